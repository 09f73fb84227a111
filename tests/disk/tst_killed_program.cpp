// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_process.h"
#include "tests/app/planned_call.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

using namespace savehub;

namespace {

constexpr int longEnough = 120'000; ///< ms
/// How long it takes until it is known that the killed console's call is not out, and the next
/// attempt has left.
constexpr Seconds findingOutTakes{25};

Instant now()
{
    return toInstant(QDateTime::currentDateTimeUtc());
}

/// A console with a home and a Twilio of its own. All lanes place the same call.
class Lane
{
public:
    /// Has the plan of \a planned. The first program is killed at point \a killedAt; 0: it is not
    /// killed.
    Lane(const ConsoleHome &planned, qsizetype killedAt)
        : m_killedAt(killedAt)
    {
        m_twilio.setup().life = {.ringing = Seconds{1}, .talking = Seconds{1}};
        if (!m_twilio.listen()) {
            qFatal("the fake Twilio does not listen");
        }
        useTwilio(m_home, m_twilio);
        const auto database = m_home.database();
        QDir().mkpath(QFileInfo(database).path());
        QFile::copy(planned.database(), database);
        const auto sanitizer = qEnvironmentVariable("ASAN_OPTIONS");
        m_home.set(QStringLiteral("ASAN_OPTIONS"),
                   QStringLiteral("verify_asan_link_order=0:") + sanitizer);
        m_home.set(QStringLiteral("LD_PRELOAD"), QStringLiteral(KILL_POINTS));
        m_home.set(QStringLiteral("KILL_POINTS_LOG"), m_home.path(QStringLiteral("points")));
        m_home.set(QStringLiteral("KILL_POINTS_AT"), QString::number(killedAt));
    }

    FakeTwilio &twilio() { return m_twilio; }
    void start()
    {
        m_console =
            std::make_unique<ConsoleProcess>(m_home, QStringList{QStringLiteral("--headless")});
    }
    void kill() { m_console->kill(); }
    bool isKilled() const { return !m_console->isRunning(); }
    /// Starts the next console, which is not killed.
    void startAgain()
    {
        m_home.set(QStringLiteral("LD_PRELOAD"), {});
        start();
    }
    bool isRunningAgain()
    {
        const bool isRunning = m_console->says(QStringLiteral("[SAVEHUB] Running"));
        m_runsAgainSince = now();
        return isRunning;
    }
    /// The letters of kill_points.cpp.
    QString points() const
    {
        return QString::fromLatin1(m_home.read(m_home.path(QStringLiteral("points"))));
    }

    /// Whether the call is over and the database knows it.
    bool isOver() const
    {
        const auto &calls = m_twilio.calls();
        if (calls.empty() || !calls.front().isOver(now())) {
            return false;
        }
        const auto stored = storedCalls(m_home);
        return !stored.empty() && stored.back().attempt.status == AttemptStatus::Completed;
    }
    /// What is wrong, by Twilio's books and the database. Empty when nothing is.
    QString complaint(Instant start) const
    {
        if (m_killedAt > 0 && points().size() != m_killedAt - 1) {
            return QStringLiteral("it was not killed there");
        }
        const auto &calls = m_twilio.calls();
        const bool couldGo = m_runsAgainSince + findingOutTakes < start - Seconds{120};
        if (calls.size() > 1 || (calls.empty() && couldGo)) {
            return QStringLiteral("%1 calls").arg(calls.size());
        }
        if (calls.empty()) {
            return {};
        }
        const auto &call = calls.front();
        if (call.createdAt < start - Seconds{180} || call.createdAt > start - Seconds{120}) {
            return QStringLiteral("outside the window");
        }
        const bool isKnown = isOver() && storedCalls(m_home).back().attempt.sid.text() == call.sid;
        return isKnown ? QString() : QStringLiteral("the database does not know the call");
    }

private:
    qsizetype m_killedAt;
    ConsoleHome m_home;
    FakeTwilio m_twilio;
    std::unique_ptr<ConsoleProcess> m_console;
    Instant m_runsAgainSince{};
};

} // namespace

/// The real program is killed with SIGKILL: in the commit of a call's intent, around each piece of
/// the request that leaves, while the answer comes, and in the commit of the outcome. Whatever the
/// next program finds, there is one call in Twilio's books, and the database knows it.
/// tst_killed_anywhere tests every single write and sync.
class TestKilledProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_lanes.clear(); }
    void oneCallWhereverItIsKilled();

private:
    Instant plan();

    std::unique_ptr<ConsoleHome> m_planned;
    std::map<QString, qsizetype> m_points; ///< by the name of the point
    std::vector<std::pair<QString, std::unique_ptr<Lane>>> m_lanes;
};

Instant TestKilledProgram::plan()
{
    m_planned = std::make_unique<ConsoleHome>();
    const auto start = startInsideWindow();
    planCall(*m_planned, start);
    return start;
}

/// Finds the points in a life without a fault. w and s are writes and syncs of the journal, which
/// its last write ends. W and S are those of the database. p and q come before and after a piece of
/// the request.
void TestKilledProgram::initTestCase()
{
    plan();
    Lane lane(*m_planned, 0);
    lane.start();
    QVERIFY(QTest::qWaitFor([&] { return lane.isOver(); }, longEnough));
    const auto points = lane.points();
    const QRegularExpression life(
        QStringLiteral("(w+)sw+s(W+)(S)(w)s((?:pq)+)(w+)sw+s(W+)(S)(w)s"));
    const auto found = life.match(points);
    QVERIFY2(found.hasMatch(), qPrintable(points));
    const char *const names[] = {"intent: journal",   "intent: database", "intent: sync",
                                 "intent: end",       "request",          "outcome: journal",
                                 "outcome: database", "outcome: sync",    "outcome: end"};
    for (int i = 0; i < 9; ++i) {
        m_points[QLatin1String(names[i])] = found.capturedStart(i + 1) + 1;
    }
    for (int i = 1; i < found.capturedLength(5); ++i) {
        m_points[QStringLiteral("request: %1").arg(i)] = m_points[QStringLiteral("request")] + i;
    }
}

void TestKilledProgram::oneCallWhereverItIsKilled()
{
    const auto start = plan();
    for (const auto &[name, point] : m_points) {
        m_lanes.emplace_back(name, std::make_unique<Lane>(*m_planned, point));
    }
    m_lanes.emplace_back(QStringLiteral("half of the answer"),
                         std::make_unique<Lane>(*m_planned, 0));
    auto &halfAnswered = *m_lanes.back().second;
    halfAnswered.twilio().faults().onNextPost({.kind = FakeFault::Kind::Stall});
    const auto all = [this](auto holds) {
        return std::all_of(m_lanes.begin(), m_lanes.end(),
                           [&](const auto &lane) { return holds(*lane.second); });
    };
    all([](Lane &lane) { return lane.start(), true; });
    QVERIFY(QTest::qWaitFor([&] { return !halfAnswered.twilio().posts().empty(); }, longEnough));
    halfAnswered.kill();
    QVERIFY(QTest::qWaitFor([&] { return all([](Lane &lane) { return lane.isKilled(); }); },
                            longEnough));
    all([](Lane &lane) { return lane.startAgain(), true; });
    QVERIFY(all([](Lane &lane) { return lane.isRunningAgain(); }));

    // A call that could not go is over with its window.
    QVERIFY(QTest::qWaitFor(
        [&] {
            return now() > start - Seconds{100} || all([](Lane &lane) { return lane.isOver(); });
        },
        longEnough));

    QStringList wrong;
    for (const auto &[name, lane] : m_lanes) {
        if (const auto complaint = lane->complaint(start); !complaint.isEmpty()) {
            wrong.append(name + QStringLiteral(": ") + complaint);
        }
    }
    qInfo("killed at %zu points", m_lanes.size());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestKilledProgram)
#include "tst_killed_program.moc"
