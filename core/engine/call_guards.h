// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phrase.h"
#include "engine/decision_context.h"
#include "engine/incident_record.h"

#include <QString>

#include <vector>

namespace savehub {

/// All the figures that the guards look at.
struct GuardInput {
    Instant now;
    Instant meetingStart;
    IncidentState state = IncidentState::Open;
    int attempts = 0;        ///< before this one; intents and unknown outcomes count
    int callsToPhone = 0;    ///< as callsToPhone() counts them, without this one
    Phrase whyNoThirdCall{}; ///< why two of them are enough
    PhoneUse phoneUse{};     ///< without this call; all zero for an intent that the quota let pass
    NumberVerdict phone = NumberVerdict::Missing;
    bool doNotCall = false;
    Money estimate{};
    Standing standing{};
    QString providerProblem{};
};

struct GuardFinding {
    QString
        guard; ///< "kill_switch", "incident", "window", "attempts", "quota", "phone", "budget", "provider"
    QString figures; ///< what it saw, in words of the log
    Reason refusal = Reason::None;
    bool operator==(const GuardFinding &) const = default;
};

struct GuardVerdict {
    Reason refusal = Reason::None; ///< None: the call is allowed
    Phrase message;                ///< why not, for the step's error_message and the log
    std::vector<GuardFinding> trail;

    bool allowed() const { return refusal == Reason::None; }
};

/// Asks the guards in their fixed order and stops at the first refusal.
GuardVerdict askGuards(const GuardInput &question);

/// What the guards look at for the next attempt of \a record; or for \a attempt, whose intent is
/// recorded already and is not counted against itself.
GuardInput guardInputFor(const IncidentRecord &record, const DecisionContext &context,
                         const AttemptKey &attempt = {});

/// The trail as the JSON array that is stored with the step.
QString trailToJson(const std::vector<GuardFinding> &trail);
std::vector<GuardFinding> trailFromJson(const QString &json);

/// Seconds left until \a start, negative afterwards. For the log.
qint64 secondsBefore(Instant start, Instant now);

} // namespace savehub
