// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "tests/app/planned_call.h"
#include "tests/app/serving_console.h"
#include "tests/testlib/shut_gate.h"

#include <QTest>

#include <csignal>

using namespace savehub;

namespace {

constexpr int longEnough = 60'000; ///< ms
const auto failed = QStringLiteral("[CALL] Call failed - Reason=");
const auto building = QStringLiteral("[CALL] Creating TwiML for event=");

} // namespace

/// The real program's call window is open, but the network is down. The call goes out once the
/// network is up, only once, and not at all if nobody wants it any more.
class TestUnreadyNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusedForAWhile();
    void tooManyRequestsForAWhile();
    void silentForAWhile();
    void answeredWhileItConnects();
    void stoppedWhileItConnects();

private:
    /// Checks that the call ends in the database after \a tries tries, and is the only one.
    void checkTheOneCall(int tries) const;
    bool comesTo(AttemptStatus status) const;
    /// Starts the console and waits until its request waits behind \a gate.
    bool connectsThrough(const ShutGate &gate);
    /// Checks that nothing leaves when the network comes back.
    void checkNothingLeaves(ShutGate &gate);

    std::unique_ptr<ServingConsole> m_console;
    Instant m_start;
};

void TestUnreadyNetwork::init()
{
    m_console = std::make_unique<ServingConsole>();
    m_console->twilio().setup().life = {.ringing = Seconds{1}, .talking = Seconds{1}};
    useTwilio(m_console->home(), m_console->twilio());
    m_start = startInsideWindow();
    planCall(m_console->home(), m_start);
}

bool TestUnreadyNetwork::comesTo(AttemptStatus status) const
{
    return QTest::qWaitFor(
        [&] {
            const auto calls = storedCalls(m_console->home());
            return !calls.empty() && calls.front().attempt.status == status;
        },
        longEnough);
}

void TestUnreadyNetwork::checkTheOneCall(int tries) const
{
    QVERIFY(comesTo(AttemptStatus::Completed));
    QCOMPARE(m_console->twilio().calls().size(), size_t(1));
    const auto &call = m_console->twilio().calls().front();
    QVERIFY(m_start - Seconds{180} <= call.createdAt && call.createdAt <= m_start - Seconds{120});
    const auto stored = storedCalls(m_console->home());
    QCOMPARE(stored.size(), size_t(1));
    QCOMPARE(stored.front().attempt.sid.text(), call.sid);
    QVERIFY(stored.front().attempt.tries >= tries);
    QCOMPARE(callStep(m_console->home(), stored.front()).status, StepStatus::Executed);
}

void TestUnreadyNetwork::refusedForAWhile()
{
    auto &twilio = m_console->twilio();
    const auto port = static_cast<quint16>(twilio.url().port());
    twilio.stopListening();
    QVERIFY(m_console->start());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->process().errors().count(failed) >= 4, longEnough);
    QVERIFY(twilio.listen(port));
    checkTheOneCall(5);
}

void TestUnreadyNetwork::tooManyRequestsForAWhile()
{
    auto &twilio = m_console->twilio();
    for (int i = 0; i < 3; ++i) {
        twilio.faults().onNextPost({.kind = FakeFault::Kind::TooManyRequests, .delay = Seconds{5}});
    }
    std::vector<Instant> posts;
    twilio.setup().onPost = [&](const FakePost &) {
        posts.push_back(toInstant(QDateTime::currentDateTimeUtc()));
    };
    QVERIFY(m_console->start());
    checkTheOneCall(4);
    QCOMPARE(posts.size(), size_t(4));
    QVERIFY(posts[1] - posts[0] >= Seconds{5});
    QVERIFY(posts[3] - posts[2] >= Seconds{5});
}

bool TestUnreadyNetwork::connectsThrough(const ShutGate &gate)
{
    m_console->home().set(QStringLiteral("TWILIO_API_BASE_URL"), gate.url().toString());
    return m_console->start() && m_console->process().says(building);
}

void TestUnreadyNetwork::silentForAWhile()
{
    ShutGate gate;
    QVERIFY(connectsThrough(gate));
    QVERIFY(m_console->process().says(failed)); // no connection in five seconds
    gate.open(m_console->twilio().url());
    checkTheOneCall(2);
}

void TestUnreadyNetwork::checkNothingLeaves(ShutGate &gate)
{
    QVERIFY(comesTo(AttemptStatus::Withheld));
    gate.open(m_console->twilio().url());
    m_console->process().sendSignal(SIGTERM); // the program waits for requests that are out
    QCOMPARE(m_console->process().end().status, 0);
    QCOMPARE(m_console->twilio().posts().size(), size_t(0));
    QCOMPARE(storedCalls(m_console->home()).size(), size_t(1));
    QCOMPARE(m_console->process().errors().count(building), 1);
}

void TestUnreadyNetwork::answeredWhileItConnects()
{
    ShutGate gate;
    QVERIFY(connectsThrough(gate));
    const auto listed = m_console->ask("GET", QStringLiteral("/incidents"));
    const auto id = listed.body[u"incidents"][0][u"id"].toString();
    QCOMPARE(m_console->ask("POST", QStringLiteral("/incidents/%1/resolve").arg(id), "{}").status,
             200);
    checkNothingLeaves(gate);
}

void TestUnreadyNetwork::stoppedWhileItConnects()
{
    ShutGate gate;
    QVERIFY(connectsThrough(gate));
    const auto database = Database::connect({m_console->home().database()});
    QVERIFY(database.has_value());
    QVERIFY((*database)->sql().run(
        QStringLiteral("INSERT INTO settings (name, value) VALUES ('calls_stopped', 'true')"
                       " ON CONFLICT (name) DO UPDATE SET value = excluded.value")));
    checkNothingLeaves(gate);
}

QTEST_GUILESS_MAIN(TestUnreadyNetwork)
#include "tst_unready_network.moc"
