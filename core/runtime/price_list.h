// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world.h"

#include <map>

namespace savehub {

/// What minutes to people's numbers cost, as Twilio lists them for this account. Asked for a while
/// before a call falls due; no call waits for it.
class PriceList
{
public:
    explicit PriceList(const World &world);

    /// Asks for the number of that incident's person, unless it is known or was asked just now.
    void learn(const IncidentId &incident);
    /// Likewise for every incident whose next step comes within a quarter of an hour.
    void learnWhatIsDueSoon();
    std::optional<Money> of(const PhoneNumber &number) const;

private:
    struct Entry {
        Instant askedAt;
        std::optional<Money> price{};
    };

    bool callsMayCost() const;
    void ask(const IncidentId &incident);
    bool isFresh(const PhoneNumber &number) const;

    const World &m_world;
    std::map<QString, Entry> m_entries; ///< by number
};

} // namespace savehub
