// SPDX-License-Identifier: GPL-3.0-or-later
#include "decide.h"

#include "call_outcome.h"
#include "incident_builder.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

const auto operatorName = QStringLiteral("operator");
const NotSent refused{QStringLiteral("connection refused")};
const UnknownOutcome timeOut{QStringLiteral("time-out")};

/// The call's intent is recorded, its request under way.
Story calling()
{
    Story story;
    story.toTheCall();
    return story;
}

/// The provider has the call.
Story placed(AttemptStatus status = AttemptStatus::Queued)
{
    auto story = calling();
    story.sent(before(Seconds(179)), Accepted{sid(), status});
    return story;
}

/// The first call ended without an answer, the second is being sent.
Story callingAgain()
{
    auto story = placed();
    story.reported(before(Seconds(155)), AttemptStatus::Busy);
    story.at(before(Seconds(155)));
    return story;
}

QString standing(const Story &story)
{
    const auto &step = story.step(3);
    return QStringLiteral("%1 %2").arg(toText(step.status), toText(step.reason)).trimmed();
}

QString status(const Story &story)
{
    return toText(story.lastAttempt().status);
}

bool alarms(const Decision &decision)
{
    return std::any_of(decision.notices.begin(), decision.notices.end(), [](const Notice &notice) {
        return notice.severity == Notice::Severity::Alarm;
    });
}

Decision reconciled(Story &story, Instant now, const Reconciliation &result)
{
    return story.at(now, event::CallReconciled{story.lastAttempt().key, result});
}

/// An answer that ends what the call was for: ends the call unless it came in it.
std::vector<Event> answers()
{
    return {event::Joined{operatorName, {}},       event::Missed{operatorName, {}},
            event::Acknowledge{operatorName},      event::Resolve{operatorName, {}},
            event::MeetingCancelled{operatorName}, event::MeetingMoved{operatorName}};
}

} // namespace

class TestDecideCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomes_data();
    void outcomes();
    void rejectedIsNeverTriedAgain();
    void notSentIsTriedOnceMore();
    void notSentAtTheEndOfTheWindowFails();
    void reconciliations_data();
    void reconciliations();
    void anAbsentCallIsPlacedOnceMore();

    void reportsInOrder();
    void reportsNeverGoBack_data();
    void reportsNeverGoBack();
    void duplicatesChangeNothing();
    void aReportBeforeTheAnswer();
    void aReportWhileReconciling();
    void aReportAfterUnknown();
    void aReportOfAnotherCallIsRefused();
    void lateFiguresAreKept();
    void keys_data();
    void keys();
    void theAnswerStands();
    void aKeyBeforeTheAnswerOfTheProvider();

    void aSecondCallFollows_data();
    void aSecondCallFollows();
    void neverAThird_data();
    void neverAThird();
    void theStepRemembersItsFirstCall();

    void answersEndTheCall_data();
    void answersEndTheCall();
    void aCallAcceptedAfterTheAnswerIsEnded();
    void aCallFoundAfterTheAnswerIsEnded();
    void theCallWithTheKeySaysGoodbyeItself();
    void aLostCallCountsAsPlaced();
    void aLostCallThatComesBackIsFollowed();
    void withheld_data();
    void withheld();
    void aWithheldSecondCallLeavesTheFirst();
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
    QTest::newRow("not sent") << 2 << QStringLiteral("not-sent") << QStringLiteral("PENDING");
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
    const bool isOver = outcome == 1 || outcome == 2 || outcome == 3 || outcome == 5;
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

void TestDecideCalls::notSentIsTriedOnceMore()
{
    auto story = calling();
    story.sent(before(Seconds(178)), refused);
    QVERIFY(*story.step(3).retryAt > before(Seconds(178)));
    QVERIFY(story.at(before(Milliseconds(177'999))).commands.empty());
    QCOMPARE(count<command::PlaceCall>(story.at(*story.step(3).retryAt)), 1);
    QCOMPARE(story.lastAttempt().number, 2);
    story.sent(before(Seconds(170)), refused);
    QCOMPARE(standing(story), QStringLiteral("FAILED not_sent"));
    QVERIFY(story.at(before(Seconds(150))).commands.empty());
}

void TestDecideCalls::notSentAtTheEndOfTheWindowFails()
{
    auto story = calling();
    story.sent(before(Seconds(122)), refused);
    QCOMPARE(standing(story), QStringLiteral("PENDING"));
    auto late = calling();
    late.sent(before(Milliseconds(121'999)), refused);
    QCOMPARE(standing(late), QStringLiteral("FAILED not_sent"));

    // The moment of the retry came too late, whatever held it up.
    story.at(before(Seconds(119)));
    QCOMPARE(standing(story), QStringLiteral("FAILED missed_window"));
    QCOMPARE(story.step(3).errorMessage, refused.why);
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
    const bool tells = story.step(3).errorMessage.contains(QLatin1String("outcome unknown"));
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
    reconciled(story, before(Seconds(160)), ProvenAbsent{});
    story.at(before(Seconds(150)));
    story.sent(before(Seconds(148)), timeOut);
    reconciled(story, before(Seconds(130)), ProvenAbsent{});
    QCOMPARE(standing(story), QStringLiteral("FAILED not_sent"));
    QVERIFY(story.at(before(Seconds(125))).commands.empty());
    QCOMPARE(story.record.attempts.size(), size_t(2));
}

void TestDecideCalls::reportsInOrder()
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

void TestDecideCalls::reportsNeverGoBack_data()
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

void TestDecideCalls::reportsNeverGoBack()
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

void TestDecideCalls::duplicatesChangeNothing()
{
    auto story = placed();
    story.reported(before(Seconds(170)), AttemptStatus::InProgress, QStringLiteral("7"));
    const auto record = story.record;
    const auto decision =
        story.reported(before(Seconds(169)), AttemptStatus::InProgress, QStringLiteral("7"));
    QVERIFY(story.record == record);
    QVERIFY(decision.callEvents.empty() && decision.commands.empty() && decision.audit.empty());
}

void TestDecideCalls::aReportBeforeTheAnswer()
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

void TestDecideCalls::aReportWhileReconciling()
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

void TestDecideCalls::aReportAfterUnknown()
{
    auto story = calling();
    story.sent(before(Seconds(178)), timeOut);
    reconciled(story, before(Seconds(150)), StillUnknown{});
    const auto decision = story.reported(before(Seconds(110)), AttemptStatus::Ringing);
    QCOMPARE(status(story), QStringLiteral("ringing"));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
    QVERIFY(!story.lastAttempt().endedAt);
    QCOMPARE(count<command::WatchCall>(decision), 1);
    // Found queued after its window: it must not ring hours later.
    auto queued = calling();
    queued.sent(before(Seconds(178)), timeOut);
    reconciled(queued, before(Seconds(150)), StillUnknown{});
    queued.reported(before(Seconds(110)), AttemptStatus::Queued);
    QCOMPARE(count<command::EndCall>(queued.at(before(Seconds(110)))), 1);
}

void TestDecideCalls::aReportOfAnotherCallIsRefused()
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

void TestDecideCalls::lateFiguresAreKept()
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

void TestDecideCalls::keys_data()
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

void TestDecideCalls::keys()
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

void TestDecideCalls::theAnswerStands()
{
    auto story = placed(AttemptStatus::InProgress);
    story.reported(before(Seconds(170)), AttemptStatus::InProgress, QStringLiteral("2"));
    story.reported(before(Seconds(169)), AttemptStatus::InProgress, QStringLiteral("1"));
    QCOMPARE(story.lastAttempt().digit, QStringLiteral("2"));
    QCOMPARE(toText(story.record.incident.state), QStringLiteral("ACKNOWLEDGED"));
}

void TestDecideCalls::aKeyBeforeTheAnswerOfTheProvider()
{
    auto story = calling();
    story.reported(before(Seconds(170)), AttemptStatus::InProgress, QStringLiteral("1"));
    QCOMPARE(toText(story.record.incident.state), QStringLiteral("RESOLVED"));
    const auto decision = story.sent(before(Seconds(169)), Accepted{sid()});
    QCOMPARE(count<command::EndCall>(decision), 0);
    QVERIFY(!story.lastAttempt().cancelWanted);
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
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
    story.around.line = LineStanding::Waiting;
    const auto waiting = story.at(before(Seconds(154)));
    QCOMPARE(waiting.candidate.has_value(), follows);
    QVERIFY(!follows || waiting.candidate->number == 2);
    story.around.line = LineStanding::Granted;
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
    row(AttemptStatus::NotSent, limited);
    row(AttemptStatus::Completed, QStringLiteral("EXECUTED"));
    row(AttemptStatus::Rejected, QStringLiteral("EXECUTED"));
}

void TestDecideCalls::neverAThird()
{
    QFETCH(int, end);
    QFETCH(QString, step);
    auto story = callingAgain();
    const auto last = static_cast<AttemptStatus>(end);
    if (last == AttemptStatus::NotSent) {
        story.sent(before(Seconds(153)), refused);
    } else if (last == AttemptStatus::Rejected) {
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

void TestDecideCalls::answersEndTheCall_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<int>("status");
    const auto all = answers();
    for (int answer = 0; answer < int(all.size()); ++answer) {
        for (const auto status : {AttemptStatus::Queued, AttemptStatus::Initiated,
                                  AttemptStatus::Ringing, AttemptStatus::InProgress}) {
            QTest::newRow(qPrintable(QStringLiteral("event %1, %2")
                                         .arg(all[size_t(answer)].index())
                                         .arg(toText(status))))
                << answer << static_cast<int>(status);
        }
    }
}

void TestDecideCalls::answersEndTheCall()
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

void TestDecideCalls::aCallAcceptedAfterTheAnswerIsEnded()
{
    for (const auto &answer : answers()) {
        auto story = calling();
        const auto decision = story.at(before(Seconds(179)), answer);
        QVERIFY(decision.commands.empty());
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

void TestDecideCalls::aCallFoundAfterTheAnswerIsEnded()
{
    for (const auto &answer : answers()) {
        auto story = calling();
        story.sent(before(Seconds(178)), timeOut);
        story.at(before(Seconds(170)), answer);
        const auto found = reconciled(story, before(Seconds(160)), FoundAtProvider{sid()});
        QCOMPARE(count<command::EndCall>(found), 1);

        // It had been given up for unknown before, so nobody had asked for its end.
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

void TestDecideCalls::theCallWithTheKeySaysGoodbyeItself()
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

void TestDecideCalls::aLostCallCountsAsPlaced()
{
    auto story = placed(AttemptStatus::Ringing);
    const auto decision = story.at(
        before(Seconds(130)), event::CallLost{story.lastAttempt().key, QStringLiteral("no news")});
    QCOMPARE(status(story), QStringLiteral("unknown"));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED"));
    QVERIFY(alarms(decision));
    QVERIFY(story.lastAttempt().endedAt);
    QVERIFY(story.at(before(Seconds(125))).commands.empty());
    // What is over, or never was, cannot get lost.
    auto over = placed(AttemptStatus::Busy);
    over.at(before(Seconds(130)), event::CallLost{over.lastAttempt().key, {}});
    QCOMPARE(status(over), QStringLiteral("busy"));
}

void TestDecideCalls::aLostCallThatComesBackIsFollowed()
{
    auto story = placed(AttemptStatus::Queued);
    story.at(before(Seconds(130)), event::CallLost{story.lastAttempt().key, {}});
    const auto decision = story.reported(before(Seconds(128)), AttemptStatus::Ringing);
    QCOMPARE(status(story), QStringLiteral("ringing"));
    QCOMPARE(count<command::WatchCall>(decision), 1);
    QVERIFY(story.lastAttempt().acceptedAt == before(Seconds(179)));
    QVERIFY(story.lastAttempt().sid == sid());
}

void TestDecideCalls::withheld_data()
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
    row(Reason::ProviderNotReady, "FAILED");
}

void TestDecideCalls::withheld()
{
    QFETCH(int, reason);
    QFETCH(QString, step);
    auto story = calling();
    story.around.providerProblem = QStringLiteral("Twilio credentials not configured");
    const event::CallWithheld event{story.lastAttempt().key, static_cast<Reason>(reason)};
    const auto decision = story.at(before(Seconds(119)), event);
    QCOMPARE(status(story), QStringLiteral("withheld"));
    QCOMPARE(standing(story), step);
    QVERIFY(alarms(decision));
    QCOMPARE(decision.log.join(u'|'),
             event.reason == Reason::OutsideCriticalWindow
                 ? QStringLiteral("[CALL] HARD STOP - Outside critical window (119s before)")
                 : QString());
    if (event.reason == Reason::ProviderNotReady) {
        QCOMPARE(story.step(3).errorMessage, story.around.providerProblem);
    }
    story.around.providerProblem.clear();
    QVERIFY(story.at(before(Seconds(119))).commands.empty());
    // It had left after all, or never stood to be withheld.
    auto sent = placed();
    sent.at(before(Seconds(170)), event::CallWithheld{sent.lastAttempt().key, event.reason});
    QCOMPARE(status(sent), QStringLiteral("queued"));
}

void TestDecideCalls::aWithheldSecondCallLeavesTheFirst()
{
    auto story = callingAgain();
    story.at(before(Seconds(150)),
             event::CallWithheld{story.lastAttempt().key, Reason::CallsStopped});
    QCOMPARE(standing(story), QStringLiteral("EXECUTED calls_stopped"));
    QVERIFY(story.step(3).executedAt == before(Seconds(179)));
    QVERIFY(story.at(before(Seconds(140))).commands.empty());
}

void TestDecideCalls::numbersDoNotLeak()
{
    const auto why = QStringLiteral("no way to +1 202 555 0123\r\n");
    for (const SendOutcome &outcome : {SendOutcome(NotSent{why}), SendOutcome(Rejected{why, 1}),
                                       SendOutcome(UnknownOutcome{why})}) {
        auto story = calling();
        const auto decision = story.sent(before(Seconds(170)), outcome);
        QCOMPARE(story.lastAttempt().error, QStringLiteral("no way to ****0123"));
        QStringList said = decision.log + QStringList(story.step(3).errorMessage);
        for (const auto &notice : decision.notices) {
            said.append(notice.text);
        }
        for (const auto &entry : decision.audit) {
            said.append(entry.detail);
        }
        for (const auto &event : decision.callEvents) {
            said.append(event.detail);
        }
        QVERIFY(!said.join(u'|').contains(QLatin1String("555 ")));
    }
}

QTEST_GUILESS_MAIN(TestDecideCalls)
#include "tst_decide_calls.moc"
