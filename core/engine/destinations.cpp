// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/destinations.h"

#include "domain/words.h"

namespace savehub {

NumberVerdict numberVerdict(const NumberFacts &facts, const Countries &allowed)
{
    switch (facts.kind) {
    case NumberKind::Unused:
        return NumberVerdict::Invalid;
    case NumberKind::Special:
        return NumberVerdict::Special;
    case NumberKind::Ordinary:
        return allowed.contains(facts.country) ? NumberVerdict::Valid : NumberVerdict::Abroad;
    }
    Q_UNREACHABLE();
}

QString notAllowedWords(NumberVerdict standing, const Countries &allowed)
{
    if (standing == NumberVerdict::Special) {
        return Words::tr("The number is a premium-rate, satellite or other special one.");
    }
    if (standing != NumberVerdict::Abroad) {
        return {};
    }
    return allowed.empty()
               ? Words::tr("No country was allowed yet to which calls and texts may go.")
               : Words::tr("The number is in none of the countries to which calls and texts may go "
                           "(%1).")
                     .arg(toText(allowed));
}

} // namespace savehub
