// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/disk.h"
#include "tests/sim/simulated_day.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

#include <malloc.h>

using namespace savehub;

namespace {

constexpr int howOftenTwice = 40; ///< one of so many days is played twice

/// One of so many days is played on both stores. The number has no common factor with ten, so that
/// calm days and others are among them (see Weather).
constexpr int howOftenOnBoth = 11;
constexpr int firstOnBoth = 6; ///< the first burst of a crowd is on day 50

const auto inMemory = QStringLiteral("memory");
const auto onDisk = QStringLiteral("sql");
const auto onBoth = QStringLiteral("both");

struct Totals {
    int days = 0;
    int failed = 0;
    int crashes = 0;
    int calls = 0;
};

class Player
{
public:
    explicit Player(const QCommandLineParser &options)
        : m_store(options.value(QStringLiteral("store")))
    {
        m_options.endsAt = options.value(QStringLiteral("caught-at"));
        m_options.hasAbuser = options.isSet(QStringLiteral("abuser"));
        if (options.isSet(QStringLiteral("trace"))) {
            m_options.trace = [](const QString &line) {
                std::printf("%s\n", qPrintable(line));
            };
        }
    }

    /// False when the day violates a promise that is looked for.
    bool play(quint64 seed)
    {
        Disk &disk = m_store == onDisk ? static_cast<Disk &>(m_sql) : m_memory;
        const auto day = simulateDay(disk, seed, m_options);
        totals.days += 1;
        totals.crashes += day.crashes;
        totals.calls += day.calls;
        auto violations = day.violations;
        const DayOptions silent{.endsAt = m_options.endsAt, .hasAbuser = m_options.hasAbuser};
        const bool isTwice = seed % howOftenTwice == 1 && violations.isEmpty();
        if (isTwice && simulateDay(disk, seed, silent) != day) {
            violations.append(QStringLiteral("the same seed gives the same trace"));
        }
        if (isOnBoth(seed) && violations.isEmpty()) {
            const auto other = simulateDay(m_sql, seed, silent);
            violations = other.violations;
            if (other != day) {
                violations.append(QStringLiteral("the store in memory is the store on disk"));
            }
        }
        for (const auto &violation : violations) {
            std::printf("seed %llu violates %s\n", static_cast<unsigned long long>(seed),
                        qPrintable(violation));
        }
        return std::none_of(violations.begin(), violations.end(), [this](const auto &violation) {
            return violation.startsWith(m_options.endsAt);
        });
    }

    Totals totals;

private:
    bool isOnBoth(quint64 seed) const
    {
        return m_store == onBoth || (m_store.isEmpty() && seed % howOftenOnBoth == firstOnBoth);
    }

    QString m_store; ///< the option; empty: the one in memory, and on some days both
    MemoryDisk m_memory;
    SqlDisk m_sql;
    DayOptions m_options;
};

void addOptions(QCommandLineParser &parser)
{
    parser.addHelpOption();
    parser.addOption({QStringLiteral("seed"), QStringLiteral("The first day's seed."),
                      QStringLiteral("N"), QStringLiteral("1")});
    parser.addOption({QStringLiteral("days"), QStringLiteral("How many days, a seed each."),
                      QStringLiteral("N"), QStringLiteral("1")});
    parser.addOption({QStringLiteral("stop-after"),
                      QStringLiteral("Ends after so many days with violations."),
                      QStringLiteral("N"), QStringLiteral("5")});
    parser.addOption({QStringLiteral("caught-at"),
                      QStringLiteral("Only violations of this promise end a day, and count."),
                      QStringLiteral("promise")});
    parser.addOption(
        {QStringLiteral("store"),
         QStringLiteral("memory, sql, or both, whose days have to be the same. Without: "
                        "both every %1 days, else memory.")
             .arg(howOftenOnBoth),
         QStringLiteral("store")});
    parser.addOption(
        {QStringLiteral("abuser"), QStringLiteral("Somebody abuses the console on every day.")});
    parser.addOption({QStringLiteral("trace"), QStringLiteral("Prints everything that happens.")});
}

} // namespace

int main(int argc, char *argv[])
{
    // SQLite often allocates and frees at the end of the heap. Without this the memory would go to
    // the kernel and back each time.
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_TOP_PAD, 16 << 20);
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const auto first = parser.value(QStringLiteral("seed")).toULongLong();
    const auto days = parser.value(QStringLiteral("days")).toULongLong();
    const auto most = parser.value(QStringLiteral("stop-after")).toInt();
    const auto store = parser.value(QStringLiteral("store"));
    if (!QStringList{QString(), inMemory, onDisk, onBoth}.contains(store)) {
        std::fprintf(stderr, "There is no store \"%s\".\n", qPrintable(store));
        return 2;
    }

    Player player(parser);
    auto &totals = player.totals;
    for (auto seed = first; seed < first + days && totals.failed < most; ++seed) {
        if (!player.play(seed)) {
            totals.failed += 1;
            std::printf("replay: %s --seed %llu%s%s%s\n", argv[0],
                        static_cast<unsigned long long>(seed),
                        parser.isSet(QStringLiteral("abuser")) ? " --abuser" : "",
                        store.isEmpty() ? "" : " --store ", qPrintable(store));
        }
    }
    std::printf("%d days, %d calls, %d crashes, %d days with violations\n", totals.days,
                totals.calls, totals.crashes, totals.failed);
    return totals.failed == 0 ? 0 : 1;
}
