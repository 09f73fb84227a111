// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "import_report.h"
#include "import_run.h"
#include "known_countries.h"
#include "phone_numbers.h"
#include "print.h"
#include "sql_store.h"
#include "uuid_source.h"
#include "wall_time.h"

#include <algorithm>

namespace savehub {

namespace {

const auto actor = QStringLiteral("import-people");

/// \a file without those elsewhere than in \a allowed, unless their countries were confirmed, which
/// \a allowed has then, too.
Result<PeopleFile> allowedOf(const PeopleFile &file, const CommandLine &line, Countries &allowed)
{
    allowed.insert(line.allowedCountries.begin(), line.allowedCountries.end());
    if (line.yes) {
        allowed.insert(file.countries.begin(), file.countries.end());
    }
    return std::includes(allowed.begin(), allowed.end(), file.countries.begin(),
                         file.countries.end())
               ? file
               : readPeopleFile(line.argument, {line.defaultRegion, allowed});
}

} // namespace

int importPeopleCommand(const CommandLine &line, const DatabaseOptions &database,
                        const SettingsLayers &layers)
{
    const auto read = readPeopleFile(line.argument, {line.defaultRegion, {}});
    if (!read) {
        return fail(read.error()); // and no database is made for it
    }
    UuidSource ids;
    const auto store = SqlStore::open(database, ids, layers);
    if (!store) {
        return fail(store.error());
    }
    const auto now = wallTime();
    auto settings = settingsOnceConfirmed(**store, PhoneNumbers(), now);
    const auto file = settings.and_then(
        [&](Settings &inForce) { return allowedOf(*read, line, inForce.countries); });
    const auto saved = file.and_then(
        [&](const PeopleFile &) { return (*store)->saveSettings(*settings, actor, now); });
    if (!saved) {
        return fail(saved.error());
    }
    PeopleImportWork work(file->people, actor, {.confirmed = confirmedBy(line)});
    const auto done = carryOut(work, **store, database.path);
    return done ? tell(reportOf(work.imported(), *file)) : fail(done.error());
}

} // namespace savehub
