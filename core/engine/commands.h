// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QString>

#include <variant>

namespace savehub::command {

// Orders to the runtime. It carries them out only after the decision is committed. Each order names
// a row, and the runtime reads that row again before it acts.

struct PlaceCall {
    AttemptKey attempt;
    bool operator==(const PlaceCall &) const = default;
};
/// The call is not wanted any more: drop its request if nothing of it has left.
struct WithdrawCall {
    AttemptKey attempt;
    bool operator==(const WithdrawCall &) const = default;
};
/// Follow an accepted call until its status is final.
struct WatchCall {
    AttemptKey attempt;
    bool operator==(const WatchCall &) const = default;
};
/// The answer to a call's request was lost: find out whether the call exists.
struct ReconcileCall {
    AttemptKey attempt;
    bool operator==(const ReconcileCall &) const = default;
};
/// Take back a queued or ringing call, or hang up one that somebody talks in.
struct EndCall {
    AttemptKey attempt;
    bool operator==(const EndCall &) const = default;
};
/// Ask what a call that is over has cost, until the price is known.
struct ReadPrice {
    AttemptKey attempt;
    bool operator==(const ReadPrice &) const = default;
};
struct SendText {
    StepId step;
    QString body{}; ///< its price was estimated from it; empty: to be composed
    bool operator==(const SendText &) const = default;
};
/// The text is not wanted any more; as WithdrawCall.
struct WithdrawText {
    StepId step;
    bool operator==(const WithdrawText &) const = default;
};
struct ReconcileText {
    StepId step;
    bool operator==(const ReconcileText &) const = default;
};
/// Follow an accepted text until it is known whether it arrived and what it cost.
struct FollowText {
    StepId step;
    bool operator==(const FollowText &) const = default;
};
struct SendEmail {
    StepId step;
    bool operator==(const SendEmail &) const = default;
};

} // namespace savehub::command

namespace savehub {

using Command = std::variant<command::PlaceCall, command::WithdrawCall, command::WatchCall,
                             command::ReconcileCall, command::EndCall, command::ReadPrice,
                             command::SendText, command::WithdrawText, command::ReconcileText,
                             command::FollowText, command::SendEmail>;

} // namespace savehub
