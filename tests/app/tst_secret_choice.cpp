// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secret_choice.h"

#include <QTest>

using namespace savehub;

namespace {

constexpr auto token = SecretName::TwilioAuthToken;
constexpr auto password = SecretName::SmtpPassword;
const auto given = QStringLiteral("given");
const auto kept = QStringLiteral("kept");
const auto ofTwilio = QStringLiteral("https://api.twilio.com");
const auto ofEvil = QStringLiteral("https://api.evil.example");

Configuration configurationFor(const QString &api, const QString &mail)
{
    Configuration configuration;
    configuration.twilioApiBaseUrl.value = QUrl(api);
    configuration.smtpUrl.value = QUrl(mail);
    return configuration;
}

} // namespace

/// For which host a secret of the keychain is used.
class TestSecretChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesToItsHostOnly_data();
    void goesToItsHostOnly();
    void anAllowedHostMayHaveIt();
    void theApiTokenGoesNowhere();
    void theSameSecretForAnotherHostIsNotReplaced();
};

void TestSecretChoice::goesToItsHostOnly_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("host"); // the host that it was entered for
    QTest::addColumn<QString>("api");
    QTest::addColumn<QString>("mail");
    QTest::addColumn<QString>("remedy"); // empty: the secret is used
    const auto name = toText(token);
    const auto key = toText(SecretName::TwilioApiKeySecret);
    const auto pass = toText(password);
    const auto twilio = QStringLiteral("api.twilio.com");
    const auto mail = QStringLiteral("smtp://me@mail.example.com:587");
    const auto option = QStringLiteral("--allow-api-host api.evil.example");
    const auto again = QStringLiteral("set-secret SMTP_PASSWORD");
    const auto local = QStringLiteral("http://127.0.0.1:8080");
    QTest::newRow("token, its host") << name << twilio << ofTwilio << mail << QString();
    QTest::newRow("token, Twilio's region")
        << name << twilio << QStringLiteral("https://api.dublin.ie1.twilio.com") << mail
        << QString();
    QTest::newRow("token, another host") << name << twilio << ofEvil << mail << option;
    QTest::newRow("key, another host") << key << twilio << ofEvil << mail << option;
    QTest::newRow("token, this machine")
        << name << twilio << local << mail << QStringLiteral("--allow-api-host 127.0.0.1");
    QTest::newRow("token of this machine, this machine")
        << name << QStringLiteral("127.0.0.1") << local << mail << QString();
    QTest::newRow("token of this machine, Twilio")
        << name << QStringLiteral("127.0.0.1") << ofTwilio << mail
        << QStringLiteral("set-secret TWILIO_AUTH_TOKEN");
    QTest::newRow("token of an earlier version, Twilio")
        << name << QString() << ofTwilio << mail << QString();
    QTest::newRow("token of an earlier version, another host")
        << name << QString() << ofEvil << mail << option;
    QTest::newRow("token of an earlier version, this machine")
        << name << QString() << local << mail << QStringLiteral("entered for twilio.com");
    QTest::newRow("password, its host")
        << pass << QStringLiteral("mail.example.com") << ofTwilio << mail << QString();
    QTest::newRow("password, another host")
        << pass << QStringLiteral("mail.example.org") << ofTwilio << mail << again;
    QTest::newRow("password, no mail server")
        << pass << QStringLiteral("mail.example.org") << ofTwilio << QString() << QString();
    QTest::newRow("password of an earlier version")
        << pass << QString() << ofTwilio << mail << QString();
}

void TestSecretChoice::goesToItsHostOnly()
{
    QFETCH(const QString, name);
    QFETCH(const QString, host);
    QFETCH(const QString, api);
    QFETCH(const QString, mail);
    QFETCH(const QString, remedy);
    const auto secret = *secretNameFromText(name);

    const auto choice = chooseSecrets(configurationFor(api, mail), {{secret, {kept, host}}}, false);

    QCOMPARE(choice.values.count(secret), size_t(remedy.isEmpty() ? 1 : 0));
    QCOMPARE(choice.warnings.size(), remedy.isEmpty() ? 0 : 1);
    QCOMPARE(choice.whyIncomplete.isEmpty(), remedy.isEmpty());
    QVERIFY(choice.warnings.join(u' ').contains(remedy));
    QVERIFY(!choice.warnings.join(u' ').contains(kept));
}

void TestSecretChoice::anAllowedHostMayHaveIt()
{
    auto configuration = configurationFor(ofEvil, QStringLiteral("smtp://mail.evil.example"));
    configuration.allowedApiHosts = {QStringLiteral("api.evil.example"),
                                     QStringLiteral("mail.evil.example")};
    const auto host = QStringLiteral("api.twilio.com");
    const auto choice =
        chooseSecrets(configuration, {{token, {kept, host}}, {password, {kept, host}}}, true);
    QCOMPARE(choice.values, (Secrets{{token, kept}})); // the option is about the API only
}

void TestSecretChoice::theApiTokenGoesNowhere()
{
    const auto choice =
        chooseSecrets(configurationFor(ofEvil, {}), {{SecretName::ApiToken, {kept}}}, false);
    QCOMPARE(choice.values.count(SecretName::ApiToken), size_t(1));
    QVERIFY(choice.toKeep.empty());
}

void TestSecretChoice::theSameSecretForAnotherHostIsNotReplaced()
{
    auto configuration = configurationFor(ofEvil, {});
    configuration.secrets = {{token, given}};
    configuration.secretPlaces = {{token, QStringLiteral("environment")}};
    const auto choice =
        chooseSecrets(configuration, {{token, {given, QStringLiteral("api.twilio.com")}}}, false);
    QCOMPARE(choice.values.at(token), given);
    QVERIFY(choice.toKeep.empty());
    QVERIFY(choice.warnings.front().contains(QStringLiteral("holds for this run")));
}

QTEST_GUILESS_MAIN(TestSecretChoice)
#include "tst_secret_choice.moc"
