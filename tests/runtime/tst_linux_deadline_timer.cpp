// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/linux_deadline_timer.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/time.h>

using namespace savehub;

class TestLinuxDeadlineTimer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Setting the wall clock, even to the time it shows, makes the owner look at it again.
    void aSetClockIsNoticed()
    {
        LinuxDeadlineTimer timer;
        QSignalSpy reached(&timer, &DeadlineTimer::reached);
        timer.arm(std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()) + Hours{1});
        timeval current{};
        QCOMPARE(::gettimeofday(&current, nullptr), 0);
        if (::settimeofday(&current, nullptr) != 0) {
            qInfo("not allowed to set the clock; a resume takes the same way to the owner");
            return;
        }
        QVERIFY(reached.wait());
    }
};

QTEST_GUILESS_MAIN(TestLinuxDeadlineTimer)
#include "tst_linux_deadline_timer.moc"
