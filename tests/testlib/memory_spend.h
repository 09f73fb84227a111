// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decision_context.h"
#include "engine/incident_record.h"

#include <map>

namespace savehub {

/// What was spent with the provider, summed as the schema sums it.
class MemorySpend
{
public:
    /// Counts an incident's calls and texts; with a \a sign of -1 takes them off again.
    void book(const std::vector<Step> &steps, const std::vector<Attempt> &attempts, int sign);
    /// The spend of the UTC day and month of \a now, and the calls of the hour before \a now, to
    /// the minute.
    Spend at(Instant now) const;

private:
    using Day = std::chrono::sys_days;
    using Minute = std::chrono::sys_time<Minutes>;
    struct Sum {
        Money cost;
        int calls = 0;
    };

    std::map<Day, Sum> m_days;
    std::map<Minute, int> m_calls;
};

} // namespace savehub
