// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/deadline_timer.h"

#include <QTimer>

namespace savehub {

/// For any system: a precise timer that looks at the wall clock each second.
class GenericDeadlineTimer : public DeadlineTimer
{
    Q_OBJECT

public:
    GenericDeadlineTimer();

    void arm(Instant deadline) override;
    void disarm() override;

private:
    void look();
    void wait();
    Milliseconds left() const;

    QTimer m_timer;
    Instant m_deadline;
};

} // namespace savehub
