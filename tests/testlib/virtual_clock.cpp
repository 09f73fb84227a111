// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/virtual_clock.h"

#include <algorithm>

namespace savehub {

class VirtualClock::Pending : public Wakeup
{
public:
    Pending(const std::shared_ptr<Queue> &queue, Order order)
        : m_queue(queue),
          m_order(order)
    {
    }

    ~Pending() override
    {
        if (const auto queue = m_queue.lock()) {
            queue->erase(m_order); // each order is used once, so one that was called is not found
        }
    }

private:
    std::weak_ptr<Queue> m_queue;
    Order m_order;
};

VirtualClock::VirtualClock(Instant start)
    : m_now(start),
      m_queue(std::make_shared<Queue>())
{
}

VirtualClock::~VirtualClock() = default;

std::unique_ptr<Wakeup> VirtualClock::wakeAt(Instant when, std::function<void()> what)
{
    const Order order{when, m_asked++};
    m_queue->emplace(order, std::move(what));
    return std::make_unique<Pending>(m_queue, order);
}

std::optional<Instant> VirtualClock::next() const
{
    return m_queue->empty() ? std::nullopt : std::optional(m_queue->begin()->first.first);
}

bool VirtualClock::step(Instant limit)
{
    const auto when = next();
    if (!when || std::max(*when, m_now) > limit) {
        return false;
    }
    moveTo(std::max(*when, m_now));
    const auto entry = m_queue->extract(m_queue->begin());
    entry.mapped()();
    return true;
}

void VirtualClock::runUntil(Instant when)
{
    while (step(when)) {
    }
    moveTo(std::max(m_now, when));
}

void VirtualClock::sleepFor(Milliseconds duration)
{
    moveTo(m_now + duration);
}

void VirtualClock::moveTo(Instant when)
{
    m_uptime += when - m_now;
    m_now = when;
}

} // namespace savehub
