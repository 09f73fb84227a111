// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/known_countries.h"

namespace savehub {

Result<Countries> confirmKnownCountries(SqlStore &store, const PhoneCheck &phones, Instant now)
{
    const auto numbers = store.numbersWithoutCountries();
    if (!numbers || numbers->empty()) {
        return numbers.map([](const auto &) { return Countries(); });
    }
    return store.standing(now).and_then([&](const Standing &standing) {
        auto countries = standing.settings.countries; // includes that of the console's number
        for (const auto &number : *numbers) {
            const auto facts = phones.factsOf(number);
            if (facts.kind == NumberKind::Ordinary) {
                countries.insert(facts.country);
            }
        }
        return store.confirmCountries(countries, QStringLiteral("savehub-console"), now).map([&] {
            return countries;
        });
    });
}

Result<Settings> settingsOnceConfirmed(SqlStore &store, const PhoneCheck &phones, Instant now)
{
    return confirmKnownCountries(store, phones, now)
        .and_then([&](const Countries &) { return store.standing(now); })
        .map([](const Standing &standing) { return standing.settings; });
}

} // namespace savehub
