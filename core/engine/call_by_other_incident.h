// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/provider.h"

#include <QString>

namespace savehub {

/// A phone rings at most this often for meetings that start less than meetingsAreApart from each
/// other, whichever incidents the calls belong to. 14:00 and 14:05 are two meetings.
constexpr int maxCallsToPhone = 2;
constexpr Minutes meetingsAreApart{5};

/// A call that another incident made to this incident's phone, for a meeting at about the same
/// time.
struct CallByOtherIncident {
    AttemptKey key;
    Provider provider = Provider::Mock;
    QString person;  ///< name of the person it was made for
    QString meeting; ///< title of the meeting it was made for
    Instant start;   ///< of that meeting
    /// The call may still come to nothing: nothing of it may have left, or it is looked for.
    bool isUndecided = false;
    /// The call may ring: its request is out, it is looked for, or the provider has not finished
    /// with it.
    bool isUnderWay = false;
    bool operator==(const CallByOtherIncident &) const = default;
};

} // namespace savehub
