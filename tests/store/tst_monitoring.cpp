// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

#include <algorithm>

using namespace savehub;

namespace {

const auto now = sample::before();

const auto latestCalls = QStringLiteral("SELECT * FROM escalation_steps WHERE step_type = 'CALL' "
                                        "ORDER BY created_at DESC LIMIT 10;");
const auto failedCalls =
    QStringLiteral("SELECT incident_id, status, error_message FROM escalation_steps "
                   "WHERE step_type = 'CALL' AND status = 'FAILED' ORDER BY created_at DESC;");

Decision failCall(IncidentRecord record, const Standing &)
{
    const auto call = std::find_if(record.steps.begin(), record.steps.end(),
                                   [](const Step &s) { return s.channel == Channel::Call; });
    call->status = StepStatus::Failed;
    call->executedAt = sample::start() - Seconds(150);
    call->errorMessage = QStringLiteral("Call creation timeout (45s)");
    return saving(std::move(record));
}

} // namespace

/// The queries that the product's users run with the sqlite3 program while the console is open.
class TstMonitoring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void latestCallsAreShown();
    void failedCallsShowTheirWords();
    void anOpenShellDoesNotStopTheStore();
    void timesSortAndRead();
};

void TstMonitoring::latestCallsAreShown()
{
    TestDatabase database;
    const auto id = database.plannedIncident();

    const auto shown = database.sqlite3(latestCalls, {QStringLiteral("-line")});

    for (const auto &line :
         {QStringLiteral("step_number = 3"), QStringLiteral("step_type = CALL"),
          QStringLiteral("status = PENDING"), QStringLiteral("incident_id = %1").arg(id.text()),
          QStringLiteral("executed_at = "), QStringLiteral("error_message = "),
          QStringLiteral("created_at = %1").arg(toIso(now))}) {
        QVERIFY2(shown.contains(line), qPrintable(shown));
    }
}

void TstMonitoring::failedCallsShowTheirWords()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    QCOMPARE(database.sqlite3(failedCalls), QString());
    QVERIFY_OK(database.store().transact(id, now, failCall));

    QCOMPARE(database.sqlite3(failedCalls),
             QStringLiteral("%1|FAILED|Call creation timeout (45s)").arg(id.text()));
}

void TstMonitoring::anOpenShellDoesNotStopTheStore()
{
    TestDatabase database;
    const auto ana = database.plannedIncident();
    const auto bea = database.plannedIncident(QStringLiteral("Bea"));
    const auto read = [&] {
        return database.sqlite3(failedCalls);
    };

    QVERIFY_OK(database.store().transact(ana, now, failCall));
    QCOMPARE(read().count(QLatin1Char('\n')), 0);
    QVERIFY_OK(database.store().transact(bea, now, failCall));
    QCOMPARE(read().count(QLatin1Char('\n')), 1);

    // During our own transaction a shell still sees the state before it.
    QVERIFY_OK(database.store().transact(ana, now, [&](const auto &record, const auto &) {
        auto again = record;
        again.steps[2].errorMessage = QStringLiteral("other words");
        [&] {
            QVERIFY(!read().contains(QLatin1String("other words")));
        }();
        return saving(again);
    }));
    QVERIFY(read().contains(QLatin1String("other words")));
}

void TstMonitoring::timesSortAndRead()
{
    TestDatabase database;
    database.plannedIncident();
    QCOMPARE(database.sqlite3(
                 QStringLiteral("SELECT start_at, strftime('%H:%M', start_at) FROM incidents")),
             QStringLiteral("2026-11-24T10:00:00.000Z|10:00"));
}

QTEST_GUILESS_MAIN(TstMonitoring)
#include "tst_monitoring.moc"
