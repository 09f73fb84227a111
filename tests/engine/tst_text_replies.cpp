// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text_replies.h"

#include "domain/enum_text.h"

#include <QTest>

using namespace savehub;

class TestTextAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreRead_data();
    void wordsAreRead();
    void theLastReminderBeforeTheTextIsAnswered();
    void withoutReminderNothingIsAnswered();
};

void TestTextAnswers::wordsAreRead_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("answer");
    const auto row = [](const QString &body, const char *answer) {
        QTest::newRow(qPrintable(QStringLiteral("\"%1\"").arg(body))) << body << answer;
    };
    for (const char *joined : {"1", " 1\r\n", "1.", "joined", "JOINED", "Joined!", "yes", "Yes.",
                               "ja", "s\u00ed", "S\u00cd", "si"}) {
        row(QString::fromUtf8(joined), "joined");
    }
    for (const char *missed : {"2", "\t2", "missed", "MISSED", "no", "Nein!", "2 ."}) {
        row(QString::fromUtf8(missed), "missed");
    }
    for (const char *neither : {"", "  ", "3", "11", "12", "1 2", "1 or 2?", "yes but later",
                                "I have not joined", "stop", "!", "\u0661", "joined\n2"}) {
        row(QString::fromUtf8(neither), "");
    }
}

void TestTextAnswers::wordsAreRead()
{
    QFETCH(const QString, body);
    const auto answer = parseTextAnswer(body);
    QTEST(answer ? toText(*answer) : QString(), "answer");
}

void TestTextAnswers::theLastReminderBeforeTheTextIsAnswered()
{
    const Instant ten{Hours{10}};
    const IncidentId early(QStringLiteral("early")), late(QStringLiteral("late"));
    const std::vector<TextReminder> reminders{{late, ten}, {early, ten - Minutes{30}}};
    QCOMPARE(findAnsweredIncident(reminders, ten - Milliseconds{1}), std::optional(early));
    QCOMPARE(findAnsweredIncident(reminders, ten), std::optional(late));
    QCOMPARE(findAnsweredIncident(reminders, ten + Minutes{30}), std::optional(late));
    const std::vector<TextReminder> otherOrder{reminders[1], reminders[0]};
    QCOMPARE(findAnsweredIncident(otherOrder, ten), std::optional(late));
}

void TestTextAnswers::withoutReminderNothingIsAnswered()
{
    const Instant ten{Hours{10}};
    QVERIFY(!findAnsweredIncident({}, ten));
    QVERIFY(!findAnsweredIncident({{IncidentId(QStringLiteral("later")), ten}}, ten - Minutes{1}));
}

QTEST_GUILESS_MAIN(TestTextAnswers)
#include "tst_text_replies.moc"
