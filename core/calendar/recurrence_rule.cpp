// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/recurrence_rule.h"

#include <cstdlib>
#include <memory>

namespace savehub {

namespace {

using Iterator = std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)>;

std::chrono::year_month_day dateOf(const icaltimetype &time)
{
    using namespace std::chrono;
    return year(time.year) / month(static_cast<unsigned>(time.month))
           / day(static_cast<unsigned>(time.day));
}

LocalTime fromIcal(const icaltimetype &time)
{
    const std::chrono::local_days midnight(dateOf(time));
    const bool wholeDay = time.is_date != 0;
    return midnight
           + (wholeDay ? Seconds(0) : Seconds(time.hour * 3600 + time.minute * 60 + time.second));
}

/// Without a zone: libical then counts in wall-clock time.
icaltimetype toIcal(LocalTime local)
{
    using namespace std::chrono;
    const auto midnight = floor<days>(local);
    const year_month_day date{midnight};
    const hh_mm_ss clock{floor<seconds>(local - midnight)};
    auto time = icaltime_null_time();
    time.year = int(date.year());
    time.month = static_cast<int>(unsigned(date.month()));
    time.day = static_cast<int>(unsigned(date.day()));
    time.hour = static_cast<int>(clock.hours().count());
    time.minute = static_cast<int>(clock.minutes().count());
    time.second = static_cast<int>(clock.seconds().count());
    return time;
}

/// libical keeps the interval in a short and lets it overflow.
bool isIntervalKept(const QByteArray &text, short interval)
{
    const QByteArray key("INTERVAL=");
    const auto position = text.indexOf(key);
    const auto digits = position < 0 ? QByteArray("1") : text.sliced(position + key.size());
    return std::atoll(digits.constData()) == interval && interval > 0;
}

/// The least time that one step of a rule takes.
Seconds stepLength(icalrecurrencetype_frequency frequency)
{
    switch (frequency) {
    case ICAL_SECONDLY_RECURRENCE:
        return Seconds(1);
    case ICAL_MINUTELY_RECURRENCE:
        return Minutes(1);
    case ICAL_HOURLY_RECURRENCE:
        return Hours(1);
    default:
        return Hours(24);
    }
}

} // namespace

std::optional<RecurrenceRule> RecurrenceRule::parse(const QByteArray &value)
{
    RecurrenceRule parsed;
    const auto text = value.toUpper().replace(" ", "");
    parsed.m_rule = icalrecurrencetype_from_string(text.constData());
    if (parsed.m_rule.rscale) {
        icalmemory_free_buffer(parsed.m_rule.rscale);
        parsed.m_rule.rscale = nullptr;
        parsed.m_isGregorian = text.contains("RSCALE=GREGORIAN");
    }
    parsed.m_isSelective = text.contains(";BY");
    const auto &until = parsed.m_rule.until;
    const bool endExists = icaltime_is_null_time(until) || dateOf(until).ok();
    if (parsed.m_rule.freq == ICAL_NO_RECURRENCE || !endExists
        || !isIntervalKept(text, parsed.m_rule.interval)) {
        return std::nullopt;
    }
    return parsed;
}

std::optional<std::vector<LocalTime>> RecurrenceRule::expand(LocalTime start, LocalTime last,
                                                             const CalendarZone &zone,
                                                             ExpansionBudget &budget) const
{
    const auto until = end(last, zone);
    auto allowed = budget.left - steps(start, until);
    if (!m_isGregorian || allowed < 0) {
        return std::nullopt;
    }
    budget.left -= steps(start, until);
    if (until < start) {
        return std::vector<LocalTime>();
    }
    auto rule = m_rule;
    rule.until = toIcal(until);
    const Iterator iterator(icalrecur_iterator_new(rule, toIcal(start)), &icalrecur_iterator_free);
    std::vector<LocalTime> starts;
    while (iterator) {
        const auto next = icalrecur_iterator_next(iterator.get());
        if (icaltime_is_null_time(next)) {
            break;
        }
        if (--allowed < 0) {
            return std::nullopt;
        }
        --budget.left;
        starts.push_back(fromIcal(next));
    }
    return starts;
}

LocalTime RecurrenceRule::end(LocalTime last, const CalendarZone &zone) const
{
    if (icaltime_is_null_time(m_rule.until)) {
        return last;
    }
    auto until = fromIcal(m_rule.until);
    if (m_rule.until.is_date) {
        until += Hours(24) - Seconds(1);
    } else if (icaltime_is_utc(m_rule.until)) {
        until = zone.toLocal(Instant(until.time_since_epoch()));
    }
    return std::min(until, last);
}

qint64 RecurrenceRule::steps(LocalTime start, LocalTime last) const
{
    const auto inTime = std::max(Milliseconds(0), last - start)
                        / (stepLength(m_rule.freq) * static_cast<qint64>(m_rule.interval));
    const bool counted = m_rule.count > 0 && !m_isSelective;
    return counted ? std::min<qint64>(inTime, m_rule.count) : inTime;
}

} // namespace savehub
