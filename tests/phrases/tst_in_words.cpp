// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"

#include <QTest>

using namespace savehub;
using namespace std::chrono_literals;

class TestInWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsInEachKindOfFigure_data();
    void fillsInEachKindOfFigure();
    void othersWordsStayAsTheyAre();
    void aFigureIsNotFilledInItself();
    void phrasesFollowEachOther();
    void aMissingPhraseLeavesNoGap();
    void countsHaveTheirWords();
    void everyReasonHasWords();
    void aRefusalBecomesAnError();
    void masksNumbersInsidePhrases();
};

void TestInWords::fillsInEachKindOfFigure_data()
{
    QTest::addColumn<Phrase>("phrase");
    QTest::addColumn<QString>("words");
    QTest::newRow("text") << Phrase(Say::OutcomeUnknown, QStringLiteral("no answer"))
                          << QStringLiteral("outcome unknown: no answer");
    QTest::newRow("count") << Phrase(
        Say::CallsWithinHour,
        4) << QStringLiteral("This phone had 4 calls within an hour; it gets no more of them.");
    QTest::newRow("money") << Phrase(Say::DaysSpend, Money{20'000'000}, Money{500'000})
                           << QStringLiteral("the day's $20.00 of spend ($0.50 used)");
    QTest::newRow("moment") << Phrase(Say::LastCallToPhone, QStringLiteral("****0123"),
                                      QStringLiteral("Ana"), QStringLiteral("Retro"),
                                      Instant{14h + 1min})
                            << QStringLiteral("The last call to ****0123 was for Ana and “Retro”, "
                                              "which starts at 14:01 UTC.");
    QTest::newRow("reason") << Phrase(Say::CallStoppedBeforeLeaving, Reason::CallsStopped)
                            << QStringLiteral("the call was stopped just before it left: all calls "
                                              "and texts are stopped.");
    QTest::newRow("phrase") << Phrase(Say::NobodyRung, Phrase(Say::CallWindowHadClosed))
                            << QStringLiteral(
                                   "nobody was rung. The call window had closed. Call by hand.");
}

void TestInWords::fillsInEachKindOfFigure()
{
    QFETCH(Phrase, phrase);
    QTEST(inWords(phrase), "words");
}

void TestInWords::othersWordsStayAsTheyAre()
{
    QCOMPARE(inWords(QStringLiteral(" 100 %n of %1 ")), QStringLiteral(" 100 %n of %1 "));
    QVERIFY(Phrase(QString()).isEmpty());
    QVERIFY(inWords(Phrase()).isEmpty());
}

void TestInWords::aFigureIsNotFilledInItself()
{
    const Phrase phrase(Say::About, QStringLiteral("%2"), QStringLiteral("%1"));
    QCOMPARE(inWords(phrase), QStringLiteral("%2: %1"));
}

void TestInWords::phrasesFollowEachOther()
{
    const auto both = Phrase::together({Say::CallByHand, Phrase(), Say::ResumeFirst});
    QCOMPARE(inWords(both), QStringLiteral("Nobody was rung: call by hand. Resume them first."));
    QCOMPARE(Phrase::together({Phrase(), Say::ResumeFirst}), Phrase(Say::ResumeFirst));
    QVERIFY(Phrase::together({}).isEmpty());
}

void TestInWords::aMissingPhraseLeavesNoGap()
{
    QCOMPARE(inWords(Phrase(Say::NoCallPlaced, Phrase())), QStringLiteral("no call was placed."));
}

void TestInWords::countsHaveTheirWords()
{
    const auto words = inWords(Phrase(Say::OutcomesNotSaved, 3, QStringLiteral("Disk full.")));
    QVERIFY2(words.contains(QStringLiteral("(3 so far)")), qPrintable(words));
    QVERIFY2(words.endsWith(QStringLiteral("Disk full.")), qPrintable(words));
}

void TestInWords::everyReasonHasWords()
{
    for (int i = 1; i <= static_cast<int>(Reason::Undelivered); ++i) {
        QVERIFY(!inWords(static_cast<Reason>(i)).isEmpty());
    }
}

void TestInWords::aRefusalBecomesAnError()
{
    const auto error = inWords(Refusal{Error::Kind::Conflict, Say::StoppedNow, Say::ResumeFirst});
    QCOMPARE(error.kind, Error::Kind::Conflict);
    QCOMPARE(error.text(), QStringLiteral("All calls are stopped. Resume them first."));
}

void TestInWords::masksNumbersInsidePhrases()
{
    const Phrase phrase(Say::NobodyRung, Phrase(QStringLiteral("no way to +12025550123")));
    QCOMPARE(inWords(withoutNumbers(phrase)),
             QStringLiteral("nobody was rung. no way to ****0123 Call by hand."));
}

QTEST_GUILESS_MAIN(TestInWords)
#include "tst_in_words.moc"
