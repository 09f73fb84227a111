// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/reception.h"
#include "ports/store.h"
#include "tests/testlib/simulated_carrier.h"

#include <optional>

namespace savehub {

class Dice;
class Judge;
class Weather;

/// Everybody who reports to the program from outside: the provider with its callbacks, forgers, and
/// people who write to our number. The judge learns everything, too.
class Outsiders
{
public:
    Outsiders(Dice &dice, Weather &weather, Store &store, SimulatedCarrier &carrier, Judge &judge);

    /// Brings news of a call. On bad days somebody forges other news right after it.
    void report(Reception &desk, const AttemptKey &attempt, const CallReport &report);
    /// Somebody answers by text, or writes something else.
    ReceivedText write(const PhoneNumber &from);

private:
    struct Forgery {
        AttemptKey attempt;
        CallReport report;
    };

    std::optional<Forgery> forge();
    std::optional<Forgery> withAnothersSid(const SimulatedCarrier::Call &victim);
    bool isKnown(const ProviderSid &sid);

    Dice &m_dice;
    Weather &m_weather;
    Store &m_store;
    SimulatedCarrier &m_carrier;
    Judge &m_judge;
};

} // namespace savehub
