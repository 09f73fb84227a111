// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/memory_records.h"

#include "engine/phone_limit.h"

#include <algorithm>
#include <limits>

namespace savehub {

namespace {

tl::unexpected<Error> broken(const char *constraint)
{
    return failure(Error::Kind::Conflict,
                   QStringLiteral("A constraint is broken: %1.").arg(QLatin1String(constraint)));
}

bool areOfOneStart(const Incident &a, const Incident &b)
{
    return a.person == b.person && a.meeting == b.meeting && a.start == b.start;
}

} // namespace

const MemoryRecords::Row *MemoryRecords::find(const IncidentId &incident) const
{
    const auto place = m_incidents.constFind(incident);
    return place == m_incidents.cend() ? nullptr : &m_rows[*place];
}

const MemoryRecords::Row *MemoryRecords::of(const AttemptKey &attempt) const
{
    const auto place = m_attempts.constFind(attempt);
    return place == m_attempts.cend() ? nullptr : &m_rows[*place];
}

const MemoryRecords::Row *MemoryRecords::of(const StepId &step) const
{
    const auto place = m_steps.constFind(step);
    return place == m_steps.cend() ? nullptr : &m_rows[*place];
}

Done MemoryRecords::insert(const IncidentRecord &record)
{
    const auto &incident = record.incident;
    if (m_incidents.contains(incident.id)) {
        return broken("the incident's id is taken");
    }
    const auto place = m_rows.size();
    m_rows.push_back({.incident = incident, .steps = {}, .attempts = {}});
    auto &row = m_rows.back();
    row.revision =
        static_cast<int>(std::count_if(m_rows.begin(), m_rows.end() - 1, [&](const Row &other) {
            return areOfOneStart(other.incident, incident);
        }));
    const auto done = write(row, record);
    if (done) {
        m_incidents.insert(incident.id, place);
        enter(place);
    } else {
        m_rows.pop_back();
    }
    return done;
}

Result<bool> MemoryRecords::update(const IncidentRecord &record)
{
    const auto place = m_incidents.value(record.incident.id);
    auto &row = m_rows[place];
    const bool isSame = row.incident == record.incident && row.steps == record.steps
                        && row.attempts == record.attempts && row.dues == dues(record);
    if (isSame) {
        return false;
    }
    const auto before = row;
    leave(place);
    const auto done = write(row, record);
    if (!done) {
        row = before;
    }
    enter(place);
    return done.map([] { return true; });
}

/// In the order in which SqlStore writes the tables.
Done MemoryRecords::write(Row &row, const IncidentRecord &record)
{
    const auto moments = dues(record);
    const bool tellsItsState =
        row.incident.state != record.incident.state || row.dues.earliest() != moments.earliest();
    row.isSetAside = row.isSetAside && !tellsItsState;
    row.incident = record.incident;
    row.dues = moments;
    if (isAnotherUnsettled(row)) {
        return broken("one unsettled incident of a person, meeting and start");
    }
    return writeSteps(row, record.steps).and_then([&] {
        return writeAttempts(row, record.attempts);
    });
}

bool MemoryRecords::isAnotherUnsettled(const Row &row) const
{
    return row.incident.state != IncidentState::Resolved
           && std::any_of(m_rows.begin(), m_rows.end(), [&](const Row &other) {
                  return &other != &row && other.incident.state != IncidentState::Resolved
                         && areOfOneStart(other.incident, row.incident);
              });
}

Done MemoryRecords::writeSteps(Row &row, const std::vector<Step> &steps)
{
    for (const auto &step : steps) {
        const auto isIt = [&](const Step &other) {
            return other.id == step.id;
        };
        const auto known = std::find_if(row.steps.begin(), row.steps.end(), isIt);
        if (known != row.steps.end()) {
            *known = step;
            continue;
        }
        const bool isTaken =
            std::any_of(row.steps.begin(), row.steps.end(),
                        [&](const Step &other) { return other.number == step.number; });
        if (isTaken || m_steps.contains(step.id)) {
            return broken("a step's number and id");
        }
        row.steps.push_back(step);
    }
    return {};
}

Done MemoryRecords::writeAttempts(Row &row, const std::vector<Attempt> &attempts)
{
    for (const auto &attempt : attempts) {
        const auto isIt = [&](const Attempt &other) {
            return other.key == attempt.key;
        };
        const auto known = std::find_if(row.attempts.begin(), row.attempts.end(), isIt);
        if (known != row.attempts.end()) {
            *known = attempt;
            continue;
        }
        if (const auto fits = checkNew(row, attempt); !fits) {
            return fits;
        }
        row.attempts.push_back(attempt);
    }
    return {};
}

Done MemoryRecords::checkNew(const Row &row, const Attempt &attempt) const
{
    const bool isNumbered = attempt.number == 1 || attempt.number == 2;
    int ofTheStart = 0;
    int toThePhone = 0;
    for (const auto &other : m_rows) {
        const bool isNear =
            std::chrono::abs(other.incident.start - row.incident.start) < meetingsAreApart;
        for (const auto &call : other.attempts) {
            ofTheStart +=
                areOfOneStart(other.incident, row.incident) && mayRingPhone(call.status) ? 1 : 0;
            toThePhone += isNear && call.to == attempt.to && call.provider == attempt.provider
                                  && mayRingPhone(call.status)
                              ? 1
                              : 0;
        }
    }
    const bool isTaken =
        m_attempts.contains(attempt.key)
        || std::any_of(row.attempts.begin(), row.attempts.end(),
                       [&](const Attempt &other) { return other.number == attempt.number; });
    if (!isNumbered || isTaken || ofTheStart >= maxAttemptsPerIncident) {
        return broken("two calls for a person, meeting and start");
    }
    if (mayRingPhone(attempt.status) && toThePhone >= maxCallsToPhone) {
        return broken("two calls to a number for meetings at about one time");
    }
    return {};
}

bool MemoryRecords::setAside(const IncidentId &incident)
{
    auto &row = m_rows[m_incidents.value(incident)];
    return !std::exchange(row.isSetAside, true);
}

bool MemoryRecords::takeUpSetAside()
{
    bool wasAny = false;
    for (auto &row : m_rows) {
        wasAny = std::exchange(row.isSetAside, false) || wasAny;
    }
    return wasAny;
}

template <typename Use>
void MemoryRecords::forEachMoment(const Row &row, Use use)
{
    const std::pair<Queue &, std::optional<Instant>> moments[] = {
        {m_queues.all, row.dues.earliest()},
        {m_queues.calls, row.dues.call},
        {m_queues.texts, row.dues.text},
        {m_queues.others, row.dues.other}};
    for (const auto &[queue, moment] : moments) {
        if (moment) {
            use(queue, *moment);
        }
    }
}

void MemoryRecords::enter(size_t place)
{
    const auto &row = m_rows[place];
    forEachMoment(row, [=](Queue &queue, Instant moment) { queue.emplace(moment, place); });
    for (const auto &step : row.steps) {
        m_steps.insert(step.id, place);
    }
    for (const auto &attempt : row.attempts) {
        m_attempts.insert(attempt.key, place);
    }
    m_spend.book(row.steps, row.attempts, 1);
}

void MemoryRecords::leave(size_t place)
{
    const auto &row = m_rows[place];
    forEachMoment(row, [=](Queue &queue, Instant moment) { queue.erase({moment, place}); });
    m_spend.book(row.steps, row.attempts, -1);
}

const MemoryRecords::Queue &MemoryRecords::queueOf(DueKind kind) const
{
    switch (kind) {
    case DueKind::Call:
        return m_queues.calls;
    case DueKind::Text:
        return m_queues.texts;
    case DueKind::Other:
        return m_queues.others;
    }
    Q_UNREACHABLE();
}

std::vector<IncidentId> MemoryRecords::dueIn(const Queue &queue, Instant from, Instant until,
                                             int limit) const
{
    std::vector<IncidentId> due;
    for (auto at = queue.lower_bound({from, 0}); at != queue.end() && at->first <= until; ++at) {
        const auto &row = m_rows[at->second];
        if (due.size() == static_cast<size_t>(limit)) {
            break;
        }
        if (!row.isSetAside) {
            due.push_back(row.incident.id);
        }
    }
    return due;
}

std::vector<IncidentId> MemoryRecords::due(Instant until, int limit) const
{
    return dueIn(m_queues.all, Instant::min(), until, limit);
}

std::vector<IncidentId> MemoryRecords::dueBetween(DueKind kind, Instant from, Instant until,
                                                  int limit) const
{
    return dueIn(queueOf(kind), from, until, limit);
}

std::optional<Instant> MemoryRecords::nextDueAfter(DueKind kind, Instant now) const
{
    const auto &queue = queueOf(kind);
    const auto next =
        std::find_if(queue.upper_bound({now, std::numeric_limits<size_t>::max()}), queue.end(),
                     [this](const auto &moment) { return !m_rows[moment.second].isSetAside; });
    return next == queue.end() ? std::nullopt : std::optional(next->first);
}

} // namespace savehub
