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
    bool fits = true; ///< may be what is looked for: not older, and with the right words
    bool operator==(const Unclaimed &) const = default;
};

/// A created call may appear in the list seconds late. Only a list that is read this long after the
/// request ended says anything about absence.
constexpr Seconds listSettlesAfter{15};
/// A list is asked for things that are this much older than the intent. The wall clock may have
/// been set in between, and one missing entry would place a second call.
constexpr Minutes listedMayBeOlderBy{15};
/// An entry this much older than the intent still fits, because clocks differ a little. An older
/// one proves nothing: neither that it is ours, nor that ours does not exist.
constexpr Seconds fittingMayBeOlderBy{60};
/// This many empty lists in a row prove absence.
constexpr int listsThatProveAbsence = 2;
/// After this long the outcome stays unknown.
constexpr Minutes reconcilingEndsAfter{2};

/// How far the search for something with an unknown outcome has come.
struct Search {
    Instant since;      ///< when the request ended, one way or another
    int emptyLists = 0; ///< in a row, read completely after listSettlesAfter
    bool operator==(const Search &) const = default;
};

struct ListAgain {
    Instant at;
    bool operator==(const ListAgain &) const = default;
};

/// Judges a list, and counts it in \a search. \a found is nothing when the list could not be read
/// completely. The oldest unclaimed entry that fits is taken for the one that is looked for. While
/// the list has only entries that do not fit, nothing is proven.
std::variant<ListAgain, Reconciliation>
judgeList(Search &search, const std::optional<std::vector<Unclaimed>> &found, Instant now);

/// When to read the first list.
Instant firstListingAt(const Search &search);

} // namespace savehub
