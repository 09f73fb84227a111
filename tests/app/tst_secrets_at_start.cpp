// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets_at_start.h"

#include "tests/app/fake_keychain.h"

#include <QTest>

using namespace savehub;

namespace {

Configuration configurationWith(const Secrets &secrets)
{
    Configuration configuration;
    configuration.secrets = secrets;
    for (const auto &[name, value] : secrets) {
        configuration.secretPlaces[name] = QStringLiteral(".env, line 7");
    }
    return configuration;
}

constexpr auto token = SecretName::TwilioAuthToken;
constexpr auto password = SecretName::SmtpPassword;
const auto fromFile = QStringLiteral("from-the-file");
const auto fromKeychain = QStringLiteral("from-the-keychain");
const auto itsHost = QStringLiteral("api.twilio.com"); ///< where the token goes by default
const auto apiToken = QStringLiteral("7c1f09e2b64d83a5f0d92e6b1748ca35");
using Values = Secrets;
using Kept = std::map<SecretName, KeptSecret>;

/// Gathers the secrets and waits for them.
SecretsAtStart gathered(const Configuration &configuration, SecretStore &keychain, bool headless)
{
    std::optional<SecretsAtStart> answer;
    gatherSecrets(configuration, keychain, headless,
                  [&](const SecretsAtStart &secrets) { answer = secrets; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); })) {
        qFatal("no answer");
    }
    return *answer;
}

/// \a values, with the token that every keychain here has from the start.
Values withApiToken(Values values)
{
    values[SecretName::ApiToken] = apiToken;
    return values;
}

Kept keptWithApiToken(Kept kept)
{
    kept[SecretName::ApiToken] = {apiToken};
    return kept;
}

} // namespace

class TestSecretsAtStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_keychain = {};
        m_keychain.kept = keptWithApiToken({});
    }
    void withAWindowTheyMoveIntoTheKeychain_data();
    void withAWindowTheyMoveIntoTheKeychain();
    void anotherOneOfTheKeychainIsNotReplaced_data();
    void anotherOneOfTheKeychainIsNotReplaced();
    void aMailPasswordOfAnEarlierVersionIsBoundAtItsFirstUse_data();
    void aMailPasswordOfAnEarlierVersionIsBoundAtItsFirstUse();
    void whatIsForAnotherHostIsSaid();
    void withAWindowTheKeychainsAreUsed();
    void withAWindowALockedKeychainMeansNone();
    void whatCannotBeMovedIsNotUsed();
    void headlessTheyStayInMemory();
    void headlessTheKeychainGivesTheRest();
    void headlessALockedKeychainIsNoNews();
    void aLockedKeychainIsAskedOnce_data();
    void aLockedKeychainIsAskedOnce();
    void aMissingApiTokenIsMade_data();
    void aMissingApiTokenIsMade();
    void anApiTokenThatCannotBeKeptIsNotUsed();
    void anApiTokenThatCanBeGuessedIsNotUsed();
    void writingAnswers_data();
    void writingAnswers();

private:
    static bool isSaid(const SecretsAtStart &secrets, const QString &text)
    {
        return secrets.warnings.join(u'\n').contains(text);
    }
    FakeKeychain m_keychain;
};

void TestSecretsAtStart::withAWindowTheyMoveIntoTheKeychain_data()
{
    QTest::addColumn<bool>("later");
    QTest::newRow("answers at once") << false;
    QTest::newRow("answers later") << true;
}

void TestSecretsAtStart::withAWindowTheyMoveIntoTheKeychain()
{
    QFETCH(const bool, later);
    m_keychain.answersLater = later;
    const auto secrets = gathered(configurationWith({{token, fromFile}}), m_keychain, false);
    QCOMPARE(m_keychain.kept, keptWithApiToken({{token, {fromFile, itsHost}}}));
    QCOMPARE(secrets.values, withApiToken({{token, fromFile}}));
    QCOMPARE(secrets.warnings.size(), 1);
    QVERIFY(isSaid(secrets, QStringLiteral("The keychain has TWILIO_AUTH_TOKEN now. Where it was "
                                           "given (.env, line 7) it is not needed")));
    QVERIFY(!isSaid(secrets, fromFile));
}

void TestSecretsAtStart::anotherOneOfTheKeychainIsNotReplaced_data()
{
    QTest::addColumn<bool>("headless");
    QTest::newRow("window") << false;
    QTest::newRow("headless") << true;
}

void TestSecretsAtStart::anotherOneOfTheKeychainIsNotReplaced()
{
    QFETCH(const bool, headless);
    m_keychain.kept[token] = {fromKeychain, itsHost};
    const auto before = m_keychain.kept;
    const auto secrets = gathered(configurationWith({{token, fromFile}}), m_keychain, headless);
    QCOMPARE(secrets.values, withApiToken({{token, fromFile}}));
    QCOMPARE(m_keychain.kept, before);
    QCOMPARE(secrets.warnings.size(), 1);
    QVERIFY(isSaid(secrets, QStringLiteral("TWILIO_AUTH_TOKEN from .env, line 7 is not the one in "
                                           "the keychain: it holds for this run")));
}

void TestSecretsAtStart::aMailPasswordOfAnEarlierVersionIsBoundAtItsFirstUse_data()
{
    QTest::addColumn<bool>("refused");
    QTest::newRow("remembered") << false;
    QTest::newRow("the keychain does not take it") << true;
}

void TestSecretsAtStart::aMailPasswordOfAnEarlierVersionIsBoundAtItsFirstUse()
{
    QFETCH(const bool, refused);
    const auto host = QStringLiteral("mail.example.com");
    Configuration configuration;
    configuration.smtpUrl.value = QUrl(QStringLiteral("smtp://me@mail.example.com:587"));
    m_keychain.kept[password] = {fromKeychain};
    m_keychain.refused = refused ? std::set{password} : std::set<SecretName>();

    const auto secrets = gathered(configuration, m_keychain, true);

    QCOMPARE(secrets.values, withApiToken({{password, fromKeychain}}));
    QVERIFY(secrets.warnings.isEmpty());
    QCOMPARE(m_keychain.kept.at(password),
             (refused ? KeptSecret{fromKeychain} : KeptSecret{fromKeychain, host}));
}

void TestSecretsAtStart::whatIsForAnotherHostIsSaid()
{
    Configuration configuration;
    configuration.smtpUrl.value = QUrl(QStringLiteral("smtp://me@mail.evil.example:587"));
    m_keychain.kept[password] = {fromKeychain, QStringLiteral("mail.example.com")};
    const auto before = m_keychain.kept;
    for (const bool headless : {false, true}) {
        const auto secrets = gathered(configuration, m_keychain, headless);
        QCOMPARE(secrets.values, withApiToken({}));
        QVERIFY(isSaid(secrets, secrets.whyIncomplete));
        QVERIFY(isSaid(secrets, QStringLiteral("entered for mail.example.com: mail.evil.example "
                                               "does not get it")));
    }
    QCOMPARE(m_keychain.kept, before);
    const auto seen = lookAtSecrets(configuration, m_keychain);
    QCOMPARE(seen.values, withApiToken({}));
    QVERIFY(seen.keychainProblem->what.contains(QStringLiteral("mail.evil.example")));
}

void TestSecretsAtStart::withAWindowTheKeychainsAreUsed()
{
    m_keychain.kept = keptWithApiToken({{token, {fromKeychain}}, {password, {fromKeychain}}});
    const auto secrets = gathered({}, m_keychain, false);
    QCOMPARE(secrets.values, withApiToken({{token, fromKeychain}, {password, fromKeychain}}));
    QVERIFY(secrets.warnings.isEmpty());
}

void TestSecretsAtStart::withAWindowALockedKeychainMeansNone()
{
    m_keychain.isLocked = true;
    const auto secrets = gathered(configurationWith({{token, fromFile}}), m_keychain, false);
    QVERIFY(secrets.values.empty());
    QCOMPARE(secrets.whyIncomplete, FakeKeychain::locked().what);
    QVERIFY(
        isSaid(secrets, QStringLiteral("TWILIO_AUTH_TOKEN is not used: The keyring is locked.")));
    QVERIFY(isSaid(secrets, QStringLiteral("Unlock it.")));
    QVERIFY(!isSaid(secrets, fromFile));
}

void TestSecretsAtStart::whatCannotBeMovedIsNotUsed()
{
    m_keychain.refused = {token};
    const auto configuration = configurationWith({{token, fromFile}, {password, fromFile}});
    const auto secrets = gathered(configuration, m_keychain, false);
    QCOMPARE(secrets.values, withApiToken({{password, fromFile}}));
    QVERIFY(isSaid(secrets, QStringLiteral("TWILIO_AUTH_TOKEN is not used")));
    QVERIFY(isSaid(secrets, QStringLiteral("The keychain has SMTP_PASSWORD now.")));
}

void TestSecretsAtStart::headlessTheyStayInMemory()
{
    const auto secrets = gathered(configurationWith({{token, fromFile}}), m_keychain, true);
    QCOMPARE(secrets.values, withApiToken({{token, fromFile}}));
    QCOMPARE(m_keychain.kept, keptWithApiToken({}));
    QVERIFY(secrets.warnings.isEmpty());
}

void TestSecretsAtStart::headlessTheKeychainGivesTheRest()
{
    m_keychain.answersLater = true;
    m_keychain.kept[password] = {fromKeychain};
    const auto secrets = gathered(configurationWith({{token, fromFile}}), m_keychain, true);
    QCOMPARE(secrets.values, withApiToken({{token, fromFile}, {password, fromKeychain}}));
}

void TestSecretsAtStart::headlessALockedKeychainIsNoNews()
{
    m_keychain.isLocked = true;
    const auto secrets = gathered(configurationWith({{token, fromFile}}), m_keychain, true);
    QCOMPARE(secrets.values, (Values{{token, fromFile}}));
    QVERIFY(secrets.warnings.isEmpty());
}

void TestSecretsAtStart::aLockedKeychainIsAskedOnce_data()
{
    QTest::addColumn<bool>("headless");
    QTest::newRow("window") << false;
    QTest::newRow("headless") << true;
}

/// The keychain may take half a minute for each question.
void TestSecretsAtStart::aLockedKeychainIsAskedOnce()
{
    QFETCH(const bool, headless);
    m_keychain.isLocked = true;
    gathered({}, m_keychain, headless);
    QCOMPARE(m_keychain.reads, 1);
}

void TestSecretsAtStart::aMissingApiTokenIsMade_data()
{
    QTest::addColumn<bool>("headless");
    QTest::newRow("window") << false;
    QTest::newRow("headless") << true;
}

void TestSecretsAtStart::aMissingApiTokenIsMade()
{
    QFETCH(const bool, headless);
    m_keychain.kept.clear();
    const auto first = gathered({}, m_keychain, headless).values;
    QVERIFY(first.at(SecretName::ApiToken).text().size() >= 43); // 256 bits
    QCOMPARE(m_keychain.kept, (Kept{{SecretName::ApiToken, {first.at(SecretName::ApiToken)}}}));
    QCOMPARE(gathered({}, m_keychain, headless).values, first);
}

void TestSecretsAtStart::anApiTokenThatCannotBeKeptIsNotUsed()
{
    m_keychain.kept.clear();
    m_keychain.refused = {SecretName::ApiToken};
    const auto secrets = gathered({}, m_keychain, false);
    QVERIFY(secrets.values.empty());
    QVERIFY(isSaid(secrets, QStringLiteral("The keyring is locked.")));
}

void TestSecretsAtStart::anApiTokenThatCanBeGuessedIsNotUsed()
{
    m_keychain.kept = {{SecretName::ApiToken, {QStringLiteral("hunter2")}}};
    const auto secrets = gathered({}, m_keychain, false);
    QVERIFY(secrets.values.at(SecretName::ApiToken).isEmpty());
    QVERIFY(isSaid(secrets, QStringLiteral("SAVEHUB_API_TOKEN is not used: It can be guessed")));
    QCOMPARE(m_keychain.kept.at(SecretName::ApiToken).value, QStringLiteral("hunter2"));
}

void TestSecretsAtStart::writingAnswers_data()
{
    QTest::addColumn<bool>("later");
    QTest::addColumn<bool>("locked");
    QTest::newRow("at once") << false << false;
    QTest::newRow("later") << true << false;
    QTest::newRow("locked, at once") << false << true;
    QTest::newRow("locked, later") << true << true;
}

void TestSecretsAtStart::writingAnswers()
{
    QFETCH(const bool, later);
    QFETCH(const bool, locked);
    m_keychain.answersLater = later;
    m_keychain.isLocked = locked;
    const auto written = writeSecret(m_keychain, token, {fromFile, itsHost});
    QCOMPARE(written.has_value(), !locked);
    QCOMPARE(m_keychain.kept.contains(token), !locked);
    QVERIFY(written || written.error() == FakeKeychain::locked());
}

QTEST_GUILESS_MAIN(TestSecretsAtStart)
#include "tst_secrets_at_start.moc"
