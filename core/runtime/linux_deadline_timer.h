// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/deadline_timer.h"

#include <QSocketNotifier>

struct itimerspec;

namespace savehub {

/// A timerfd on CLOCK_REALTIME with cancel-on-set: emits reached() also when the clock was set.
class LinuxDeadlineTimer : public DeadlineTimer
{
    Q_OBJECT

public:
    LinuxDeadlineTimer();
    ~LinuxDeadlineTimer() override;

    void arm(Instant deadline) override;
    void disarm() override;

private:
    void expired();
    void settime(const itimerspec &when);

    int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace savehub
