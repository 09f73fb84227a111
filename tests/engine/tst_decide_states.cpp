// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "tests/engine/state_table.h"

#include <QSet>
#include <QTest>

using namespace savehub;
using namespace savehub::test;

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
        record.attempts.clear(); // this event looks at what is due, not at what is being sent
        record.steps[2].status = StepStatus::Executed;
    }
    const auto decision = decide(record, tried.event, fairWeather(tried.now));
    QCOMPARE(whatHappened(record, decision),
             QLatin1String(tried.after.at(static_cast<size_t>(state))));
}

/// Every alternative of Event has a row, and every row names every state.
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
