// SPDX-License-Identifier: GPL-3.0-or-later
#include "decide.h"

#include "enum_text.h"
#include "incident_builder.h"

#include <QSet>
#include <QTest>

#include <array>

using namespace savehub;
using namespace savehub::test;

namespace {

constexpr int states = static_cast<int>(IncidentState::Resolved) + 1;

/// What an event does to an incident in each state: the state it enters, "stays" (something else
/// changes), "nothing" (accepted, the record is as it was) or "refused".
struct Row {
    const char *name;
    Instant now;
    Event event;
    std::array<const char *, states> after; ///< from SCHEDULED, OPEN, ACKNOWLEDGED, ESCALATING, …
};

const StepId callStep{QStringLiteral("incident-3")};
const StepId textStep{QStringLiteral("incident-2")};
const AttemptKey callKey{QStringLiteral("key")};
const auto operatorName = QStringLiteral("operator");

CallReport report(AttemptStatus status, const char *digit = "")
{
    return {.sid = sid(), .status = status, .digit = QString::fromLatin1(digit)};
}

event::CallReported reported(AttemptStatus status, const char *digit = "")
{
    return {callKey, CallEventSource::Webhook, report(status, digit)};
}

/// An incident in \a state whose text is being sent and whose call has \a status, as none of the
/// other steps matter to what happens to these.
IncidentRecord recordIn(IncidentState state, AttemptStatus status)
{
    auto record = freshIncident();
    record.incident.state = state;
    if (state == IncidentState::Resolved) {
        record.incident.resolution = Reason::Joined;
    }
    record.steps[0].status = StepStatus::Executed;
    record.steps[1].status = StepStatus::Sending;
    record.steps[2].status = StepStatus::Sending;
    record.attempts = {{.key = callKey,
                        .incident = record.incident.id,
                        .step = callStep,
                        .number = 1,
                        .to = *record.person.phone,
                        .status = status}};
    return record;
}

/// The status in which a call has to be for \a event to be about it.
AttemptStatus statusFor(const Event &event)
{
    if (std::holds_alternative<event::CallReconciled>(event)) {
        return AttemptStatus::Reconciling;
    }
    const bool isAtProvider = std::holds_alternative<event::CallReported>(event)
                              || std::holds_alternative<event::CallLost>(event);
    return isAtProvider ? AttemptStatus::Ringing : AttemptStatus::Sending;
}

std::vector<Row> table()
{
    const auto inWindow = before(Seconds(150));
    const auto unknown = QStringLiteral("nonsense");
    return {
        {"due before anything is",
         before(Minutes(13)),
         event::Due{},
         {"nothing", "nothing", "nothing", "nothing", "nothing"}},
        {"due at the first rung",
         before(Minutes(12)),
         event::Due{},
         {"OPEN", "nothing", "nothing", "nothing", "nothing"}},
        {"due at the backup's rungs",
         after(Minutes(10)),
         event::Due{},
         {"ESCALATING", "ESCALATING", "ESCALATING", "stays", "nothing"}},
        {"due at its expiry",
         after(Hours(24)),
         event::Due{},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "nothing"}},
        {"restarted", inWindow, event::Restarted{}, {"stays", "stays", "stays", "stays", "stays"}},
        {"joined",
         inWindow,
         event::Joined{operatorName, {}},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"joined by key",
         inWindow,
         event::Joined{operatorName, callKey},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"missed",
         inWindow,
         event::Missed{operatorName, {}},
         {"ACKNOWLEDGED", "ACKNOWLEDGED", "nothing", "nothing", "refused"}},
        {"acknowledged",
         inWindow,
         event::Acknowledge{operatorName},
         {"refused", "ACKNOWLEDGED", "nothing", "refused", "refused"}},
        {"resolved",
         inWindow,
         event::Resolve{operatorName, {}},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"meeting cancelled",
         inWindow,
         event::MeetingCancelled{operatorName},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"meeting moved",
         inWindow,
         event::MeetingMoved{operatorName},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"call sent",
         inWindow,
         event::CallSent{callKey, Accepted{sid()}},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such call sent",
         inWindow,
         event::CallSent{AttemptKey(unknown), Accepted{sid()}},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"call withheld",
         inWindow,
         event::CallWithheld{callKey, Reason::CallsStopped},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such call withheld",
         inWindow,
         event::CallWithheld{AttemptKey(unknown), Reason::CallsStopped},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"call reconciled",
         inWindow,
         event::CallReconciled{callKey, FoundAtProvider{sid()}},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such call reconciled",
         inWindow,
         event::CallReconciled{AttemptKey(unknown), ProvenAbsent{}},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"call reported",
         inWindow,
         reported(AttemptStatus::InProgress),
         {"stays", "stays", "stays", "stays", "stays"}},
        {"call reported again",
         inWindow,
         reported(AttemptStatus::Ringing),
         {"nothing", "nothing", "nothing", "nothing", "nothing"}},
        {"no such call reported",
         inWindow,
         event::CallReported{AttemptKey(unknown), CallEventSource::Poll,
                             report(AttemptStatus::Ringing)},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"key 1 reported",
         inWindow,
         reported(AttemptStatus::InProgress, "1"),
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "stays"}},
        {"key 2 reported",
         inWindow,
         reported(AttemptStatus::InProgress, "2"),
         {"ACKNOWLEDGED", "ACKNOWLEDGED", "stays", "stays", "stays"}},
        {"another key reported",
         inWindow,
         reported(AttemptStatus::InProgress, "7"),
         {"stays", "stays", "stays", "stays", "stays"}},
        {"call lost",
         inWindow,
         event::CallLost{callKey, QStringLiteral("no news")},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such call lost",
         inWindow,
         event::CallLost{AttemptKey(unknown), {}},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"message sent",
         inWindow,
         event::MessageSent{textStep, Accepted{sid()}},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such message sent",
         inWindow,
         event::MessageSent{StepId(unknown), Accepted{}},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"message withheld",
         inWindow,
         event::MessageWithheld{textStep, Reason::CallsStopped},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such message withheld",
         inWindow,
         event::MessageWithheld{StepId(unknown), Reason::CallsStopped},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"text reconciled",
         inWindow,
         event::TextReconciled{textStep, FoundAtProvider{sid()}},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such text reconciled",
         inWindow,
         event::TextReconciled{StepId(unknown), ProvenAbsent{}},
         {"refused", "refused", "refused", "refused", "refused"}},
    };
}

QString whatHappened(const IncidentRecord &record, const Decision &decision)
{
    if (decision.refusal) {
        return QStringLiteral("refused");
    }
    if (decision.record == record) {
        return QStringLiteral("nothing");
    }
    const auto state = decision.record.incident.state;
    return state == record.incident.state ? QStringLiteral("stays") : toText(state);
}

} // namespace

class TestDecideStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventInEveryState_data();
    void everyEventInEveryState();
    void theTableIsComplete();
    void refusalsLeaveNoTrace();
    void resolutionNamesItsReason_data();
    void resolutionNamesItsReason();
    void joinedCancelsEveryPendingStep();
    void missedLeavesTheBackupsSteps();
    void acknowledgedIsStamped();
    void noteIsKeptInTheAuditTrail();
};

void TestDecideStates::everyEventInEveryState_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("state");
    const auto rows = table();
    for (size_t row = 0; row < rows.size(); ++row) {
        for (int state = 0; state < states; ++state) {
            const auto name = toText(static_cast<IncidentState>(state));
            QTest::newRow(
                qPrintable(QStringLiteral("%1, %2").arg(QLatin1String(rows[row].name), name)))
                << int(row) << state;
        }
    }
}

void TestDecideStates::everyEventInEveryState()
{
    QFETCH(int, row);
    QFETCH(int, state);
    const auto tried = table().at(static_cast<size_t>(row));
    auto record = recordIn(static_cast<IncidentState>(state), statusFor(tried.event));
    if (std::holds_alternative<event::Due>(tried.event)) {
        record.attempts.clear(); // what is due, not what is being sent, is looked at
        record.steps[2].status = StepStatus::Executed;
    }
    const auto decision = decide(record, tried.event, fairWeather(tried.now));
    QCOMPARE(whatHappened(record, decision),
             QLatin1String(tried.after.at(static_cast<size_t>(state))));
}

/// Every alternative of Event has a row, and no row leaves a state out.
void TestDecideStates::theTableIsComplete()
{
    QSet<size_t> events;
    for (const auto &row : table()) {
        events.insert(row.event.index());
        for (const auto *after : row.after) {
            QVERIFY2(after, row.name);
        }
    }
    QCOMPARE(size_t(events.size()), std::variant_size_v<Event>);
}

void TestDecideStates::refusalsLeaveNoTrace()
{
    for (const auto &row : table()) {
        for (int state = 0; state < states; ++state) {
            const auto record = recordIn(static_cast<IncidentState>(state), statusFor(row.event));
            const auto decision = decide(record, row.event, fairWeather(row.now));
            if (decision.refusal) {
                QVERIFY2(decision.record == record, row.name);
                QVERIFY2(decision.commands.empty() && !decision.candidate, row.name);
                QVERIFY2(decision.audit.empty() && decision.callEvents.empty(), row.name);
                QVERIFY2(decision.notices.empty() && decision.log.isEmpty(), row.name);
                QVERIFY2(!decision.refusal->what.isEmpty(), row.name);
            }
        }
    }
}

void TestDecideStates::resolutionNamesItsReason_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("reason");
    const auto rows = table();
    const auto add = [&](const char *name, const char *reason) {
        for (size_t row = 0; row < rows.size(); ++row) {
            if (qstrcmp(rows[row].name, name) == 0) {
                QTest::newRow(name) << int(row) << QString::fromLatin1(reason);
            }
        }
    };
    add("joined", "joined");
    add("key 1 reported", "joined");
    add("resolved", "resolved");
    add("meeting cancelled", "meeting_cancelled");
    add("meeting moved", "meeting_moved");
    add("due at its expiry", "expired");
}

void TestDecideStates::resolutionNamesItsReason()
{
    QFETCH(int, row);
    QFETCH(QString, reason);
    const auto tried = table().at(static_cast<size_t>(row));
    const auto record = recordIn(IncidentState::Open, statusFor(tried.event));
    const auto decision = decide(record, tried.event, fairWeather(tried.now));
    const auto &incident = decision.record.incident;
    QCOMPARE(toText(incident.resolution), reason);
    QVERIFY(incident.resolvedAt == tried.now);
    QCOMPARE(toText(decision.record.steps.at(3).reason), reason);
    QCOMPARE(toText(decision.record.steps.at(4).reason), reason);
}

void TestDecideStates::joinedCancelsEveryPendingStep()
{
    Story story;
    story.at(before(Minutes(12)));
    story.stepSent(before(Minutes(12)), 1, Accepted{});
    const auto decision = story.at(before(Minutes(11)), event::Joined{operatorName, {}});
    QVERIFY(story.step(1).status == StepStatus::Executed);
    for (const int number : {2, 3, 4, 5}) {
        QVERIFY(story.step(number).status == StepStatus::Skipped);
        QVERIFY(story.step(number).reason == Reason::Joined);
    }
    QVERIFY(decision.commands.empty());
    QVERIFY(!decision.audit.empty());
    for (const auto &entry : decision.audit) {
        QCOMPARE(entry.actor, operatorName);
    }
}

void TestDecideStates::missedLeavesTheBackupsSteps()
{
    Story story;
    story.at(before(Minutes(12)));
    story.stepSent(before(Minutes(12)), 1, Accepted{});
    story.at(before(Minutes(11)), event::Missed{operatorName, {}});
    for (const int number : {2, 3}) {
        QVERIFY(story.step(number).status == StepStatus::Skipped);
        QVERIFY(story.step(number).reason == Reason::Acknowledged);
    }
    QVERIFY(story.step(4).status == StepStatus::Pending);
    QVERIFY(story.step(5).status == StepStatus::Pending);
    const auto escalated = story.at(after(Minutes(10)));
    QVERIFY(story.record.incident.state == IncidentState::Escalating);
    QCOMPARE(count<command::SendEmail>(escalated), 1);
    QCOMPARE(count<command::SendText>(escalated), 1);
}

void TestDecideStates::acknowledgedIsStamped()
{
    Story story;
    story.at(before(Minutes(12)));
    story.at(before(Minutes(11)), event::Acknowledge{operatorName});
    QVERIFY(story.record.incident.acknowledgedAt == before(Minutes(11)));
    story.at(before(Minutes(10)), event::Acknowledge{operatorName});
    QVERIFY(story.record.incident.acknowledgedAt == before(Minutes(11)));
    QVERIFY(!story.record.incident.resolvedAt);
}

void TestDecideStates::noteIsKeptInTheAuditTrail()
{
    Story story;
    const auto decision =
        story.at(before(Minutes(11)), event::Resolve{operatorName, QStringLiteral("she\ncalled")});
    const auto &audit = decision.audit;
    const bool found = std::any_of(audit.begin(), audit.end(), [](const AuditEntry &entry) {
        return entry.action == QLatin1String("incident.resolved")
               && entry.detail == QLatin1String("resolved: she called");
    });
    QVERIFY(found);
}

QTEST_GUILESS_MAIN(TestDecideStates)
#include "tst_decide_states.moc"
