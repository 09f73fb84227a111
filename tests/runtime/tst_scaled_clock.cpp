// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/scaled_clock.h"
#include "tests/testlib/virtual_clock.h"

#include <QTest>

using namespace savehub;

class TestScaledClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeRunsFaster()
    {
        const Instant start{Hours{1000}};
        VirtualClock base(start);
        ScaledClock clock(base, start, 60);
        QCOMPARE(clock.now(), start);
        base.runFor(Seconds{2});
        QCOMPARE(clock.now(), start + Minutes{2});
    }

    void callsAreNeverEarly()
    {
        const Instant start{Hours{1000}};
        VirtualClock base(start);
        ScaledClock clock(base, start, 7);
        std::optional<Instant> called;
        const auto when = start + Milliseconds{1000};
        const auto wakeup = clock.wakeAt(when, [&] { called = clock.now(); });
        base.runFor(Seconds{1});
        QVERIFY(called);
        QVERIFY(*called >= when);
        QVERIFY(*called < when + Milliseconds{7});
    }
};

QTEST_GUILESS_MAIN(TestScaledClock)
#include "tst_scaled_clock.moc"
