// SPDX-License-Identifier: GPL-3.0-or-later
#include "deadline_timer.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/time.h>

using namespace savehub;

namespace {

Instant now()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace

class TestDeadlineTimer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReachedAtTheDeadlineAndNotBefore()
    {
        DeadlineTimer timer;
        QSignalSpy reached(&timer, &DeadlineTimer::reached);
        const auto deadline = now() + Milliseconds{50};
        timer.arm(deadline);
        QVERIFY(reached.wait());
        QVERIFY(now() >= deadline);
    }

    void theLastDeadlineCounts()
    {
        DeadlineTimer timer;
        QSignalSpy reached(&timer, &DeadlineTimer::reached);
        timer.arm(now() + Hours{1});
        timer.arm(now() + Milliseconds{20});
        QVERIFY(reached.wait());
    }

    void aDeadlineInThePastIsReachedAtOnce()
    {
        DeadlineTimer timer;
        QSignalSpy reached(&timer, &DeadlineTimer::reached);
        timer.arm(Instant{} - Hours{1});
        QVERIFY(reached.wait());
    }

    void disarmedItStaysQuiet()
    {
        DeadlineTimer quiet;
        DeadlineTimer other;
        QSignalSpy never(&quiet, &DeadlineTimer::reached);
        QSignalSpy reached(&other, &DeadlineTimer::reached);
        quiet.arm(now() + Milliseconds{10});
        quiet.disarm();
        other.arm(now() + Milliseconds{30});
        QVERIFY(reached.wait());
        QCOMPARE(never.size(), 0);
    }

    /// Setting the wall clock, even to the time it shows, makes the owner look at it again.
    void aSetClockIsNoticed()
    {
        DeadlineTimer timer;
        QSignalSpy reached(&timer, &DeadlineTimer::reached);
        timer.arm(now() + Hours{1});
        timeval current{};
        QCOMPARE(::gettimeofday(&current, nullptr), 0);
        if (::settimeofday(&current, nullptr) != 0) {
            qInfo("not allowed to set the clock; the owner is told in aResumeIsNoticed alike");
            return;
        }
        QVERIFY(reached.wait());
    }

    void aResumeIsNoticed()
    {
        DeadlineTimer timer;
        QSignalSpy reached(&timer, &DeadlineTimer::reached);
        timer.arm(now() + Hours{1});
        // What logind's PrepareForSleep calls: true before the sleep, false after it.
        QVERIFY(QMetaObject::invokeMethod(&timer, "resumedFromSleep", Q_ARG(bool, true)));
        QCOMPARE(reached.size(), 0);
        QVERIFY(QMetaObject::invokeMethod(&timer, "resumedFromSleep", Q_ARG(bool, false)));
        QCOMPARE(reached.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDeadlineTimer)
#include "tst_deadline_timer.moc"
