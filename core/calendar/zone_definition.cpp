// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/zone_definition.h"

#include <algorithm>

#include <QRegularExpression>

#include "calendar/ics_structure.h"
#include "calendar/recurrence_rule.h"

namespace savehub {

namespace {

/// A STANDARD or DAYLIGHT part: an offset, and the times from which it holds.
struct Observance {
    Seconds from{}; ///< the offset before
    Seconds to{};
    std::vector<LocalTime> onsets{}; ///< local times with the offset \c from
};

std::optional<Seconds> readOffset(const IcsProperty *property)
{
    static const QRegularExpression shape(
        QStringLiteral("^([+-])([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?$"));
    const auto match =
        shape.match(property ? QString::fromUtf8(property->value.trimmed()) : QString());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const auto magnitude = Hours(match.captured(2).toInt()) + Minutes(match.captured(3).toInt())
                           + Seconds(match.captured(4).toInt());
    return match.captured(1) == QLatin1String("-") ? -magnitude : magnitude;
}

/// Adds the times of \a part's RRULE and RDATE properties to its DTSTART; false when one cannot
/// be read.
bool addRepetitions(const IcsComponent &part, LocalTime until, ExpansionBudget &budget,
                    Observance &observance)
{
    const auto start = observance.onsets.front();
    for (const auto &property : part.properties) {
        if (property.name == "RRULE") {
            const auto rule = RecurrenceRule::parse(property.value);
            const auto times =
                rule ? rule->expand(start, until, CalendarZone(observance.from, {}), budget)
                     : std::nullopt;
            if (!times) {
                return false;
            }
            observance.onsets.insert(observance.onsets.end(), times->begin(), times->end());
        } else if (property.name == "RDATE") {
            const auto times = readTimes(property);
            if (!times) {
                return false;
            }
            for (const auto &time : *times) {
                observance.onsets.push_back(time.local);
            }
        }
    }
    return true;
}

std::optional<Observance> readObservance(const IcsComponent &part, LocalTime until,
                                         ExpansionBudget &budget)
{
    const auto from = readOffset(part.property("TZOFFSETFROM"));
    const auto to = readOffset(part.property("TZOFFSETTO"));
    const auto *const dtstart = part.property("DTSTART");
    const auto start = dtstart
                           ? readTime(*dtstart)
                                 .map([](const IcsTime &time) { return std::optional(time.local); })
                                 .value_or(std::nullopt)
                           : std::nullopt;
    if (!from || !to || !start) {
        return std::nullopt;
    }
    Observance observance{*from, *to, {*start}};
    return addRepetitions(part, until, budget, observance) ? std::optional(observance)
                                                           : std::nullopt;
}

} // namespace

std::optional<CalendarZone> zoneFromDefinition(const IcsComponent &definition, Instant until,
                                               ExpansionBudget &budget)
{
    const LocalTime last(until.time_since_epoch() + Hours(48));
    std::vector<ZoneChange> changes;
    std::optional<std::pair<Instant, Seconds>> earliest;
    for (const auto &part : definition.components) {
        if (part.name != "STANDARD" && part.name != "DAYLIGHT") {
            continue;
        }
        const auto observance = readObservance(part, last, budget);
        if (!observance) {
            return std::nullopt;
        }
        for (const auto onset : observance->onsets) {
            const Instant at(onset.time_since_epoch() - observance->from);
            changes.push_back({at, observance->to});
            if (!earliest || at < earliest->first) {
                earliest = {at, observance->from};
            }
        }
    }
    if (!earliest) {
        return std::nullopt;
    }
    std::sort(changes.begin(), changes.end(),
              [](const ZoneChange &a, const ZoneChange &b) { return a.at < b.at; });
    return CalendarZone(earliest->second, std::move(changes));
}

} // namespace savehub
