// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_day.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace savehub;

namespace {

constexpr int howOftenTwice = 40; ///< every so many days one is played twice

struct Totals {
    int days = 0;
    int failed = 0;
    int crashes = 0;
    int calls = 0;
};

bool play(quint64 seed, Totals &totals)
{
    const auto day = simulateDay(seed);
    totals.days += 1;
    totals.crashes += day.crashes;
    totals.calls += day.calls;
    auto violations = day.violations;
    if (seed % howOftenTwice == 1 && simulateDay(seed).trace != day.trace) {
        violations.append(QStringLiteral("the same seed gives the same trace"));
    }
    for (const auto &violation : violations) {
        std::printf("seed %llu violates %s\n", static_cast<unsigned long long>(seed),
                    qPrintable(violation));
    }
    return violations.isEmpty();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("seed"), QStringLiteral("The first day's seed."),
                      QStringLiteral("N"), QStringLiteral("1")});
    parser.addOption({QStringLiteral("days"), QStringLiteral("How many days, a seed each."),
                      QStringLiteral("N"), QStringLiteral("1")});
    parser.process(application);
    const auto first = parser.value(QStringLiteral("seed")).toULongLong();
    const auto days = parser.value(QStringLiteral("days")).toULongLong();

    Totals totals;
    for (auto seed = first; seed < first + days && totals.failed < 5; ++seed) {
        if (!play(seed, totals)) {
            totals.failed += 1;
            std::printf("replay: %s --seed %llu\n", argv[0], static_cast<unsigned long long>(seed));
        }
    }
    std::printf("%d days, %d calls, %d crashes, %d days with violations\n", totals.days,
                totals.calls, totals.crashes, totals.failed);
    return totals.failed == 0 ? 0 : 1;
}
