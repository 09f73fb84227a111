// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/unclaimed.h"

#include "engine/call_outcome.h"

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

namespace {

bool isRival(const Attempt &other, const Attempt &looked)
{
    return other.key != looked.key && other.to == looked.to && other.sid.isEmpty()
           && isOpen(other.status);
}

bool holdsRival(const std::vector<Attempt> &attempts, const Attempt &looked)
{
    return std::any_of(attempts.begin(), attempts.end(),
                       [&](const Attempt &other) { return isRival(other, looked); });
}

bool mayBeAnothers(Store &store, const Attempt &looked, Instant now)
{
    // Nobody knows whether a call that was given up is at the provider: any listed call may be that
    // one.
    const auto isLost = store.hasLostCall(looked, looked.createdAt - listedMayBeOlderBy);
    if (!isLost || *isLost) {
        return true;
    }
    const auto incidents = store.unfinished();
    const auto testCalls = store.unfinishedTestCalls(now);
    if (!incidents || !testCalls || holdsRival(*testCalls, looked)) {
        return true;
    }
    return std::any_of(incidents->begin(), incidents->end(), [&](const IncidentId &incident) {
        const auto record = store.load(incident);
        return !record || holdsRival(record->attempts, looked);
    });
}

} // namespace

void listUnclaimedCalls(const Ports &ports, const Attempt &looked,
                        std::function<void(const std::optional<std::vector<Unclaimed>> &)> answer)
{
    const auto judge = [&ports, looked, answer](const Result<std::vector<ListedCall>> &listed) {
        auto found = listed ? unclaimed(ports.store, *listed, looked.createdAt) : std::nullopt;
        if (found && !found->empty() && mayBeAnothers(ports.store, looked, ports.clock.now())) {
            for (auto &call : *found) {
                call.fits = false;
            }
        }
        answer(found);
    };
    ports.providers.calls(looked.provider).list({looked.key, looked.to, looked.createdAt}, judge);
}

} // namespace savehub
