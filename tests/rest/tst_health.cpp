// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/health.h"

#include <QJsonDocument>
#include <QTest>

using namespace savehub;

class TstHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheParts_data();
    void tellsTheParts();
    void statusAndMode_data();
    void statusAndMode();
};

void TstHealth::tellsTheParts_data()
{
    QTest::addColumn<bool>("hasToken");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("with the token") << true << QByteArray(R"({"status": "failing", "mode": "live",
        "database": {"ok": false, "problem": "The disk is full."},
        "engine": {"ok": true, "problem": null},
        "provider": {"ok": false, "problem": "No credentials for ****4567", "name": "twilio"}})");
    QTest::newRow("anybody") << false << QByteArray(R"({"status": "failing", "mode": "live",
        "database": {"ok": false, "problem": "The database does not answer."},
        "engine": {"ok": true, "problem": null},
        "provider": {"ok": false, "problem": "No call can be placed.", "name": "twilio"}})");
}

void TstHealth::tellsTheParts()
{
    QFETCH(bool, hasToken);
    QFETCH(QByteArray, expected);
    const ServiceState standing{.engineProblem = {},
                                .provider = Provider::Twilio,
                                .providerProblem =
                                    QStringLiteral("No credentials for +15551234567")};
    const auto database = failure(Error::Kind::Unavailable, QStringLiteral("The disk is full."));
    const auto asker = hasToken ? Asker::TokenBearer : Asker::Anybody;
    QCOMPARE(healthJson(standing, database, asker), QJsonDocument::fromJson(expected).object());
}

void TstHealth::statusAndMode_data()
{
    QTest::addColumn<ServiceState>("standing");
    QTest::addColumn<QString>("said");
    const auto problem = QStringLiteral("a problem");
    const auto row = [](const char *name, const ServiceState &standing, const char *said) {
        QTest::newRow(name) << standing << QString::fromLatin1(said);
    };
    row("mock", {.provider = Provider::Mock}, "ok mock");
    row("mock in test mode", {.provider = Provider::Mock, .testMode = true}, "ok mock");
    row("live", {.provider = Provider::Twilio}, "ok live");
    row("test mode", {.provider = Provider::Twilio, .testMode = true}, "ok test");
    row("stopped", {.provider = Provider::Twilio, .callsStopped = true}, "ok stopped");
    row("no calls", {.provider = Provider::Twilio, .providerProblem = problem}, "degraded live");
    row("no engine", {.engineProblem = problem, .provider = Provider::Twilio}, "failing live");
    row("no settings", {.engineProblem = problem}, "failing unknown");
}

void TstHealth::statusAndMode()
{
    QFETCH(ServiceState, standing);
    const auto health = healthJson(standing, {}, Asker::Anybody);
    QTEST(health.value(QLatin1String("status")).toString() + u' '
              + health.value(QLatin1String("mode")).toString(),
          "said");
}

QTEST_GUILESS_MAIN(TstHealth)
#include "tst_health.moc"
