// SPDX-License-Identifier: GPL-3.0-or-later
#include "unplaced_calls.h"

#include "schedule.h"

#include <QCoreApplication>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(UnplacedCalls)
};

/// What closed before is no news, and nobody reads more.
constexpr Minutes longestTold{10};
constexpr int mostTold = 100;

bool wasToBeCalled(const IncidentRecord &record)
{
    const auto &person = record.person;
    return person.phone && !person.doNotCall && record.attempts.empty();
}

} // namespace

void UnplacedCalls::tell(Instant now, const QString &why)
{
    const auto windowLasts = callWindowOpens - callWindowCloses;
    const auto overdue = m_world.store.dueBetween(DueKind::Call, now - longestTold,
                                                  now - windowLasts - Milliseconds{1}, mostTold);
    for (const auto &incident : overdue.value_or(std::vector<IncidentId>{})) {
        if (!isNews(incident)) {
            continue;
        }
        const auto record = m_world.store.load(incident);
        if (record && wasToBeCalled(*record)) {
            tellOne(*record, why);
        }
        if (record) {
            m_told.insert(incident);
        }
    }
}

/// Of a call that went out it may only be unsaved what became of it.
bool UnplacedCalls::isNews(const IncidentId &incident) const
{
    return !m_world.isStopped() && !m_told.contains(incident) && !m_decisions.hasUnsaved(incident);
}

void UnplacedCalls::tellOne(const IncidentRecord &record, const QString &why)
{
    m_audience.noticed(
        {Notice::Severity::Alarm, record.incident.id,
         Words::tr("%1: nobody was rung. %2 Call by hand.").arg(subjectOf(record), why),
         Words::tr("Calls could not be placed: nothing can be saved.")});
}

} // namespace savehub
