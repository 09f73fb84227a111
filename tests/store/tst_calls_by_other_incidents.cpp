// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

namespace {

constexpr auto now = [] {
    return sample::start() - Seconds(150);
};

/// Inserts an attempt, as any program could, for a person with that phone and a meeting of their
/// own.
const auto insertCall = QStringLiteral(
    "INSERT INTO call_attempts (key, incident_id, step_id, number, provider, to_number, status,"
    " created_at, digit, answered_by, error, cancel_wanted, estimate_micros)"
    " SELECT ?1, incident_id, id, ?2, ?3, ?4, ?5, due_at, '', '', '', 0, 0"
    " FROM escalation_steps WHERE incident_id = ?6 AND step_type = 'CALL'");

struct Call {
    QString incident;
    int number = 1;
    QString provider = QStringLiteral("twilio");
    QString to = QStringLiteral("+15551230001"); ///< the number of sample::person()
    QString status = QStringLiteral("no-answer");
};

/// All people have the same phone, and meetings of their own: "Ana" at the start of the samples,
/// "Bea" and "Cem" that much later.
class Diary
{
public:
    explicit Diary(Milliseconds bea, Milliseconds cem = Hours(5))
    {
        add("Ana", Milliseconds{0});
        add("Bea", bea);
        add("Cem", cem);
    }

    QString incidentOf(const char *name)
    {
        return database.sqlite3(QStringLiteral("SELECT incidents.id FROM incidents JOIN people ON"
                                               " people.id = person_id WHERE name = '%1'")
                                    .arg(QLatin1String(name)));
    }
    Done insert(const Call &call)
    {
        const auto key = QStringLiteral("call-%1").arg(++m_calls);
        return database.other().run(
            insertCall, {key, call.number, call.provider, call.to, call.status, call.incident});
    }
    std::vector<CallByOtherIncident> nearby(const char *name)
    {
        const auto record = database.store().load(IncidentId(incidentOf(name)));
        return record ? record->callsByOtherIncidents
                      : std::vector<CallByOtherIncident>{{}, {}, {}};
    }

    TestDatabase database;

private:
    void add(const char *name, Milliseconds later)
    {
        const auto text = QString::fromLatin1(name);
        const auto actor = QStringLiteral("test");
        database.store().importPeople({sample::person(text)}, actor, sample::before());
        auto planned = sample::invitation(text, sample::start() + later, {name});
        planned.meeting.title = QStringLiteral("Meeting of ") + text;
        database.store().importMeetings(sample::import({planned}), actor, sample::before());
    }

    int m_calls = 0;
};

} // namespace

/// The calls of other incidents to a phone are read with an incident, and the schema itself refuses
/// a third call.
class TestCallsByOtherIncidents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfOthersToThatPhone();
    void areNearToTheMillisecond_data();
    void areNearToTheMillisecond();
    void whatNeverRangIsNone_data();
    void whatNeverRangIsNone();
    void theThirdIsRefused_data() { areNearToTheMillisecond_data(); }
    void theThirdIsRefused();
    void theSchemaCountsAsTheGuardDoes_data();
    void theSchemaCountsAsTheGuardDoes();
    void theEngineIsRefusedAsAConflict();
    void formerDatabasesKeepWhatBrokeTheRule();
    void readingLooksIntoTheIndex();
};

void TestCallsByOtherIncidents::areThoseOfOthersToThatPhone()
{
    Diary diary(Minutes(2), Minutes(1));
    QVERIFY_OK(diary.insert({.incident = diary.incidentOf("Ana")}));
    QVERIFY_OK(
        diary.insert({.incident = diary.incidentOf("Cem"), .to = QStringLiteral("+15551230009")}));
    const auto seen = diary.nearby("Bea");
    QCOMPARE(seen.size(), size_t(1));
    QVERIFY((seen.front()
             == CallByOtherIncident{.key = AttemptKey(QStringLiteral("call-1")),
                                    .provider = Provider::Twilio,
                                    .person = QStringLiteral("Ana"),
                                    .meeting = QStringLiteral("Meeting of Ana"),
                                    .start = sample::start()}));
    QVERIFY(diary.nearby("Ana").empty()); // its own calls are its attempts
    QVERIFY_OK(diary.database.other().run(QStringLiteral("UPDATE people SET phone = NULL")));
    QVERIFY(diary.nearby("Bea").empty());
}

void TestCallsByOtherIncidents::areNearToTheMillisecond_data()
{
    QTest::addColumn<Milliseconds>("apart");
    QTest::addColumn<bool>("near");
    QTest::newRow("at once") << Milliseconds{0} << true;
    QTest::newRow("a minute") << Milliseconds{60'000} << true;
    QTest::newRow("a millisecond less than five minutes") << Milliseconds{299'999} << true;
    QTest::newRow("five minutes") << Milliseconds{300'000} << false;
    QTest::newRow("before, a millisecond less") << Milliseconds{-299'999} << true;
    QTest::newRow("before, five minutes") << Milliseconds{-300'000} << false;
    QTest::newRow("five and a half minutes") << Milliseconds{330'000} << false;
    QTest::newRow("an hour") << Milliseconds{3'600'000} << false;
}

void TestCallsByOtherIncidents::areNearToTheMillisecond()
{
    QFETCH(const Milliseconds, apart);
    Diary diary(apart);
    QVERIFY_OK(diary.insert({.incident = diary.incidentOf("Ana")}));
    QTEST(!diary.nearby("Bea").empty(), "near");
}

void TestCallsByOtherIncidents::whatNeverRangIsNone_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("counts");
    for (const auto *status : {"sending", "reconciling", "unknown", "queued", "in-progress",
                               "completed", "canceled", "rejected"}) {
        QTest::newRow(status) << QString::fromLatin1(status) << true;
    }
    for (const auto *status : {"not-sent", "withheld", "test-mode"}) {
        QTest::newRow(status) << QString::fromLatin1(status) << false;
    }
}

void TestCallsByOtherIncidents::whatNeverRangIsNone()
{
    QFETCH(const QString, status);
    Diary diary(Minutes(1));
    QVERIFY_OK(diary.insert({.incident = diary.incidentOf("Ana"), .status = status}));
    QTEST(!diary.nearby("Bea").empty(), "counts");
}

void TestCallsByOtherIncidents::theThirdIsRefused()
{
    QFETCH(const Milliseconds, apart);
    QFETCH(const bool, near);
    Diary diary(apart);
    for (const int number : {1, 2}) {
        QVERIFY_OK(diary.insert({.incident = diary.incidentOf("Ana"), .number = number}));
    }
    const auto third = diary.insert({.incident = diary.incidentOf("Bea")});
    QCOMPARE(!third.has_value(), near);
    if (near) {
        QCOMPARE(third.error().kind, Error::Kind::Conflict);
    }
}

void TestCallsByOtherIncidents::theSchemaCountsAsTheGuardDoes_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("third");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("refused");
    const auto row = [](const char *name, const char *first, const char *third,
                        const char *provider, const char *to, bool refused) {
        QTest::newRow(name) << first << third << provider << to << refused;
    };
    row("the third", "busy", "sending", "twilio", "+15551230001", true);
    row("one never left", "not-sent", "sending", "twilio", "+15551230001", false);
    row("one was withheld", "withheld", "sending", "twilio", "+15551230001", false);
    row("one was a test", "test-mode", "sending", "twilio", "+15551230001", false);
    row("the third is known not to leave", "busy", "test-mode", "twilio", "+15551230001", false);
    row("a mock call", "busy", "sending", "mock", "+15551230001", false);
    row("another phone", "busy", "sending", "twilio", "+15551230009", false);
}

void TestCallsByOtherIncidents::theSchemaCountsAsTheGuardDoes()
{
    QFETCH(const QString, first);
    QFETCH(const QString, third);
    QFETCH(const QString, provider);
    QFETCH(const QString, to);
    Diary diary(Minutes(1), Minutes(2));
    QVERIFY_OK(diary.insert({.incident = diary.incidentOf("Ana"), .status = first}));
    QVERIFY_OK(diary.insert({.incident = diary.incidentOf("Bea")}));
    const auto inserted = diary.insert(
        {.incident = diary.incidentOf("Cem"), .provider = provider, .to = to, .status = third});
    QTEST(!inserted.has_value(), "refused");
}

void TestCallsByOtherIncidents::theEngineIsRefusedAsAConflict()
{
    Diary diary(Minutes(1), Minutes(2));
    QVERIFY_OK(diary.insert({.incident = diary.incidentOf("Ana")}));
    QVERIFY_OK(diary.insert({.incident = diary.incidentOf("Bea")}));
    const IncidentId cem(diary.incidentOf("Cem"));
    const auto before = diary.database.store().load(cem);
    QVERIFY_OK(before);
    QCOMPARE(before->callsByOtherIncidents.size(), size_t(2));
    const auto decision =
        diary.database.store().transact(cem, now(), [](IncidentRecord record, const Standing &) {
            record.attempts.push_back(sample::attempt(record, 1));
            return saving(std::move(record));
        });
    QVERIFY(!decision);
    QCOMPARE(decision.error().kind, Error::Kind::Conflict);
    QCOMPARE(diary.database.store().load(cem), before);
}

void TestCallsByOtherIncidents::formerDatabasesKeepWhatBrokeTheRule()
{
    constexpr int withoutTheRule = 7;
    const auto all = builtInMigrations();
    QVERIFY_OK(all);
    const QTemporaryDir folder;
    const DatabaseOptions options{folder.filePath(QStringLiteral("old.db")), Milliseconds(50)};
    const auto inserts = [](const char *incident, const char *start) {
        return QStringLiteral(
                   "INSERT INTO people VALUES ('%1', '%1', '%1@example.org', '+15551230001', 'en',"
                   " 'UTC', '', '', NULL, 0);"
                   "INSERT INTO incidents VALUES ('%1', '%1', 'm', '%2', 0, 'OPEN', '', '%2', NULL,"
                   " NULL, NULL);"
                   "INSERT INTO escalation_steps VALUES ('%1', 3, 'CALL', 'EXECUTED', NULL, NULL,"
                   " '%2', '%1', 'attendee', 't', '%2', '%2', '', '', 0, NULL, NULL, NULL, NULL);"
                   "INSERT INTO call_attempts (key, incident_id, step_id, number, provider,"
                   " to_number, status, created_at, digit, answered_by, error, cancel_wanted,"
                   " estimate_micros) VALUES ('%1-1', '%1', '%1', 1, 'twilio', '+15551230001',"
                   " 'busy', '%2', '', '', '', 0, 0), ('%1-2', '%1', '%1', 2, 'twilio',"
                   " '+15551230001', 'busy', '%2', '', '', '', 0, 0)")
            .arg(QLatin1String(incident), QLatin1String(start))
            .split(QLatin1Char(';'));
    };
    {
        const auto old = Database::open(options, {all->begin(), all->begin() + withoutTheRule});
        QVERIFY_OK(old);
        QVERIFY_OK((*old)->sql().run(
            QStringLiteral("INSERT INTO meetings VALUES ('m', 'Old', '2026-11-24T10:00:00.000Z',"
                           " '2026-11-24T10:30:00.000Z', 'UTC', 'typed', 'u', '', 0)")));
        for (const auto &statement :
             inserts("a", "2026-11-24T10:00:00.000Z") + inserts("b", "2026-11-24T10:01:00.000Z")) {
            QVERIFY_OK((*old)->sql().runOnce(statement));
        }
    }
    const auto database = Database::open(options, *all);
    QVERIFY_OK(database);
    auto &sql = (*database)->sql();
    QCOMPARE(sql.number(QStringLiteral("SELECT count(*) FROM call_attempts JOIN incidents ON"
                                       " incidents.id = incident_id"
                                       " WHERE meeting_start_at = start_at")),
             Result<qint64>(4));
    // They can still change, but a fifth is refused.
    QVERIFY_OK(sql.run(QStringLiteral("UPDATE call_attempts SET status = 'completed'")));
    QVERIFY_OK(sql.run(QStringLiteral("DELETE FROM call_attempts WHERE key = 'b-2'")));
    QCOMPARE(sql.run(insertCall, {QStringLiteral("new"), 2, QStringLiteral("twilio"),
                                  QStringLiteral("+15551230001"), QStringLiteral("sending"),
                                  QStringLiteral("b")})
                 .error()
                 .kind,
             Error::Kind::Conflict);
}

/// Among years of a phone's calls, only those nearby are read.
void TestCallsByOtherIncidents::readingLooksIntoTheIndex()
{
    Diary diary(Minutes(1));
    const auto plan = diary.database.other().select(
        QStringLiteral("EXPLAIN QUERY PLAN SELECT key, people.name FROM call_attempts"
                       " JOIN incidents ON incidents.id = incident_id"
                       " JOIN people ON people.id = person_id"
                       " JOIN meetings ON meetings.id = meeting_id"
                       " WHERE to_number = ? AND meeting_start_at > ? AND meeting_start_at < ?"
                       " AND +incident_id <> ? AND +status IN ('busy')"),
        {bound(QStringLiteral("+1")), bound(now()), bound(now()), bound(QStringLiteral("i"))},
        [](const Row &row) { return row.text("detail"); });
    QVERIFY_OK(plan);
    QVERIFY2(plan->front().contains(QLatin1String("call_attempts_by_phone"
                                                  " (to_number=? AND meeting_start_at>?"
                                                  " AND meeting_start_at<?)")),
             qPrintable(plan->front()));
}

QTEST_GUILESS_MAIN(TestCallsByOtherIncidents)
#include "tst_calls_by_other_incidents.moc"
