// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/unclaimed_calls.h"

#include "engine/call_outcome.h"

#include <algorithm>

namespace savehub {

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
