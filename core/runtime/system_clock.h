// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "runtime/deadline_timer.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace savehub {

/// The wall clock, with one deadline timer for all wake-ups. For use on one thread that has an
/// event loop.
class SystemClock : public QObject, public Clock
{
    Q_OBJECT

public:
    explicit SystemClock(QObject *parent = nullptr);
    ~SystemClock() override;

    Instant now() const override;
    std::unique_ptr<Wakeup> wakeAt(Instant when, std::function<void()> what) override;

private:
    class Pending;
    using Queue = std::multimap<Instant, std::function<void()>>;

    void callThoseDue();
    void arm();

    std::shared_ptr<Queue> m_queue;
    std::unique_ptr<DeadlineTimer> m_timer;
    std::optional<Instant> m_armedFor;
};

} // namespace savehub
