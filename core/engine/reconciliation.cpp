// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reconciliation.h"

namespace savehub {

namespace {

constexpr Seconds betweenLooks{3};

const Unclaimed *oldestFitting(const std::vector<Unclaimed> &found)
{
    const Unclaimed *oldest = nullptr;
    for (const auto &one : found) {
        if (one.fits && (!oldest || one.createdAt < oldest->createdAt)) {
            oldest = &one;
        }
    }
    return oldest;
}

} // namespace

std::variant<ListAgain, Reconciliation>
judgeList(Search &search, const std::optional<std::vector<Unclaimed>> &found, Instant now)
{
    if (const auto *fitting = found ? oldestFitting(*found) : nullptr) {
        return FoundAtProvider{fitting->sid, fitting->status};
    }
    const bool settled = now >= search.since + listSettlesAfter;
    if (!found || !found->empty()) {
        search.emptyLists = 0;
    } else if (settled) {
        search.emptyLists += 1;
    }
    if (search.emptyLists >= listsThatProveAbsence) {
        return ProvenAbsent{};
    }
    if (now >= search.since + reconcilingEndsAfter) {
        return StillUnknown{Say::NoClearAnswer};
    }
    return ListAgain{now + betweenLooks};
}

Instant firstListingAt(const Search &search)
{
    return search.since + Seconds{1};
}

} // namespace savehub
