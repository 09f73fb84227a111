// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_outcome.h"
#include "store/migrations.h"
#include "store/spend_table.h"
#include "tests/store/test_database.h"

#include <QRandomGenerator>

#include <array>

using namespace savehub;

namespace {

constexpr int lastStatus = static_cast<int>(AttemptStatus::TestMode);
const std::array tables{QStringLiteral("call_attempts"), QStringLiteral("test_calls")};

/// The spend, added up now by the engine's rule.
Spend countedAnew(Sql &sql, Instant now)
{
    Spend spend;
    const auto isWithin = [](const QString &at, const QString &after, const QString &until) {
        return at > after && at <= until;
    };
    const auto minuteOf = [](Instant at) {
        return toIso(at).left(16);
    };
    for (const auto &table : tables) {
        const auto add = [&](const Row &row) {
            if (row.choice<Provider>("provider") != Provider::Twilio
                || !mayCost(row.choice<AttemptStatus>("status"))) {
                return 0;
            }
            const auto at = row.text("created_at");
            const auto cost = row.maybeMoney("price_micros").value_or(row.money("estimate_micros"));
            if (at.startsWith(utcMonth(now))) {
                spend.thisMonth += cost;
                ++spend.callsThisMonth;
            }
            if (at.startsWith(utcDay(now))) {
                spend.today += cost;
                ++spend.callsToday;
            }
            spend.callsLastHour +=
                isWithin(at.left(16), minuteOf(now - Hours(1)), minuteOf(now)) ? 1 : 0;
            return 0;
        };
        if (!sql.select(QStringLiteral("SELECT * FROM ") + table, {}, add)) {
            qFatal("the calls cannot be read");
        }
    }
    return spend;
}

/// Rows that are inserted, changed and deleted, as by a shell or by the engine.
class RandomHistory
{
public:
    RandomHistory(Sql &sql, quint32 seed)
        : m_sql(sql),
          m_dice(seed)
    {
    }

    Done happen()
    {
        const auto &table = tables.at(m_dice.bounded(2));
        switch (m_dice.bounded(6)) {
        case 0:
        case 1:
            return insert(table);
        case 2:
            return change(table, QStringLiteral("status"), anyStatus());
        case 3:
            return change(table, QStringLiteral("price_micros"),
                          m_dice.bounded(4) ? QVariant(m_dice.bounded(90'000)) : QVariant());
        case 4:
            return change(table, QStringLiteral("created_at"), toIso(anyMoment()));
        default:
            return m_dice.bounded(4) ? change(table, QStringLiteral("provider"), anyProvider())
                                     : remove(table);
        }
    }

    /// Around the turn of a month, mostly within two hours.
    Instant anyMoment()
    {
        const auto turn = sample::at("2026-12-01T00:00:00.000Z");
        return m_dice.bounded(3) ? turn + Seconds(m_dice.bounded(-7'200, 7'200))
                                 : turn + Hours(m_dice.bounded(-24 * 40, 24 * 40));
    }

private:
    QVariant anyStatus()
    {
        return toText(static_cast<AttemptStatus>(m_dice.bounded(lastStatus + 1)));
    }
    QVariant anyProvider()
    {
        return m_dice.bounded(4) ? toText(Provider::Twilio) : toText(Provider::Mock);
    }

    Done insert(const QString &table)
    {
        const bool isTest = table == tables[1];
        auto status = anyStatus();
        if (isTest && status == toText(AttemptStatus::Withheld)) {
            status = toText(AttemptStatus::Rejected);
        }
        const auto statement =
            QStringLiteral(
                "INSERT INTO %1 (key, provider, to_number, status, created_at, digit,"
                " answered_by, error, estimate_micros%2) VALUES (?, ?, '+15551230001', ?,"
                " ?, '', '', '', ?%3)")
                .arg(table,
                     isTest ? QString()
                            : QStringLiteral(", incident_id, step_id, number, cancel_wanted"),
                     isTest ? QString() : QStringLiteral(", 'i%1', 's', 1, 0").arg(++m_keys));
        return m_sql.run(statement, {QStringLiteral("k%1").arg(++m_keys), anyProvider(), status,
                                     toIso(anyMoment()), m_dice.bounded(90'000)});
    }
    Done change(const QString &table, const QString &column, const QVariant &value)
    {
        const bool fits = table == tables[0] || value != toText(AttemptStatus::Withheld);
        return fits ? m_sql.run(
                   QStringLiteral("UPDATE %1 SET %2 = ? WHERE key = ?").arg(table, column),
                   {value, anyKey()})
                    : Done();
    }
    Done remove(const QString &table)
    {
        return m_sql.run(QStringLiteral("DELETE FROM %1 WHERE key = ?").arg(table), {anyKey()});
    }
    QString anyKey() { return QStringLiteral("k%1").arg(m_dice.bounded(m_keys + 1)); }

    Sql &m_sql;
    QRandomGenerator m_dice;
    int m_keys = 0;
};

} // namespace

/// The sums that the caps are checked against are what adding up now would find.
class TstSpend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatAddingUpWouldFind_data();
    void isWhatAddingUpWouldFind();
    void everyStatusThatMayCostIsKnown();
    void startsFromWhatThereIs();
};

void TstSpend::isWhatAddingUpWouldFind_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 5; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TstSpend::isWhatAddingUpWouldFind()
{
    QFETCH(quint32, seed);
    const auto migrations = builtInMigrations();
    QVERIFY_OK(migrations);
    const auto database = Database::open({QStringLiteral(":memory:")}, *migrations);
    QVERIFY_OK(database);
    auto &sql = (*database)->sql();
    QVERIFY_OK(sql.run(QStringLiteral("PRAGMA foreign_keys = OFF")));
    QVERIFY_OK(sql.run(QStringLiteral(
        "DROP TRIGGER call_attempts_of_meeting"))); // since those incidents do not exist
    RandomHistory history(sql, seed);
    for (int i = 0; i < 600; ++i) {
        QVERIFY_OK(history.happen());
        const auto now = history.anyMoment();
        QCOMPARE(SpendTable(sql).at(now), Result<Spend>(countedAnew(sql, now)));
    }
}

/// The schema has its own list of these statuses.
void TstSpend::everyStatusThatMayCostIsKnown()
{
    TestDatabase database;
    database.store();
    QStringList costly;
    for (int i = 0; i <= lastStatus; ++i) {
        const auto status = static_cast<AttemptStatus>(i);
        if (mayCost(status)) {
            costly += toText(status);
        }
    }
    costly.sort();
    QCOMPARE(database.sqlite3(QStringLiteral("SELECT status FROM costly_statuses ORDER BY status")),
             costly.join(QLatin1Char('\n')));
}

void TstSpend::startsFromWhatThereIs()
{
    const QTemporaryDir folder;
    const DatabaseOptions options{folder.filePath(QStringLiteral("savehub.db"))};
    const auto migrations = builtInMigrations();
    QVERIFY_OK(migrations);
    const auto spends =
        std::find_if(migrations->begin(), migrations->end(), [](const Migration &m) {
            return m.script.contains(QLatin1String("CREATE TABLE spend"));
        });
    {
        const auto former = Database::open(options, {migrations->begin(), spends});
        QVERIFY_OK(former);
        auto &sql = (*former)->sql();
        QVERIFY_OK(sql.run(QStringLiteral(
            "INSERT INTO test_calls (key, provider, to_number, status, created_at, digit, "
            "answered_by,"
            " error, estimate_micros, price_micros) VALUES"
            " ('a', 'twilio', '+15551230001', 'busy', '2026-11-24T09:57:00.120Z', '', '', '', 9, "
            "7),"
            " ('b', 'twilio', '+15551230001', 'queued', '2026-11-02T09:57:00.120Z', '', '', '', 9,"
            " NULL), ('c', 'twilio', '+15551230001', 'rejected', '2026-11-24T09:58:00.120Z', '', "
            "'',"
            " '', 9, NULL)")));
    }
    const auto database = Database::open(options, *migrations);
    QVERIFY_OK(database);
    const Spend expected{microDollars(7), microDollars(16), 1, 2, 1};
    QCOMPARE(SpendTable((*database)->sql()).at(sample::start()), Result<Spend>(expected));
}

QTEST_GUILESS_MAIN(TstSpend)
#include "tst_spend.moc"
