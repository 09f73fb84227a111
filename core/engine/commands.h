// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QString>

#include <variant>

namespace savehub::command {

// Orders to the runtime, carried out only after the decision is committed. Each names a row; the
// runtime reads the row again before it acts.

struct PlaceCall {
    AttemptKey attempt;
    bool operator==(const PlaceCall &) const = default;
};
/// A call that is not wanted any more: drop its request if nothing of it has left.
struct WithdrawCall {
    AttemptKey attempt;
    bool operator==(const WithdrawCall &) const = default;
};
/// Follow an accepted call until its status is final.
struct WatchCall {
    AttemptKey attempt;
    bool operator==(const WatchCall &) const = default;
};
/// Find out whether a call whose answer got lost exists.
struct ReconcileCall {
    AttemptKey attempt;
    bool operator==(const ReconcileCall &) const = default;
};
/// Take a queued or ringing call back, hang up a talking one.
struct EndCall {
    AttemptKey attempt;
    bool operator==(const EndCall &) const = default;
};
/// Ask what a call that is over has cost, until it is known.
struct ReadPrice {
    AttemptKey attempt;
    bool operator==(const ReadPrice &) const = default;
};
struct SendText {
    StepId step;
    QString body{}; ///< what its price was estimated by; empty: to be composed
    bool operator==(const SendText &) const = default;
};
/// A text that is not wanted any more, as WithdrawCall.
struct WithdrawText {
    StepId step;
    bool operator==(const WithdrawText &) const = default;
};
struct ReconcileText {
    StepId step;
    bool operator==(const ReconcileText &) const = default;
};
/// Follow an accepted text until it has arrived or not, and its price is known.
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
