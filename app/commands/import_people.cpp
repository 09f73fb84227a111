// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/commands/import_run.h"
#include "app/import_report.h"
#include "app/import_source.h"
#include "app/known_countries.h"
#include "app/print.h"
#include "app/uuid_source.h"
#include "app/wall_time.h"
#include "phone/phone_numbers.h"
#include "store/sql_store.h"

namespace savehub {

namespace {

const auto actor = QStringLiteral("import-people");

/// \a settings with the countries that \a line allows: those that it names, and with --yes all
/// countries of \a file.
Settings allowing(Settings settings, const CommandLine &line, const PeopleFile &file)
{
    auto &allowed = settings.countries;
    allowed.insert(line.allowedCountries.begin(), line.allowedCountries.end());
    if (line.yes) {
        allowed.insert(file.countries.begin(), file.countries.end());
    }
    return settings;
}

/// Saves the countries that \a line allows. Reads the settings again, since somebody may have
/// stopped all calls meanwhile.
Done allow(const PeopleFile &file, const CommandLine &line, SqlStore &store)
{
    const auto now = wallTime();
    return store.standing(now).and_then([&](const Standing &standing) {
        return store.saveSettings(allowing(standing.settings, line, file), actor, now);
    });
}

/// Allows the countries before the first person is imported, but only once the import is confirmed.
Result<ImportReport> take(const PeopleFile &file, const CommandLine &line, const Settings &inForce,
                          SqlStore &store, const QString &database)
{
    const auto allowed = within(allowing(inForce, line, file).countries, file);
    PeopleImportWork work(allowed.people, actor,
                          {.given = allowed.given,
                           .confirmed = confirmedBy(line),
                           .source = importSource(line.argument)});
    return carryOut(work, store, database, [&work] { return work.hasLooked(); })
        .and_then([&] { return allow(file, line, store); })
        .and_then([&] { return carryOut(work, store, database); })
        .map([&] { return reportOf(work.imported(), allowed); });
}

} // namespace

int importPeopleCommand(const CommandLine &line, const DatabaseOptions &database,
                        const SettingsLayers &layers)
{
    const auto file = readPeopleFile(line.argument, line.defaultRegion);
    if (!file) {
        return fail(file.error()); // before a database is created
    }
    UuidSource ids;
    const auto store = SqlStore::open(database, ids, layers);
    if (!store) {
        return fail(store.error());
    }
    const auto turn = waitForTurn(database.path);
    if (!turn) {
        return fail(turn.error());
    }
    const auto report = settingsOnceConfirmed(**store, PhoneNumbers(), wallTime())
                            .and_then([&](const Settings &inForce) {
                                return take(*file, line, inForce, **store, database.path);
                            });
    return report ? tell(*report) : fail(report.error());
}

} // namespace savehub
