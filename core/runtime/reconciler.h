// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reconciliation.h"
#include "runtime/engine_ports.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

namespace savehub {

/// Finds out whether something exists at the provider when the answer to its request was lost.
/// \c Key names what is looked for: an attempt or a step.
template <typename Key>
class Reconciler
{
public:
    /// Takes what the provider's list holds and nobody has claimed. Nothing when the list could not
    /// be read completely.
    using Answer = std::function<void(const std::optional<std::vector<Unclaimed>> &)>;
    using List = std::function<void(const Key &, const Answer &)>;
    using Finish = std::function<void(const Key &, const Reconciliation &)>;

    Reconciler(Clock &clock, List list, Finish finish)
        : m_clock(clock),
          m_list(std::move(list)),
          m_finish(std::move(finish))
    {
    }

    void start(const Key &key)
    {
        if (m_running.contains(key)) {
            return;
        }
        auto &running = m_running[key];
        running.search.since = m_clock.now();
        running.lookedAt = m_clock.now();
        lookAt(key, firstListingAt(running.search));
    }

private:
    /// More time than this between two looks does not count as waiting: the clock was set, or the
    /// machine slept.
    static constexpr Seconds longestBetweenLooks{10};

    struct Running {
        Search search{};
        Instant lookedAt{};
        Milliseconds waited{0};
        std::unique_ptr<Wakeup> nextLook{};
    };

    void lookAt(const Key &key, Instant when)
    {
        m_running[key].nextLook = m_clock.wakeAt(when, [this, key] {
            m_list(key, [this, key](const auto &found) { judge(key, found); });
        });
    }

    void judge(const Key &key, const std::optional<std::vector<Unclaimed>> &found)
    {
        auto &running = m_running[key];
        const auto now = m_clock.now();
        running.waited +=
            std::clamp<Milliseconds>(now - running.lookedAt, Milliseconds{0}, longestBetweenLooks);
        running.lookedAt = now;
        const auto waitedUntil = running.search.since + running.waited;
        const auto verdict = judgeList(running.search, found, waitedUntil);
        if (const auto *again = std::get_if<ListAgain>(&verdict)) {
            lookAt(key, now + (again->at - waitedUntil));
            return;
        }
        m_running.erase(key);
        m_finish(key, std::get<Reconciliation>(verdict));
    }

    Clock &m_clock;
    List m_list;
    Finish m_finish;
    std::map<Key, Running> m_running;
};

} // namespace savehub
