// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/refusal.h"
#include "engine/incident_record.h"

#include <QString>

#include <optional>

namespace savehub {

/// An invariant that a record breaks, and the figures.
struct BrokenInvariant {
    QString rule;    ///< stable: "two attempts at most"
    QString figures; ///< "3 attempts"
    bool operator==(const BrokenInvariant &) const = default;
};

/// What has to be true of every incident that is saved, whatever was decided. decide() asks for it
/// last:
/// - there are two attempts at most, and none of them goes away;
/// - an attempt's status never falls back in rank, except for a call that was lost
///   (event::CallLost);
/// - the intent of a call is inside the call window;
/// - the intent of a message is inside the times of its rung;
/// - a settled incident has no pending step and no call that waits for its next try;
/// - money is not negative.
/// Returns the first of these that \a after breaks and \a before, which is what was saved last,
/// keeps. What is broken in the database already is left alone: refusing every further save would
/// repair nothing.
std::optional<BrokenInvariant> brokenInvariant(const IncidentRecord &before,
                                               const IncidentRecord &after);

/// The same as a refusal (Corrupt). Nothing of the decision may be saved.
std::optional<Refusal> invariantRefusal(const IncidentRecord &before, const IncidentRecord &after);

} // namespace savehub
