// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decision_draft.h"

namespace savehub {

// While nothing of a call has left, it is tried again until the call window closes: as the same
// attempt with the same key. Private to the engine.

/// How long to wait before a call or text is tried again after \a made tries in vain: half a
/// second, one, two, then four seconds each time; or \a wanted instead, but at least half a second.
/// So a network that comes back is noticed soon, and one that stays away is not hammered.
Milliseconds pauseBeforeTry(int made, std::optional<Seconds> wanted);

/// Nothing of \a attempt has left. It waits for its next try, or has failed when no other try fits.
void handleNotSent(DecisionDraft &draft, Attempt &attempt, const NotSent &notSent);

/// The next try of \a attempt is due. The guards are asked, and the line lets it go.
void retryDueCall(DecisionDraft &draft, Step &step, Attempt &attempt);

/// The guards held \a attempt back before anything of it had left. That ends the attempt.
void withholdCall(DecisionDraft &draft, Attempt &attempt, Reason reason);

/// Begins a try: writes it into the audit trail and sends the request.
void beginTry(DecisionDraft &draft, const Attempt &attempt);

} // namespace savehub
