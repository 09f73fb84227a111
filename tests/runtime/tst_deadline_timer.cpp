// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/generic_deadline_timer.h"

#include <functional>

#include <QSignalSpy>
#include <QTest>

using namespace savehub;

using MakeTimer = std::function<std::unique_ptr<DeadlineTimer>()>;

namespace {

Instant now()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace

/// Each case runs against this system's timer and against the generic one.
class TestDeadlineTimer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<MakeTimer>("make");
        QTest::newRow("this system's") << MakeTimer(DeadlineTimer::create);
        QTest::newRow("generic") << MakeTimer(
            [] { return std::make_unique<GenericDeadlineTimer>(); });
    }

    void init()
    {
        QFETCH_GLOBAL(MakeTimer, make);
        m_timer = make();
        m_reached = std::make_unique<QSignalSpy>(m_timer.get(), &DeadlineTimer::reached);
    }

    void isReachedAtTheDeadlineAndNotBefore_data()
    {
        QTest::addColumn<Milliseconds>("away");
        QTest::newRow("near") << Milliseconds{50};
        QTest::newRow("beyond a look at the clock") << Milliseconds{1050};
    }

    void isReachedAtTheDeadlineAndNotBefore()
    {
        QFETCH(Milliseconds, away);
        const auto deadline = now() + away;
        m_timer->arm(deadline);
        QVERIFY(m_reached->wait());
        QVERIFY(now() >= deadline);
    }

    void theLastDeadlineCounts()
    {
        m_timer->arm(now() + Hours{1});
        m_timer->arm(now() + Milliseconds{20});
        QVERIFY(m_reached->wait());
    }

    void aDeadlineInThePastIsReachedAtOnce()
    {
        m_timer->arm(Instant{} - Hours{1});
        QVERIFY(m_reached->wait());
    }

    void disarmedItStaysQuiet()
    {
        const auto other = DeadlineTimer::create();
        QSignalSpy reached(other.get(), &DeadlineTimer::reached);
        m_timer->arm(now() + Milliseconds{10});
        m_timer->disarm();
        other->arm(now() + Milliseconds{30});
        QVERIFY(reached.wait());
        QCOMPARE(m_reached->size(), 0);
    }

    void aResumeIsNoticed()
    {
        m_timer->arm(now() + Hours{1});
        // What logind's PrepareForSleep calls: true before the sleep, false after it.
        QVERIFY(QMetaObject::invokeMethod(m_timer.get(), "resumedFromSleep", Q_ARG(bool, true)));
        QCOMPARE(m_reached->size(), 0);
        QVERIFY(QMetaObject::invokeMethod(m_timer.get(), "resumedFromSleep", Q_ARG(bool, false)));
        QCOMPARE(m_reached->size(), 1);
    }

private:
    std::unique_ptr<DeadlineTimer> m_timer;
    std::unique_ptr<QSignalSpy> m_reached;
};

QTEST_GUILESS_MAIN(TestDeadlineTimer)
#include "tst_deadline_timer.moc"
