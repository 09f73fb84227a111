// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/system_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace savehub;

class TestSystemClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsInOrderAndNeverEarly()
    {
        SystemClock clock;
        std::vector<int> called;
        std::vector<Milliseconds> early;
        std::vector<std::unique_ptr<Wakeup>> wakeups;
        const auto start = clock.now();
        for (const int after : {60, 20, 40}) {
            const auto when = start + Milliseconds{after};
            wakeups.push_back(clock.wakeAt(when, [&, when, after] {
                called.push_back(after);
                early.push_back(when - clock.now());
            }));
        }
        QTRY_COMPARE(called.size(), size_t(3));
        QCOMPARE(called, (std::vector<int>{20, 40, 60}));
        for (const auto by : early) {
            QVERIFY(by <= Milliseconds{0});
        }
    }

    void whatIsDueAlreadyIsCalledFromTheEventLoop()
    {
        SystemClock clock;
        bool called = false;
        const auto wakeup = clock.wakeAt(clock.now() - Hours{1}, [&] { called = true; });
        QVERIFY(!called);
        QTRY_VERIFY(called);
    }

    void lettingGoCancels()
    {
        SystemClock clock;
        bool cancelled = false;
        bool kept = false;
        auto first = clock.wakeAt(clock.now() + Milliseconds{10}, [&] { cancelled = true; });
        const auto second = clock.wakeAt(clock.now() + Milliseconds{20}, [&] { kept = true; });
        first.reset();
        QTRY_VERIFY(kept);
        QVERIFY(!cancelled);
    }

    void aCallBackMaySetItselfAgain()
    {
        SystemClock clock;
        int calls = 0;
        std::unique_ptr<Wakeup> wakeup;
        std::function<void()> again = [&] {
            if (++calls < 3) {
                wakeup = clock.wakeAt(clock.now() + Milliseconds{5}, again);
            }
        };
        wakeup = clock.wakeAt(clock.now(), again);
        QTRY_COMPARE(calls, 3);
    }

    void outlivingTheClockIsHarmless()
    {
        auto clock = std::make_unique<SystemClock>();
        auto wakeup = clock->wakeAt(clock->now() + Hours{1}, [] {});
        clock.reset();
        wakeup.reset();
    }
};

QTEST_GUILESS_MAIN(TestSystemClock)
#include "tst_system_clock.moc"
