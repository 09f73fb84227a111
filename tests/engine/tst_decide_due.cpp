// SPDX-License-Identifier: GPL-3.0-or-later
#include "decide.h"

#include "call_guards.h"
#include "cost.h"
#include "incident_builder.h"

#include <QTest>

#include <functional>

using namespace savehub;
using namespace savehub::test;

namespace {

constexpr Milliseconds aMoment{1};

/// "EXECUTED", "SKIPPED missed_window"…
QString standing(const Step &step)
{
    const auto reason = toText(step.reason);
    return reason.isEmpty() ? toText(step.status)
                            : QStringLiteral("%1 %2").arg(toText(step.status), reason);
}

QStringList standings(const IncidentRecord &record)
{
    QStringList all;
    for (const auto &step : record.steps) {
        all.append(standing(step));
    }
    return all;
}

bool tells(const Decision &decision, Notice::Severity severity)
{
    return std::any_of(decision.notices.begin(), decision.notices.end(),
                       [&](const Notice &notice) { return notice.severity == severity; });
}

using Change = std::function<void(Story &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestDecideDue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laddersOnTime();
    void foundLate_data();
    void foundLate();
    void emailTextAndCallTakeOverInTurn();
    void aLateReminderIsTold();
    void whatCannotBeReachedIsSkipped_data();
    void whatCannotBeReachedIsSkipped();

    void theCallIsIntended();
    void theCallWaitsForItsTurn_data();
    void theCallWaitsForItsTurn();
    void theCallWindowIsInclusive_data();
    void theCallWindowIsInclusive();
    void aCallTooLateIsAHardStop_data();
    void aCallTooLateIsAHardStop();
    void theTrailIsStoredWithTheStep_data();
    void theTrailIsStoredWithTheStep();
    void calledPeopleAreNotCalledMissedCalls();
    void theBackupHearsAtTPlus10();
    void theBackupIsNotToldTooLate();
    void answeredPeopleAreLeftAlone();
};

void TestDecideDue::laddersOnTime()
{
    Story story;
    auto decision = story.at(before(Minutes(12)) - aMoment);
    QVERIFY(decision.commands.empty());
    QVERIFY(story.record.incident.state == IncidentState::Scheduled);

    decision = story.at(before(Minutes(12)));
    QVERIFY(story.record.incident.state == IncidentState::Open);
    QCOMPARE(decision.commands.size(), size_t(1));
    QVERIFY(decision.commands.front() == Command(command::SendEmail{story.step(1).id}));
    QCOMPARE(story.step(1).tries, 1);

    decision = story.at(before(Minutes(5)));
    QCOMPARE(decision.commands.size(), size_t(1));
    QVERIFY(decision.commands.front() == Command(command::SendText{story.step(2).id}));

    decision = story.at(before(Seconds(180)));
    QCOMPARE(decision.commands.size(), size_t(1));
    QVERIFY(decision.commands.front() == Command(command::PlaceCall{story.lastAttempt().key}));
    QVERIFY(decision.notices.empty());
}

void TestDecideDue::foundLate_data()
{
    QTest::addColumn<int>("secondsLeft");
    QTest::addColumn<QStringList>("steps");
    const auto row = [](const char *name, int secondsLeft, const char *steps) {
        QTest::newRow(name) << secondsLeft
                            << QString::fromLatin1(steps).split(QStringLiteral(", "));
    };
    row("at T-11", 660, "SENDING, PENDING, PENDING, PENDING, PENDING");
    row("a second before the text", 301, "SENDING, PENDING, PENDING, PENDING, PENDING");
    row("at the text", 300, "SKIPPED missed_window, SENDING, PENDING, PENDING, PENDING");
    row("a second before the call", 181,
        "SKIPPED missed_window, SENDING, PENDING, PENDING, PENDING");
    row("at the call", 180,
        "SKIPPED missed_window, SKIPPED missed_window, SENDING, PENDING, PENDING");
    row("at the call's last second", 120,
        "SKIPPED missed_window, SKIPPED missed_window, SENDING, PENDING, PENDING");
    row("too late for the call", 119,
        "SKIPPED missed_window, SKIPPED missed_window, SKIPPED missed_window, PENDING, PENDING");
    row("at T+10", -600,
        "SKIPPED missed_window, SKIPPED missed_window, SKIPPED missed_window, SENDING, SENDING");
    row("at T+70", -4200,
        "SKIPPED missed_window, SKIPPED missed_window, SKIPPED missed_window, SENDING, SENDING");
    row("too late for the backup", -4201,
        "SKIPPED missed_window, SKIPPED missed_window, SKIPPED missed_window, "
        "SKIPPED missed_window, SKIPPED missed_window");
    row("the next day", -86'400,
        "SKIPPED expired, SKIPPED expired, SKIPPED expired, SKIPPED expired, SKIPPED expired");
}

void TestDecideDue::foundLate()
{
    QFETCH(int, secondsLeft);
    Story story;
    story.at(before(Seconds(secondsLeft)));
    QTEST(standings(story.record), "steps");
}

void TestDecideDue::emailTextAndCallTakeOverInTurn()
{
    Story story;
    QCOMPARE(count<command::SendEmail>(story.at(before(Minutes(5)) - aMoment)), 1);
    story = {};
    const auto text = story.at(before(Minutes(5)));
    QCOMPARE(count<command::SendEmail>(text), 0);
    QCOMPARE(count<command::SendText>(text), 1);
    story = {};
    QCOMPARE(count<command::SendText>(story.at(before(Seconds(180)) - aMoment)), 1);
    story = {};
    const auto call = story.at(before(Seconds(180)));
    QCOMPARE(count<command::SendText>(call), 0);
    QCOMPARE(count<command::PlaceCall>(call), 1);
}

void TestDecideDue::aLateReminderIsTold()
{
    Story story;
    QVERIFY(tells(story.at(before(Minutes(4))), Notice::Severity::Warning));
    story = {};
    QVERIFY(tells(story.at(before(Seconds(119))), Notice::Severity::Alarm));
}

void TestDecideDue::whatCannotBeReachedIsSkipped_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, int step, const char *expected, const Change &change) {
        QTest::newRow(name) << step << change << QString::fromLatin1(expected);
    };
    const Change noPhone = [](Story &s) {
        s.around.attendeePhone = PhoneStanding::Missing;
    };
    const Change badPhone = [](Story &s) {
        s.around.attendeePhone = PhoneStanding::Invalid;
    };
    const Change stopped = [](Story &s) {
        s.around.standing.settings.callsStopped = true;
    };
    const Change notReady = [](Story &s) {
        s.around.providerProblem = QStringLiteral("Twilio credentials not configured");
    };
    const Change noMail = [](Story &s) {
        s.around.mailProblem = QStringLiteral("no server");
    };
    row("no email", 1, "SKIPPED no_email", [](Story &s) { s.record.person.email.clear(); });
    row("no phone for the text", 2, "SKIPPED no_phone", noPhone);
    row("no phone for the call", 3, "SKIPPED no_phone", noPhone);
    row("invalid phone for the text", 2, "SKIPPED invalid_phone", badPhone);
    row("invalid phone for the call", 3, "SKIPPED invalid_phone", badPhone);
    row("no backup's email", 4, "SKIPPED no_backup", [](Story &s) { s.record.person.backup = {}; });
    row("no backup's phone", 5, "SKIPPED no_backup",
        [](Story &s) { s.around.backupPhone = PhoneStanding::Missing; });
    row("calls stopped, the email goes", 1, "SENDING", stopped);
    row("texts stopped", 2, "SKIPPED calls_stopped", stopped);
    row("calls stopped", 3, "SKIPPED calls_stopped", stopped);
    row("do not call", 3, "SKIPPED do_not_call",
        [](Story &s) { s.record.person.doNotCall = true; });
    row("do not call allows texts", 2, "SENDING",
        [](Story &s) { s.record.person.doNotCall = true; });
    row("no money left", 3, "SKIPPED budget_exceeded",
        [](Story &s) { s.around.standing.settings.dailyCap = {}; });
    row("provider not ready for the text", 2, "FAILED provider_not_ready", notReady);
    row("provider not ready for the call", 3, "FAILED provider_not_ready", notReady);
    row("no mail server", 1, "FAILED provider_not_ready", noMail);
    row("no mail server for the backup", 4, "FAILED provider_not_ready", noMail);
}

void TestDecideDue::whatCannotBeReachedIsSkipped()
{
    QFETCH(int, step);
    QFETCH(Change, change);
    QFETCH(QString, expected);
    Story story;
    change(story);
    const auto decision = story.at(story.step(step).dueAt);
    QCOMPARE(standing(story.step(step)), expected);
    if (expected != QLatin1String("SENDING")) {
        QVERIFY(!story.step(step).errorMessage.isEmpty());
        QCOMPARE(count<command::PlaceCall>(decision), 0);
    }
    if (expected.startsWith(QLatin1String("FAILED"))) {
        QVERIFY(tells(decision, Notice::Severity::Warning));
        QVERIFY(story.step(step).errorMessage == story.around.providerProblem
                || story.step(step).errorMessage == story.around.mailProblem);
    }
}

void TestDecideDue::theCallIsIntended()
{
    Story story;
    story.around.standing.settings.provider = Provider::Twilio;
    story.toTheOpenWindow();
    const auto decision = story.at(before(Seconds(170)));
    QCOMPARE(story.record.attempts.size(), size_t(1));
    const auto &attempt = story.lastAttempt();
    QVERIFY(attempt.key == story.around.freshKey);
    QVERIFY(attempt.incident == story.record.incident.id);
    QVERIFY(attempt.step == story.step(3).id);
    QCOMPARE(attempt.number, 1);
    QVERIFY(attempt.provider == Provider::Twilio);
    QVERIFY(attempt.to == *story.record.person.phone);
    QVERIFY(attempt.status == AttemptStatus::Sending);
    QVERIFY(attempt.createdAt == before(Seconds(170)));
    QVERIFY(attempt.estimate == callEstimate(Settings{}));
    QCOMPARE(standing(story.step(3)), QStringLiteral("SENDING"));
    QVERIFY(story.step(3).provider == Provider::Twilio);
    QCOMPARE(decision.log, QStringList({QStringLiteral("[CALL] Provider=twilio"),
                                        QStringLiteral("[CALL] Initiating call to ****0123")}));
    QCOMPARE(decision.callEvents.size(), size_t(1));
    QCOMPARE(decision.callEvents.front().event, QStringLiteral("created"));
    QVERIFY(story.at(before(Seconds(169))).commands.empty());
}

void TestDecideDue::theCallWaitsForItsTurn_data()
{
    QTest::addColumn<int>("line");
    QTest::newRow("not in the line yet") << static_cast<int>(LineStanding::Outside);
    QTest::newRow("waiting") << static_cast<int>(LineStanding::Waiting);
}

void TestDecideDue::theCallWaitsForItsTurn()
{
    QFETCH(int, line);
    Story story;
    story.toTheOpenWindow();
    story.around.line = static_cast<LineStanding>(line);
    const auto decision = story.at(before(Seconds(180)));
    QVERIFY(decision.candidate
            == (CallCandidate{story.record.incident.id, before(Seconds(120)), 1}));
    QVERIFY(decision.commands.empty());
    QVERIFY(story.record.attempts.empty());
    QCOMPARE(standing(story.step(3)), QStringLiteral("PENDING"));
    story.around.line = LineStanding::Granted;
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(121)))), 1);
}

void TestDecideDue::theCallWindowIsInclusive_data()
{
    QTest::addColumn<int>("millisecondsLeft");
    QTest::addColumn<int>("calls");
    QTest::newRow("180.001 s") << 180'001 << 0;
    QTest::newRow("180 s") << 180'000 << 1;
    QTest::newRow("120 s") << 120'000 << 1;
    QTest::newRow("119.999 s") << 119'999 << 0;
}

void TestDecideDue::theCallWindowIsInclusive()
{
    QFETCH(int, millisecondsLeft);
    Story story;
    story.toTheOpenWindow();
    const auto decision = story.at(before(Milliseconds(millisecondsLeft)));
    QTEST(count<command::PlaceCall>(decision), "calls");
}

void TestDecideDue::aCallTooLateIsAHardStop_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("never in the line")
        << static_cast<int>(LineStanding::Outside) << QStringLiteral("SKIPPED missed_window");
    QTest::newRow("waited too long")
        << static_cast<int>(LineStanding::Waiting) << QStringLiteral("SKIPPED line_full");
    QTest::newRow("its turn came too late")
        << static_cast<int>(LineStanding::Granted) << QStringLiteral("SKIPPED missed_window");
}

void TestDecideDue::aCallTooLateIsAHardStop()
{
    QFETCH(int, line);
    Story story;
    story.toTheOpenWindow();
    story.around.line = static_cast<LineStanding>(line);
    const auto decision = story.at(before(Milliseconds(119'999)));
    QTEST(standing(story.step(3)), "expected");
    QCOMPARE(decision.log,
             QStringList(QStringLiteral("[CALL] HARD STOP - Outside critical window (119s "
                                        "before)")));
    QVERIFY(tells(decision, Notice::Severity::Alarm));
    QVERIFY(decision.commands.empty() && !decision.candidate);
}

void TestDecideDue::theTrailIsStoredWithTheStep_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("millisecondsLeft");
    QTest::addColumn<QString>("last");
    const auto row = [](const char *name, int left, const char *last, const Change &change) {
        QTest::newRow(name) << change << left << QString::fromLatin1(last);
    };
    row("called", 150'000, "provider ", [](Story &) {});
    row("waiting", 150'000, "provider ", [](Story &s) { s.around.line = LineStanding::Waiting; });
    row("too late", 119'000, "window outside_critical_window", [](Story &) {});
    row("stopped and too late", 119'000, "kill_switch calls_stopped",
        [](Story &s) { s.around.standing.settings.callsStopped = true; });
    row("do not call", 150'000, "phone do_not_call",
        [](Story &s) { s.record.person.doNotCall = true; });
}

void TestDecideDue::theTrailIsStoredWithTheStep()
{
    QFETCH(Change, change);
    QFETCH(int, millisecondsLeft);
    Story story;
    story.toTheOpenWindow();
    change(story);
    story.at(before(Milliseconds(millisecondsLeft)));
    const auto trail = trailFromJson(story.step(3).guardTrail);
    QVERIFY(!trail.empty());
    QTEST(QStringLiteral("%1 %2").arg(trail.back().guard, toText(trail.back().refusal)), "last");
}

/// Who was called once, without an answer, was called: the operator is not alarmed over the second.
void TestDecideDue::calledPeopleAreNotCalledMissedCalls()
{
    Story story;
    story.toTheCall();
    story.sent(before(Seconds(179)), Accepted{sid()});
    story.reported(before(Seconds(115)), AttemptStatus::NoAnswer);
    const auto decision = story.at(before(Seconds(115)));
    QCOMPARE(standing(story.step(3)), QStringLiteral("EXECUTED missed_window"));
    QVERIFY(tells(decision, Notice::Severity::Warning));
    QVERIFY(!tells(decision, Notice::Severity::Alarm));
    QVERIFY(!decision.notices.front().text.contains(QLatin1String("no call was placed")));
    QVERIFY(story.at(before(Seconds(114))).log.isEmpty());
}

void TestDecideDue::theBackupHearsAtTPlus10()
{
    Story story;
    story.toTheCall();
    story.sent(before(Seconds(179)), Accepted{sid()});
    story.reported(before(Seconds(150)), AttemptStatus::Completed);
    QVERIFY(story.at(after(Minutes(10)) - aMoment).commands.empty());
    const auto decision = story.at(after(Minutes(10)));
    QVERIFY(story.record.incident.state == IncidentState::Escalating);
    QVERIFY(decision.commands
            == std::vector<Command>(
                {command::SendEmail{story.step(4).id}, command::SendText{story.step(5).id}}));
}

void TestDecideDue::theBackupIsNotToldTooLate()
{
    Story story;
    const auto decision = story.at(after(Minutes(70)) + aMoment);
    QVERIFY(story.record.incident.state == IncidentState::Escalating);
    QVERIFY(decision.commands.empty());
    QCOMPARE(standing(story.step(4)), QStringLiteral("SKIPPED missed_window"));
}

void TestDecideDue::answeredPeopleAreLeftAlone()
{
    for (const auto &answer : {Event(event::Joined{QStringLiteral("operator"), {}}),
                               Event(event::Missed{QStringLiteral("operator"), {}}),
                               Event(event::Acknowledge{QStringLiteral("operator")})}) {
        Story story;
        story.toTheOpenWindow();
        story.at(before(Minutes(4)), answer);
        QVERIFY(story.at(before(Seconds(180))).commands.empty());
        QVERIFY(story.at(before(Seconds(120))).commands.empty());
        QVERIFY(story.record.attempts.empty());
    }
}

QTEST_GUILESS_MAIN(TestDecideDue)
#include "tst_decide_due.moc"
