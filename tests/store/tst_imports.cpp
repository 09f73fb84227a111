// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

#include <algorithm>

using namespace savehub;

namespace {

const auto now = sample::before();
const auto actor = QStringLiteral("import");
const auto uid = QStringLiteral("standup@example.org");
const auto later = sample::start() + Hours(1);

Person without(Person person, bool backup)
{
    person.phone.reset();
    if (backup) {
        person.backup = {};
    }
    return person;
}

} // namespace

class TstImports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleAreKnownByTheirEmail();
    void peopleWithoutEmailAreRefused();
    void changesOfPeopleAreAuditedWithoutNumbers();
    void peopleComeAfterTheirMeetings();
    void meetingsAreStoredWithTheirInvitees();
    void meetingsWithoutUidAreRefused();
    void incidentsFollowTheDefaultPolicy();
    void movedMeetingGetsNewIncidents();
    void movingBackPlansAgain();
    void movingBackAfterACallDoesNot_data();
    void movingBackAfterACallDoesNot();
    void cancelledMeetingEndsItsCalls();
    void refusedSettlementRollsEverythingBack();
    void repeatedImportChangesNothing();

private:
    Result<MeetingsImported> take(const CalendarMeeting &listed)
    {
        return m_database->store().importMeetings(sample::import({listed}), actor, now);
    }
    Result<PeopleImported> take(const std::vector<Person> &people)
    {
        return m_database->store().importPeople(people, actor, now);
    }
    /// "MeetingMoved 10:00": one entry for each incident, in the order in which they were made.
    QStringList ladders() const
    {
        return m_database
            ->sqlite3(QStringLiteral("SELECT state || ' ' || resolution || ' ' ||"
                                     " substr(start_at, 12, 5) FROM incidents ORDER BY rowid"))
            .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

    std::unique_ptr<TestDatabase> m_database;

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }
};

void TstImports::peopleAreKnownByTheirEmail()
{
    auto ana = sample::person();
    QCOMPARE(take({ana}), Result<PeopleImported>(PeopleImported{.added = 1}));
    ana.email = QStringLiteral(" ANA@example.ORG");
    QCOMPARE(take({ana}), Result<PeopleImported>(PeopleImported{.unchanged = 1}));
    ana.name = QStringLiteral("Ana María");
    QCOMPARE(take({ana, sample::person(QStringLiteral("Bea"))}),
             Result<PeopleImported>(PeopleImported{.added = 1, .updated = 1}));
    QCOMPARE(m_database->sqlite3(QStringLiteral("SELECT name, email FROM people ORDER BY email")),
             QStringLiteral("Ana María|ana@example.org\nBea|bea@example.org"));
}

void TstImports::peopleWithoutEmailAreRefused()
{
    auto nobody = sample::person(QStringLiteral("Bea"));
    nobody.email = QStringLiteral(" ");
    const auto refused = take({sample::person(), nobody});

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::BadInput);
    QVERIFY2(refused.error().text().contains(QLatin1String("Bea")), why(refused).constData());
    QCOMPARE(m_database->sqlite3(QStringLiteral("SELECT count(*) FROM people")),
             QStringLiteral("0"));
}

void TstImports::changesOfPeopleAreAuditedWithoutNumbers()
{
    auto ana = sample::person();
    QVERIFY_OK(take({without(ana, true)}));
    QVERIFY_OK(take({ana}));
    ana.language = QStringLiteral("en");
    ana.timeZone = "UTC";
    ana.doNotCall = false;
    QVERIFY_OK(take({ana}));

    const auto lines = m_database->sqlite3(QStringLiteral(
        "SELECT actor, action, detail FROM audit_log WHERE action LIKE 'person%' ORDER BY id"));
    QCOMPARE(lines, QStringLiteral("import|person.added|ana@example.org\n"
                                   "import|person.updated|phone  → ****0001, backup name  → Berta,"
                                   " backup email  → berta@example.org, backup phone  → ****0002\n"
                                   "import|person.updated|language es → en,"
                                   " time zone Europe/Madrid → UTC, do not call yes → no"));
}

void TstImports::peopleComeAfterTheirMeetings()
{
    auto declined = sample::invitation(QStringLiteral("2"), sample::start(), {"Ana"});
    declined.invitees[0].declined = true;
    const auto imported = m_database->store().importMeetings(
        sample::import({sample::invitation(QStringLiteral("1"), sample::start(), {"Ana"}), declined,
                        sample::invitation(QStringLiteral("3"), now, {"Ana"})}),
        actor, now);
    QVERIFY_OK(imported);
    QCOMPARE(imported->incidentsPlanned, 0);
    QCOMPARE(imported->unknown.size(), size_t(1));

    QCOMPARE(take({sample::person()}),
             Result<PeopleImported>(PeopleImported{.added = 1, .incidentsPlanned = 1}));
    QCOMPARE(ladders(), QStringList{QStringLiteral("SCHEDULED  10:00")});
}

void TstImports::meetingsAreStoredWithTheirInvitees()
{
    const auto imported = take(sample::invitation(uid, sample::start(), {"Bea", "Ana"}));
    QVERIFY_OK(imported);
    QCOMPARE(imported->added, 1);
    QCOMPARE(m_database->sqlite3(QStringLiteral(
                 "SELECT email, attendances.name, declined FROM attendances"
                 " JOIN meetings ON meetings.id = meeting_id AND uid = 'standup@example.org'")),
             QStringLiteral("ana@example.org|Ana|0\nbea@example.org|Bea|0"));
}

void TstImports::meetingsWithoutUidAreRefused()
{
    const auto refused = take(sample::invitation({}, sample::start(), {"Ana"}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::BadInput);
    QVERIFY2(refused.error().text().contains(QLatin1String("Stand-up")), why(refused).constData());
}

void TstImports::incidentsFollowTheDefaultPolicy()
{
    m_database->plannedIncident();
    QCOMPARE(m_database->sqlite3(
                 QStringLiteral("SELECT step_number, step_type, recipient, substr(due_at, 12, 8)"
                                " FROM escalation_steps ORDER BY step_number")),
             QStringLiteral("1|EMAIL|attendee|09:48:00\n2|SMS|attendee|09:55:00\n"
                            "3|CALL|attendee|09:57:00\n4|EMAIL|backup|10:10:00\n"
                            "5|SMS|backup|10:10:00"));
}

void TstImports::movedMeetingGetsNewIncidents()
{
    QVERIFY_OK(take({sample::person()}));
    QVERIFY_OK(take(sample::invitation(uid, sample::start(), {"Ana"})));
    const auto moved = take(sample::invitation(uid, later, {"Ana"}));
    QVERIFY_OK(moved);

    QCOMPARE(moved->moved, 1);
    QCOMPARE(moved->incidentsSettled, 1);
    QCOMPARE(moved->incidentsPlanned, 1);
    QCOMPARE(ladders(), (QStringList{QStringLiteral("RESOLVED meeting_moved 10:00"),
                                     QStringLiteral("SCHEDULED  11:00")}));
    QCOMPARE(m_database->store().due(sample::start(), 10)->size(), size_t(0));
    QCOMPARE(m_database->sqlite3(
                 QStringLiteral("SELECT DISTINCT status, reason FROM escalation_steps, incidents"
                                " WHERE incidents.id = incident_id AND state = 'RESOLVED'")),
             QStringLiteral("SKIPPED|meeting_moved"));
}

void TstImports::movingBackPlansAgain()
{
    QVERIFY_OK(take({sample::person()}));
    for (const auto start : {sample::start(), later, sample::start(), later, sample::start()}) {
        QVERIFY_OK(take(sample::invitation(uid, start, {"Ana"})));
    }
    const auto all = ladders();
    QCOMPARE(all.size(), 5);
    QCOMPARE(all.filter(QStringLiteral("SCHEDULED")), QStringList{all.constLast()});
    QCOMPARE(all.constLast(), QStringLiteral("SCHEDULED  10:00"));
}

void TstImports::movingBackAfterACallDoesNot_data()
{
    QTest::addColumn<AttemptStatus>("attempt");
    QTest::addColumn<int>("planned");
    QTest::newRow("rang") << AttemptStatus::NoAnswer << 0;
    QTest::newRow("may ring") << AttemptStatus::Sending << 0;
    QTest::newRow("nobody knows") << AttemptStatus::Unknown << 0;
    QTest::newRow("nothing left") << AttemptStatus::NotSent << 1;
    QTest::newRow("withdrawn") << AttemptStatus::Withheld << 1;
}

void TstImports::movingBackAfterACallDoesNot()
{
    QFETCH(const AttemptStatus, attempt);
    QFETCH(const int, planned);
    const auto id = m_database->plannedIncident();
    QVERIFY_OK(m_database->store().transact(id, now, [=](IncidentRecord record, const Standing &) {
        record.attempts = {sample::attempt(record, 1)};
        record.attempts.front().status = attempt;
        record.attempts.front().retryAt.reset();
        return saving(record);
    }));
    const auto name = QStringLiteral("Ana");
    QVERIFY_OK(take(sample::invitation(name, later, {"Ana"})));
    const auto back = take(sample::invitation(name, sample::start(), {"Ana"}));
    QVERIFY_OK(back);
    QCOMPARE(back->moved, 1);
    QCOMPARE(back->incidentsPlanned, planned);
    QCOMPARE(back->leftOut.size(), 1 - planned);
    QVERIFY(planned == 1
            || back->leftOut.front().startsWith(QLatin1String("Ana is not reminded again of")));
    const auto again = take(sample::invitation(name, sample::start(), {"Ana"}));
    QCOMPARE(again->leftOut, QStringList());
    QCOMPARE(ladders().filter(QStringLiteral("SCHEDULED")).size(), planned);
}

void TstImports::cancelledMeetingEndsItsCalls()
{
    const auto id = m_database->plannedIncident();
    QVERIFY_OK(m_database->store().transact(id, now, [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Open;
        record.attempts = {sample::attempt(record, 1)};
        record.attempts[0].status = AttemptStatus::Ringing;
        record.attempts[0].cancelWanted = false;
        record.attempts[0].endedAt.reset();
        return saving(record);
    }));
    auto listed = sample::invitation(QStringLiteral("Ana"), sample::start(), {"Ana"});
    listed.meeting.cancelled = true;
    QVERIFY_OK(take(listed));

    const auto record = m_database->store().load(id);
    QVERIFY_OK(record);
    QCOMPARE(record->incident.resolution, Reason::MeetingCancelled);
    QVERIFY(record->attempts[0].cancelWanted);
    QCOMPARE(m_database->store().unfinished(), Result<std::vector<IncidentId>>({id}));
    QVERIFY(m_database
                ->sqlite3(QStringLiteral("SELECT actor || ' ' || subject FROM audit_log"
                                         " WHERE action LIKE 'incident.%'"))
                .contains(QStringLiteral("import %1").arg(id.text())));
}

void TstImports::refusedSettlementRollsEverythingBack()
{
    QVERIFY_OK(take({sample::person()}));
    QVERIFY_OK(take(sample::invitation(uid, sample::start(), {"Ana"})));
    QVERIFY_OK(m_database->other().run(
        QStringLiteral("UPDATE escalation_steps SET due_at = 'soon' WHERE step_number = 5")));

    const auto failed = m_database->store().importMeetings(
        sample::import({sample::invitation(QStringLiteral("a new one"), later, {"Ana"}),
                        sample::invitation(uid, later, {"Ana"})}),
        actor, now);

    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Error::Kind::Corrupt);
    QCOMPARE(m_database->sqlite3(QStringLiteral("SELECT count(*), max(start_at) FROM meetings")),
             QStringLiteral("1|2026-11-24T10:00:00.000Z"));
}

void TstImports::repeatedImportChangesNothing()
{
    QVERIFY_OK(take({sample::person()}));
    const auto listed = sample::invitation(uid, sample::start(), {"Ana", "Unknown"});
    QVERIFY_OK(take(listed));
    const auto audit = m_database->sqlite3(QStringLiteral("SELECT * FROM audit_log"));

    const auto again = take(listed);

    QVERIFY_OK(again);
    const MeetingsImported expected{.unchanged = 1, .unknown = {listed.invitees[1]}};
    QCOMPARE(*again, expected);
    QCOMPARE(m_database->sqlite3(QStringLiteral("SELECT * FROM audit_log")), audit);
}

QTEST_GUILESS_MAIN(TstImports)
#include "tst_imports.moc"
