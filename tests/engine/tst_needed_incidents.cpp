// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/meeting_plan.h"
#include "tests/testlib/sample_data.h"

#include <QTest>

using namespace savehub;

Q_DECLARE_METATYPE(savehub::Incident)

namespace {

const PersonId ana(QStringLiteral("Ana"));
const PeopleByEmail people{{QStringLiteral("ana@example.org"), ana}};

Incident running(const PersonId &person, Instant start = sample::start())
{
    return {.id = IncidentId(QStringLiteral("i")),
            .person = person,
            .meeting = MeetingId(QStringLiteral("m")),
            .start = start,
            .createdAt = sample::before(),
            .acknowledgedAt = {},
            .resolvedAt = {}};
}

Incident settled(Reason why, Instant start = sample::start())
{
    auto settled = running(ana, start);
    settled.state = IncidentState::Resolved;
    settled.resolution = why;
    return settled;
}

} // namespace

/// For whom a calendar plans a new incident, depending on the incident that exists.
class TstNeededIncidents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needsIncident_data();
    void needsIncident();
};

void TstNeededIncidents::needsIncident_data()
{
    QTest::addColumn<Incident>("incident");
    QTest::addColumn<bool>("called");
    QTest::addColumn<bool>("needed");
    const auto later = sample::start() + Hours(1);
    const PersonId bea(QStringLiteral("Bea"));
    QTest::newRow("one is running") << running(ana) << false << false;
    QTest::newRow("somebody else's") << running(bea) << false << true;
    QTest::newRow("for another start") << running(ana, later) << false << true;
    QTest::newRow("moved away and back") << settled(Reason::MeetingMoved) << false << true;
    QTest::newRow("cancelled and restored") << settled(Reason::MeetingCancelled) << false << true;
    QTest::newRow("moved back after a call") << settled(Reason::MeetingMoved) << true << false;
    QTest::newRow("restored after a call") << settled(Reason::MeetingCancelled) << true << false;
    QTest::newRow("called for another start")
        << settled(Reason::MeetingMoved, later) << true << true;
    QTest::newRow("joined") << settled(Reason::Joined) << false << false;
    QTest::newRow("resolved by hand") << settled(Reason::Resolved) << false << false;
    QTest::newRow("expired") << settled(Reason::Expired) << false << false;
}

void TstNeededIncidents::needsIncident()
{
    QFETCH(Incident, incident);
    QFETCH(bool, called);
    auto listed =
        sample::invitation(QStringLiteral("standup@example.org"), sample::start(), {"Ana"});
    StoredMeeting before{listed.meeting, listed.invitees, {{incident, called}}};
    before.meeting.id = incident.meeting;
    const auto isPlanned = [&](Instant at) {
        return !planMeeting({listed, before.meeting.id}, before, people, at).plan.empty();
    };

    QTEST(isPlanned(sample::before()), "needed");
    const auto change = planMeeting({listed, before.meeting.id}, before, people, sample::before());
    const bool isToldSo = called && incident.start == sample::start();
    QCOMPARE(change.notAgain == std::vector{incident.person}, isToldSo);
    QVERIFY(!isPlanned(sample::start()));
    listed.meeting.cancelled = true;
    QVERIFY(!isPlanned(sample::before()));
}

QTEST_GUILESS_MAIN(TstNeededIncidents)
#include "tst_needed_incidents.moc"
