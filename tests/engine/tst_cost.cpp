// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/cost.h"

#include <QTest>

using namespace savehub;

class TestCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startedMinutesAreCharged_data();
    void startedMinutesAreCharged();
    void theEstimateIsOneMinute();
    void theProvidersPriceWinsOverTheSettings();
    void theDetectionOfMachinesIsChargedOnTop();
    void aMonthIsForecast_data();
    void aMonthIsForecast();
    void thePriceIsAskedForLessAndLessOften();
};

void TestCost::startedMinutesAreCharged_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("pricePerMinute");
    QTest::addColumn<int>("leastPerCall");
    QTest::addColumn<QString>("cost");
    QTest::newRow("one second") << 1 << 25'000 << 10'000 << QStringLiteral("$0.025");
    QTest::newRow("a minute") << 60 << 25'000 << 10'000 << QStringLiteral("$0.025");
    QTest::newRow("a second more") << 61 << 25'000 << 10'000 << QStringLiteral("$0.05");
    QTest::newRow("two minutes") << 120 << 25'000 << 10'000 << QStringLiteral("$0.05");
    QTest::newRow("an hour") << 3600 << 25'000 << 10'000 << QStringLiteral("$1.50");
    QTest::newRow("not answered") << 0 << 25'000 << 10'000 << QStringLiteral("$0.01");
    QTest::newRow("a negative length") << -61 << 25'000 << 10'000 << QStringLiteral("$0.01");
    QTest::newRow("cheaper than the least") << 30 << 4'000 << 10'000 << QStringLiteral("$0.01");
    QTest::newRow("the least is for the call")
        << 150 << 4'000 << 10'000 << QStringLiteral("$0.012");
    QTest::newRow("free") << 30 << 0 << 0 << QStringLiteral("$0.00");
}

void TestCost::startedMinutesAreCharged()
{
    QFETCH(int, seconds);
    QFETCH(int, pricePerMinute);
    QFETCH(int, leastPerCall);
    Settings settings;
    settings.pricePerMinute = microDollars(pricePerMinute);
    settings.leastPerCall = microDollars(leastPerCall);
    QTEST(toText(callCost(settings, Seconds(seconds))), "cost");
}

void TestCost::theEstimateIsOneMinute()
{
    Settings settings;
    QCOMPARE(toText(callEstimate(settings)), QStringLiteral("$0.025"));
    settings.pricePerMinute = microDollars(1);
    QCOMPARE(toText(callEstimate(settings)), QStringLiteral("$0.01"));
}

void TestCost::theProvidersPriceWinsOverTheSettings()
{
    const Settings settings;
    QCOMPARE(toText(callEstimate(settings, microDollars(4'000))), QStringLiteral("$0.004"));
    QCOMPARE(toText(callCost(settings, Seconds{61}, microDollars(300'000))),
             QStringLiteral("$0.60"));
}

void TestCost::theDetectionOfMachinesIsChargedOnTop()
{
    const Settings settings{.detectMachines = true, .pricePerDetection = microDollars(7'500)};
    QCOMPARE(toText(callEstimate(settings)), QStringLiteral("$0.0325"));
    QCOMPARE(toText(callCost(settings, Seconds{0})), QStringLiteral("$0.0175"));
}

void TestCost::aMonthIsForecast_data()
{
    QTest::addColumn<int>("people");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("missPerThousand");
    QTest::addColumn<int>("callsPerMiss");
    QTest::addColumn<qint64>("pricePerCall");
    QTest::addColumn<QString>("cost");
    QTest::newRow("100 x 30 x 5 % x 2 x $0.07")
        << 100 << 30 << 50 << 2 << qint64(70'000) << QStringLiteral("$21.00");
    QTest::newRow("nobody") << 0 << 30 << 50 << 2 << qint64(70'000) << QStringLiteral("$0.00");
    QTest::newRow("nobody misses")
        << 100 << 30 << 0 << 2 << qint64(70'000) << QStringLiteral("$0.00");
    QTest::newRow("everybody misses")
        << 1 << 1 << 1000 << 1 << qint64(25'000) << QStringLiteral("$0.025");
    QTest::newRow("a fraction of a call")
        << 1 << 1 << 1 << 1 << qint64(25'000) << QStringLiteral("$0.000025");
    QTest::newRow("a very large team does not overflow")
        << 1'000'000 << 31 << 1000 << 2 << qint64(1'000'000) << QStringLiteral("$62000000.00");
}

void TestCost::aMonthIsForecast()
{
    QFETCH(int, people);
    QFETCH(int, days);
    QFETCH(int, missPerThousand);
    QFETCH(int, callsPerMiss);
    QFETCH(qint64, pricePerCall);
    const UsagePlan plan{people, days, missPerThousand, callsPerMiss, microDollars(pricePerCall)};
    QTEST(toText(monthlyForecast(plan)), "cost");
}

void TestCost::thePriceIsAskedForLessAndLessOften()
{
    const Instant ended{Hours{10}};
    std::vector<qint64> minutes;
    auto now = ended;
    while (const auto next = nextPriceQueryAt(ended, now)) {
        now = *next;
        minutes.push_back(std::chrono::duration_cast<Minutes>(now - ended).count());
    }
    QCOMPARE(minutes.size(), size_t(3 + 24));
    QCOMPARE(std::vector<qint64>(minutes.begin(), minutes.begin() + 5),
             (std::vector<qint64>{1, 5, 15, 60, 120}));
    QCOMPARE(minutes.back(), qint64(24 * 60));
    // After a restart the queries go on from there. A clock that was set back does not stop them.
    QVERIFY(nextPriceQueryAt(ended, ended + Minutes{7}) == ended + Minutes{15});
    QVERIFY(nextPriceQueryAt(ended, ended - Hours{2}) == ended + Minutes{1});
}

QTEST_GUILESS_MAIN(TestCost)
#include "tst_cost.moc"
