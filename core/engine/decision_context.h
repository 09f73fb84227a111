// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/money.h"
#include "domain/notice.h"
#include "domain/settings.h"

#include <QString>

#include <map>
#include <optional>

namespace savehub {

enum class NumberVerdict {
    Missing,
    Invalid,
    Special, ///< premium-rate, satellite and the like
    Abroad,  ///< of a country where calls and texts may not go
    Valid,
};

/// Where a call stands on the account's line: not in it, waiting for its turn, or its turn.
enum class LineTurn { Outside, Waiting, Granted };

/// What the real calls and texts of this UTC day and month cost: the price where it is known, else
/// the estimate.
struct Spend {
    Money today{};
    Money thisMonth{};
    int callsToday = 0;
    int callsThisMonth = 0;
    int callsLastHour = 0; ///< all from the same number

    bool operator==(const Spend &) const = default;
};

/// The part of a decision's context that the store knows. It is read in the same transaction.
struct Standing {
    Settings settings{};
    Spend spend{};
    std::map<Warning, Instant> warnedAt{}; ///< when the operator was last told
};

/// Everything that a decision depends on beside the incident itself.
struct DecisionContext {
    Instant now{};
    Standing standing{};
    NumberVerdict attendeePhone = NumberVerdict::Missing;
    NumberVerdict backupPhone = NumberVerdict::Missing;
    std::optional<Money> pricePerMinute{}; ///< of a call to the attendee, as the provider lists it
    std::map<StepId, QString> dueTexts{};  ///< the words of texts that are due, composed for now
    QString providerProblem{};      ///< why calls and texts cannot be sent; empty when they can
    QString mailProblem{};          ///< why emails cannot be sent; empty when they can
    bool providerIsAwaited = false; ///< the problem may pass: credentials may still come
    bool mailIsAwaited = false;     ///< likewise for emails
    /// This run recorded the last answer, and nothing has happened to the incident since.
    bool answerMayBeUndone = false;
    LineTurn line = LineTurn::Outside;
    bool callIsRefused = false; ///< the store has just refused another call to this phone
    AttemptKey freshKey{};      ///< the key of the attempt that this decision may make

    /// Empty when no text is due for \a step, or when none could be composed.
    QString dueText(const StepId &step) const
    {
        const auto text = dueTexts.find(step);
        return text == dueTexts.end() ? QString() : text->second;
    }
};

} // namespace savehub
