// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "phrases/in_words.h"
#include "tests/engine/call_stories.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

/// Answers that end the purpose of the call. Each ends the call, unless it was given in the call.
std::vector<Event> answers()
{
    return {event::Joined{operatorName, {}},       event::Missed{operatorName, {}},
            event::Acknowledge{operatorName},      event::Resolve{operatorName, {}},
            event::MeetingCancelled{operatorName}, event::MeetingMoved{operatorName}};
}

bool settles(const Event &answer)
{
    return !std::holds_alternative<event::Missed>(answer)
           && !std::holds_alternative<event::Acknowledge>(answer);
}

} // namespace

class TestDecideCallEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersEndTheCall_data();
    void answersEndTheCall();
    void whoTalksIsNotHungUpOn_data();
    void whoTalksIsNotHungUpOn();
    void whoWasTalkedWithIsNotCalledAgain();
    void theCallTakenBackIsEndedForGoodWhenItIsSettled();
    void aCallAcceptedAfterTheAnswerIsEnded();
    void aCallFoundAfterTheAnswerIsEnded();
    void theCallWithTheKeySaysGoodbyeItself();
    void whomNoCallReachedIsAnAlarm();
    void withheld_data();
    void withheld();
    void aWithheldSecondCallLeavesTheFirst();
};

void TestDecideCallEnds::answersEndTheCall_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<int>("status");
    const auto all = answers();
    for (int answer = 0; answer < int(all.size()); ++answer) {
        for (const auto status : {AttemptStatus::Queued, AttemptStatus::Initiated,
                                  AttemptStatus::Ringing, AttemptStatus::InProgress}) {
            if (status == AttemptStatus::InProgress && !settles(all[size_t(answer)])) {
                continue; // see whoTalksIsNotHungUpOn()
            }
            QTest::newRow(qPrintable(QStringLiteral("event %1, %2")
                                         .arg(all[size_t(answer)].index())
                                         .arg(toText(status))))
                << answer << static_cast<int>(status);
        }
    }
}

void TestDecideCallEnds::answersEndTheCall()
{
    QFETCH(int, answer);
    QFETCH(int, status);
    auto story = placed(static_cast<AttemptStatus>(status));
    const auto decision = story.at(before(Seconds(170)), answers().at(size_t(answer)));
    QVERIFY(decision.commands == std::vector<Command>{command::EndCall{story.lastAttempt().key}});
    QVERIFY(story.lastAttempt().cancelWanted);
    QVERIFY(story.at(before(Seconds(150))).commands.empty());
    story.reported(before(Seconds(149)), AttemptStatus::NoAnswer);
    QVERIFY(story.at(before(Seconds(148))).commands.empty());
    QVERIFY(story.at(before(Seconds(147))).notices.empty());
}

void TestDecideCallEnds::whoTalksIsNotHungUpOn_data()
{
    QTest::addColumn<bool>("missed");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("state");
    for (const bool missed : {true, false}) {
        const auto *by = missed ? "missed" : "acknowledged";
        QTest::addRow("%s, key 1", by) << missed << "1"
                                       << "RESOLVED";
        QTest::addRow("%s, key 2", by) << missed << "2"
                                       << "ACKNOWLEDGED";
        QTest::addRow("%s, no key", by) << missed << ""
                                        << "ACKNOWLEDGED";
    }
}

void TestDecideCallEnds::whoTalksIsNotHungUpOn()
{
    QFETCH(const bool, missed);
    QFETCH(const QString, key);
    auto story = placed(AttemptStatus::InProgress);
    const auto answered =
        story.at(before(Seconds(170)), missed ? Event(event::Missed{operatorName, {}})
                                              : Event(event::Acknowledge{operatorName}));
    QVERIFY(answered.commands.empty());
    QVERIFY(!story.lastAttempt().cancelWanted);
    const auto restarted = story.at(before(Seconds(169)), event::Restarted{});
    QCOMPARE(count<command::EndCall>(restarted), 0);
    const auto pressed = story.reported(before(Seconds(165)), AttemptStatus::InProgress, key);
    QCOMPARE(count<command::EndCall>(pressed), 0);
    QTEST(toText(story.record.incident.state), "state");
    const bool noted = std::any_of(pressed.audit.begin(), pressed.audit.end(), [](const auto &a) {
        return a.action == QLatin1String("incident.missed");
    });
    QCOMPARE(noted, key == QLatin1String("2"));
}

void TestDecideCallEnds::whoWasTalkedWithIsNotCalledAgain()
{
    auto story = placed(AttemptStatus::InProgress);
    story.at(before(Seconds(170)), event::Acknowledge{operatorName});
    story.reported(before(Seconds(165)), AttemptStatus::Failed);
    const auto decision = story.at(before(Seconds(160)));
    QVERIFY(decision.commands.empty() && decision.notices.empty() && !decision.candidate);
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
}

/// The call rang when it was acknowledged, and was answered before the order to end it came.
/// Settling the incident ends it.
void TestDecideCallEnds::theCallTakenBackIsEndedForGoodWhenItIsSettled()
{
    auto story = placed(AttemptStatus::Ringing);
    QCOMPARE(
        count<command::EndCall>(story.at(before(Seconds(170)), event::Acknowledge{operatorName})),
        1);
    story.reported(before(Seconds(169)), AttemptStatus::InProgress);
    const auto settled = story.at(before(Seconds(168)), event::Resolve{operatorName, {}});
    QCOMPARE(count<command::EndCall>(settled), 1);
    QVERIFY(settled.callEvents.empty()); // the history says already that the call is not wanted
}

void TestDecideCallEnds::aCallAcceptedAfterTheAnswerIsEnded()
{
    for (const auto &answer : answers()) {
        auto story = calling();
        const auto decision = story.at(before(Seconds(179)), answer);
        QVERIFY(decision.commands
                == std::vector<Command>{command::WithdrawCall{story.lastAttempt().key}});
        QVERIFY(story.lastAttempt().cancelWanted);
        const auto accepted = story.sent(before(Seconds(178)), Accepted{sid()});
        QCOMPARE(count<command::EndCall>(accepted), 1);
        QCOMPARE(count<command::PlaceCall>(accepted), 0);

        auto unsent = calling();
        unsent.at(before(Seconds(179)), answer);
        unsent.sent(before(Seconds(178)), refused);
        QCOMPARE(standing(unsent), QStringLiteral("FAILED not_sent"));
        QVERIFY(unsent.at(before(Seconds(170))).commands.empty());
    }
}

void TestDecideCallEnds::aCallFoundAfterTheAnswerIsEnded()
{
    for (const auto &answer : answers()) {
        auto story = calling();
        story.sent(before(Seconds(178)), timeOut);
        story.at(before(Seconds(170)), answer);
        const auto found = reconciled(story, before(Seconds(160)), FoundAtProvider{sid()});
        QCOMPARE(count<command::EndCall>(found), 1);

        // The call had been given up as unknown, so nobody had asked for its end.
        auto late = calling();
        late.sent(before(Seconds(178)), timeOut);
        reconciled(late, before(Seconds(170)), StillUnknown{});
        late.at(before(Seconds(160)), answer);
        QVERIFY(!late.lastAttempt().cancelWanted);
        const auto rings = late.reported(before(Seconds(150)), AttemptStatus::Ringing);
        QCOMPARE(count<command::EndCall>(rings), 1);
        QVERIFY(late.lastAttempt().cancelWanted);
    }
}

void TestDecideCallEnds::theCallWithTheKeySaysGoodbyeItself()
{
    for (const auto *key : {"1", "2"}) {
        auto story = placed(AttemptStatus::InProgress);
        const auto decision = story.reported(before(Seconds(160)), AttemptStatus::InProgress,
                                             QString::fromLatin1(key));
        QVERIFY(decision.commands.empty());
        QVERIFY(!story.lastAttempt().cancelWanted);
        const auto restarted = story.at(before(Seconds(159)), event::Restarted{});
        QCOMPARE(count<command::EndCall>(restarted), 0);
        QCOMPARE(count<command::WatchCall>(restarted), 1);
    }
}

void TestDecideCallEnds::whomNoCallReachedIsAnAlarm()
{
    auto story = placed();
    story.reported(before(Seconds(170)), AttemptStatus::Failed);
    story.at(before(Seconds(169)));
    story.sent(before(Seconds(168)),
               Accepted{ProviderSid(QStringLiteral("CAsecond")), AttemptStatus::Failed});
    const auto decision = story.at(before(Seconds(160)));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED rate_limited"));
    QVERIFY(alarms(decision));
    QVERIFY(inWords(decision.notices.front().what).contains(QLatin1String("nobody was rung")));
}

void TestDecideCallEnds::withheld_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("step");
    const auto row = [](Reason reason, const char *status) {
        const auto text = toText(reason);
        QTest::newRow(qPrintable(text))
            << static_cast<int>(reason) << QStringLiteral("%1 %2").arg(QLatin1String(status), text);
    };
    row(Reason::CallsStopped, "SKIPPED");
    row(Reason::IncidentNotActive, "SKIPPED");
    row(Reason::OutsideCriticalWindow, "SKIPPED");
    row(Reason::BudgetExceeded, "SKIPPED");
    row(Reason::DoNotCall, "SKIPPED");
    row(Reason::PhoneLimitReached, "SKIPPED");
    row(Reason::ProviderNotReady, "FAILED");
}

void TestDecideCallEnds::withheld()
{
    QFETCH(int, reason);
    QFETCH(QString, step);
    auto story = calling();
    story.around.providerProblem = QStringLiteral("Twilio credentials not configured");
    const event::CallWithheld event{story.lastAttempt().key, static_cast<Reason>(reason)};
    const auto decision = story.at(before(Seconds(119)), event);
    QCOMPARE(status(story), QStringLiteral("withheld"));
    QCOMPARE(standing(story), step);
    const bool isMeant =
        event.reason == Reason::CallsStopped || event.reason == Reason::PhoneLimitReached;
    QCOMPARE(alarms(decision), !isMeant);
    QCOMPARE(decision.log.join(u'|'),
             event.reason == Reason::OutsideCriticalWindow
                 ? QStringLiteral("[CALL] HARD STOP - Outside critical window (119s before)")
                 : QString());
    if (event.reason == Reason::ProviderNotReady) {
        QCOMPARE(story.step(3).errorMessage, story.around.providerProblem);
    }
    story.around.providerProblem.clear();
    QVERIFY(story.at(before(Seconds(119))).commands.empty());
    // The call had left after all, or was not in a state to be withheld.
    auto sent = placed();
    sent.at(before(Seconds(170)), event::CallWithheld{sent.lastAttempt().key, event.reason});
    QCOMPARE(status(sent), QStringLiteral("queued"));
}

void TestDecideCallEnds::aWithheldSecondCallLeavesTheFirst()
{
    auto story = callingAgain();
    story.at(before(Seconds(150)),
             event::CallWithheld{story.lastAttempt().key, Reason::CallsStopped});
    QCOMPARE(standing(story), QStringLiteral("EXECUTED calls_stopped"));
    QVERIFY(story.step(3).executedAt == before(Seconds(179)));
    QVERIFY(story.at(before(Seconds(140))).commands.empty());
}

QTEST_GUILESS_MAIN(TestDecideCallEnds)
#include "tst_decide_call_ends.moc"
