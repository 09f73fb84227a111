// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule.h"

#include "tests/engine/incident_builder.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

constexpr Milliseconds aMoment{1};

/// As text, so that a failure shows which moments differ.
QString due(const IncidentRecord &record)
{
    const auto moment = dues(record).earliest();
    return moment ? toIso(*moment) : QStringLiteral("never");
}

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendWindowsOfTheDefaultPolicy_data();
    void sendWindowsOfTheDefaultPolicy();
    void aPolicyCannotWidenTheCallWindow();
    void theOnlyReminderLastsUntilTheStart();
    void windowsContainBothEnds();

    void stepsFallDueInTurn();
    void eachKindFallsDueByItself();
    void nothingIsDueOnceResolved();
    void acknowledgedWaitsForTheBackup();
    void aRetryIsDueAtItsTime();
    void aRetryIsDueAtTheEndOfItsWindowAtTheLatest();
    void aRetryIsNeverDueBeforeItsStep();
    void aSecondCallIsDueAtOnce_data();
    void aSecondCallIsDueAtOnce();
    void aCallThatTheEngineEndedIsNotFollowed();
    void aCallInTheMakingIsNotDue();
    void aQueuedCallIsDueWhenItsWindowCloses();
    void aQueuedCallIsTakenBackOnce();
    void expiryComesLast();
};

void TestSchedule::sendWindowsOfTheDefaultPolicy_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("until");
    const auto row = [](const char *name, int number, const char *from, const char *until) {
        QTest::newRow(name) << number << QStringLiteral("2026-11-24T%1Z").arg(QLatin1String(from))
                            << QStringLiteral("2026-11-24T%1Z").arg(QLatin1String(until));
    };
    row("email until the text", 1, "13:48:00.000", "13:54:59.999");
    row("text until the call window opens", 2, "13:55:00.000", "13:56:59.999");
    row("call in its window", 3, "13:57:00.000", "13:58:00.000");
    row("backup's email", 4, "14:10:00.000", "15:10:00.000");
    row("backup's text", 5, "14:10:00.000", "15:10:00.000");
}

void TestSchedule::sendWindowsOfTheDefaultPolicy()
{
    QFETCH(int, number);
    QFETCH(QString, from);
    QFETCH(QString, until);
    const auto policy = defaultPolicy();
    const auto window =
        sendWindow(policy, policy.rungs.at(static_cast<size_t>(number - 1)), meetingStart());
    QCOMPARE(toIso(window.from), from);
    QCOMPARE(toIso(window.until), until);
}

void TestSchedule::aPolicyCannotWidenTheCallWindow()
{
    for (const int offset : {-3600, -181, -60, 0, 600}) {
        const Rung early{3, Seconds(offset), Channel::Call, Recipient::Attendee, {}};
        const Policy policy{QStringLiteral("wide"), {early}};
        QVERIFY(sendWindow(policy, early, meetingStart()) == callWindow(meetingStart()));
    }
    QVERIFY(callWindow(meetingStart()) == (SendWindow{before(Seconds(180)), before(Seconds(120))}));
}

void TestSchedule::theOnlyReminderLastsUntilTheStart()
{
    const Rung email{1, -Minutes(12), Channel::Email, Recipient::Attendee, {}};
    const Rung late{2, Minutes(1), Channel::Email, Recipient::Attendee, {}};
    const Rung backup{4, -Minutes(5), Channel::Email, Recipient::Backup, {}};
    const auto until = [&](const Policy &policy, const Rung &rung) {
        return toIso(sendWindow(policy, rung, meetingStart()).until);
    };
    // Only a reminder to the same person takes over, and a rung after the start has at least a
    // moment.
    QCOMPARE(until({{}, {email, backup}}, email), toIso(before(aMoment)));
    QCOMPARE(until({{}, {email, late}}, email), toIso(before(aMoment)));
    QCOMPARE(until({{}, {email, late}}, late), toIso(after(Minutes(1))));
}

void TestSchedule::windowsContainBothEnds()
{
    const auto window = callWindow(meetingStart());
    QVERIFY(!window.contains(window.from - aMoment));
    QVERIFY(window.contains(window.from));
    QVERIFY(window.contains(window.until));
    QVERIFY(!window.contains(window.until + aMoment));
}

void TestSchedule::stepsFallDueInTurn()
{
    Story story;
    QCOMPARE(due(story.record), toIso(before(Minutes(12))));
    story.at(before(Minutes(12)));
    QCOMPARE(due(story.record), toIso(before(Minutes(5))));
    story.stepSent(before(Minutes(12)), 1, Accepted{});
    QCOMPARE(due(story.record), toIso(before(Minutes(5))));
    story.at(before(Minutes(5)));
    story.stepSent(before(Minutes(5)), 2, Accepted{sid()});
    QCOMPARE(due(story.record), toIso(before(Seconds(180))));
    story.at(before(Seconds(180)));
    story.sent(before(Seconds(179)), Accepted{sid(), AttemptStatus::Ringing});
    QCOMPARE(due(story.record), toIso(after(Minutes(10))));
    story.at(after(Minutes(10)));
    QCOMPARE(due(story.record), toIso(after(Hours(24))));
}

void TestSchedule::eachKindFallsDueByItself()
{
    Story story;
    const Dues planned{before(Seconds(180)), before(Minutes(5)), before(Minutes(12))};
    QVERIFY(dues(story.record) == planned);
    story.at(before(Minutes(12)));
    story.stepSent(before(Minutes(12)), 1, Accepted{});
    QVERIFY(dues(story.record).text == before(Minutes(5)));
    QVERIFY(dues(story.record).other == after(Minutes(10)));
    story.at(before(Minutes(11)), event::Resolve{QStringLiteral("operator"), {}});
    QVERIFY(dues(story.record) == Dues{});
}

void TestSchedule::nothingIsDueOnceResolved()
{
    Story story;
    story.at(before(Minutes(12)));
    story.at(before(Minutes(11)), event::Resolve{QStringLiteral("operator"), {}});
    QCOMPARE(due(story.record), QStringLiteral("never"));

    Story calling;
    calling.toTheCall();
    calling.sent(before(Seconds(179)), Accepted{sid()});
    calling.at(before(Seconds(170)), event::Joined{QStringLiteral("operator"), {}});
    QCOMPARE(due(calling.record), QStringLiteral("never"));
}

void TestSchedule::acknowledgedWaitsForTheBackup()
{
    Story story;
    story.at(before(Minutes(12)));
    story.stepSent(before(Minutes(12)), 1, Accepted{});
    story.at(before(Minutes(11)), event::Acknowledge{QStringLiteral("operator")});
    QCOMPARE(due(story.record), toIso(after(Minutes(10))));
}

void TestSchedule::aRetryIsDueAtItsTime()
{
    Story story;
    story.at(before(Minutes(12)));
    story.stepSent(before(Minutes(11)), 1, NotSent{QStringLiteral("refused")});
    QCOMPARE(due(story.record), toIso(*story.step(1).retryAt));
    QVERIFY(*story.step(1).retryAt > before(Minutes(11)));
}

void TestSchedule::aRetryIsDueAtTheEndOfItsWindowAtTheLatest()
{
    Story story;
    story.at(before(Minutes(12)));
    auto &email = story.record.steps.front();
    email.status = StepStatus::Pending;
    email.retryAt = email.lastAt + Minutes(1);
    QCOMPARE(due(story.record), toIso(before(Minutes(5))));
    email.status = StepStatus::Executed;
    story.record.steps.at(1).retryAt = story.record.steps.at(1).lastAt + Minutes(1);
    QCOMPARE(due(story.record), toIso(before(Seconds(180))));
}

/// After the clock was set back, the retry lies before the step. A look at that moment would change
/// nothing.
void TestSchedule::aRetryIsNeverDueBeforeItsStep()
{
    Story story;
    story.at(before(Minutes(12)));
    story.stepSent(before(Minutes(14)), 1, NotSent{QStringLiteral("refused")});
    QVERIFY(*story.step(1).retryAt < before(Minutes(12)));
    QCOMPARE(due(story.record), toIso(before(Minutes(12))));
}

void TestSchedule::aSecondCallIsDueAtOnce_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<bool>("wanted");
    for (const auto end : {AttemptStatus::Busy, AttemptStatus::NoAnswer, AttemptStatus::Failed}) {
        QTest::newRow(qPrintable(toText(end))) << static_cast<int>(end) << true;
    }
    for (const auto end :
         {AttemptStatus::Completed, AttemptStatus::Canceled, AttemptStatus::Ringing}) {
        QTest::newRow(qPrintable(toText(end))) << static_cast<int>(end) << false;
    }
}

void TestSchedule::aSecondCallIsDueAtOnce()
{
    QFETCH(int, end);
    QFETCH(bool, wanted);
    Story story;
    story.toTheCall();
    story.sent(before(Seconds(179)), Accepted{sid()});
    story.reported(before(Seconds(155)), static_cast<AttemptStatus>(end));
    QCOMPARE(wantsCall(story.record, story.step(3)), wanted);
    const auto expected = wanted ? before(Seconds(180)) : after(Minutes(10));
    QCOMPARE(due(story.record), toIso(expected));
}

void TestSchedule::aCallThatTheEngineEndedIsNotFollowed()
{
    Story story;
    story.toTheCall();
    story.sent(before(Seconds(179)), Accepted{sid()});
    story.at(before(Seconds(170)), event::Acknowledge{QStringLiteral("operator")});
    story.reported(before(Seconds(165)), AttemptStatus::Busy);
    QVERIFY(!wantsCall(story.record, story.step(3)));
    QCOMPARE(due(story.record), toIso(after(Minutes(10))));
}

void TestSchedule::aCallInTheMakingIsNotDue()
{
    Story story;
    story.toTheOpenWindow();
    QVERIFY(wantsCall(story.record, story.step(3)));
    QVERIFY(!wantsCall(story.record, story.step(2)));
    story.at(before(Seconds(180)));
    QVERIFY(!wantsCall(story.record, story.step(3)));
    QCOMPARE(due(story.record), toIso(after(Minutes(10))));
}

void TestSchedule::aQueuedCallIsDueWhenItsWindowCloses()
{
    Story story;
    story.toTheCall();
    story.sent(before(Seconds(179)), Accepted{sid()});
    QCOMPARE(due(story.record), toIso(before(Seconds(120)) + aMoment));
    story.reported(before(Seconds(178)), AttemptStatus::Initiated);
    QCOMPARE(due(story.record), toIso(after(Minutes(10))));
}

void TestSchedule::aQueuedCallIsTakenBackOnce()
{
    Story story;
    story.toTheCall();
    story.sent(before(Seconds(179)), Accepted{sid()});
    QCOMPARE(count<command::EndCall>(story.at(before(Seconds(120)))), 0);
    QCOMPARE(count<command::EndCall>(story.at(before(Seconds(120)) + aMoment)), 1);
    QCOMPARE(due(story.record), toIso(after(Minutes(10))));
    QCOMPARE(count<command::EndCall>(story.at(before(Seconds(119)))), 0);
}

void TestSchedule::expiryComesLast()
{
    Story story;
    story.at(after(Minutes(11)));
    QCOMPARE(toIso(expiryOf(story.record.incident)), toIso(after(Hours(24))));
    QCOMPARE(due(story.record), toIso(after(Hours(24))));
    story.at(after(Hours(24)) - aMoment);
    QVERIFY(story.record.incident.state == IncidentState::Escalating);
    story.at(after(Hours(24)));
    QVERIFY(story.record.incident.resolution == Reason::Expired);
    QCOMPARE(due(story.record), QStringLiteral("never"));
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
