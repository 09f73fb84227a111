// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/destinations.h"

#include "domain/words.h"

namespace savehub {

PhoneStanding phoneStanding(const NumberFacts &facts, const Countries &allowed)
{
    switch (facts.kind) {
    case NumberKind::Unused:
        return PhoneStanding::Invalid;
    case NumberKind::Special:
        return PhoneStanding::Special;
    case NumberKind::Ordinary:
        return allowed.contains(facts.country) ? PhoneStanding::Valid : PhoneStanding::Abroad;
    }
    Q_UNREACHABLE();
}

QString notAllowedWords(PhoneStanding standing, const Countries &allowed)
{
    if (standing == PhoneStanding::Special) {
        return Words::tr("The number is a premium-rate, satellite or other special one.");
    }
    if (standing != PhoneStanding::Abroad) {
        return {};
    }
    return allowed.empty()
               ? Words::tr("No country was allowed yet to which calls and texts may go.")
               : Words::tr("The number is in none of the countries to which calls and texts may go "
                           "(%1).")
                     .arg(toText(allowed));
}

} // namespace savehub
