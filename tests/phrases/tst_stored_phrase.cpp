// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/stored_phrase.h"

#include <QTest>

using namespace savehub;
using namespace std::chrono_literals;

class TestStoredPhrase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void othersWordsHaveNoCode();
    void anythingElseIsNoPhrase_data();
    void anythingElseIsNoPhrase();
};

void TestStoredPhrase::comesBack_data()
{
    QTest::addColumn<Phrase>("phrase");
    QTest::addColumn<QString>("json");
    QTest::newRow("a code") << Phrase(Say::ResumeFirst) << QStringLiteral(R"(["resume_first"])");
    QTest::newRow("a text") << Phrase(Say::OutcomeUnknown, QStringLiteral("a \"b\" é\n"))
                            << QStringLiteral(R"(["outcome_unknown","a \"b\" é\n"])");
    QTest::newRow("an empty text")
        << Phrase(Say::OutcomeUnknown, QString()) << QStringLiteral(R"(["outcome_unknown",""])");
    QTest::newRow("a count") << Phrase(Say::CallsWithinDay, 10)
                             << QStringLiteral(R"(["calls_within_day",10])");
    QTest::newRow("money") << Phrase(Say::CallTooDear, Money{600'000}, Money{-1})
                           << QStringLiteral(
                                  R"(["call_too_dear",{"micros":600000},{"micros":-1}])");
    QTest::newRow("a moment") << Phrase(Say::LastCallToPhone, Instant{14h + 7ms})
                              << QStringLiteral(
                                     R"(["last_call_to_phone",{"at":"1970-01-01T14:00:00.007Z"}])");
    QTest::newRow("a reason") << Phrase(Say::CallStoppedBeforeLeaving, Reason::Joined)
                              << QStringLiteral(
                                     R"(["call_stopped_before_leaving",{"reason":"joined"}])");
    QTest::newRow("no reason") << Phrase(Say::CallStoppedBeforeLeaving, Reason::None)
                               << QStringLiteral(
                                      R"(["call_stopped_before_leaving",{"reason":""}])");
    QTest::newRow("a phrase") << Phrase(Say::NobodyRung, Phrase(QStringLiteral("why")))
                              << QStringLiteral(R"(["nobody_rung",[["verbatim","why"]]])");
    QTest::newRow("phrases") << Phrase::together({Say::StoppedNow, Say::ResumeFirst})
                             << QStringLiteral(
                                    R"(["together",[["stopped_now"],["resume_first"]]])");
}

void TestStoredPhrase::comesBack()
{
    QFETCH(Phrase, phrase);
    QTEST(toJson(phrase), "json");
    QCOMPARE(phraseFromJson(toJson(phrase)), std::optional(phrase));
}

void TestStoredPhrase::othersWordsHaveNoCode()
{
    QVERIFY(toJson(QStringLiteral("The number is unverified.")).isEmpty());
    QVERIFY(toJson(Phrase()).isEmpty());
}

void TestStoredPhrase::anythingElseIsNoPhrase_data()
{
    QTest::addColumn<QString>("json");
    for (const auto *json :
         {"", "nobody_rung", "{}", "[]", "[1]", R"(["no_such_code"])", R"(["nobody_rung", true])",
          R"(["verbatim"])", R"(["nobody_rung", [["verbatim", 5]]])",
          R"(["nobody_rung", {"at": "noon"}])", R"(["nobody_rung", {"reason": "none such"}])",
          R"(["nobody_rung", [["no_such_code"]]])", R"(["nobody_rung", ["why"]])"}) {
        QTest::newRow(json) << QString::fromLatin1(json);
    }
}

void TestStoredPhrase::anythingElseIsNoPhrase()
{
    QFETCH(QString, json);
    QVERIFY(!phraseFromJson(json));
}

QTEST_GUILESS_MAIN(TestStoredPhrase)
#include "tst_stored_phrase.moc"
