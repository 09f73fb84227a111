// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/budget.h"

#include "domain/enum_text.h"
#include "phrases/in_words.h"

#include <QTest>

using namespace savehub;

namespace {

const auto noon = *instantFromIso(u"2026-11-24T12:00:00.000Z");
constexpr Money dollar = microDollars(1'000'000);

/// Caps of $10 and 100 calls a day, $100 and 1000 calls a month.
Standing standing(const Spend &spend, const std::map<Warning, Instant> &warnedAt = {})
{
    Settings settings;
    settings.dailyCap = dollar * 10;
    settings.monthlyCap = dollar * 100;
    settings.dailyCallCap = 100;
    settings.monthlyCallCap = 1000;
    return {settings, spend, warnedAt};
}

QString warned(const Standing &standing)
{
    QStringList names;
    for (const auto &warning : budgetWarnings(standing, noon)) {
        names.append(toText(warning.what));
    }
    return names.join(u' ');
}

Attempt attemptAt(Instant at, std::optional<Money> price = {})
{
    return {.provider = Provider::Twilio,
            .to = *PhoneNumber::fromE164(u"+12025550123"),
            .status = AttemptStatus::Completed,
            .createdAt = at,
            .estimate = dollar,
            .price = price};
}

} // namespace

class TestBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatComesNearIsWarnedOf_data();
    void whatComesNearIsWarnedOf();
    void eachIsToldOnceInItsTime_data();
    void eachIsToldOnceInItsTime();
    void theFiguresAreTold();
    void noCapIsNoBudgetToWatch();
    void aCallCountsWhereItBelongs_data();
    void aCallCountsWhereItBelongs();
    void whatCostsNothingDoesNotCount();
    void thePriceStandsForTheEstimate();
};

void TestBudget::whatComesNearIsWarnedOf_data()
{
    QTest::addColumn<qint64>("today");
    QTest::addColumn<qint64>("month");
    QTest::addColumn<int>("callsToday");
    QTest::addColumn<int>("callsThisMonth");
    QTest::addColumn<int>("callsLastHour");
    QTest::addColumn<QString>("warnings");
    const qint64 cent = 10'000;
    QTest::newRow("nothing yet") << 0LL << 0LL << 0 << 0 << 0 << "";
    QTest::newRow("just below") << 800 * cent - 1 << 8000 * cent - 1 << 79 << 799 << 60 << "";
    QTest::newRow("the day's money") << 800 * cent << 800 * cent << 1 << 1 << 1 << "daily-spend";
    QTest::newRow("the month's") << 0LL << 8000 * cent << 1 << 1 << 1 << "monthly-spend";
    QTest::newRow("the day's calls") << 0LL << 0LL << 80 << 80 << 1 << "daily-calls";
    QTest::newRow("the month's calls") << 0LL << 0LL << 1 << 800 << 1 << "monthly-calls";
    QTest::newRow("the hour's calls") << 0LL << 0LL << 61 << 61 << 61 << "calls-per-hour";
    QTest::newRow("all") << 5000 * cent << 50'000 * cent << 500 << 5000 << 100
                         << "daily-spend monthly-spend daily-calls monthly-calls calls-per-hour";
}

void TestBudget::whatComesNearIsWarnedOf()
{
    QFETCH(const qint64, today);
    QFETCH(const qint64, month);
    QFETCH(const int, callsToday);
    QFETCH(const int, callsThisMonth);
    QFETCH(const int, callsLastHour);
    const Spend spend{microDollars(today), microDollars(month), callsToday, callsThisMonth,
                      callsLastHour};
    QTEST(warned(standing(spend)), "warnings");
}

void TestBudget::eachIsToldOnceInItsTime_data()
{
    QTest::addColumn<QString>("toldAt");
    QTest::addColumn<QString>("warnings");
    QTest::newRow("just now") << "2026-11-24T12:00:00.000Z"
                              << "";
    QTest::newRow("an hour ago") << "2026-11-24T11:00:00.000Z"
                                 << "calls-per-hour";
    QTest::newRow("this morning") << "2026-11-24T00:00:00.000Z"
                                  << "calls-per-hour";
    QTest::newRow("yesterday") << "2026-11-23T23:59:59.999Z"
                               << "daily-spend daily-calls calls-per-hour";
    QTest::newRow("last month") << "2026-10-31T23:59:59.999Z"
                                << "daily-spend monthly-spend daily-calls monthly-calls "
                                   "calls-per-hour";
    QTest::newRow("the clock was set back") << "2026-11-24T18:00:00.000Z"
                                            << "calls-per-hour";
}

void TestBudget::eachIsToldOnceInItsTime()
{
    QFETCH(const QString, toldAt);
    const auto at = *instantFromIso(toldAt);
    const Spend spend{dollar * 10, dollar * 100, 100, 1000, 61};
    const std::map<Warning, Instant> told{{Warning::DailySpend, at},
                                          {Warning::MonthlySpend, at},
                                          {Warning::DailyCalls, at},
                                          {Warning::MonthlyCalls, at},
                                          {Warning::CallsPerHour, at}};
    QTEST(warned(standing(spend, told)), "warnings");
}

void TestBudget::theFiguresAreTold()
{
    const auto warnings = budgetWarnings(standing({dollar * 8, {}, 0, 0, 61}), noon);
    QCOMPARE(warnings.size(), size_t(2));
    QVERIFY(inWords(warnings[0].text).contains(QLatin1String("$8.00")));
    QVERIFY(inWords(warnings[0].text).contains(QLatin1String("$10.00")));
    QVERIFY(inWords(warnings[1].text).contains(QLatin1String("61 calls")));
}

void TestBudget::noCapIsNoBudgetToWatch()
{
    Standing none = standing({});
    none.settings.dailyCap = none.settings.monthlyCap = {};
    none.settings.dailyCallCap = none.settings.monthlyCallCap = 0;
    QCOMPARE(warned(none), QString());
}

void TestBudget::aCallCountsWhereItBelongs_data()
{
    QTest::addColumn<QString>("placedAt");
    QTest::addColumn<int>("today");
    QTest::addColumn<int>("thisMonth");
    QTest::addColumn<int>("lastHour");
    QTest::newRow("now") << "2026-11-24T12:00:00.000Z" << 1 << 1 << 1;
    QTest::newRow("an hour ago") << "2026-11-24T11:00:00.000Z" << 1 << 1 << 0;
    QTest::newRow("yesterday") << "2026-11-23T23:59:00.000Z" << 0 << 1 << 0;
    QTest::newRow("last month") << "2026-10-24T12:00:00.000Z" << 0 << 0 << 0;
}

void TestBudget::aCallCountsWhereItBelongs()
{
    QFETCH(const QString, placedAt);
    const auto attempt = attemptAt(*instantFromIso(placedAt));
    const auto spend = spendWith({}, attempt, noon);
    QTEST(spend.callsToday, "today");
    QTEST(spend.callsThisMonth, "thisMonth");
    QTEST(spend.callsLastHour, "lastHour");
    QCOMPARE(spend.today.micros, dollar.micros * spend.callsToday);
    QCOMPARE(spend.thisMonth.micros, dollar.micros * spend.callsThisMonth);
    QVERIFY(spendWithout(spend, attempt, noon) == Spend());
}

void TestBudget::whatCostsNothingDoesNotCount()
{
    auto mock = attemptAt(noon);
    mock.provider = Provider::Mock;
    QVERIFY(spendWith({}, mock, noon) == Spend());
    auto refused = attemptAt(noon);
    refused.status = AttemptStatus::Rejected;
    QVERIFY(spendWith({}, refused, noon) == Spend());
}

void TestBudget::thePriceStandsForTheEstimate()
{
    QCOMPARE(spendWith({}, attemptAt(noon, dollar * 3), noon).today.micros, dollar.micros * 3);
}

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
