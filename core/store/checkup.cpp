// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/checkup.h"

#include "store/auth_token_table.h"
#include "store/database_file.h"
#include "store/settings_table.h"
#include "store/transaction.h"

namespace savehub {

namespace {

constexpr Hours week{7 * 24};

Result<std::vector<PhoneNumber>> numbersIn(Sql &sql)
{
    return sql.select(QStringLiteral("SELECT phone FROM people"
                                     " WHERE phone IS NOT NULL AND do_not_call = 0"
                                     " UNION SELECT backup_phone FROM people"
                                     " WHERE backup_phone IS NOT NULL ORDER BY 1"),
                      {}, [](const Row &row) { return row.phone("phone"); });
}

Result<qint64> callsPlanned(Sql &sql, Instant now)
{
    return sql.number(QStringLiteral("SELECT count(*) FROM escalation_steps AS step"
                                     " JOIN incidents AS incident ON incident.id = step.incident_id"
                                     " WHERE step.step_type = 'CALL' AND step.status = 'PENDING'"
                                     " AND incident.state <> 'RESOLVED'"
                                     " AND incident.start_at BETWEEN ? AND ?"),
                      {bound(now), bound(now + week)});
}

Result<std::vector<std::optional<Instant>>> firstSeen(Sql &sql, const QStringList &tokens)
{
    std::vector<std::optional<Instant>> since;
    return forEach(tokens,
                   [&](const QString &token) {
                       return AuthTokenTable(sql).find(token).map([&](const auto &seen) {
                           since.push_back(seen ? std::optional(seen->firstSeen) : std::nullopt);
                       });
                   })
        .map([&] { return since; });
}

} // namespace

Result<Checkup> readCheckup(const DatabaseOptions &options, const SettingsLayers &layers,
                            Instant now, const QStringList &authTokens)
{
    Checkup checkup;
    std::unique_ptr<Database> database;
    const auto keep = [](auto &place) {
        return [&place](auto &&value) {
            place = std::forward<decltype(value)>(value);
        };
    };
    return builtInMigrations()
        .and_then([&](const auto &migrations) { return Database::openToRead(options, migrations); })
        .map(keep(database))
        .and_then([&] { return SettingsTable(database->sql(), layers).load(); })
        .map(keep(checkup.settings))
        .and_then([&] { return numbersIn(database->sql()); })
        .map(keep(checkup.numbers))
        .and_then([&] { return callsPlanned(database->sql(), now); })
        .map(keep(checkup.callsPlanned))
        .and_then([&] { return firstSeen(database->sql(), authTokens); })
        .map(keep(checkup.tokensSince))
        .map([&] { return checkup; });
}

Done tryWriting(const DatabaseOptions &options)
{
    return prepareDatabaseFile(options.path)
        .and_then([&] { return Database::connect(options); })
        .and_then([](const std::unique_ptr<Database> &database) {
            return Transaction::begin(database->sql(), Access::Write)
                .map([](const Transaction &) {}) // its end rolls back
                .and_then([&] { return database->leaveJournal(); });
        });
}

} // namespace savehub
