// SPDX-License-Identifier: GPL-3.0-or-later
// How late calls are: the time from the moment at which each falls due to the moment at which it is
// handed to its provider. Side by side in one run: with nothing else to do, while unknown clients
// besiege the listener, amid texts, during an import, and on a database of years. With the real
// engine, clock and file, and a provider that answers at once.
#include "phone/phone_numbers.h"
#include "runtime/engine.h"
#include "runtime/system_clock.h"
#include "store/sql_store.h"
#include "tests/bench/bare_commits.h"
#include "tests/bench/door.h"
#include "tests/bench/grown_database.h"
#include "tests/bench/random_ids.h"
#include "tests/bench/ready_gateway.h"
#include "tests/testlib/besiegers.h"
#include "tests/testlib/certain.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace savehub;

namespace {

using Moment = ReadyGateway::Moment;

/// Slower than the line's pace at five calls a second, so that the line itself is not measured.
constexpr Milliseconds betweenCalls{250};
constexpr Seconds textsBeforeStart{300};
constexpr Seconds callsBeforeStart{180};
const auto actor = QStringLiteral("bench");

struct NoLog : CallLog {
    void write(const QString &) override {}
};

double milliseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}

/// One database with its engine, and calls that fall due one after the other.
class Scene
{
public:
    Scene()
        : m_store(certain(SqlStore::open(options(), m_ids)))
    {
        // The emails before would have been sent long ago.
        certain(
            m_tables->sql().run(QStringLiteral("DELETE FROM policies WHERE step_type = 'EMAIL'")));
        auto settings = certain(m_store->standing(m_clock.now())).settings;
        settings.provider = Provider::Twilio;
        settings.countries = {QStringLiteral("US")};
        settings.callsPerSecond = 5;
        settings.dailyCallCap = settings.monthlyCallCap = 1'000'000'000;
        settings.dailyCap = settings.monthlyCap = microDollars(1'000'000'000'000'000);
        certain(m_store->saveSettings(settings, actor, m_clock.now()));
    }

    Sql &sql() { return m_tables->sql(); }
    Clock &clock() { return m_clock; }
    ReadyGateway &gateway() { return m_gateway; }
    Engine &engine() { return m_engine; }

    /// \a count meetings of one person each, the first at \a start.
    void plan(const QString &name, int count, Instant start, Milliseconds apart)
    {
        std::vector<Person> people;
        for (int i = 0; i < count; ++i) {
            people.push_back(person(name, i));
        }
        certain(m_store->importPeople(people, actor, m_clock.now()));
        certain(m_store->importMeetings(meetings(name, count, start, apart), actor, m_clock.now(),
                                        Confirmed::Yes));
        if (m_clock.now() + callsBeforeStart > start) {
            std::printf("%-28s the machine was too slow to plan in time: not to be compared\n", "");
        }
    }

    MeetingImport meetings(const QString &name, int count, Instant start, Milliseconds apart)
    {
        MeetingImport import{{}, {}, start - Hours{1}, start + apart * count + Hours{1}};
        for (int i = 0; i < count; ++i) {
            const auto uid = QStringLiteral("%1-%2").arg(name).arg(i);
            const auto at = start + apart * i;
            import.meetings.push_back({{.id = {},
                                        .title = QStringLiteral("Stand-up"),
                                        .start = at,
                                        .end = at + Minutes{30},
                                        .uid = uid,
                                        .occurrence = {}},
                                       { { person(name, i).email,
                                           {},
                                           false } }});
            import.uids.append(uid);
        }
        return import;
    }

    /// Runs until \a calls calls were placed or \a patience is over. Returns how late each was, in
    /// ascending order.
    std::vector<double> latenessOf(int calls, Seconds patience)
    {
        m_engine.start();
        QElapsedTimer timer;
        timer.start();
        QTimer tick;
        tick.start(100);
        const auto isOver = [&] {
            return static_cast<int>(m_gateway.calls.size()) >= calls
                   || timer.elapsed() > Milliseconds(patience).count();
        };
        while (!isOver()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        std::vector<double> late;
        for (const auto &[meeting, moment] : m_gateway.calls) {
            late.push_back(milliseconds(moment - dueMoment(meeting)));
        }
        std::sort(late.begin(), late.end());
        return late;
    }

    DatabaseOptions options() const { return {m_folder.filePath(QStringLiteral("bench.db"))}; }

private:
    static Person person(const QString &name, int i)
    {
        return {.id = {},
                .name = QStringLiteral("Person %1").arg(i),
                .email = QStringLiteral("%1-%2@example.org").arg(name).arg(i),
                .phone =
                    PhoneNumber::fromE164(QStringLiteral("+1212%1").arg(2'000'000 + i % 7'000'000)),
                .language = QStringLiteral("en"),
                .timeZone = "Europe/Madrid"};
    }

    Moment dueMoment(const MeetingId &meeting)
    {
        const auto start = certain(
            sql().first(QStringLiteral("SELECT start_at FROM meetings WHERE id = ?"),
                        {bound(meeting)}, [](const Row &row) { return row.instant("start_at"); }));
        return start.value() - callsBeforeStart;
    }

    QTemporaryDir m_folder;
    RandomIds m_ids;
    SystemClock m_clock;
    std::unique_ptr<SqlStore> m_store;
    std::unique_ptr<Database> m_tables = certain(Database::connect(options()));
    ReadyGateway m_gateway;
    PhoneNumbers m_phones;
    NoLog m_log;
    MessageCatalog m_messages;
    Engine m_engine{Ports{.store = *m_store,
                          .clock = m_clock,
                          .ids = m_ids,
                          .phones = m_phones,
                          .providers = {m_gateway, m_gateway, m_gateway, m_gateway},
                          .mail = m_gateway,
                          .messages = m_messages,
                          .log = m_log},
                    EngineObserver{}};
};

struct Figures {
    double p50 = 0, p99 = 0, max = 0;
};

Figures figuresOf(const std::vector<double> &late)
{
    const auto at = [&](double share) {
        return late.at(static_cast<size_t>(share * static_cast<double>(late.size() - 1) + 0.5));
    };
    return {at(0.5), at(0.99), late.back()};
}

Figures tell(const char *what, const std::vector<double> &late, int expected)
{
    if (late.empty()) {
        qFatal("no call was placed: %s", what);
    }
    const auto figures = figuresOf(late);
    std::printf("%-28s %4zu of %4d calls  p50 %7.1f ms  p99 %7.1f ms  max %7.1f ms\n", what,
                late.size(), expected, figures.p50, figures.p99, figures.max);
    std::fflush(stdout);
    return figures;
}

struct Sizes {
    int calls = 100;
    int texts = 10'000;
    int imported = 20'000;
    int incidents = 600'000;
};

class Bench
{
public:
    explicit Bench(const Sizes &sizes)
        : m_sizes(sizes)
    {
    }

    Figures quiet()
    {
        Scene scene;
        planCalls(scene, lead);
        return tell("nothing else", scene.latenessOf(m_sizes.calls, patience()), m_sizes.calls);
    }

    Figures siege()
    {
        Scene scene;
        const Door door(scene.engine().reception(), scene.clock(), scene.options());
        const Besiegers besiegers(door.address());
        planCalls(scene, lead);
        const auto figures = tell("a siege of 60 connections",
                                  scene.latenessOf(m_sizes.calls, patience()), m_sizes.calls);
        std::printf("%-28s %lld answers or connections\n", "",
                    static_cast<long long>(besiegers.answersOrConnects()));
        return figures;
    }

    /// The first call falls due together with the texts, the others while the texts are sent.
    Figures texts()
    {
        Scene scene;
        const auto due = scene.clock().now() + leadFor(m_sizes.texts);
        scene.plan(QStringLiteral("text"), m_sizes.texts, due + textsBeforeStart, Milliseconds{0});
        scene.plan(QStringLiteral("call"), m_sizes.calls, due + callsBeforeStart, betweenCalls);
        const auto figures = tell("texts due at the same moment",
                                  scene.latenessOf(m_sizes.calls, patience()), m_sizes.calls);
        const auto &sent = scene.gateway().texts;
        if (!sent.empty()) {
            const auto took = milliseconds(sent.back() - Moment(due)) / 1000;
            m_textsPerSecond = static_cast<double>(sent.size()) / took;
            const auto bare = bareTextsPerSecond(scene.sql(), m_sizes.texts);
            std::printf(
                "%-28s %zu of %d in %.2f s: %.0f a second, %.0f %% of the %.0f for whom bare "
                "commits are made\n",
                "", sent.size(), m_sizes.texts, took, m_textsPerSecond,
                100 * m_textsPerSecond / bare, bare);
        }
        return figures;
    }

    Figures import()
    {
        Scene scene;
        planCalls(scene, lead);
        const auto later = scene.clock().now() + Hours{24};
        scene.plan(QStringLiteral("known"), inMeeting, later, Milliseconds{0});
        auto import =
            scene.meetings(QStringLiteral("new"), m_sizes.imported / inMeeting, later, Seconds{1});
        for (auto &meeting : import.meetings) {
            meeting.invitees.clear();
            for (int i = 0; i < inMeeting; ++i) {
                const auto email = QStringLiteral("known-%1@example.org").arg(i);
                meeting.invitees.push_back({email, {}, false});
            }
        }
        const auto begin = scene.clock().wakeAt(scene.clock().now() + lead + betweenCalls, [&] {
            auto job = std::make_shared<ImportJob>();
            job->work = std::make_unique<MeetingImportWork>(import, actor, Confirmed::Yes);
            scene.engine().import(std::move(job));
        });
        return tell("an import is running", scene.latenessOf(m_sizes.calls, patience()),
                    m_sizes.calls);
    }

    Figures grown()
    {
        Scene scene;
        certain(grow(scene.sql(), m_sizes.incidents, scene.clock().now(), inMeeting));
        const auto count = [&](const QString &statement, const QVariantList &values = {}) {
            return static_cast<int>(certain(scene.sql().number(statement, values)));
        };
        const auto month =
            QStringLiteral("SELECT count(*) FROM call_attempts WHERE created_at > ?");
        std::printf("%-28s %d incidents, %d calls, %d of them this month\n", "",
                    count(QStringLiteral("SELECT count(*) FROM incidents")),
                    count(QStringLiteral("SELECT count(*) FROM call_attempts")),
                    count(month, {utcMonth(scene.clock().now())}));
        planCalls(scene, lead);
        return tell("a database of years", scene.latenessOf(m_sizes.calls, patience()),
                    m_sizes.calls);
    }

    double textsPerSecond() const { return m_textsPerSecond; }

private:
    static constexpr Seconds lead{3};
    static constexpr int inMeeting = 15;

    /// Time enough to plan what must be planned before.
    static Milliseconds leadFor(int incidents) { return lead + Milliseconds{4} * incidents; }
    Seconds patience() const
    {
        return Seconds{60} + std::chrono::ceil<Seconds>(betweenCalls * m_sizes.calls)
               + std::chrono::ceil<Seconds>(leadFor(m_sizes.texts));
    }
    void planCalls(Scene &scene, Milliseconds ahead)
    {
        scene.plan(QStringLiteral("call"), m_sizes.calls,
                   scene.clock().now() + ahead + callsBeforeStart, betweenCalls);
    }

    Sizes m_sizes;
    double m_textsPerSecond = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption small(QStringLiteral("small"),
                                   QStringLiteral("Only shows that it runs."));
    const QCommandLineOption check(QStringLiteral("check"),
                                   QStringLiteral("Fails when a figure is not reached."));
    parser.addHelpOption();
    parser.addOptions({small, check});
    parser.addPositionalArgument(
        QStringLiteral("scenes"),
        QStringLiteral("quiet, siege, texts, import, grown; all by default."));
    parser.process(application);

    Bench bench(parser.isSet(small) ? Sizes{5, 200, 150, 1500} : Sizes{});
    const auto wanted = parser.positionalArguments();
    const auto measure = [&](const char *name, Figures (Bench::*scene)()) {
        const bool isWanted = wanted.isEmpty() || wanted.contains(QLatin1String(name));
        return isWanted ? (bench.*scene)() : Figures{};
    };
    const auto quiet = measure("quiet", &Bench::quiet);
    const auto siege = measure("siege", &Bench::siege);
    const auto texts = measure("texts", &Bench::texts);
    const auto import = measure("import", &Bench::import);
    const auto grown = measure("grown", &Bench::grown);
    const bool isReached =
        quiet.p99 <= 10 && std::max({quiet.max, siege.max, texts.max, import.max, grown.max}) <= 50
        && (quiet.p50 == 0 || grown.p50 <= 1.5 * quiet.p50)
        && (bench.textsPerSecond() == 0 || bench.textsPerSecond() >= 3000);
    return isReached || !parser.isSet(check) ? 0 : 1;
}
