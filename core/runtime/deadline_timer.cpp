// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/deadline_timer.h"

#include <QDBusConnection>

#ifdef Q_OS_LINUX
#include "runtime/linux_deadline_timer.h"
#else
#include "runtime/generic_deadline_timer.h"
#endif

namespace savehub {

std::unique_ptr<DeadlineTimer> DeadlineTimer::create()
{
#ifdef Q_OS_LINUX
    return std::make_unique<LinuxDeadlineTimer>();
#else
    return std::make_unique<GenericDeadlineTimer>();
#endif
}

DeadlineTimer::DeadlineTimer()
{
    // Where there is no logind, this signal never comes.
    QDBusConnection::systemBus().connect(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
        SLOT(resumedFromSleep(bool)));
}

void DeadlineTimer::resumedFromSleep(bool aboutToSleep)
{
    if (!aboutToSleep) {
        Q_EMIT reached();
    }
}

} // namespace savehub
