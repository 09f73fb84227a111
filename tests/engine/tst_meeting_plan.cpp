// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/meeting_plan.h"
#include "tests/testlib/sample_data.h"

#include <QTest>

using namespace savehub;
using Kind = MeetingChange::Kind;

namespace {

const auto uid = QStringLiteral("standup@example.org");
const auto now = sample::before();
const PersonId ana(QStringLiteral("Ana"));
const PersonId bea(QStringLiteral("Bea"));
const PeopleByEmail people{{QStringLiteral("ana@example.org"), ana},
                           {QStringLiteral("bea@example.org"), bea}};

Incident incident(const char *id, const PersonId &person, Instant start = sample::start())
{
    return {.id = IncidentId(QLatin1String(id)),
            .person = person,
            .meeting = MeetingId(QStringLiteral("m")),
            .start = start,
            .createdAt = now,
            .acknowledgedAt = {},
            .resolvedAt = {}};
}

Incident settled(const char *id, Reason why, Instant start = sample::start())
{
    auto settled = incident(id, ana, start);
    settled.state = IncidentState::Resolved;
    settled.resolution = why;
    return settled;
}

/// sample::invitation() as the store has it, with an incident for each of its people.
StoredMeeting stored(std::initializer_list<const char *> names, Instant start = sample::start())
{
    const auto listed = sample::invitation(uid, start, names);
    StoredMeeting meeting{listed.meeting, listed.invitees, {}};
    meeting.meeting.id = MeetingId(QStringLiteral("m"));
    for (const auto *name : names) {
        meeting.incidents.push_back({incident(name, PersonId(QLatin1String(name)), start), false});
    }
    return meeting;
}

struct MeetingPlan {
    std::vector<MeetingChange> changes;
    std::vector<Invitee> unknown;
};

/// What the import does to all meetings, one after the other.
MeetingPlan planMeetings(const MeetingImport &import, const std::vector<StoredMeeting> &stored,
                         const PeopleByEmail &known, Instant at)
{
    std::vector<Meeting> meetings;
    std::map<MeetingId, StoredMeeting> byId;
    for (const auto &meeting : stored) {
        meetings.push_back(meeting.meeting);
        byId[meeting.meeting.id] = meeting;
    }
    MeetingPlan plan;
    MeetingsImported sum;
    for (const auto &match : matchMeetings(import, meetings)) {
        const auto before =
            match.stored.isEmpty() ? std::nullopt : std::optional(byId[match.stored]);
        plan.changes.push_back(planMeeting(match, before, known, at));
        MeetingsImported part;
        part.unknown = unknownInvitees(plan.changes.back(), known, at);
        add(sum, part);
    }
    plan.unknown = sum.unknown;
    return plan;
}

MeetingPlan planFor(const StoredMeeting &before, const CalendarMeeting &listed)
{
    return planMeetings(sample::import({listed}), {before}, people, now);
}

using People = std::vector<PersonId>;
using Settlements = std::vector<Settlement>;

Settlement because(Reason why, const char *id)
{
    return {IncidentId(QLatin1String(id)), why};
}

} // namespace

class TstMeetingPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newMeetingIsAdded();
    void startedMeetingGetsNoIncidents();
    void sameAgainChangesNothing();
    void newTitleIsAnUpdate();
    void movedMeetingSettlesAndPlansAnew();
    void movedIntoThePastPlansNothing();
    void cancelledMeetingSettlesEverybody();
    void vanishedMeetingSettlesEverybody();
    void aSingleEventIsOneMeetingByAnyName_data();
    void aSingleEventIsOneMeetingByAnyName();
    void restoredMeetingPlansAgain();
    void newInviteeIsPlanned();
    void leavingIsSettled_data();
    void leavingIsSettled();
    void settledIncidentsAreLeftAlone();
    void unknownInviteesAreReportedOnce();
    void inviteesAreTidied();
    void oneCommitTakesSoMuchOfAChange_data();
    void oneCommitTakesSoMuchOfAChange();
};

void TstMeetingPlan::newMeetingIsAdded()
{
    const auto listed = sample::invitation(uid, sample::start(), {"Ana", "Bea"});
    const auto plan = planMeetings(sample::import({listed}), {}, people, now);

    QCOMPARE(plan.changes.size(), size_t(1));
    const auto &change = plan.changes[0];
    QCOMPARE(change.kind, Kind::Added);
    QCOMPARE(change.meeting, listed.meeting);
    QCOMPARE(change.invitees, listed.invitees);
    QCOMPARE(change.plan, (People{ana, bea}));
    QVERIFY(change.settle.empty());
    QVERIFY(plan.unknown.empty());
}

void TstMeetingPlan::startedMeetingGetsNoIncidents()
{
    const auto plan = planMeetings(
        sample::import({sample::invitation(uid, now, {"Ana", "Unknown"})}), {}, people, now);

    QCOMPARE(plan.changes[0].kind, Kind::Added);
    QVERIFY(plan.changes[0].plan.empty());
    QVERIFY(plan.unknown.empty());
}

void TstMeetingPlan::sameAgainChangesNothing()
{
    const auto plan =
        planFor(stored({"Ana", "Bea"}), sample::invitation(uid, sample::start(), {"Ana", "Bea"}));

    QCOMPARE(plan.changes.size(), size_t(1));
    QCOMPARE(plan.changes[0].kind, Kind::Unchanged);
    QVERIFY(plan.changes[0].plan.empty());
    QVERIFY(plan.changes[0].settle.empty());
}

void TstMeetingPlan::newTitleIsAnUpdate()
{
    auto listed = sample::invitation(uid, sample::start(), {"Ana"});
    listed.meeting.title = QStringLiteral("Retrospective");
    const auto plan = planFor(stored({"Ana"}), listed);

    QCOMPARE(plan.changes[0].kind, Kind::Updated);
    QCOMPARE(plan.changes[0].meeting.id, MeetingId(QStringLiteral("m")));
    QCOMPARE(plan.changes[0].meeting.title, listed.meeting.title);
    QVERIFY(plan.changes[0].plan.empty());
    QVERIFY(plan.changes[0].settle.empty());
}

void TstMeetingPlan::movedMeetingSettlesAndPlansAnew()
{
    const auto plan =
        planFor(stored({"Ana"}), sample::invitation(uid, sample::start() + Hours(1), {"Ana"}));

    QCOMPARE(plan.changes[0].kind, Kind::Moved);
    QCOMPARE(plan.changes[0].meeting.start, sample::start() + Hours(1));
    QCOMPARE(plan.changes[0].settle, (Settlements{because(Reason::MeetingMoved, "Ana")}));
    QCOMPARE(plan.changes[0].plan, People{ana});
}

void TstMeetingPlan::movedIntoThePastPlansNothing()
{
    const auto plan = planFor(stored({"Ana"}), sample::invitation(uid, now - Minutes(1), {"Ana"}));

    QCOMPARE(plan.changes[0].kind, Kind::Moved);
    QCOMPARE(plan.changes[0].settle, (Settlements{because(Reason::MeetingMoved, "Ana")}));
    QVERIFY(plan.changes[0].plan.empty());
}

void TstMeetingPlan::cancelledMeetingSettlesEverybody()
{
    auto listed = sample::invitation(uid, sample::start() + Hours(1), {"Ana", "Bea"});
    listed.meeting.cancelled = true;
    const auto plan = planFor(stored({"Ana", "Bea"}), listed);

    QCOMPARE(plan.changes[0].kind, Kind::Cancelled);
    QVERIFY(plan.changes[0].meeting.cancelled);
    QCOMPARE(plan.changes[0].settle, (Settlements{because(Reason::MeetingCancelled, "Ana"),
                                                  because(Reason::MeetingCancelled, "Bea")}));
    QVERIFY(plan.changes[0].plan.empty());
}

void TstMeetingPlan::vanishedMeetingSettlesEverybody()
{
    auto import = sample::import({});
    import.uids = QStringList{uid};
    const auto plan = planMeetings(import, {stored({"Ana"})}, people, now);

    QCOMPARE(plan.changes.size(), size_t(1));
    QCOMPARE(plan.changes[0].kind, Kind::Cancelled);
    QVERIFY(plan.changes[0].meeting.cancelled);
    QCOMPARE(plan.changes[0].settle, (Settlements{because(Reason::MeetingCancelled, "Ana")}));
}

void TstMeetingPlan::aSingleEventIsOneMeetingByAnyName_data()
{
    QTest::addColumn<QString>("storedAs");
    QTest::addColumn<QString>("listedAs");
    QTest::addColumn<Instant>("listedStart");
    const auto originally = toIso(sample::start());
    const auto later = sample::start() + Hours{1};
    QTest::newRow("a file, then pushed") << QString() << originally << sample::start();
    QTest::newRow("pushed, then a file") << originally << QString() << sample::start();
    QTest::newRow("a file, then pushed and moved") << QString() << originally << later;
    QTest::newRow("pushed, then a file and moved") << originally << QString() << later;
    QTest::newRow("pushed, moved before") << toIso(later) << QString() << sample::start();
    QTest::newRow("both names are old") << QString() << toIso(later) << later + Hours{1};
}

void TstMeetingPlan::aSingleEventIsOneMeetingByAnyName()
{
    QFETCH(const QString, storedAs);
    QFETCH(const QString, listedAs);
    QFETCH(const Instant, listedStart);
    auto before = stored({"Ana"});
    before.meeting.occurrence = storedAs;
    auto listed = sample::invitation(uid, listedStart, {"Ana"});
    listed.meeting.occurrence = listedAs;

    const auto plan = planFor(before, listed);
    QCOMPARE(plan.changes.size(), size_t(1));
    const auto &change = plan.changes.front();
    QCOMPARE(change.meeting.id, before.meeting.id);
    QCOMPARE(change.meeting.occurrence, storedAs);
    const bool moves = listedStart != sample::start();
    QCOMPARE(change.kind == Kind::Moved, moves);
    QCOMPARE(change.plan.size(), size_t(moves ? 1 : 0));
}

void TstMeetingPlan::restoredMeetingPlansAgain()
{
    auto before = stored({"Ana"});
    before.meeting.cancelled = true;
    before.incidents = {{settled("Ana", Reason::MeetingCancelled), false}};

    const auto plan = planFor(before, sample::invitation(uid, sample::start(), {"Ana"}));

    QCOMPARE(plan.changes[0].kind, Kind::Updated);
    QVERIFY(!plan.changes[0].meeting.cancelled);
    QCOMPARE(plan.changes[0].plan, People{ana});
}

void TstMeetingPlan::newInviteeIsPlanned()
{
    const auto plan =
        planFor(stored({"Ana"}), sample::invitation(uid, sample::start(), {"Ana", "Bea"}));

    QCOMPARE(plan.changes[0].kind, Kind::Updated);
    QCOMPARE(plan.changes[0].plan, People{bea});
    QVERIFY(plan.changes[0].settle.empty());
}

void TstMeetingPlan::leavingIsSettled_data()
{
    QTest::addColumn<bool>("declines");
    QTest::newRow("declined") << true;
    QTest::newRow("not invited any more") << false;
}

void TstMeetingPlan::leavingIsSettled()
{
    QFETCH(bool, declines);
    auto listed = sample::invitation(uid, sample::start(), {"Ana", "Bea"});
    if (declines) {
        listed.invitees[0].declined = true;
    } else {
        listed.invitees.erase(listed.invitees.begin());
    }
    const auto plan = planFor(stored({"Ana", "Bea"}), listed);

    QCOMPARE(plan.changes[0].kind, Kind::Updated);
    QCOMPARE(plan.changes[0].invitees, listed.invitees);
    QCOMPARE(plan.changes[0].settle, (Settlements{because(Reason::MeetingCancelled, "Ana")}));
    QVERIFY(plan.changes[0].plan.empty());
}

void TstMeetingPlan::settledIncidentsAreLeftAlone()
{
    auto before = stored({"Ana"});
    before.incidents = {{settled("Ana", Reason::Joined), false}};
    const auto plan = planFor(before, sample::invitation(uid, sample::start() + Hours(1), {"Ana"}));

    QVERIFY(plan.changes[0].settle.empty());
    QCOMPARE(plan.changes[0].plan, People{ana});
}

void TstMeetingPlan::unknownInviteesAreReportedOnce()
{
    auto first = sample::invitation(QStringLiteral("1"), sample::start(), {"Zoe", "Ana", "Carl"});
    auto second = sample::invitation(QStringLiteral("2"), sample::start(), {"Carl", "Dora"});
    second.invitees[1].declined = true;
    const auto plan = planMeetings(sample::import({first, second}), {}, people, now);

    const std::vector<Invitee> expected{first.invitees[2], first.invitees[0]};
    QCOMPARE(plan.unknown, expected);
    // They are kept, so that a person who is imported later is found by email.
    QCOMPARE(plan.changes[0].invitees.size(), size_t(3));
}

void TstMeetingPlan::inviteesAreTidied()
{
    auto listed = sample::invitation(uid, sample::start(), {"Bea"});
    listed.invitees.push_back({QStringLiteral(" Ana@Example.org "), QStringLiteral("A"), false});
    listed.invitees.push_back({QStringLiteral("ana@example.org"), QStringLiteral("Ana"), false});
    listed.invitees.push_back({QString(), QStringLiteral("Nobody"), false});
    const auto plan = planMeetings(sample::import({listed}), {}, people, now);

    const std::vector<Invitee> expected{
        {QStringLiteral("ana@example.org"), QStringLiteral("Ana"), false}, listed.invitees[0]};
    QCOMPARE(plan.changes[0].invitees, expected);
    QCOMPARE(plan.changes[0].plan, (People{ana, bea}));
}

void TstMeetingPlan::oneCommitTakesSoMuchOfAChange_data()
{
    QTest::addColumn<int>("mostIncidents");
    QTest::addColumn<int>("settled");
    QTest::addColumn<bool>("storesMeeting");
    QTest::addColumn<int>("planned");
    QTest::addColumn<bool>("isCutShort");
    QTest::newRow("not all are settled") << 1 << 1 << false << 0 << true;
    QTest::newRow("nobody is planned yet") << 2 << 2 << true << 0 << true;
    QTest::newRow("not all are planned") << 3 << 2 << true << 1 << true;
    QTest::newRow("all of it") << 4 << 2 << true << 2 << false;
    QTest::newRow("any number") << anyNumberOfIncidents << 2 << true << 2 << false;
}

void TstMeetingPlan::oneCommitTakesSoMuchOfAChange()
{
    QFETCH(const int, mostIncidents);
    QFETCH(const bool, storesMeeting);
    const auto before = stored({"Ana", "Bea"});
    const auto plan =
        planFor(before, sample::invitation(uid, sample::start() + Hours(1), {"Ana", "Bea"}));

    const auto commit = commitOf(plan.changes[0], mostIncidents);

    QTEST(static_cast<int>(commit.settle.size()), "settled");
    QTEST(commit.storesMeeting, "storesMeeting");
    QTEST(static_cast<int>(commit.plan.size()), "planned");
    QTEST(commit.count.isCutShort, "isCutShort");
    QCOMPARE(commit.count.moved, storesMeeting ? 1 : 0);
}

QTEST_GUILESS_MAIN(TstMeetingPlan)
#include "tst_meeting_plan.moc"
