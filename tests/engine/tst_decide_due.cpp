// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "tests/engine/due_cases.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

QStringList standings(const IncidentRecord &record)
{
    QStringList all;
    for (const auto &step : record.steps) {
        all.append(standing(step));
    }
    return all;
}

} // namespace

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
        s.around.attendeePhone = NumberVerdict::Missing;
    };
    const Change badPhone = [](Story &s) {
        s.around.attendeePhone = NumberVerdict::Invalid;
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
        [](Story &s) { s.around.backupPhone = NumberVerdict::Missing; });
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
    if (step == 4 && expected == QLatin1String("SKIPPED no_backup")) {
        QVERIFY(tells(decision, Notice::Severity::Warning));
    }
    if (expected.startsWith(QLatin1String("FAILED"))) {
        QVERIFY(tells(decision, Notice::Severity::Warning));
        QVERIFY(story.step(step).errorMessage == story.around.providerProblem
                || story.step(step).errorMessage == story.around.mailProblem);
    }
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
