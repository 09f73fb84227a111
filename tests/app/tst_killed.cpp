// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reconciliation.h"
#include "tests/app/console_process.h"
#include "tests/app/planned_call.h"

#include <QTest>

#include <csignal>

using namespace savehub;

namespace {

constexpr int longEnough = 90'000; ///< ms

FakeFault fault(FakeFault::Kind kind, bool takesEffect)
{
    return {.kind = kind, .takesEffect = takesEffect, .delay = Seconds{3}};
}

} // namespace

/// The real program is killed in the middle of a call and started again. Whatever Twilio knows by
/// then, its books have one call in the end.
class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takenButNotAnswered();
    void neverCarriedOut();
    void endedWhileTheAnswerIsOutstanding_data();
    void endedWhileTheAnswerIsOutstanding();
    void accepted();

private:
    std::unique_ptr<ConsoleProcess> start() const
    {
        return std::make_unique<ConsoleProcess>(*m_home, QStringList{QStringLiteral("--headless")});
    }
    bool isAsked(size_t times) const
    {
        return QTest::qWaitFor([&] { return m_twilio->posts().size() >= times; }, longEnough);
    }
    /// Whether attempt \a number, counted from 1, reaches \a status.
    bool comesTo(AttemptStatus status, size_t number = 1) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto calls = storedCalls(*m_home);
                return calls.size() >= number && calls.at(number - 1).attempt.status == status;
            },
            longEnough);
    }
    /// Checks that Twilio has exactly one call, and that the database has its SID as that of
    /// attempt \a number.
    void checkTheOneCall(size_t number) const;

    std::unique_ptr<ConsoleHome> m_home;
    std::unique_ptr<FakeTwilio> m_twilio;
    Instant m_start;
};

void TestKilled::init()
{
    m_home = std::make_unique<ConsoleHome>();
    m_twilio = std::make_unique<FakeTwilio>();
    m_twilio->setup().life.ringing = Seconds{1};
    m_twilio->setup().life.talking = Seconds{1};
    QVERIFY(m_twilio->listen());
    useTwilio(*m_home, *m_twilio);
    m_start = startInsideWindow();
    planCall(*m_home, m_start);
}

void TestKilled::checkTheOneCall(size_t number) const
{
    QCOMPARE(m_twilio->calls().size(), size_t(1));
    const auto &call = m_twilio->calls().front();
    QVERIFY(m_start - Seconds{180} <= call.createdAt && call.createdAt <= m_start - Seconds{120});
    const auto stored = storedCalls(*m_home);
    QCOMPARE(stored.size(), number);
    QCOMPARE(stored.back().attempt.number, static_cast<int>(number));
    QCOMPARE(stored.back().attempt.status, AttemptStatus::Completed);
    QCOMPARE(stored.back().attempt.sid.text(), call.sid);
    QCOMPARE(callStep(*m_home, stored.back()).status, StepStatus::Executed);
}

/// The call is found in Twilio's list.
void TestKilled::takenButNotAnswered()
{
    m_twilio->faults().onNextPost(fault(FakeFault::Kind::Hang, true));
    auto console = start();
    QVERIFY(isAsked(1));
    console->kill();
    QCOMPARE(storedCalls(*m_home).front().attempt.status, AttemptStatus::Sending);

    console = start();
    QVERIFY(comesTo(AttemptStatus::Completed));
    QCOMPARE(m_twilio->posts().size(), size_t(1));
    checkTheOneCall(1);
}

/// Two lists prove that there is no call. Then the second attempt places it.
void TestKilled::neverCarriedOut()
{
    m_twilio->faults().onNextPost(fault(FakeFault::Kind::Hang, false));
    auto console = start();
    QVERIFY(isAsked(1));
    console->kill();
    QVERIFY(m_twilio->calls().empty());

    console = start();
    QVERIFY(comesTo(AttemptStatus::Completed, 2));
    QCOMPARE(m_twilio->posts().size(), size_t(2));
    const auto first = storedCalls(*m_home).front().attempt;
    QCOMPARE(first.status, AttemptStatus::NotSent);
    QVERIFY(m_twilio->calls().front().createdAt >= first.createdAt + listSettlesAfter);
    checkTheOneCall(2);
}

void TestKilled::endedWhileTheAnswerIsOutstanding_data()
{
    QTest::addColumn<FakeFault::Kind>("kind");
    QTest::addColumn<bool>("isKnown"); ///< whether the outcome is known when the console ends
    QTest::newRow("it comes") << FakeFault::Kind::Slow << true;
    QTest::newRow("it never comes") << FakeFault::Kind::Hang << false;
}

void TestKilled::endedWhileTheAnswerIsOutstanding()
{
    QFETCH(const FakeFault::Kind, kind);
    QFETCH(const bool, isKnown);
    m_twilio->faults().onNextPost(fault(kind, true));
    auto console = start();
    QVERIFY(isAsked(1));
    console->sendSignal(SIGTERM);

    const auto ended = console->end();
    QCOMPARE(ended.status, 0);
    QVERIFY(ended.errors.endsWith(QStringLiteral("[SAVEHUB] Ended.\n")));
    QCOMPARE(storedCalls(*m_home).front().attempt.sid.isEmpty(), !isKnown);

    console = start();
    QVERIFY(comesTo(AttemptStatus::Completed));
    QCOMPARE(m_twilio->posts().size(), size_t(1));
    checkTheOneCall(1);
}

/// The next console watches the call to its end.
void TestKilled::accepted()
{
    m_twilio->setup().life.talking = Seconds{5};
    auto console = start();
    QVERIFY(console->says(QStringLiteral("[CALL] Call completed - Status=initiated")));
    console->kill();
    QVERIFY(!storedCalls(*m_home).front().attempt.sid.isEmpty());
    QVERIFY(storedCalls(*m_home).front().attempt.status != AttemptStatus::Completed);

    console = start();
    QVERIFY(comesTo(AttemptStatus::Completed));
    QCOMPARE(m_twilio->posts().size(), size_t(1));
    checkTheOneCall(1);
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
