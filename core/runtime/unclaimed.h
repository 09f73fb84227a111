// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reconciliation.h"
#include "ports/call_gateway.h"
#include "ports/message_gateway.h"
#include "ports/store.h"
#include "runtime/engine_ports.h"

#include <functional>
#include <optional>
#include <vector>

namespace savehub {

/// Calls in the provider's list that no attempt has claimed. Nothing when the store cannot say. A
/// call that is clearly older than \a intentAt does not fit.
std::optional<std::vector<Unclaimed>> unclaimed(Store &store, const std::vector<ListedCall> &calls,
                                                Instant intentAt);
/// The same for texts and steps. A text fits only when it ends with \a body: a provider may put
/// words of its own before it.
std::optional<std::vector<Unclaimed>> unclaimed(Store &store, const std::vector<ListedText> &texts,
                                                Instant intentAt, const QString &body);

/// Lists what may be the call of \a looked, whose answer was lost. Nothing when that could not be
/// found out. While another call to that number waits for its answer, or when a recent one was given up
/// without an answer, no listed call fits: it may be that other call.
void listUnclaimedCalls(const Ports &ports, const Attempt &looked,
                        std::function<void(const std::optional<std::vector<Unclaimed>> &)> answer);

} // namespace savehub
