// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/unplaced_calls.h"

#include "engine/schedule.h"

#include <algorithm>

namespace savehub {

namespace {

/// A window that closed before this is no news, and nobody reads more than that many.
constexpr Minutes longestTold{10};
constexpr int mostTold = 100;

/// Nothing of it has left, whatever else is unsaved about its incident.
bool isUnplaced(const Attempt &attempt)
{
    return attempt.waitsForTry() || attempt.status == AttemptStatus::NotSent;
}

bool nobodyWasRung(const IncidentRecord &record)
{
    const auto &person = record.person;
    const auto &attempts = record.attempts;
    return person.phone && !person.doNotCall
           && std::all_of(attempts.begin(), attempts.end(), isUnplaced);
}

} // namespace

void UnplacedCalls::tell(Instant now, const QString &why)
{
    if (why.isEmpty()) {
        m_told.clear();
        return;
    }
    const auto overdue = m_ports.store.dueBetween(DueKind::Call, now - longestTold, now, mostTold);
    for (const auto &incident : overdue.value_or(std::vector<IncidentId>{})) {
        if (m_ports.isStopped() || m_told.contains(incident)) {
            continue;
        }
        const auto record = m_ports.store.load(incident);
        if (!record || callWindow(record->incident.start).until >= now) {
            continue;
        }
        m_told.insert(incident);
        if (nobodyWasRung(*record) && !m_decisions.holdsAnswer(incident)) {
            tellOne(*record, why);
        }
    }
}

void UnplacedCalls::tellOne(const IncidentRecord &record, const QString &why)
{
    m_observer.noticed({Notice::Severity::Alarm, record.incident.id,
                        Phrase(Say::NobodyRungUnsaved, subjectOf(record), why),
                        Say::CallsNotPlacedUnsaved});
}

} // namespace savehub
