// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/unclaimed.h"

#include <algorithm>

namespace savehub {

namespace {

/// \a listed without those that the store knows. Nothing when the store cannot say.
template <typename Listed>
std::optional<std::vector<Listed>> withoutKnown(Store &store, const std::vector<Listed> &listed)
{
    std::vector<Listed> unknown;
    for (const auto &one : listed) {
        const auto known = store.knowsSid(one.sid);
        if (!known) {
            return std::nullopt;
        }
        if (!*known) {
            unknown.push_back(one);
        }
    }
    return unknown;
}

template <typename Listed, typename Describe>
std::optional<std::vector<Unclaimed>> describe(Store &store, const std::vector<Listed> &listed,
                                               Describe describeOne)
{
    const auto unknown = withoutKnown(store, listed);
    if (!unknown) {
        return std::nullopt;
    }
    std::vector<Unclaimed> described;
    std::transform(unknown->begin(), unknown->end(), std::back_inserter(described), describeOne);
    return described;
}

} // namespace

std::optional<std::vector<Unclaimed>> unclaimed(Store &store, const std::vector<ListedCall> &calls,
                                                Instant intentAt)
{
    return describe(store, calls, [&](const ListedCall &call) {
        return Unclaimed{call.sid, call.status, call.createdAt,
                         call.createdAt >= intentAt - fittingMayBeOlderBy};
    });
}

std::optional<std::vector<Unclaimed>> unclaimed(Store &store, const std::vector<ListedText> &texts,
                                                Instant intentAt, const QString &body)
{
    return describe(store, texts, [&](const ListedText &text) {
        const bool isOlder = text.createdAt < intentAt - fittingMayBeOlderBy;
        return Unclaimed{text.sid, AttemptStatus::Queued, text.createdAt,
                         !isOlder && text.body.endsWith(body)};
    });
}

} // namespace savehub
