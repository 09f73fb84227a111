// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

#include <QObject>

#include <memory>

namespace savehub {

/// One alarm on the wall clock. Emits reached() at the deadline and never before, and also when the
/// machine woke up, so that the owner looks at the time again.
class DeadlineTimer : public QObject
{
    Q_OBJECT

public:
    /// The timer that suits this system best.
    static std::unique_ptr<DeadlineTimer> create();

    virtual void arm(Instant deadline) = 0;
    virtual void disarm() = 0;

Q_SIGNALS:
    void reached();

protected:
    DeadlineTimer();

private Q_SLOTS:
    void resumedFromSleep(bool aboutToSleep);
};

} // namespace savehub
