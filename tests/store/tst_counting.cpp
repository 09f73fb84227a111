// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/counting.h"

#include "store/migrations.h"
#include "tests/store/test_database.h"

#include <algorithm>
#include <array>

using namespace savehub;

namespace {

const auto now = sample::before();

struct Sums {
    const char *kept;
    const char *counted; ///< the same, counted now
};

const std::array<Sums, 5> all{{
    {"SELECT * FROM incident_counts", "SELECT state, count(*) FROM incidents GROUP BY state"},
    {"SELECT * FROM step_counts", "SELECT status, count(*) FROM escalation_steps GROUP BY status"},
    {"SELECT * FROM call_counts", "SELECT status, digit, answered_by, count(*) FROM call_attempts"
                                  " GROUP BY status, digit, answered_by"},
    {"SELECT * FROM text_counts", "SELECT delivery_status, count(*) FROM escalation_steps"
                                  " WHERE delivery_status IS NOT NULL GROUP BY delivery_status"},
    {"SELECT * FROM call_lateness", "SELECT late_ms, count(*) FROM first_calls GROUP BY late_ms"},
}};

/// The names of the sums that differ from what is counted now. Empty when all are right.
QStringList wrongSums(Sql &sql)
{
    QStringList wrong;
    for (const auto &[kept, counted] : all) {
        const auto different =
            QStringLiteral("SELECT count(*) FROM (SELECT * FROM (%1 WHERE number <> 0 EXCEPT %2)"
                           " UNION ALL SELECT * FROM (%2 EXCEPT %1))")
                .arg(QLatin1String(kept), QLatin1String(counted));
        if (sql.number(different) != Result<qint64>(0)) {
            wrong += QLatin1String(kept);
        }
    }
    return wrong;
}

Store::Decide calledTwice()
{
    return [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Open;
        record.steps[0].status = StepStatus::Executed;
        record.steps[1].delivery = TextDelivery::Sent;
        record.steps[2].status = StepStatus::Sending;
        record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
        return saving(record);
    };
}

Store::Decide answered()
{
    return [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Resolved;
        record.incident.resolution = Reason::Joined;
        record.incident.resolvedAt = now;
        record.steps[1].delivery = TextDelivery::Delivered;
        record.steps[2].status = StepStatus::Executed;
        record.attempts[1].status = AttemptStatus::Completed;
        record.attempts[1].digit = QStringLiteral("1");
        return saving(record);
    };
}

/// Rows as a console without these sums may have left them: two incidents, one of them called
/// twice.
const std::array<const char *, 6> formerRows{
    "INSERT INTO people VALUES ('p', 'Ana', 'a@example.org', '+15551230001', 'en', 'UTC', '', '', "
    "NULL, 0)",
    "INSERT INTO meetings VALUES ('m', 'M', '2026-11-24T10:00:00.000Z', '2026-11-24T10:30:00.000Z',"
    " 'UTC', 'typed', 'u', '', 0)",
    "INSERT INTO incidents VALUES ('i', 'p', 'm', '2026-11-24T10:00:00.000Z', 0, 'RESOLVED',"
    " 'joined', '2026-11-24T09:00:00.000Z', NULL, '2026-11-24T09:58:00.000Z', NULL)",
    "INSERT INTO incidents VALUES ('j', 'p', 'm', '2026-11-24T11:00:00.000Z', 0, 'OPEN', '',"
    " '2026-11-24T09:00:00.000Z', NULL, NULL, NULL)",
    "INSERT INTO escalation_steps VALUES ('i', 1, 'CALL', 'EXECUTED', NULL, NULL,"
    " '2026-11-24T09:00:00.000Z', 's', 'attendee', 't', '2026-11-24T09:57:00.000Z',"
    " '2026-11-24T09:58:00.000Z', '', '', 0, NULL, NULL, NULL, NULL)",
    "INSERT INTO call_attempts (key, incident_id, step_id, number, provider, to_number, status,"
    " created_at, digit, answered_by, error, cancel_wanted, estimate_micros) VALUES"
    " ('a', 'i', 's', 1, 'mock', '+15551230001', 'busy', '2026-11-24T09:57:00.120Z', '', '', '', 0,"
    " 0), ('b', 'i', 's', 2, 'mock', '+15551230001', 'completed', '2026-11-24T09:57:30.000Z', '1',"
    " 'human', '', 0, 0)"};

} // namespace

/// The sums that the database keeps are what counting now would find.
class TstCounting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsUpWithTheEngine();
    void keepsUpWithAShell_data();
    void keepsUpWithAShell();
    void whatWasTriedStaysTried();
    void startsFromWhatThereIs();
};

void TstCounting::keepsUpWithTheEngine()
{
    TestDatabase database;
    const auto ana = database.plannedIncident();
    database.plannedIncident(QStringLiteral("Bea"));
    QCOMPARE(wrongSums(database.other()), QStringList());
    for (const auto &decide : {calledTwice(), answered(), answered()}) {
        QVERIFY_OK(database.store().transact(ana, now, decide));
        QCOMPARE(wrongSums(database.other()), QStringList());
    }
    QCOMPARE(database.reader().counts(now)->lateness.calls, 1);
}

void TstCounting::keepsUpWithAShell_data()
{
    QTest::addColumn<QString>("statement");
    const auto row = [](const char *name, const char *statement) {
        QTest::newRow(name) << QString::fromLatin1(statement);
    };
    row("a state", "UPDATE incidents SET state = 'ESCALATING'");
    row("a status", "UPDATE escalation_steps SET status = 'FAILED' WHERE step_number < 3");
    row("a delivery", "UPDATE escalation_steps SET delivery_status = 'failed'");
    row("no delivery", "UPDATE escalation_steps SET delivery_status = NULL");
    row("an outcome", "UPDATE call_attempts SET answered_by = 'fax' WHERE number = 1");
    row("nothing", "UPDATE call_attempts SET status = status, digit = digit");
    row("calls", "DELETE FROM call_attempts");
    row("a step", "DELETE FROM escalation_steps WHERE step_number = 5");
    row("a text", "DELETE FROM escalation_steps WHERE step_number = 2");
}

void TstCounting::keepsUpWithAShell()
{
    QFETCH(QString, statement);
    TestDatabase database;
    const auto ana = database.plannedIncident();
    QVERIFY_OK(database.store().transact(ana, now, calledTwice()));
    QVERIFY_OK(database.other().run(statement));
    QCOMPARE(wrongSums(database.other()), QStringList());
}

void TstCounting::whatWasTriedStaysTried()
{
    TestDatabase database;
    const auto ana = database.plannedIncident();
    QVERIFY_OK(database.store().transact(ana, now, calledTwice()));
    const auto before = database.reader().counts(now)->callTries;
    QCOMPARE(before, 3);
    QVERIFY_OK(database.store().transact(ana, now, [](IncidentRecord record, const Standing &) {
        record.attempts[1].tries += 4;
        return saving(record);
    }));
    QCOMPARE(database.reader().counts(now)->callTries, before + 4);
    QVERIFY_OK(database.other().run(QStringLiteral("DELETE FROM call_attempts")));
    QCOMPARE(database.reader().counts(now)->callTries, before + 4);
}

void TstCounting::startsFromWhatThereIs()
{
    const QTemporaryDir folder;
    const DatabaseOptions options{folder.filePath(QStringLiteral("savehub.db"))};
    const auto migrations = builtInMigrations();
    QVERIFY_OK(migrations);
    {
        const auto former = Database::open(options, {migrations->begin(), migrations->begin() + 3});
        QVERIFY_OK(former);
        for (const auto *row : formerRows) {
            QVERIFY_OK((*former)->sql().run(QLatin1String(row)));
        }
    }
    const auto database = Database::open(options, *migrations);
    QVERIFY_OK(database);
    QCOMPARE(wrongSums((*database)->sql()), QStringList());
    const auto counts = Counting((*database)->sql()).countAll(now);
    QVERIFY_OK(counts);
    const std::map<CallOutcome, qint64> calls{{CallOutcome::Busy, 1},
                                              {CallOutcome::ConfirmedByKey, 1}};
    QCOMPARE(counts->calls, calls);
    QCOMPARE(counts->callTries, 2);
    QCOMPARE(counts->lateness.sum, Milliseconds(120));
}

QTEST_GUILESS_MAIN(TstCounting)
#include "tst_counting.moc"
