// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/incident.h"
#include "domain/meeting.h"
#include "domain/person.h"
#include "domain/step.h"
#include "engine/call_by_other_incident.h"
#include "engine/phone_use.h"

#include <vector>

namespace savehub {

/// Everything that is known of one incident. decide() reads and returns it; the store loads and
/// saves it as one piece.
struct IncidentRecord {
    Incident incident;
    Person person;
    Meeting meeting;
    std::vector<Step> steps;       ///< by number
    std::vector<Attempt> attempts; ///< by number
    /// By time. A decision must not change them, nor the person or the meeting.
    std::vector<CallByOtherIncident> callsByOtherIncidents{};
    std::vector<OthersUse> othersUse{}; ///< of the phones; not to be changed either

    Step *step(const StepId &id);
    const Step *step(const StepId &id) const;
    Attempt *attempt(const AttemptKey &key);
    const Attempt *attempt(const AttemptKey &key) const;

    bool operator==(const IncidentRecord &) const = default;
};

/// "Ada, Retro": the person and the meeting that a notice is about, cleaned for it.
QString subjectOf(const IncidentRecord &record);

/// A fresh incident: one PENDING step for every rung of \a policy, with the times between which
/// each may be sent.
IncidentRecord newIncident(const IncidentId &id, const Person &person, const Meeting &meeting,
                           const Policy &policy, Instant now);

/// Where a text to \a recipient goes: to \a person, or to their backup.
inline const std::optional<PhoneNumber> &phoneOf(const Person &person, Recipient recipient)
{
    return recipient == Recipient::Backup ? person.backup.phone : person.phone;
}

} // namespace savehub
