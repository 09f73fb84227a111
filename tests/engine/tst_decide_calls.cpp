// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "engine/schedule.h"
#include "phrases/in_words.h"
#include "tests/engine/call_stories.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

class TestDecideCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomes_data();
    void outcomes();
    void rejectedIsNeverTriedAgain();
    void whatHasNotLeftIsTriedAgain();
    void theProviderMaySayWhen();
    void whatHasNotLeftIsTriedUntilTheWindowCloses();
    void whatNeverLeftIsAlarmed();
    void aTryAsksTheGuardsAgain();
    void aTryWaitsForTheLine();
    void aTryGoesToTheProviderOfNow();
    void whoIsSettledIsNotTriedAgain();
    void aSecondCallThatNeverLeftLeavesTheFirst();
    void reconciliations_data();
    void reconciliations();
    void anAbsentCallIsPlacedOnceMore();
    void aSecondCallFollows_data();
    void aSecondCallFollows();
    void neverAThird_data();
    void neverAThird();
    void theStepRemembersItsFirstCall();
    void numbersDoNotLeak();
};

void TestDecideCalls::outcomes_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("attempt");
    QTest::addColumn<QString>("step");
    QTest::newRow("accepted") << 0 << QStringLiteral("queued") << QStringLiteral("EXECUTED");
    QTest::newRow("accepted, over already")
        << 1 << QStringLiteral("busy") << QStringLiteral("EXECUTED");
    QTest::newRow("not sent") << 2 << QStringLiteral("sending") << QStringLiteral("SENDING");
    QTest::newRow("rejected") << 3 << QStringLiteral("rejected")
                              << QStringLiteral("FAILED rejected");
    QTest::newRow("unknown") << 4 << QStringLiteral("reconciling") << QStringLiteral("SENDING");
    QTest::newRow("test mode") << 5 << QStringLiteral("test-mode") << QStringLiteral("EXECUTED");
}

void TestDecideCalls::outcomes()
{
    QFETCH(int, outcome);
    const SendOutcome all[] = {Accepted{sid()}, Accepted{sid(), AttemptStatus::Busy},
                               refused,         Rejected{QStringLiteral("not a number"), 21211},
                               timeOut,         OnlyBuilt{}};
    auto story = calling();
    const auto decision = story.sent(before(Seconds(178)), all[outcome]);
    QTEST(status(story), "attempt");
    QTEST(standing(story), "step");
    QCOMPARE(count<command::WatchCall>(decision), outcome == 0 ? 1 : 0);
    QCOMPARE(count<command::ReconcileCall>(decision), outcome == 4 ? 1 : 0);
    QCOMPARE(alarms(decision), outcome == 3);
    QCOMPARE(story.lastAttempt().acceptedAt.has_value(), outcome < 2);
    const bool isOver = outcome == 1 || outcome == 3 || outcome == 5;
    QCOMPARE(story.lastAttempt().endedAt.has_value(), isOver);
    QCOMPARE(story.step(3).executedAt.has_value(), standing(story) == QLatin1String("EXECUTED"));
    QVERIFY(!decision.callEvents.empty());
    const auto line = decision.log.value(0);
    QCOMPARE(line.startsWith(QLatin1String("[CALL] Call completed - Status=initiated")),
             outcome < 2);
    QCOMPARE(line.startsWith(QLatin1String("[CALL] Call failed - Reason=")),
             outcome == 2 || outcome == 3);
}

void TestDecideCalls::rejectedIsNeverTriedAgain()
{
    auto story = calling();
    story.sent(before(Seconds(178)), Rejected{QStringLiteral("not a number"), 21211});
    for (int left = 178; left >= 118; --left) {
        QVERIFY(story.at(before(Seconds(left))).commands.empty());
    }
    QCOMPARE(story.record.attempts.size(), size_t(1));
}

void TestDecideCalls::whatHasNotLeftIsTriedAgain()
{
    auto story = calling();
    const auto key = story.lastAttempt().key;
    auto now = before(Seconds(179));
    int tries = 1;
    for (const auto pause : {500, 1000, 2000, 4000, 4000}) {
        const auto decision = story.sent(now, refused);
        QCOMPARE(decision.callEvents.back().event, QStringLiteral("try-failed"));
        QCOMPARE(decision.notices.size(), size_t(tries == 1 ? 1 : 0));
        QVERIFY(dues(story.record).earliest() == now + Milliseconds(pause));
        QVERIFY(story.at(now + Milliseconds(pause - 1)).commands.empty());
        now += Milliseconds(pause);
        const auto again = story.at(now);
        QVERIFY(again.commands == std::vector<Command>{command::PlaceCall{key}});
        QCOMPARE(again.audit.back().action, QStringLiteral("call.try"));
        QCOMPARE(again.audit.back().detail, QString::number(tries + 1));
        QCOMPARE(story.lastAttempt().tries, ++tries);
        QCOMPARE(standing(story), QStringLiteral("SENDING"));
    }
    story.sent(now, Accepted{sid()});
    QCOMPARE(story.record.attempts.size(), size_t(1));
    QCOMPARE(status(story), QStringLiteral("queued"));
    QVERIFY(story.lastAttempt().error.isEmpty());
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
}

void TestDecideCalls::theProviderMaySayWhen()
{
    auto story = calling();
    story.sent(before(Seconds(179)), NotSent{QStringLiteral("busy"), Seconds(7)});
    QVERIFY(story.at(before(Milliseconds(172'001))).commands.empty());
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(172)))), 1);
    // Even a Retry-After of 0 does not mean at once.
    story.sent(before(Seconds(172)), NotSent{QStringLiteral("busy"), Seconds(0)});
    QVERIFY(dues(story.record).earliest() == before(Milliseconds(171'500)));
    story.at(before(Milliseconds(171'500)));
    // If the window closes before, the operator is told at once that nobody is rung.
    const auto decision =
        story.sent(before(Seconds(170)), NotSent{QStringLiteral("busy"), Seconds(51)});
    QVERIFY(alarms(decision));
    QCOMPARE(standing(story), QStringLiteral("FAILED not_sent"));
    QVERIFY(story.at(before(Seconds(150))).commands.empty());
    QCOMPARE(story.record.attempts.size(), size_t(1));
}

void TestDecideCalls::whatHasNotLeftIsTriedUntilTheWindowCloses()
{
    auto story = calling();
    story.sent(before(Milliseconds(120'500)), refused);
    QCOMPARE(standing(story), QStringLiteral("SENDING"));
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(120)))), 1);
    QVERIFY(alarms(story.sent(before(Seconds(120)), refused)));
    QCOMPARE(standing(story), QStringLiteral("FAILED not_sent"));

    auto late = calling();
    late.sent(before(Milliseconds(120'499)), refused);
    QCOMPARE(standing(late), QStringLiteral("FAILED not_sent"));
}

/// The moment of the next try came too late, whatever the cause.
void TestDecideCalls::whatNeverLeftIsAlarmed()
{
    auto story = calling();
    story.sent(before(Seconds(121)), refused);
    const auto decision = story.at(before(Milliseconds(119'999)));
    QVERIFY(alarms(decision));
    QVERIFY(inWords(decision.notices.front().what).contains(QLatin1String("nobody was rung")));
    QVERIFY(decision.log.contains(
        QStringLiteral("[CALL] HARD STOP - Outside critical window (119s before)")));
    QCOMPARE(status(story), QStringLiteral("not-sent"));
    QCOMPARE(standing(story), QStringLiteral("FAILED not_sent"));
    QCOMPARE(story.step(3).errorMessage, refused.why);
    QVERIFY(story.at(before(Seconds(100))).commands.empty());
    QCOMPARE(story.record.attempts.size(), size_t(1));
}

void TestDecideCalls::aTryAsksTheGuardsAgain()
{
    auto story = calling();
    story.sent(before(Seconds(179)), refused);
    story.around.standing.settings.callsStopped = true;
    QVERIFY(story.at(before(Seconds(170))).commands.empty());
    QCOMPARE(status(story), QStringLiteral("withheld"));
    QCOMPARE(standing(story), QStringLiteral("SKIPPED calls_stopped"));
    QVERIFY(story.step(3).guardTrail.contains(QLatin1String("calls_stopped")));
}

void TestDecideCalls::aTryWaitsForTheLine()
{
    auto story = calling();
    story.sent(before(Seconds(179)), refused);
    story.around.line = LineTurn::Outside;
    const auto waiting = story.at(before(Seconds(178)));
    QVERIFY(waiting.commands.empty());
    QVERIFY(waiting.candidate
            == (CallCandidate{story.record.incident.id, before(Seconds(120)), 1,
                              *story.record.person.phone}));
    story.around.line = LineTurn::Granted;
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(177)))), 1);
}

void TestDecideCalls::aTryGoesToTheProviderOfNow()
{
    auto story = calling();
    QVERIFY(story.lastAttempt().provider == Provider::Mock);
    story.sent(before(Seconds(179)), refused);
    story.around.standing.settings.provider = Provider::Twilio;
    story.record.person.phone = PhoneNumber::fromE164(u"+12025550177");
    story.at(before(Seconds(178)));
    QVERIFY(story.lastAttempt().provider == Provider::Twilio);
    QVERIFY(story.step(3).provider == Provider::Twilio);
    QVERIFY(story.lastAttempt().to == *story.record.person.phone);
}

void TestDecideCalls::whoIsSettledIsNotTriedAgain()
{
    const Event answers[] = {
        event::Joined{operatorName},           event::Missed{operatorName},
        event::Acknowledge{operatorName},      event::Resolve{operatorName, {}},
        event::MeetingCancelled{operatorName}, event::MeetingMoved{operatorName}};
    for (const auto &answer : answers) {
        auto waiting = calling();
        waiting.sent(before(Seconds(179)), refused);
        QVERIFY(waiting.at(before(Seconds(178)), answer).commands.empty());
        QCOMPARE(status(waiting), QStringLiteral("withheld"));
        QVERIFY(waiting.step(3).isEnded());
        QVERIFY(waiting.at(before(Seconds(170))).commands.empty());

        auto connecting = calling();
        const auto decision = connecting.at(before(Seconds(179)), answer);
        QCOMPARE(count<command::WithdrawCall>(decision), 1);
        connecting.sent(before(Seconds(178)), refused);
        QCOMPARE(status(connecting), QStringLiteral("not-sent"));
        QVERIFY(connecting.at(before(Seconds(170))).commands.empty());
    }
}

void TestDecideCalls::aSecondCallThatNeverLeftLeavesTheFirst()
{
    auto story = callingAgain();
    story.sent(before(Seconds(153)), refused);
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(150)))), 1);
    QCOMPARE(story.lastAttempt().number, 2);
    QVERIFY(!alarms(story.sent(before(Seconds(120)), refused)));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED not_sent"));
    QVERIFY(story.step(3).executedAt == before(Seconds(179)));
}

void TestDecideCalls::reconciliations_data()
{
    QTest::addColumn<int>("result");
    QTest::addColumn<QString>("attempt");
    QTest::addColumn<QString>("step");
    QTest::newRow("found ringing") << 0 << QStringLiteral("ringing") << QStringLiteral("EXECUTED");
    QTest::newRow("found over") << 1 << QStringLiteral("completed") << QStringLiteral("EXECUTED");
    QTest::newRow("absent") << 2 << QStringLiteral("not-sent") << QStringLiteral("PENDING");
    QTest::newRow("still unknown")
        << 3 << QStringLiteral("unknown") << QStringLiteral("FAILED outcome_unknown");
}

void TestDecideCalls::reconciliations()
{
    QFETCH(int, result);
    const Reconciliation all[] = {FoundAtProvider{sid(), AttemptStatus::Ringing},
                                  FoundAtProvider{sid(), AttemptStatus::Completed}, ProvenAbsent{},
                                  StillUnknown{QStringLiteral("no list")}};
    auto story = calling();
    story.sent(before(Seconds(178)), timeOut);
    const auto decision = reconciled(story, before(Seconds(150)), all[result]);
    QTEST(status(story), "attempt");
    QTEST(standing(story), "step");
    QCOMPARE(story.lastAttempt().sid.isEmpty(), result >= 2);
    QCOMPARE(story.lastAttempt().error.isEmpty(), result < 2);
    QCOMPARE(count<command::WatchCall>(decision), result == 0 ? 1 : 0);
    QCOMPARE(alarms(decision), result == 3);
    const bool tells =
        inWords(story.step(3).errorMessage).contains(QLatin1String("outcome unknown"));
    QCOMPARE(tells, result == 3);
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(140)))), result == 2 ? 1 : 0);
    if (result != 2) {
        const auto again = reconciled(story, before(Seconds(130)), ProvenAbsent{});
        QVERIFY(!again.refusal && again.commands.empty());
        QTEST(status(story), "attempt");
    }
}

void TestDecideCalls::anAbsentCallIsPlacedOnceMore()
{
    auto story = calling();
    story.sent(before(Seconds(178)), timeOut);
    QVERIFY(!alarms(reconciled(story, before(Seconds(160)), ProvenAbsent{})));
    story.at(before(Seconds(150)));
    story.sent(before(Seconds(148)), timeOut);
    const auto last = reconciled(story, before(Seconds(130)), ProvenAbsent{});
    QCOMPARE(standing(story), QStringLiteral("FAILED not_sent"));
    QVERIFY(alarms(last)); // nobody was rung, and nobody will be
    QVERIFY(inWords(last.notices.front().what).contains(QLatin1String("call by hand")));
    QVERIFY(story.at(before(Seconds(125))).commands.empty());
    QCOMPARE(story.record.attempts.size(), size_t(2));
}

void TestDecideCalls::aSecondCallFollows_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<bool>("follows");
    const auto row = [](AttemptStatus end, bool follows) {
        QTest::newRow(qPrintable(toText(end))) << static_cast<int>(end) << follows;
    };
    row(AttemptStatus::Busy, true);
    row(AttemptStatus::NoAnswer, true);
    row(AttemptStatus::Failed, true);
    row(AttemptStatus::Completed, false);
    row(AttemptStatus::Canceled, false);
    row(AttemptStatus::InProgress, false);
    row(AttemptStatus::Ringing, false);
}

void TestDecideCalls::aSecondCallFollows()
{
    QFETCH(int, end);
    QFETCH(bool, follows);
    auto story = placed();
    story.reported(before(Seconds(155)), static_cast<AttemptStatus>(end));
    story.around.line = LineTurn::Waiting;
    const auto waiting = story.at(before(Seconds(154)));
    QCOMPARE(waiting.candidate.has_value(), follows);
    QVERIFY(!follows || waiting.candidate->number == 2);
    story.around.line = LineTurn::Granted;
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(153)))), follows ? 1 : 0);
    QCOMPARE(story.record.attempts.size(), size_t(follows ? 2 : 1));
    QCOMPARE(standing(story), follows ? QStringLiteral("SENDING") : QStringLiteral("EXECUTED"));
}

void TestDecideCalls::neverAThird_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("step");
    const auto limited = QStringLiteral("EXECUTED rate_limited");
    const auto row = [](AttemptStatus end, const QString &step) {
        QTest::newRow(qPrintable(toText(end))) << static_cast<int>(end) << step;
    };
    row(AttemptStatus::Busy, limited);
    row(AttemptStatus::NoAnswer, limited);
    row(AttemptStatus::Failed, limited);
    row(AttemptStatus::Completed, QStringLiteral("EXECUTED"));
    row(AttemptStatus::Rejected, QStringLiteral("EXECUTED"));
}

void TestDecideCalls::neverAThird()
{
    QFETCH(int, end);
    QFETCH(QString, step);
    auto story = callingAgain();
    const auto last = static_cast<AttemptStatus>(end);
    if (last == AttemptStatus::Rejected) {
        story.sent(before(Seconds(153)), Rejected{QStringLiteral("no"), 1});
    } else {
        story.sent(before(Seconds(153)), Accepted{sid(), last});
    }
    const auto decision = story.at(before(Seconds(130)));
    QCOMPARE(count<command::PlaceCall>(decision), 0);
    QVERIFY(!decision.candidate);
    QCOMPARE(story.record.attempts.size(), size_t(2));
    QCOMPARE(standing(story), step);
    const bool limited = step.endsWith(QLatin1String("rate_limited"));
    QCOMPARE(decision.log.join(u'|'),
             limited ? QStringLiteral("[CALL] RATE LIMITED - User xyz789 already has 2 calls")
                     : QString());
    QVERIFY(story.at(before(Seconds(125))).log.isEmpty());
}

void TestDecideCalls::theStepRemembersItsFirstCall()
{
    auto story = callingAgain();
    QCOMPARE(story.lastAttempt().number, 2);
    story.sent(before(Seconds(150)), Rejected{QStringLiteral("no"), 1});
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
    QVERIFY(story.step(3).executedAt == before(Seconds(179)));
}

void TestDecideCalls::numbersDoNotLeak()
{
    const auto why = QStringLiteral("no way to +1 202 555 0123\r\n");
    for (const SendOutcome &outcome : {SendOutcome(NotSent{why}), SendOutcome(Rejected{why, 1}),
                                       SendOutcome(UnknownOutcome{why})}) {
        auto story = calling();
        const auto decision = story.sent(before(Seconds(170)), outcome);
        QCOMPARE(story.lastAttempt().error, QStringLiteral("no way to ****0123"));
        QStringList said = decision.log + QStringList(inWords(story.step(3).errorMessage));
        for (const auto &notice : decision.notices) {
            said.append(inWords(notice.what));
        }
        for (const auto &entry : decision.audit) {
            said.append(entry.detail);
        }
        for (const auto &event : decision.callEvents) {
            said.append(inWords(event.detail));
        }
        QVERIFY(!said.join(u'|').contains(QLatin1String("555 ")));
    }
}

QTEST_GUILESS_MAIN(TestDecideCalls)
#include "tst_decide_calls.moc"
