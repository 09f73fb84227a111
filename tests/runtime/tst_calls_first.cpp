// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/calls_first.h"
#include "tests/testlib/virtual_clock.h"

#include <QTest>

using namespace savehub;

class TestCallsFirst : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workIsDoneAtOnce()
    {
        m_first.doSoon([this] { ++m_done; });
        m_first.doSoon([this] { m_done += 10; }); // ignored: one waits already
        QCOMPARE(m_done, 0);
        m_clock.runFor(Milliseconds{0});
        QCOMPARE(m_done, 1);
    }

    void itWaitsForACallAndThenHasItsTurn()
    {
        m_done = 0;
        m_call = m_clock.now() + Milliseconds{20};
        m_first.doSoon([this] {
            ++m_done;
            m_clock.sleepFor(Milliseconds{40});
        });
        m_clock.runFor(Milliseconds{20});
        QCOMPARE(m_done, 0);
        m_call = m_clock.now() + Milliseconds{20}; // the next call
        m_clock.runFor(Milliseconds{1});
        QCOMPARE(m_done, 1);
    }

    void itWaitsForWhatItWouldKeepWaiting()
    {
        m_call.reset();
        m_first.doSoon([] {});
        m_clock.runFor(Milliseconds{0});
        QCOMPARE(m_work, Milliseconds{40});
    }

    void aClockThatIsSetBackDoesNotHoldIt()
    {
        m_done = 0;
        m_call = m_clock.now() + Milliseconds{20};
        m_first.doSoon([this] { ++m_done; });
        m_clock.runFor(Milliseconds{0});
        m_call.reset();
        m_clock.setTo(m_clock.now() - Hours{1});
        m_first.doSoon([this] { ++m_done; });
        m_clock.runFor(Milliseconds{0});
        QCOMPARE(m_done, 1);
    }

private:
    VirtualClock m_clock{Instant{Hours{1000}}};
    std::optional<Instant> m_call;
    Milliseconds m_work{0};
    int m_done = 0;
    CallsFirst m_first{m_clock, [this](Milliseconds work) {
                           m_work = work;
                           return m_call;
                       }};
};

QTEST_GUILESS_MAIN(TestCallsFirst)
#include "tst_calls_first.moc"
