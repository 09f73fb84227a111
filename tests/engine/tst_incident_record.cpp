// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/incident_record.h"

#include "engine/schedule.h"
#include "tests/engine/incident_builder.h"

#include <QSet>
#include <QTest>

using namespace savehub;
using namespace savehub::test;

class TestIncidentRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreshOneHasAStepForEveryRung();
    void stepsKnowWhenTheyMayBeSent();
    void rowsAreFoundByTheirIds();
};

void TestIncidentRecord::aFreshOneHasAStepForEveryRung()
{
    const auto record = freshIncident();
    const auto policy = defaultPolicy();
    QCOMPARE(record.incident.id.text(), QStringLiteral("incident"));
    QVERIFY(record.incident.person == record.person.id);
    QVERIFY(record.incident.meeting == record.meeting.id);
    QVERIFY(record.incident.start == meetingStart());
    QVERIFY(record.incident.state == IncidentState::Scheduled);
    QVERIFY(record.incident.resolution == Reason::None);
    QVERIFY(record.incident.createdAt == meetingStart() - Hours(48));
    QVERIFY(record.attempts.empty());
    QCOMPARE(record.steps.size(), policy.rungs.size());

    QSet<QString> ids;
    for (size_t i = 0; i < record.steps.size(); ++i) {
        const auto &step = record.steps[i];
        const auto &rung = policy.rungs[i];
        ids.insert(step.id.text());
        QCOMPARE(step.number, rung.number);
        QVERIFY(step.channel == rung.channel);
        QVERIFY(step.recipient == rung.recipient);
        QCOMPARE(step.messageTemplate, rung.messageTemplate);
        QVERIFY(step.status == StepStatus::Pending);
        QVERIFY(step.createdAt == record.incident.createdAt);
        QVERIFY(!step.executedAt && !step.retryAt && !step.provider);
    }
    QCOMPARE(ids.size(), int(record.steps.size()));
}

void TestIncidentRecord::stepsKnowWhenTheyMayBeSent()
{
    const auto record = freshIncident();
    const auto policy = defaultPolicy();
    for (size_t i = 0; i < record.steps.size(); ++i) {
        const auto window = sendWindow(policy, policy.rungs[i], meetingStart());
        QCOMPARE(toIso(record.steps[i].dueAt), toIso(window.from));
        QCOMPARE(toIso(record.steps[i].lastAt), toIso(window.until));
    }
}

void TestIncidentRecord::rowsAreFoundByTheirIds()
{
    Story story;
    story.toTheCall();
    auto &record = story.record;
    const auto &constant = record;
    QVERIFY(record.step(record.steps[2].id) == &record.steps[2]);
    QVERIFY(constant.step(record.steps[4].id) == &record.steps[4]);
    QVERIFY(!record.step(StepId(QStringLiteral("nonsense"))));
    QVERIFY(!constant.step({}));
    QVERIFY(record.attempt(record.attempts[0].key) == &record.attempts[0]);
    QVERIFY(constant.attempt(record.attempts[0].key) == &record.attempts[0]);
    QVERIFY(!record.attempt(AttemptKey(QStringLiteral("nonsense"))));
    QVERIFY(!constant.attempt({}));
}

QTEST_GUILESS_MAIN(TestIncidentRecord)
#include "tst_incident_record.moc"
