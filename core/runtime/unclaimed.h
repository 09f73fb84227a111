// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reconciliation.h"
#include "ports/call_gateway.h"
#include "ports/message_gateway.h"
#include "ports/store.h"

#include <optional>
#include <vector>

namespace savehub {

/// What of a provider's list no attempt or step has taken; nothing when the store cannot say. What
/// is clearly older than \a intentAt does not fit.
std::optional<std::vector<Unclaimed>> unclaimed(Store &store, const std::vector<ListedCall> &calls,
                                                Instant intentAt);
/// A text fits when it says \a body, too; a provider may put words of its own before it.
std::optional<std::vector<Unclaimed>> unclaimed(Store &store, const std::vector<ListedText> &texts,
                                                Instant intentAt, const QString &body);

} // namespace savehub
