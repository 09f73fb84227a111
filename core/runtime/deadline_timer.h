// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"

#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
class QTimer;
QT_END_NAMESPACE

namespace savehub {

/// One alarm on the wall clock. Emits reached() at the deadline, never before, and also when the
/// clock was set or the machine woke up, so that its owner looks at the time again.
/// Linux: timerfd on CLOCK_REALTIME, cancelled on set. Elsewhere: a precise timer that looks at the
/// wall clock each second.
class DeadlineTimer : public QObject
{
    Q_OBJECT

public:
    explicit DeadlineTimer(QObject *parent = nullptr);
    ~DeadlineTimer() override;

    void arm(Instant deadline);
    void disarm();

Q_SIGNALS:
    void reached();

private Q_SLOTS:
    void resumedFromSleep(bool aboutToSleep);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace savehub
