// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/step.h"
#include "engine/text_replies.h"
#include "engine/text_tracking.h"
#include "store/sql.h"

namespace savehub {

/// The table escalation_steps. The columns that its users query come first.
class StepTable
{
public:
    explicit StepTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Ordered by number.
    Result<std::vector<Step>> ofIncident(const IncidentId &incident);
    /// Those of each incident, ordered by number.
    Result<std::vector<std::pair<IncidentId, Step>>>
    ofIncidents(const std::set<IncidentId> &incidents);
    Done insert(const IncidentId &incident, const Step &step);
    /// Writes only the columns that differ.
    Done update(const Step &before, const Step &after);

    Result<std::optional<IncidentId>> incidentOf(const StepId &id);
    /// Texts that a provider accepted after \a acceptedSince and of which news may still come.
    Result<std::vector<PolledText>> awaitedTexts(Instant acceptedSince);

    /// Texts to attendees with that number that were sent, or perhaps sent, up to \a until, for
    /// meetings around then; the newest ten.
    Result<std::vector<TextReminder>> textReminders(const PhoneNumber &to, Instant until);

private:
    Sql &m_sql;
};

} // namespace savehub
