// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/step.h"
#include "engine/text_replies.h"
#include "engine/text_tracking.h"
#include "store/sql.h"

namespace savehub {

/// escalation_steps. Its first columns are the ones its users query.
class StepTable
{
public:
    explicit StepTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// By number.
    Result<std::vector<Step>> ofIncident(const IncidentId &incident);
    /// Of each by number.
    Result<std::vector<std::pair<IncidentId, Step>>>
    ofIncidents(const std::set<IncidentId> &incidents);
    Done insert(const IncidentId &incident, const Step &step);
    /// Sets what differs.
    Done update(const Step &before, const Step &after);

    Result<std::optional<IncidentId>> incidentOf(const StepId &id);
    /// Texts that were taken after \a acceptedSince and of which something may still be heard.
    Result<std::vector<PolledText>> awaitedTexts(Instant acceptedSince);

    /// Texts to attendees with that number, sent up to \a until or perhaps sent, for meetings around
    /// then; the newest ten.
    Result<std::vector<TextReminder>> textReminders(const PhoneNumber &to, Instant until);

private:
    Sql &m_sql;
};

} // namespace savehub
