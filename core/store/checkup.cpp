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
    const auto migrations = builtInMigrations();
    TRY(migrations);
    const auto database = Database::openToRead(options, *migrations);
    TRY(database);
    auto &sql = (*database)->sql();
    const auto settings = SettingsTable(sql, layers).load();
    TRY(settings);
    const auto numbers = numbersIn(sql);
    TRY(numbers);
    const auto planned = callsPlanned(sql, now);
    TRY(planned);
    const auto tokensSince = firstSeen(sql, authTokens);
    TRY(tokensSince);
    return Checkup{*settings, *numbers, *planned, *tokensSince};
}

Done tryWriting(const DatabaseOptions &options)
{
    TRY(prepareDatabaseFile(options.path));
    const auto database = Database::connect(options);
    TRY(database);
    const auto transaction = Transaction::begin((*database)->sql(), Access::Write);
    TRY(transaction); // its end rolls back
    return (*database)->restoreJournal();
}

} // namespace savehub
