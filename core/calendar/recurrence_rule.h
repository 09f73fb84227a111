// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <libical/ical.h>

#include "calendar/calendar_zone.h"

namespace savehub {

/// How many steps the repetitions of one file may take; without a bound "every second since 1970"
/// would keep the program busy for minutes. Each event, and each definition of a zone, gets a
/// share, so that none of them leaves nothing for the others.
struct ExpansionBudget {
    static constexpr qint64 whole = 3'000'000;
    static constexpr qint64 ofEvent = 10; ///< a tenth of what is left
    static constexpr qint64 ofZone = 4;   ///< a quarter: Outlook's begin in 1601, with two rules
    qint64 left = whole;

    /// Runs \a work with 1/\a part of what is left. What it does not use is left for the next.
    template <typename Work>
    auto share(qint64 part, Work work)
    {
        const auto given = left / part;
        ExpansionBudget own{given};
        auto result = work(own);
        left -= given - own.left;
        return result;
    }
};

/// A value of RRULE, expanded by libical in local time, so that a meeting keeps its hour when the
/// clocks change.
class RecurrenceRule
{
public:
    /// Nothing when \a value is no rule.
    static std::optional<RecurrenceRule> parse(const QByteArray &value);

    /// The starts from \a start to \a last, both inclusive, in order. Nothing when the rule counts
    /// in another calendar than the Gregorian (RFC 7529) or takes more than the budget.
    std::optional<std::vector<LocalTime>> expand(LocalTime start, LocalTime last,
                                                 const CalendarZone &zone,
                                                 ExpansionBudget &budget) const;

private:
    RecurrenceRule() = default;
    LocalTime end(LocalTime last, const CalendarZone &zone) const;
    qint64 steps(LocalTime start, LocalTime last) const;

    icalrecurrencetype m_rule{};
    bool m_isGregorian = true;
    bool m_isSelective = false; ///< has BY… parts: may take many steps to the next start
};

} // namespace savehub
