// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/system_clock.h"

namespace savehub {

/// One entry of the queue. It is taken out when nobody waits for it any more.
class SystemClock::Pending : public Wakeup
{
public:
    Pending(const std::shared_ptr<Queue> &queue, std::shared_ptr<bool> called,
            Queue::iterator entry)
        : m_queue(queue),
          m_called(std::move(called)),
          m_entry(entry)
    {
    }

    ~Pending() override
    {
        const auto queue = m_queue.lock();
        if (queue && !*m_called) {
            queue->erase(m_entry);
        }
    }

private:
    std::weak_ptr<Queue> m_queue;
    std::shared_ptr<bool> m_called;
    Queue::iterator m_entry;
};

SystemClock::SystemClock(QObject *parent)
    : QObject(parent),
      m_queue(std::make_shared<Queue>()),
      m_timer(DeadlineTimer::create())
{
    connect(m_timer.get(), &DeadlineTimer::reached, this, &SystemClock::callThoseDue);
}

SystemClock::~SystemClock() = default;

Instant SystemClock::now() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

std::unique_ptr<Wakeup> SystemClock::wakeAt(Instant when, std::function<void()> what)
{
    auto called = std::make_shared<bool>(false);
    const auto entry = m_queue->emplace(when, [called, what = std::move(what)] {
        *called = true;
        what();
    });
    arm();
    return std::make_unique<Pending>(m_queue, std::move(called), entry);
}

void SystemClock::callThoseDue()
{
    const auto now = this->now();
    m_armedFor.reset();
    while (!m_queue->empty() && m_queue->begin()->first <= now) {
        auto entry = m_queue->extract(m_queue->begin());
        entry.mapped()(); // out of the queue first: it may cancel or set wake-ups, even itself
    }
    arm();
}

void SystemClock::arm()
{
    const auto first = m_queue->empty() ? std::nullopt : std::optional(m_queue->begin()->first);
    if (first && first != m_armedFor) {
        m_timer->arm(*first);
    } else if (!first) {
        m_timer->disarm();
    }
    m_armedFor = first;
}

} // namespace savehub
