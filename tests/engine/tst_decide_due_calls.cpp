// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "engine/call_guards.h"
#include "engine/cost.h"
#include "engine/schedule.h"
#include "phrases/in_words.h"
#include "tests/engine/due_cases.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

class TestDecideDueCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
    void aCallWaitsForCredentialsThatMayCome();
    void credentialsThatDoNotComeInTimeFailTheCall();
    void aStartAfterTheWindowIsNotTheKeyringsFault();
};

void TestDecideDueCalls::theCallIsIntended()
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

void TestDecideDueCalls::theCallWaitsForItsTurn_data()
{
    QTest::addColumn<int>("line");
    QTest::newRow("not in the line yet") << static_cast<int>(LineTurn::Outside);
    QTest::newRow("waiting") << static_cast<int>(LineTurn::Waiting);
}

void TestDecideDueCalls::theCallWaitsForItsTurn()
{
    QFETCH(int, line);
    Story story;
    story.toTheOpenWindow();
    story.around.line = static_cast<LineTurn>(line);
    const auto decision = story.at(before(Seconds(180)));
    QVERIFY(decision.candidate
            == (CallCandidate{story.record.incident.id, before(Seconds(120)), 1,
                              *story.record.person.phone}));
    QVERIFY(decision.commands.empty());
    QVERIFY(story.record.attempts.empty());
    QCOMPARE(standing(story.step(3)), QStringLiteral("PENDING"));
    story.around.line = LineTurn::Granted;
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(121)))), 1);
}

void TestDecideDueCalls::theCallWindowIsInclusive_data()
{
    QTest::addColumn<int>("millisecondsLeft");
    QTest::addColumn<int>("calls");
    QTest::newRow("180.001 s") << 180'001 << 0;
    QTest::newRow("180 s") << 180'000 << 1;
    QTest::newRow("120 s") << 120'000 << 1;
    QTest::newRow("119.999 s") << 119'999 << 0;
}

void TestDecideDueCalls::theCallWindowIsInclusive()
{
    QFETCH(int, millisecondsLeft);
    Story story;
    story.toTheOpenWindow();
    const auto decision = story.at(before(Milliseconds(millisecondsLeft)));
    QTEST(count<command::PlaceCall>(decision), "calls");
}

void TestDecideDueCalls::aCallTooLateIsAHardStop_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("never in the line")
        << static_cast<int>(LineTurn::Outside) << QStringLiteral("SKIPPED missed_window");
    QTest::newRow("waited too long")
        << static_cast<int>(LineTurn::Waiting) << QStringLiteral("SKIPPED line_full");
    QTest::newRow("its turn came too late")
        << static_cast<int>(LineTurn::Granted) << QStringLiteral("SKIPPED missed_window");
}

void TestDecideDueCalls::aCallTooLateIsAHardStop()
{
    QFETCH(int, line);
    Story story;
    story.toTheOpenWindow();
    story.around.line = static_cast<LineTurn>(line);
    const auto decision = story.at(before(Milliseconds(119'999)));
    QTEST(standing(story.step(3)), "expected");
    QCOMPARE(decision.log,
             QStringList(QStringLiteral("[CALL] HARD STOP - Outside critical window (119s "
                                        "before)")));
    QVERIFY(tells(decision, Notice::Severity::Alarm));
    QVERIFY(decision.commands.empty() && !decision.candidate);
}

void TestDecideDueCalls::theTrailIsStoredWithTheStep_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("millisecondsLeft");
    QTest::addColumn<QString>("last");
    const auto row = [](const char *name, int left, const char *last, const Change &change) {
        QTest::newRow(name) << change << left << QString::fromLatin1(last);
    };
    row("called", 150'000, "provider ", [](Story &) {});
    row("waiting", 150'000, "provider ", [](Story &s) { s.around.line = LineTurn::Waiting; });
    row("too late", 119'000, "window outside_critical_window", [](Story &) {});
    row("stopped and too late", 119'000, "kill_switch calls_stopped",
        [](Story &s) { s.around.standing.settings.callsStopped = true; });
    row("do not call", 150'000, "phone do_not_call",
        [](Story &s) { s.record.person.doNotCall = true; });
}

void TestDecideDueCalls::theTrailIsStoredWithTheStep()
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

/// A person who was called once, without an answer, was called: the missing second call raises no
/// alarm.
void TestDecideDueCalls::calledPeopleAreNotCalledMissedCalls()
{
    Story story;
    story.toTheCall();
    story.sent(before(Seconds(179)), Accepted{sid()});
    story.reported(before(Seconds(115)), AttemptStatus::NoAnswer);
    const auto decision = story.at(before(Seconds(115)));
    QCOMPARE(standing(story.step(3)), QStringLiteral("EXECUTED missed_window"));
    const auto trail = trailFromJson(story.step(3).guardTrail);
    QCOMPARE(trail.size(), size_t(9)); // what allowed the first call, and what refused the second
    QCOMPARE(trail.back().refusal, Reason::OutsideCriticalWindow);
    QVERIFY(tells(decision, Notice::Severity::Warning));
    QVERIFY(!tells(decision, Notice::Severity::Alarm));
    QVERIFY(!inWords(decision.notices.front().what).contains(QLatin1String("no call was placed")));
    QVERIFY(story.at(before(Seconds(114))).log.isEmpty());
}

namespace {

/// The window is open, and credentials are still awaited.
Story waitingForCredentials()
{
    Story story;
    story.toTheOpenWindow();
    story.around.providerProblem = QStringLiteral("Waiting for the keyring.");
    story.around.providerIsAwaited = true;
    return story;
}

} // namespace

void TestDecideDueCalls::aCallWaitsForCredentialsThatMayCome()
{
    auto story = waitingForCredentials();
    const auto decision = story.at(before(Seconds(180)));
    QCOMPARE(standing(story.step(3)), QStringLiteral("PENDING"));
    QVERIFY(decision.notices.empty());
    QVERIFY(dues(story.record).earliest() == before(Milliseconds(179'500)));
    story.around.providerProblem.clear();
    story.around.providerIsAwaited = false;
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(178)))), 1);
}

void TestDecideDueCalls::credentialsThatDoNotComeInTimeFailTheCall()
{
    auto story = waitingForCredentials();
    story.at(before(Seconds(121)));
    QCOMPARE(standing(story.step(3)), QStringLiteral("PENDING"));
    const auto decision = story.at(before(Milliseconds(119'999)));
    QCOMPARE(standing(story.step(3)), QStringLiteral("FAILED provider_not_ready"));
    QCOMPARE(story.step(3).errorMessage, story.around.providerProblem);
    QVERIFY(decision.notices.front().severity == Notice::Severity::Alarm);
    QVERIFY(story.record.attempts.empty());
}

void TestDecideDueCalls::aStartAfterTheWindowIsNotTheKeyringsFault()
{
    auto story = waitingForCredentials();
    story.at(before(Seconds(119)));
    QCOMPARE(standing(story.step(3)), QStringLiteral("SKIPPED missed_window"));
}

QTEST_GUILESS_MAIN(TestDecideDueCalls)
#include "tst_decide_due_calls.moc"
