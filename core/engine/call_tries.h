// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decision_draft.h"

namespace savehub {

// A call of which nothing has left is tried again, as the same attempt with the same key, until it
// has or the call window closes. Private to the engine.

/// How long after its \a made-th try in vain a call or text is tried again, at the least \a wanted: half a
/// second, one, two, then four each time. A network that comes up finds it soon, one that does not is
/// not hammered.
Milliseconds pauseBeforeTry(int made, std::optional<Seconds> wanted);

/// Nothing of \a attempt has left: it waits for its next try, or has failed where none fits.
void nothingHasLeft(DecisionDraft &draft, Attempt &attempt, const NotSent &notSent);

/// The next try of \a attempt, which waits for it, is due: the guards are asked, the line lets it go.
void dueTry(DecisionDraft &draft, Step &step, Attempt &attempt);

/// The guards held \a attempt back before anything of it had left, and so it ends.
void withholdCall(DecisionDraft &draft, Attempt &attempt, Reason reason);

/// A try begins: it is in the audit, and the request goes out.
void beginTry(DecisionDraft &draft, const Attempt &attempt);

} // namespace savehub
