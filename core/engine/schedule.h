// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policy.h"
#include "engine/incident_record.h"

#include <optional>

namespace savehub {

/// An incident that nobody settled leaves the live list this long after its meeting's start.
constexpr Hours incidentExpiresAfter{24};
/// A backup is still told this long after the step was due.
constexpr Minutes backupStaysUseful{60};

/// How often a step looks whether awaited credentials have come.
constexpr Milliseconds pauseWhileAwaited{500};

/// Both ends inclusive, to the millisecond.
struct SendWindow {
    Instant from;
    Instant until;
    bool contains(Instant instant) const { return from <= instant && instant <= until; }
    bool operator==(const SendWindow &) const = default;
};

/// When calls may be placed for a meeting that starts at \a start: from 180 to 120 seconds before.
SendWindow callWindow(Instant start);

/// When \a rung may be sent. A call: inside the call window. A reminder: until the next one for the
/// same recipient takes over (an email until the text is due, a text until the call window opens),
/// or until the meeting starts. A message to the backup: until backupStaysUseful after it was due.
SendWindow sendWindow(const Policy &policy, const Rung &rung, Instant start);

/// Whether the step's next call is wanted: none was made yet; or one waits for its next try; or one
/// was made that may be followed, and nobody has answered meanwhile. The guards say whether it is
/// allowed.
bool wantsCall(const IncidentRecord &record, const Step &step);

/// When to look at a step that waits: it is due, may be tried again, or is too late.
Instant lookAt(const IncidentRecord &record, const Step &step);

Instant expiryOf(const Incident &incident);

/// When the next thing of each kind falls due. Calls go before texts, texts before the rest.
struct Dues {
    std::optional<Instant> call{}; ///< a call is wanted, or a queued one must be taken back
    std::optional<Instant> text{};
    std::optional<Instant> other{}; ///< an email, or the incident's expiry

    std::optional<Instant> earliest() const;
    bool operator==(const Dues &) const = default;
};

/// Whether something by \a channel to \a recipient is due at \a now.
bool isDue(const IncidentRecord &record, Channel channel, Recipient recipient, Instant now);

/// When the engine has to look at \a record again: no later than its next step may be sent, a
/// queued call must be taken back, or the incident expires. Nothing once it is settled.
Dues dues(const IncidentRecord &record);

} // namespace savehub
