// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_plan.h"
#include "config/paths.h"

#include <QTest>

using namespace savehub;

namespace {

const auto here = QStringLiteral("environment");

Configuration fullConfiguration()
{
    Configuration c;
    c.production = true;
    c.provider = {Provider::Twilio, here};
    c.testMode = {true, here};
    c.twilioAccountSid = {QStringLiteral("AC1"), here};
    c.twilioApiKeySid = {QStringLiteral("SK1"), here};
    c.twilioFromNumber = {PhoneNumber::fromE164(u"+15005550006"), here};
    c.twilioApiBaseUrl = {QUrl(QStringLiteral("http://127.0.0.1:8080")), here};
    c.callWebhookUrl = {QUrl(QStringLiteral("https://console.example.com")), here};
    c.smtpUrl = {QUrl(QStringLiteral("smtps://me@mail.example.com")), here};
    c.smtpFrom = {QStringLiteral("me@example.com"), here};
    return c;
}

const Secrets secrets{{SecretName::TwilioAuthToken, QStringLiteral("token")},
                      {SecretName::TwilioApiKeySecret, QStringLiteral("key")},
                      {SecretName::SmtpPassword, QStringLiteral("password")}};

RunPlan planOf(const CommandLine &line, const Configuration &configuration = {},
               const Secrets &known = {})
{
    return planRun(line, configuration, known, QStringLiteral("/a/b.db"));
}

} // namespace

class TestRunPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingGivenIsTheMockProvider();
    void whatIsConfiguredArrives();
    void secretsArriveWhereTheyBelong();
    void secretsOfTheConfigurationAreNotTakenByThemselves();
    void secretsMatterToTwilioAndToAMailLogin();
    void commandLineIsForThisRunOnly_data();
    void commandLineIsForThisRunOnly();
    void findsTheDatabase_data();
    void findsTheDatabase();
};

void TestRunPlan::nothingGivenIsTheMockProvider()
{
    const auto plan = planOf({});
    QCOMPARE(plan.database.path, QStringLiteral("/a/b.db"));
    QCOMPARE(plan.settings.defaults.provider, Provider::Mock);
    QVERIFY(!plan.settings.defaults.testMode);
    QVERIFY(!plan.settings.provider);
    QVERIFY(!plan.settings.testMode);
    QVERIFY(!plan.production);
    QVERIFY(!plan.isDemo());
    QCOMPARE(plan.speed, 1);
    QCOMPARE(plan.listen.text(), QStringLiteral("127.0.0.1:3000"));
    QVERIFY(plan.apiToken->value().isEmpty());
    QVERIFY(plan.twilio.accountSid.isEmpty());
    QCOMPARE(plan.twilio.apiBaseUrl, QUrl(QStringLiteral("https://api.twilio.com")));
}

void TestRunPlan::whatIsConfiguredArrives()
{
    const auto configuration = fullConfiguration();
    const auto plan = planOf({}, configuration);
    QVERIFY(plan.production);
    QCOMPARE(plan.settings.defaults.provider, Provider::Twilio);
    QVERIFY(plan.settings.defaults.testMode);
    QCOMPARE(plan.twilio.accountSid, configuration.twilioAccountSid.value);
    QCOMPARE(plan.twilio.apiKeySid, configuration.twilioApiKeySid.value);
    QCOMPARE(plan.twilio.fromNumber, configuration.twilioFromNumber.value);
    QCOMPARE(plan.twilio.apiBaseUrl, configuration.twilioApiBaseUrl.value);
    QCOMPARE(plan.twilio.webhookUrl, configuration.callWebhookUrl.value);
    QCOMPARE(plan.smtp.server, configuration.smtpUrl.value);
    QCOMPARE(plan.smtp.from, configuration.smtpFrom.value);
}

void TestRunPlan::secretsArriveWhereTheyBelong()
{
    const auto plan = planOf({}, fullConfiguration(), secrets);
    QCOMPARE(plan.twilio.authToken, QStringLiteral("token"));
    QCOMPARE(plan.twilio.apiKeySecret, QStringLiteral("key"));
    QCOMPARE(plan.smtp.password, QStringLiteral("password"));
}

/// With a window, only the keychain's secrets are used.
void TestRunPlan::secretsOfTheConfigurationAreNotTakenByThemselves()
{
    auto configuration = fullConfiguration();
    configuration.secrets = secrets;
    const auto plan = planOf({}, configuration);
    QVERIFY(plan.twilio.authToken.isEmpty());
    QVERIFY(plan.twilio.apiKeySecret.isEmpty());
    QVERIFY(plan.smtp.password.isEmpty());
}

void TestRunPlan::secretsMatterToTwilioAndToAMailLogin()
{
    auto configuration = fullConfiguration();
    QVERIFY(planOf({}, configuration).needsSecrets(Provider::Mock)); // emails go out all the same
    configuration.smtpUrl = {QUrl(QStringLiteral("smtp://localhost")), here};
    const auto plan = planOf({}, configuration);
    QVERIFY(!plan.needsSecrets(Provider::Mock));
    QVERIFY(plan.needsSecrets(Provider::Twilio));
    QVERIFY(!planOf({}).needsSecrets(Provider::Mock));
}

void TestRunPlan::commandLineIsForThisRunOnly_data()
{
    QTest::addColumn<bool>("testMode");
    QTest::newRow("without") << false;
    QTest::newRow("with") << true;
}

void TestRunPlan::commandLineIsForThisRunOnly()
{
    QFETCH(const bool, testMode);
    CommandLine line;
    line.provider = Provider::Twilio;
    line.testMode = testMode;
    const auto plan = planOf(line);
    QCOMPARE(plan.settings.provider, std::optional(Provider::Twilio));
    QCOMPARE(plan.settings.testMode, testMode ? std::optional(true) : std::nullopt);
    QCOMPARE(plan.settings.defaults.provider, Provider::Mock);
    QVERIFY(!plan.settings.defaults.testMode);
}

void TestRunPlan::findsTheDatabase_data()
{
    QTest::addColumn<QString>("onTheLine");
    QTest::addColumn<QString>("configured");
    QTest::addColumn<QString>("expected");
    const auto line = QStringLiteral("/line.db");
    const auto configured = QStringLiteral("/configured.db");
    QTest::newRow("nothing") << QString() << QString() << defaultDatabasePath();
    QTest::newRow("configured") << QString() << configured << configured;
    QTest::newRow("command line") << line << QString() << line;
    QTest::newRow("both") << line << configured << line;
}

void TestRunPlan::findsTheDatabase()
{
    QFETCH(const QString, onTheLine);
    QFETCH(const QString, configured);
    QFETCH(const QString, expected);
    CommandLine line;
    line.database = onTheLine;
    Configuration configuration;
    if (!configured.isEmpty()) {
        configuration.database = {configured, here};
    }
    QCOMPARE(databasePathFor(line, configuration), expected);
}

QTEST_GUILESS_MAIN(TestRunPlan)
#include "tst_run_plan.moc"
