// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "engine/call_outcome.h"
#include "phrases/in_words.h"
#include "tests/engine/call_stories.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

class TestDecideReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsInOrder();
    void reportsNeverGoBack_data();
    void reportsNeverGoBack();
    void duplicatesChangeNothing();
    void aReportBeforeTheAnswer();
    void aReportWhileReconciling();
    void aReportAfterUnknown();
    void aReportOfAnotherCallIsRefused();
    void aReportOfTheOtherAttemptsCallIsRefused();
    void anAnswerThatNamesAnotherCallAlarms();
    void newsInAnyOrderComesToTheSame_data();
    void newsInAnyOrderComesToTheSame();
    void lateFiguresAreKept();
    void aLongWaitAtTheProviderIsToldOnceADay();
    void keys_data();
    void keys();
    void theAnswerStands();
    void aKeyBeforeTheAnswerOfTheProvider();
    void aLostCallCountsAsPlaced();
    void aLostCallThatComesBackIsFollowed();
};

void TestDecideReports::reportsInOrder()
{
    auto story = placed();
    int second = 178;
    for (const auto next : {AttemptStatus::Initiated, AttemptStatus::Ringing,
                            AttemptStatus::InProgress, AttemptStatus::Completed}) {
        const auto decision = story.reported(before(Seconds(--second)), next);
        QCOMPARE(status(story), toText(next));
        QCOMPARE(decision.callEvents.size(), size_t(1));
        QCOMPARE(decision.callEvents.front().event, toText(next));
        QVERIFY(decision.callEvents.front().source == CallEventSource::Webhook);
        QVERIFY(decision.commands.empty());
        QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
        QCOMPARE(story.lastAttempt().endedAt.has_value(), next == AttemptStatus::Completed);
    }
    QVERIFY(story.lastAttempt().acceptedAt == before(Seconds(179)));
}

void TestDecideReports::reportsNeverGoBack_data()
{
    QTest::addColumn<int>("is");
    QTest::addColumn<int>("report");
    const AttemptStatus reported[] = {
        AttemptStatus::Queued,     AttemptStatus::Initiated, AttemptStatus::Ringing,
        AttemptStatus::InProgress, AttemptStatus::Completed, AttemptStatus::Busy,
        AttemptStatus::NoAnswer,   AttemptStatus::Failed,    AttemptStatus::Canceled};
    for (const auto is : reported) {
        for (const auto report : reported) {
            QTest::newRow(qPrintable(QStringLiteral("%1 after %2").arg(toText(report), toText(is))))
                << static_cast<int>(is) << static_cast<int>(report);
        }
    }
}

void TestDecideReports::reportsNeverGoBack()
{
    QFETCH(int, is);
    QFETCH(int, report);
    const auto known = static_cast<AttemptStatus>(is);
    const auto news = static_cast<AttemptStatus>(report);
    auto story = placed(known);
    const auto decision = story.reported(before(Seconds(170)), news);
    const bool moves = attemptRank(news) > attemptRank(known);
    QCOMPARE(status(story), toText(moves ? news : known));
    QCOMPARE(decision.callEvents.size(), size_t(moves ? 1 : 0));
    QVERIFY(!decision.refusal);
}

void TestDecideReports::duplicatesChangeNothing()
{
    auto story = placed();
    story.reported(before(Seconds(170)), AttemptStatus::InProgress, QStringLiteral("7"));
    const auto record = story.record;
    const auto decision =
        story.reported(before(Seconds(169)), AttemptStatus::InProgress, QStringLiteral("7"));
    QVERIFY(story.record == record);
    QVERIFY(decision.callEvents.empty() && decision.commands.empty() && decision.audit.empty());
}

void TestDecideReports::aReportBeforeTheAnswer()
{
    auto story = calling();
    const auto early = story.reported(before(Seconds(179)), AttemptStatus::Ringing);
    QCOMPARE(status(story), QStringLiteral("ringing"));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
    QVERIFY(story.lastAttempt().sid == sid());
    QCOMPARE(count<command::WatchCall>(early), 1);
    story.sent(before(Seconds(178)), Accepted{sid(), AttemptStatus::Queued});
    QCOMPARE(status(story), QStringLiteral("ringing"));
    QVERIFY(story.lastAttempt().acceptedAt == before(Seconds(179)));
    // The answer got lost, but the call is known to exist.
    auto lost = calling();
    lost.reported(before(Seconds(179)), AttemptStatus::Ringing);
    for (const SendOutcome &outcome : {SendOutcome(timeOut), SendOutcome(refused)}) {
        const auto decision = lost.sent(before(Seconds(150)), outcome);
        QCOMPARE(status(lost), QStringLiteral("ringing"));
        QVERIFY(decision.commands.empty() && !decision.refusal);
    }
}

void TestDecideReports::aReportWhileReconciling()
{
    auto story = calling();
    story.sent(before(Seconds(178)), timeOut);
    const auto decision = story.reported(before(Seconds(170)), AttemptStatus::InProgress);
    QCOMPARE(status(story), QStringLiteral("in-progress"));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
    QVERIFY(story.lastAttempt().error.isEmpty());
    QCOMPARE(count<command::WatchCall>(decision), 1);
    reconciled(story, before(Seconds(160)), ProvenAbsent{});
    QCOMPARE(status(story), QStringLiteral("in-progress"));
}

void TestDecideReports::aReportAfterUnknown()
{
    auto story = calling();
    story.sent(before(Seconds(178)), timeOut);
    reconciled(story, before(Seconds(150)), StillUnknown{});
    const auto decision = story.reported(before(Seconds(110)), AttemptStatus::Ringing);
    QCOMPARE(status(story), QStringLiteral("ringing"));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
    QVERIFY(!story.lastAttempt().endedAt);
    QCOMPARE(count<command::WatchCall>(decision), 1);
    // Found queued after its window, so it must not ring hours later.
    auto queued = calling();
    queued.sent(before(Seconds(178)), timeOut);
    reconciled(queued, before(Seconds(150)), StillUnknown{});
    queued.reported(before(Seconds(110)), AttemptStatus::Queued);
    QCOMPARE(count<command::EndCall>(queued.at(before(Seconds(110)))), 1);
}

void TestDecideReports::aReportOfAnotherCallIsRefused()
{
    auto story = placed();
    const auto decision =
        story.at(before(Seconds(170)),
                 event::CallReported{story.lastAttempt().key,
                                     CallEventSource::Webhook,
                                     {.sid = sid(2), .status = AttemptStatus::Completed}});
    QVERIFY(decision.refusal);
    QCOMPARE(status(story), QStringLiteral("queued"));
}

void TestDecideReports::aReportOfTheOtherAttemptsCallIsRefused()
{
    auto story = callingAgain();
    const auto before = story.record;
    const auto decision = story.reported(test::before(Seconds(154)), AttemptStatus::Ringing);
    QVERIFY(decision.refusal && decision.refusal->kind == Error::Kind::Conflict);
    QVERIFY(story.record == before);
}

void TestDecideReports::anAnswerThatNamesAnotherCallAlarms()
{
    auto story = calling();
    story.reported(before(Seconds(179)), AttemptStatus::Ringing);
    const auto decision = story.sent(before(Seconds(178)), Accepted{sid(2)});
    QVERIFY(alarms(decision));
    QVERIFY(inWords(decision.notices.front().what).contains(sid(2).text()));
    QVERIFY(decision.commands.empty());
    QVERIFY(story.lastAttempt().sid == sid(1));
    QCOMPARE(status(story), QStringLiteral("ringing"));
    QCOMPARE(decision.callEvents.front().event, QStringLiteral("conflict"));
}

void TestDecideReports::newsInAnyOrderComesToTheSame_data()
{
    QTest::addColumn<QString>("order");
    QTest::newRow("as it happened") << "airpc";
    QTest::newRow("before the answer") << "irpca";
    QTest::newRow("backwards") << "cpria";
    QTest::newRow("twice") << "aaiirrppcc";
    QTest::newRow("twice, all over") << "airpcairpc";
    QTest::newRow("the end first, the answer lost") << "cxpri";
}

/// a: the provider's answer. i, r, p, c: initiated, ringing, in progress with key 1, completed. x:
/// the answer was lost.
void TestDecideReports::newsInAnyOrderComesToTheSame()
{
    QFETCH(const QString, order);
    auto story = calling();
    int second = 179;
    for (const auto piece : order) {
        const auto now = before(Seconds(--second));
        if (piece == QLatin1Char('a')) {
            story.sent(now, Accepted{sid()});
        } else if (piece == QLatin1Char('x')) {
            story.sent(now, timeOut);
        } else if (piece == QLatin1Char('i')) {
            story.reported(now, AttemptStatus::Initiated);
        } else if (piece == QLatin1Char('r')) {
            story.reported(now, AttemptStatus::Ringing);
        } else if (piece == QLatin1Char('p')) {
            story.reported(now, AttemptStatus::InProgress, QStringLiteral("1"));
        } else {
            story.reported(now, AttemptStatus::Completed);
        }
    }
    QCOMPARE(status(story), QStringLiteral("completed"));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
    QCOMPARE(story.lastAttempt().digit, QStringLiteral("1"));
    QVERIFY(story.lastAttempt().sid == sid());
    QVERIFY(!story.lastAttempt().cancelWanted);
    QCOMPARE(toText(story.record.incident.state), QStringLiteral("RESOLVED"));
}

void TestDecideReports::lateFiguresAreKept()
{
    auto story = placed(AttemptStatus::Completed);
    story.at(after(Minutes(1)), event::CallReported{story.lastAttempt().key,
                                                    CallEventSource::Poll,
                                                    {.sid = sid(),
                                                     .status = AttemptStatus::Completed,
                                                     .answeredBy = QStringLiteral("machine_start"),
                                                     .duration = Seconds(61),
                                                     .price = microDollars(30'000)}});
    QVERIFY(story.lastAttempt().price == microDollars(30'000));
    QVERIFY(story.lastAttempt().duration == Seconds(61));
    QCOMPARE(story.lastAttempt().answeredBy, QStringLiteral("machine_start"));
    story.reported(after(Minutes(2)), AttemptStatus::Completed);
    QVERIFY(story.lastAttempt().price == microDollars(30'000));
}

void TestDecideReports::aLongWaitAtTheProviderIsToldOnceADay()
{
    const auto waited = [](Story &story, Milliseconds queueTime) {
        return story.at(before(Seconds(150)), event::CallReported{story.lastAttempt().key,
                                                                  CallEventSource::Poll,
                                                                  {.sid = sid(),
                                                                   .status = AttemptStatus::Ringing,
                                                                   .queueTime = queueTime}});
    };
    auto story = placed();
    QVERIFY(waited(story, Milliseconds(4'999)).notices.empty());
    QVERIFY(story.lastAttempt().queueTime == Milliseconds(4'999));
    const auto told = waited(story, Milliseconds(5'000));
    QCOMPARE(told.notices.size(), size_t(1));
    QVERIFY(inWords(told.notices.front().what).contains(QLatin1String("held a call for 5 s")));
    QVERIFY(told.warned == std::vector{Warning::HeldCalls});
    story.around.standing.warnedAt[Warning::HeldCalls] = before(Minutes(2));
    QVERIFY(waited(story, Milliseconds(6'000)).notices.empty());
    QVERIFY(waited(story, Milliseconds(1'000)).notices.empty());
    QVERIFY(story.lastAttempt().queueTime == Milliseconds(6'000));
}

void TestDecideReports::keys_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("state");
    QTest::newRow("1") << QStringLiteral("1") << QStringLiteral("RESOLVED");
    QTest::newRow("2") << QStringLiteral("2") << QStringLiteral("ACKNOWLEDGED");
    QTest::newRow("another") << QStringLiteral("5") << QStringLiteral("OPEN");
    QTest::newRow("a wrong one, then 1") << QStringLiteral("51") << QStringLiteral("RESOLVED");
    QTest::newRow("two wrong ones, then 2")
        << QStringLiteral("#52") << QStringLiteral("ACKNOWLEDGED");
    QTest::newRow("none: a voicemail is no answer") << QString() << QStringLiteral("OPEN");
}

void TestDecideReports::keys()
{
    QFETCH(QString, digits);
    auto story = placed();
    story.reported(before(Seconds(170)), AttemptStatus::InProgress);
    int second = 169;
    for (const auto digit : digits) {
        const auto decision =
            story.reported(before(Seconds(--second)), AttemptStatus::InProgress, QString(digit));
        QCOMPARE(story.lastAttempt().digit, QString(digit));
        QCOMPARE(decision.callEvents.front().event, QStringLiteral("digit"));
    }
    story.reported(before(Seconds(160)), AttemptStatus::Completed);
    QTEST(toText(story.record.incident.state), "state");
}

void TestDecideReports::theAnswerStands()
{
    auto story = placed(AttemptStatus::InProgress);
    story.reported(before(Seconds(170)), AttemptStatus::InProgress, QStringLiteral("2"));
    story.reported(before(Seconds(169)), AttemptStatus::InProgress, QStringLiteral("1"));
    QCOMPARE(story.lastAttempt().digit, QStringLiteral("2"));
    QCOMPARE(toText(story.record.incident.state), QStringLiteral("ACKNOWLEDGED"));
}

void TestDecideReports::aKeyBeforeTheAnswerOfTheProvider()
{
    auto story = calling();
    story.reported(before(Seconds(170)), AttemptStatus::InProgress, QStringLiteral("1"));
    QCOMPARE(toText(story.record.incident.state), QStringLiteral("RESOLVED"));
    const auto decision = story.sent(before(Seconds(169)), Accepted{sid()});
    QCOMPARE(count<command::EndCall>(decision), 0);
    QVERIFY(!story.lastAttempt().cancelWanted);
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
}

void TestDecideReports::aLostCallCountsAsPlaced()
{
    auto story = placed(AttemptStatus::Ringing);
    const auto decision = story.at(
        before(Seconds(130)), event::CallLost{story.lastAttempt().key, QStringLiteral("no news")});
    QCOMPARE(status(story), QStringLiteral("unknown"));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
    QVERIFY(alarms(decision));
    QVERIFY(story.lastAttempt().endedAt);
    QVERIFY(story.at(before(Seconds(125))).commands.empty());
    // A call that is over, or never existed, cannot get lost.
    auto over = placed(AttemptStatus::Busy);
    over.at(before(Seconds(130)), event::CallLost{over.lastAttempt().key, {}});
    QCOMPARE(status(over), QStringLiteral("busy"));
}

void TestDecideReports::aLostCallThatComesBackIsFollowed()
{
    auto story = placed(AttemptStatus::Queued);
    story.at(before(Seconds(130)), event::CallLost{story.lastAttempt().key, {}});
    const auto decision = story.reported(before(Seconds(128)), AttemptStatus::Ringing);
    QCOMPARE(status(story), QStringLiteral("ringing"));
    QCOMPARE(count<command::WatchCall>(decision), 1);
    QVERIFY(story.lastAttempt().acceptedAt == before(Seconds(179)));
    QVERIFY(story.lastAttempt().sid == sid());
}

QTEST_GUILESS_MAIN(TestDecideReports)
#include "tst_decide_reports.moc"
