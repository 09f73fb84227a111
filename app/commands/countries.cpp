// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/known_countries.h"
#include "app/print.h"
#include "app/uuid_source.h"
#include "app/wall_time.h"
#include "domain/words.h"
#include "phone/phone_numbers.h"
#include "store/sql_store.h"

#include <QLocale>

namespace savehub {

namespace {

void printCountries(const Countries &countries)
{
    if (countries.empty()) {
        print(Words::tr("Calls and texts may go nowhere: no country was allowed yet.\n"));
        return;
    }
    print(Words::tr("Calls and texts may go to:\n"));
    for (const auto &code : countries) {
        print(QStringLiteral("  %1  %2\n")
                  .arg(code, QLocale::territoryToString(QLocale::codeToTerritory(code))));
    }
}

} // namespace

int countriesCommand(const CommandLine &line, const DatabaseOptions &database,
                     const SettingsLayers &layers)
{
    UuidSource ids;
    const auto store = SqlStore::open(database, ids, layers);
    if (!store) {
        return fail(store.error());
    }
    const auto now = wallTime();
    auto settings = settingsOnceConfirmed(**store, PhoneNumbers(), now);
    if (!settings) {
        return fail(settings.error());
    }
    auto &countries = settings->countries;
    countries.insert(line.allowedCountries.begin(), line.allowedCountries.end());
    for (const auto &code : line.forbiddenCountries) {
        if (layers.countries.contains(code)) {
            return fail(
                {Error::Kind::Refused,
                 Words::tr("%1 is the country of the console's own number.").arg(code),
                 Words::tr("Calls may go there for as long as TWILIO_FROM_NUMBER is set.")});
        }
        countries.erase(code);
    }
    const auto saved = (*store)->saveSettings(*settings, QStringLiteral("countries"), now);
    if (!saved) {
        return fail(saved.error());
    }
    printCountries(countries);
    return exitDone;
}

} // namespace savehub
