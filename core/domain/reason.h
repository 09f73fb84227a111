// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// Why a step was skipped, failed or refused. The stored text is stable, because people query it.
enum class Reason {
    None,
    CallsStopped,          ///< the kill switch
    IncidentNotActive,     ///< settled, acknowledged, or the person has joined
    OutsideCriticalWindow, ///< not between 180 and 120 seconds before the start
    AttemptsExhausted,     ///< two attempts were made
    PhoneLimitReached,     ///< two calls were made to this phone for meetings at about this time
    PhoneQuota,            ///< this phone has had all the calls or texts that one may have
    NoPhone,
    InvalidPhone,
    DestinationNotAllowed, ///< a special number, or a country where calls may not go
    DoNotCall,
    BudgetExceeded,
    ProviderNotReady, ///< no credentials, no from-number, no usable webhook address
    MissedWindow,     ///< found too late to be sent
    LineFull,         ///< waited for its turn until the window closed
    NoEmail,
    NoBackup,
    Acknowledged, ///< the person or the operator had answered before
    Joined,
    Resolved,
    MeetingCancelled,
    MeetingMoved,
    Expired,
    NotSent,        ///< the provider cannot have seen it
    Rejected,       ///< the provider said no
    OutcomeUnknown, ///< it may have been sent; never sent again
    Undelivered,    ///< the provider took it, and it did not arrive
};

} // namespace savehub
