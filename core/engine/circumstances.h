// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"
#include "instant.h"
#include "money.h"
#include "settings.h"
#include "warning.h"

#include <QString>

#include <map>
#include <optional>

namespace savehub {

enum class PhoneStanding { Missing, Invalid, Valid };

/// Where a call stands on the account's line: not in it, waiting for its turn, or its turn.
enum class LineStanding { Outside, Waiting, Granted };

/// Real calls of this UTC day and month: their price where it is known, else the estimate.
struct Spend {
    Money today{};
    Money thisMonth{};
    int callsToday = 0;
    int callsThisMonth = 0;
    int callsLastHour = 0; ///< all from the same number

    bool operator==(const Spend &) const = default;
};

/// The part of a decision's surroundings that the store knows, read in the same transaction.
struct Standing {
    Settings settings{};
    Spend spend{};
    std::map<Warning, Instant> warnedAt{}; ///< when the operator was last told
};

/// What a decision depends on beside the incident itself.
struct Circumstances {
    Instant now{};
    Standing standing{};
    PhoneStanding attendeePhone = PhoneStanding::Missing;
    PhoneStanding backupPhone = PhoneStanding::Missing;
    std::optional<Money> pricePerMinute{}; ///< of a call to the attendee, as the provider lists it
    QString providerProblem{};      ///< why calls and texts cannot be sent; empty when they can
    QString mailProblem{};          ///< why emails cannot be sent; empty when they can
    bool providerIsAwaited = false; ///< that is only for now: its credentials may still come
    bool mailIsAwaited = false;     ///< likewise
    LineStanding line = LineStanding::Outside;
    AttemptKey freshKey{}; ///< the key of the attempt that this decision may make
};

} // namespace savehub
