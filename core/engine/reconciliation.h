// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/send_outcome.h"

#include <optional>
#include <variant>
#include <vector>

namespace savehub {

/// Something in the provider's list that no attempt or step of ours has claimed yet.
struct Unclaimed {
    ProviderSid sid;
    AttemptStatus status = AttemptStatus::Queued;
    Instant createdAt;
    bool fits = true; ///< may be what is looked for: not older, and has the right words
    bool operator==(const Unclaimed &) const = default;
};

/// A created call may appear in the list seconds late: only lists read this long after the
/// request ended speak of absence.
constexpr Seconds listSettlesAfter{15};
/// A list is asked for things this much older than the intent: the wall clock may have been set in
/// between, and one entry too few would place a second call.
constexpr Minutes listedMayBeOlderBy{15};
/// So much older and it fits all the same: clocks differ a little. What is older still proves
/// nothing, neither that it is ours nor that ours is not there.
constexpr Seconds fittingMayBeOlderBy{60};
/// That many of them, one after the other, prove it.
constexpr int listsThatProveAbsence = 2;
/// Then the truth is not to be had.
constexpr Minutes reconcilingEndsAfter{2};

/// How far the search for something with an unknown outcome has come.
struct Search {
    Instant since;      ///< when the request had ended, one way or another
    int emptyLists = 0; ///< read completely after the list had settled
    bool operator==(const Search &) const = default;
};

struct LookAgain {
    Instant at;
    bool operator==(const LookAgain &) const = default;
};

/// What a list says; \a found is nothing when it could not be read completely. Counts in
/// \a search. The oldest unclaimed entry that fits is taken for the one that is looked for; while
/// there are only others, nothing is proven.
std::variant<LookAgain, Reconciliation>
judgeList(Search &search, const std::optional<std::vector<Unclaimed>> &found, Instant now);

/// When to look first.
Instant firstLook(const Search &search);

} // namespace savehub
