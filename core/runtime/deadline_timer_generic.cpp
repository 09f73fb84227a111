// SPDX-License-Identifier: GPL-3.0-or-later
#include "deadline_timer.h"

#include <QTimer>

#include <algorithm>

namespace savehub {

namespace {
constexpr Milliseconds longestTrust{1000}; // monotonic timers do not follow the wall clock
} // namespace

class DeadlineTimer::Private
{
public:
    explicit Private(DeadlineTimer &timer)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &timer, [this, &timer] {
            if (left() <= Milliseconds{0}) {
                Q_EMIT timer.reached();
            } else {
                wait();
            }
        });
    }

    void set(Instant deadline)
    {
        m_deadline = deadline;
        wait();
    }

    void clear() { m_timer.stop(); }

private:
    Milliseconds left() const
    {
        return m_deadline - std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    }

    void wait() { m_timer.start(std::clamp(left(), Milliseconds{0}, longestTrust)); }

    QTimer m_timer;
    Instant m_deadline;
};

DeadlineTimer::DeadlineTimer(QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this))
{
}

DeadlineTimer::~DeadlineTimer() = default;

void DeadlineTimer::arm(Instant deadline)
{
    d->set(deadline);
}

void DeadlineTimer::disarm()
{
    d->clear();
}

void DeadlineTimer::resumedFromSleep(bool aboutToSleep)
{
    if (!aboutToSleep) {
        Q_EMIT reached();
    }
}

} // namespace savehub
