// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "tests/engine/allowed_question.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

/// How many calls there may be, and what they may cost.
class TestCallLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quota_data();
    void quota();
    void oneCallMayCostSoMuch_data();
    void oneCallMayCostSoMuch();
    void budget_data();
    void budget();
};

void TestCallLimits::quota_data()
{
    QTest::addColumn<int>("lastHour");
    QTest::addColumn<int>("lastDay");
    QTest::addColumn<int>("anHour");
    QTest::addColumn<int>("aDay");
    QTest::addColumn<QString>("says");
    QTest::newRow("the hour's last") << 3 << 3 << 4 << 10 << "";
    QTest::newRow("the hour is full") << 4 << 4 << 4 << 10 << "4 calls within an hour";
    QTest::newRow("the day's last") << 0 << 9 << 4 << 10 << "";
    QTest::newRow("the day is full") << 0 << 10 << 4 << 10 << "10 calls within 24 hours";
    QTest::newRow("none is allowed") << 0 << 0 << 0 << 10 << "0 calls within an hour";
    QTest::newRow("a setting above its bound") << 12 << 12 << 1000 << 1000 << "12 calls within an";
    QTest::newRow("the day's above its bound") << 0 << 40 << 1000 << 1000 << "40 calls within 24";
}

void TestCallLimits::quota()
{
    QFETCH(const QString, says);
    QFETCH(const int, lastHour);
    QFETCH(const int, lastDay);
    QFETCH(const int, anHour);
    QFETCH(const int, aDay);
    auto question = allowedQuestion();
    question.phoneUse = {.callsLastHour = lastHour, .callsLastDay = lastDay};
    question.standing.settings.quotas = {.callsAnHour = anHour, .callsADay = aDay};
    const auto verdict = askGuards(question);
    QCOMPARE(text(verdict), says.isEmpty() ? QString() : QStringLiteral("phone_quota"));
    QVERIFY2(inWords(verdict.message).contains(says), qPrintable(inWords(verdict.message)));
}

void TestCallLimits::oneCallMayCostSoMuch_data()
{
    QTest::addColumn<qint64>("estimate");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("just so much") << qint64(500'000) << "";
    QTest::newRow("a micro-dollar more") << qint64(500'001) << "budget_exceeded";
}

void TestCallLimits::oneCallMayCostSoMuch()
{
    QFETCH(const qint64, estimate);
    auto question = allowedQuestion();
    question.estimate = microDollars(estimate);
    QTEST(text(askGuards(question)), "refusal");
}

void TestCallLimits::budget_data()
{
    QTest::addColumn<qint64>("today");
    QTest::addColumn<qint64>("thisMonth");
    QTest::addColumn<int>("callsToday");
    QTest::addColumn<int>("callsThisMonth");
    QTest::addColumn<QString>("exceeded");
    const auto row = [](const char *name, qint64 today, qint64 month, int callsToday,
                        int callsThisMonth, const char *exceeded = "") {
        QTest::newRow(name) << today << month << callsToday << callsThisMonth
                            << QString::fromLatin1(exceeded);
    };
    row("nothing spent", 0, 0, 0, 0);
    row("the day's money fits exactly", 975'000, 975'000, 1, 1);
    row("the day's money misses a micro-dollar", 975'001, 975'001, 1, 1,
        "the day's $1.00 of spend ($0.975001 used)");
    row("the month's money fits exactly", 0, 9'975'000, 1, 1);
    row("the month's money misses a micro-dollar", 0, 9'975'001, 1, 1,
        "the month's $10.00 of spend ($9.975001 used)");
    row("the day's last call", 0, 0, 9, 9);
    row("the day's calls are made", 0, 0, 10, 10, "the day's 10 calls");
    row("the month's last call", 0, 0, 0, 99);
    row("the month's calls are made", 0, 0, 0, 100, "the month's 100 calls");
    row("far over", 5'000'000, 50'000'000, 50, 500, "the day's $1.00 of spend ($5.00 used)");
}

void TestCallLimits::budget()
{
    QFETCH(qint64, today);
    QFETCH(qint64, thisMonth);
    QFETCH(int, callsToday);
    QFETCH(int, callsThisMonth);
    QFETCH(QString, exceeded);
    auto question = allowedQuestion();
    question.standing.settings.dailyCap = microDollars(1'000'000);
    question.standing.settings.monthlyCap = microDollars(10'000'000);
    question.standing.settings.dailyCallCap = 10;
    question.standing.settings.monthlyCallCap = 100;
    question.standing.spend = {microDollars(today), microDollars(thisMonth), callsToday,
                               callsThisMonth};
    const auto verdict = askGuards(question);
    QCOMPARE(verdict.allowed(), exceeded.isEmpty());
    QVERIFY2(inWords(verdict.message).contains(exceeded), qPrintable(inWords(verdict.message)));
    const auto figures = verdict.trail.at(6).figures;
    QCOMPARE(figures, QStringLiteral("day %1 + $0.025 of $1.00, %2 of 10 calls; month %3 + $0.025 "
                                     "of $10.00, %4 of 100 calls")
                          .arg(toText(microDollars(today)))
                          .arg(callsToday)
                          .arg(toText(microDollars(thisMonth)))
                          .arg(callsThisMonth));
}

QTEST_GUILESS_MAIN(TestCallLimits)
#include "tst_call_limits.moc"
