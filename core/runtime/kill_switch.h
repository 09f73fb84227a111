// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace savehub {

/// *Stop all calls*, from the moment somebody says so until the database says it as well. Any
/// thread may set it and read it; neither ever waits.
class KillSwitch
{
public:
    /// What lift() has to name. A later stop is another order.
    using Order = quint64;

    Order stop() { return ++m_ordered; }
    /// The last stop so far.
    Order last() const { return m_ordered; }
    /// The database says what holds now: \a order and all orders before it are done with.
    void lift(Order order)
    {
        auto lifted = m_lifted.load();
        while (lifted < order && !m_lifted.compare_exchange_weak(lifted, order)) {
        }
    }
    bool isStopped() const { return m_lifted < m_ordered; }

private:
    std::atomic<Order> m_ordered{0};
    std::atomic<Order> m_lifted{0};
};

} // namespace savehub
