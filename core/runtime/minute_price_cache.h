// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine_ports.h"

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace savehub {

/// What minutes to people's numbers cost, as Twilio lists them for this account. It is asked for
/// some time before a call falls due; no call waits for it.
class MinutePriceCache
{
public:
    explicit MinutePriceCache(const Ports &ports);
    ~MinutePriceCache();

    /// Asks for the numbers of the people of \a incidents, some at a time. Skips numbers that are
    /// known or were asked for just now.
    void prefetch(const std::vector<IncidentId> &incidents);
    /// The same for every incident whose next step comes within a quarter of an hour.
    void prefetchDueSoon();
    std::optional<Money> of(const PhoneNumber &number) const;

private:
    struct Entry {
        Instant askedAt;
        std::optional<Money> price{};
    };

    bool callsMayCost() const;
    void askForSome();
    void ask(const IncidentRecord &record);
    bool isFresh(const PhoneNumber &number) const;

    const Ports &m_ports;
    std::map<QString, Entry> m_entries; ///< by number
    std::set<IncidentId> m_wanted;
    std::unique_ptr<Wakeup> m_nextAsking;
};

} // namespace savehub
