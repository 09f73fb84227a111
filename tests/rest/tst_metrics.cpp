// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/metrics.h"

#include <QRegularExpression>
#include <QTest>

using namespace savehub;

class TstMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void has_data();
    void has();
    void hasZeros();
    void isWellFormed();
};

namespace {

Counts counts()
{
    Counts counts{.incidents = {{IncidentState::Open, 3}},
                  .steps = {{StepStatus::Skipped, 4}},
                  .calls = {{CallOutcome::ConfirmedByKey, 5}},
                  .callTries = 7,
                  .texts = {{TextDelivery::Undelivered, 6}},
                  .spend = {.today = microDollars(25'000),
                            .thisMonth = microDollars(1'250'000),
                            .callsToday = 1,
                            .callsThisMonth = 50}};
    counts.lateness.calls = 9;
    counts.lateness.sum = Milliseconds(12'345);
    counts.lateness.within = {1, 2, 3, 4, 5, 6, 7, 8, 8};
    return counts;
}

QByteArrayList lines()
{
    return metricsText(counts(), {.webhooks = {{QStringLiteral("bad \"signature\""), 2}},
                                  .requests = {{QStringLiteral("wrong_token"), 8}}})
        .split('\n');
}

} // namespace

void TstMetrics::has_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const auto *line : {
             R"(savehub_incidents{state="OPEN"} 3)",
             R"(savehub_incidents{state="RESOLVED"} 0)",
             R"(savehub_steps{status="SKIPPED"} 4)",
             R"(savehub_steps{status="PENDING"} 0)",
             R"(savehub_calls{outcome="confirmed by key"} 5)",
             R"(savehub_calls{outcome="test mode"} 0)",
             R"(# TYPE savehub_call_tries_total counter)",
             R"(savehub_call_tries_total 7)",
             R"(savehub_texts{delivery="undelivered"} 6)",
             R"(savehub_texts{delivery="delivered"} 0)",
             R"(# TYPE savehub_call_lateness_seconds histogram)",
             R"(savehub_call_lateness_seconds_bucket{le="0.05"} 1)",
             R"(savehub_call_lateness_seconds_bucket{le="60"} 8)",
             R"(savehub_call_lateness_seconds_bucket{le="+Inf"} 9)",
             R"(savehub_call_lateness_seconds_sum 12.345)",
             R"(savehub_call_lateness_seconds_count 9)",
             R"(# TYPE savehub_webhook_refusals_total counter)",
             R"(savehub_webhook_refusals_total{reason="bad \"signature\""} 2)",
             R"(# TYPE savehub_api_refusals_total counter)",
             R"(savehub_api_refusals_total{reason="wrong_token"} 8)",
             R"(savehub_spend_dollars{period="day"} 0.025)",
             R"(savehub_spend_dollars{period="month"} 1.25)",
             R"(savehub_charged_calls{period="day"} 1)",
             R"(savehub_charged_calls{period="month"} 50)",
         }) {
        QTest::newRow(line) << QByteArray(line);
    }
}

void TstMetrics::has()
{
    QFETCH(QByteArray, line);
    QCOMPARE(lines().count(line), 1);
}

void TstMetrics::hasZeros()
{
    const auto text = metricsText({}, {});
    QCOMPARE(text.count("savehub_incidents{"), 5);
    QCOMPARE(text.count("savehub_steps{"), 5);
    QCOMPARE(text.count("savehub_calls{"), 13);
    QCOMPARE(text.count("savehub_texts{"), 7);
}

void TstMetrics::isWellFormed()
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(# (HELP [a-z_]+ .+|TYPE [a-z_]+ (gauge|counter|histogram))"
                       "|[a-z_]+(\\{([a-z]+=\"([^\"\\\\]|\\\\.)*\",?)+\\})? [0-9.]+)\\z"));
    auto all = lines();
    QVERIFY(all.takeLast().isEmpty()); // the last line ends with a line feed, too
    for (const auto &line : all) {
        QVERIFY2(shape.match(QString::fromUtf8(line)).hasMatch(), line.constData());
    }
}

QTEST_GUILESS_MAIN(TstMetrics)
#include "tst_metrics.moc"
