// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_series.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

using Starts = std::set<Instant>;

void keepNewer(CalendarEvent &kept, CalendarEvent next)
{
    if (std::tie(next.sequence, next.stamp) >= std::tie(kept.sequence, kept.stamp)) {
        kept = std::move(next);
    }
}

QString warningAbout(const CalendarEvent &event, const QString &what)
{
    return Words::tr("Line %1, event %2: %3").arg(event.line).arg(oneLine(event.uid, 60), what);
}

/// The starts that \a rules make up to \a until; nothing when a rule cannot be worked out.
std::optional<Starts> startsOf(const CalendarEvent &event, const std::vector<RecurrenceRule> &rules,
                               Instant until, ExpansionBudget &budget)
{
    Starts starts;
    for (const auto &rule : rules) {
        const auto last = event.zone->toLocal(until);
        const auto times = rule.expand(*event.start, last, *event.zone, budget);
        if (!times) {
            return std::nullopt;
        }
        for (const auto time : *times) {
            starts.insert(event.zone->toInstant(time));
        }
    }
    return starts;
}

bool isExcludedDay(const CalendarEvent &event, Instant start)
{
    const auto day = dayOf(event.zone->toLocal(start));
    return std::find(event.excludedDays.begin(), event.excludedDays.end(), day)
           != event.excludedDays.end();
}

/// Every start of \a event up to \a until as the series itself has it, before single occurrences
/// are replaced. The event's own start counts, too, whether or not its rule includes it, unless it
/// is excluded.
std::optional<Starts> originalStarts(const CalendarEvent &event, Instant until,
                                     ExpansionBudget &budget)
{
    auto starts = startsOf(event, event.rules, until, budget);
    const auto excluded = startsOf(event, event.exceptionRules, until, budget);
    if (!starts || !excluded) {
        return std::nullopt;
    }
    starts->insert(event.zone->toInstant(*event.start));
    starts->insert(event.extraStarts.begin(), event.extraStarts.end());
    for (const auto start : event.excludedStarts) {
        starts->erase(start);
    }
    std::erase_if(*starts, [&](Instant start) {
        return excluded->contains(start) || isExcludedDay(event, start);
    });
    return starts;
}

/// Whether there is more than one meeting an hour between the first and the last. Up to 24
/// meetings, a day's worth, may be closer together.
bool areTooFrequent(const std::vector<CalendarMeeting> &byStart)
{
    constexpr qint64 daysWorth = 24;
    const auto number = std::count_if(byStart.begin(), byStart.end(), [](const auto &entry) {
        return !entry.meeting.cancelled; // a cancellation must get through
    });
    if (number <= daysWorth) {
        return false;
    }
    const auto span = byStart.back().meeting.start - byStart.front().meeting.start;
    return number > std::chrono::floor<Hours>(span).count() + 1;
}

/// Expands one series; its parts share the range and what was found so far.
class Expander
{
public:
    Expander(const CalendarSeries &series, Instant from, Instant until, ExpansionBudget &budget)
        : m_series(series),
          m_from(from),
          m_until(until),
          m_budget(budget)
    {
    }

    SeriesExpansion expand()
    {
        if (!zonesAreKnown() || !findOriginals()) {
            return std::move(m_result);
        }
        addOverrides();
        addOriginals();
        auto &meetings = m_result.meetings;
        std::sort(meetings.begin(), meetings.end(),
                  [](const auto &a, const auto &b) { return a.meeting.start < b.meeting.start; });
        if (meetings.size() > mostOccurrencesOfOneEvent) {
            giveUp(anyEvent(), Words::tr("it takes place more than %1 times and was left out.")
                                   .arg(mostOccurrencesOfOneEvent));
        } else if (areTooFrequent(meetings)) {
            giveUp(anyEvent(), Words::tr("it takes place more than once an hour on average and was "
                                         "left out."));
        }
        return std::move(m_result);
    }

private:
    const CalendarEvent &anyEvent() const
    {
        return m_series.master() ? *m_series.master() : m_series.overrides().begin()->second;
    }

    void warn(const CalendarEvent &event, const QString &what)
    {
        m_result.warnings += warningAbout(event, what);
    }

    void giveUp(const CalendarEvent &event, const QString &what)
    {
        warn(event, what);
        m_result.meetings.clear();
        m_result.isKnown = false;
    }

    bool checkZone(const CalendarEvent &event)
    {
        if (event.unknownZone.isEmpty()) {
            return true;
        }
        giveUp(event, Words::tr("the time zone \"%1\" is not known; the event was left out.")
                          .arg(oneLine(QString::fromUtf8(event.unknownZone), 60)));
        return false;
    }

    bool zonesAreKnown()
    {
        if (m_series.master() && !checkZone(*m_series.master())) {
            return false;
        }
        const auto &overrides = m_series.overrides();
        return std::all_of(overrides.begin(), overrides.end(),
                           [this](const auto &entry) { return checkZone(entry.second); });
    }

    bool findOriginals()
    {
        const auto &master = m_series.master();
        if (!master || !master->start) {
            return true;
        }
        if (master->allDay) {
            m_result.allDayEvents = 1;
            return true;
        }
        const bool othersLeftEnough = m_budget.left >= ExpansionBudget::whole / 2;
        auto starts = m_budget.share(ExpansionBudget::ofEvent, [&](ExpansionBudget &share) {
            return originalStarts(*master, m_until, share);
        });
        if (!starts) {
            giveUp(*master, othersLeftEnough
                                ? Words::tr("it repeats too often, or not by the Gregorian "
                                            "calendar, and was left out.")
                                : Words::tr("the events before it repeat so often that too little "
                                            "is left for it, or it does not repeat by the "
                                            "Gregorian calendar; it was left out. Import it from "
                                            "a file of its own."));
            return false;
        }
        m_originals = std::move(*starts);
        return true;
    }

    /// The original start that \a key names; when it names only a day, the first start on that day.
    Instant originalOf(const RecurrenceKey &key) const
    {
        const auto &master = m_series.master();
        if (!key.wholeDay || !master || !master->zone) {
            return key.at;
        }
        const auto onThatDay =
            std::find_if(m_originals.begin(), m_originals.end(), [&](Instant at) {
                return dayOf(master->zone->toLocal(at)) == dayOf(master->zone->toLocal(key.at));
            });
        return onThatDay == m_originals.end() ? key.at : *onThatDay;
    }

    void addOverrides()
    {
        for (const auto &[key, event] : m_series.overrides()) {
            const auto original = originalOf(key);
            m_originals.erase(original);
            if (event.thisAndFuture) {
                warn(event,
                     Words::tr("it changes this and all later occurrences; only this one was "
                               "changed."));
            }
            if (event.allDay) {
                ++m_result.allDayEvents;
            } else {
                addMeeting(event, event.zone->toInstant(*event.start), toIso(original));
            }
        }
    }

    void addOriginals()
    {
        for (const auto start : m_originals) {
            const auto &master = *m_series.master();
            addMeeting(master, start, master.repeats() ? toIso(start) : QString());
        }
    }

    /// A cancelled series also cancels the events that replace its occurrences, unless they are
    /// newer.
    bool isCancelled(const CalendarEvent &event) const
    {
        const auto &master = m_series.master();
        return event.cancelled
               || (master && master->cancelled && event.sequence <= master->sequence);
    }

    /// An event that replaces an occurrence should repeat all of its series' properties; some
    /// programs write only what differs.
    const CalendarEvent &describing(const CalendarEvent &event, bool isDescribed) const
    {
        return isDescribed || !m_series.master() ? event : *m_series.master();
    }

    void addMeeting(const CalendarEvent &event, Instant start, const QString &occurrence)
    {
        if (start < m_from || start > m_until) {
            return;
        }
        const auto &title = describing(event, !event.title.isEmpty()).title;
        CalendarMeeting entry;
        entry.meeting.title = title.isEmpty() ? Words::tr("(no title)") : title;
        entry.meeting.start = start;
        entry.meeting.end = start + event.length;
        entry.meeting.timeZone = event.zone->name();
        entry.meeting.source = MeetingSource::CalendarFile;
        entry.meeting.uid = event.uid;
        entry.meeting.occurrence = occurrence;
        entry.meeting.cancelled = isCancelled(event);
        const auto &naming = describing(event, event.namesPeople);
        entry.meeting.organizer = naming.organizer;
        entry.invitees = naming.invitees;
        m_result.meetings.push_back(std::move(entry));
    }

    const CalendarSeries &m_series;
    Instant m_from;
    Instant m_until;
    ExpansionBudget &m_budget;
    Starts m_originals; ///< those that nothing replaces
    SeriesExpansion m_result;
};

} // namespace

void CalendarSeries::add(CalendarEvent event)
{
    if (!event.replaces) {
        if (m_master) {
            keepNewer(*m_master, std::move(event));
        } else {
            m_master = std::move(event);
        }
        return;
    }
    const auto key = *event.replaces;
    const auto known = m_overrides.find(key);
    if (known != m_overrides.end()) {
        keepNewer(known->second, std::move(event));
    } else {
        m_overrides.emplace(key, std::move(event));
    }
}

bool CalendarSeries::isComplete() const
{
    return m_master || std::all_of(m_overrides.begin(), m_overrides.end(), [](const auto &entry) {
               return entry.second.method == CalendarMethod::Publish;
           });
}

SeriesExpansion expandSeries(const CalendarSeries &series, Instant from, Instant until,
                             ExpansionBudget &budget)
{
    return Expander(series, from, until, budget).expand();
}

} // namespace savehub
