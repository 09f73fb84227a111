// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/destinations.h"

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

Phrase whyNotAllowed(NumberVerdict verdict, const Countries &allowed)
{
    if (verdict == NumberVerdict::Special) {
        return Say::NumberIsSpecial;
    }
    if (verdict != NumberVerdict::Abroad) {
        return {};
    }
    return allowed.empty() ? Say::NoCountryAllowed
                           : Phrase(Say::CountryNotAllowed, toText(allowed));
}

} // namespace savehub
