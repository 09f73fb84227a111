// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_account.h"

#include "net/basic_authorization.h"

#include <QTest>

using namespace savehub;

namespace {

TwilioAccount goodAccount()
{
    TwilioAccount account;
    account.accountSid = QStringLiteral("AC0123456789abcdef0123456789ABCDEF");
    account.authToken = QStringLiteral("fedcba9876543210fedcba9876543210");
    account.fromNumber = PhoneNumber::fromE164(u"+15005550006");
    return account;
}

} // namespace

class TestTwilioAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodAccountHasNoProblem();
    void missingCredentialsAreNamedAsUsersKnowThem_data();
    void missingCredentialsAreNamedAsUsersKnowThem();
    void secretsThatMayComeAreWaitedFor();
    void whySecretsAreMissingIsSaid();
    void namesTheSettingToChange_data();
    void namesTheSettingToChange();
    void saysWhatIsLostWithoutTheToken_data();
    void saysWhatIsLostWithoutTheToken();
    void takesTheseApiBases_data();
    void takesTheseApiBases();
    void anApiKeyGoesBeforeTheToken();
    void makesResourceUrls_data();
    void makesResourceUrls();
};

void TestTwilioAccount::aGoodAccountHasNoProblem()
{
    auto account = goodAccount();
    QCOMPARE(problem(account, false), QString());
    account.webhookUrl = QUrl(QStringLiteral("https://console.example.com/hooks"));
    QCOMPARE(problem(account, false), QString());
    QCOMPARE(problem(account, true), QString());
    account.webhookUrl.setScheme(QStringLiteral("http"));
    QCOMPARE(problem(account, false), QString());
}

void TestTwilioAccount::missingCredentialsAreNamedAsUsersKnowThem_data()
{
    QTest::addColumn<TwilioAccount>("account");
    QTest::newRow("nothing") << TwilioAccount();
    auto account = goodAccount();
    account.accountSid.clear();
    QTest::newRow("no account") << account;
    account = goodAccount();
    account.authToken.clear();
    QTest::newRow("no token") << account;
    account.apiKeySid = QStringLiteral("SK0123456789abcdef0123456789abcdef");
    QTest::newRow("half an API key") << account;
}

void TestTwilioAccount::missingCredentialsAreNamedAsUsersKnowThem()
{
    QFETCH(TwilioAccount, account);
    QCOMPARE(problem(account, false), QStringLiteral("Twilio credentials not configured"));
}

void TestTwilioAccount::secretsThatMayComeAreWaitedFor()
{
    auto account = goodAccount();
    account.whyIncomplete = QStringLiteral("Waiting for the keyring.");
    account.isAwaited = true;
    QVERIFY(!isAwaited(account)); // nothing is missing, so nothing is awaited
    QCOMPARE(problem(account, false), QString());
    account.authToken.clear();
    QVERIFY(isAwaited(account));
    QCOMPARE(problem(account, false), account.whyIncomplete);
    account.accountSid.clear(); // the keyring does not have the account's SID
    QVERIFY(!isAwaited(account));
}

void TestTwilioAccount::whySecretsAreMissingIsSaid()
{
    auto account = goodAccount();
    account.authToken.clear();
    account.whyIncomplete = QStringLiteral("The keyring is locked.");
    QVERIFY(!isAwaited(account));
    QCOMPARE(problem(account, false),
             QStringLiteral("Twilio credentials not configured. The keyring is locked."));
}

void TestTwilioAccount::namesTheSettingToChange_data()
{
    QTest::addColumn<TwilioAccount>("account");
    QTest::addColumn<bool>("production");
    QTest::addColumn<QString>("setting");
    const auto row = [](const char *name, auto change, const char *setting,
                        bool production = false) {
        auto account = goodAccount();
        change(account);
        QTest::newRow(name) << account << production << QString::fromLatin1(setting);
    };
    const auto webhook = [](const char *url) {
        return [url](TwilioAccount &a) {
            a.webhookUrl = QUrl(QString::fromLatin1(url));
        };
    };
    const auto base = [](const char *url) {
        return [url](TwilioAccount &a) {
            a.apiBaseUrl = QUrl(QString::fromLatin1(url));
        };
    };
    row(
        "short account SID", [](auto &a) { a.accountSid.chop(1); }, "TWILIO_ACCOUNT_SID");
    row(
        "line break after it", [](auto &a) { a.accountSid += u'\n'; }, "TWILIO_ACCOUNT_SID");
    row(
        "wrong prefix", [](auto &a) { a.accountSid.replace(0, 2, QStringLiteral("SK")); },
        "TWILIO_ACCOUNT_SID");
    row(
        "token of other letters", [](auto &a) { a.authToken = QString(32, u'g'); },
        "TWILIO_AUTH_TOKEN");
    row(
        "bad API key SID",
        [](auto &a) {
            a.apiKeySid = QStringLiteral("SKx");
            a.apiKeySecret = QStringLiteral("s");
        },
        "TWILIO_API_KEY_SID");
    row(
        "no from-number", [](auto &a) { a.fromNumber.reset(); }, "TWILIO_FROM_NUMBER");
    row("plain http API", base("http://api.example.com"), "TWILIO_API_BASE_URL");
    row("no API address", base(""), "TWILIO_API_BASE_URL");
    row("https without host", base("https://"), "TWILIO_API_BASE_URL");
    row("name that only looks local", base("http://127.0.0.1.example.com"), "TWILIO_API_BASE_URL");
    row("no webhook in production", webhook(""), "CALL_WEBHOOK_URL", true);
    row("http webhook in production", webhook("http://console.example.com"), "CALL_WEBHOOK_URL",
        true);
    row("no web address", webhook("ftp://console.example.com"), "CALL_WEBHOOK_URL");
    row("no host", webhook("https:///hooks"), "CALL_WEBHOOK_URL");
    row("underscore in the host", webhook("https://my_console.example.com"), "CALL_WEBHOOK_URL");
    row(
        "too long",
        [](auto &a) {
            a.webhookUrl = QUrl(QStringLiteral("https://example.com/") + QString(1000, u'a'));
        },
        "CALL_WEBHOOK_URL");
}

void TestTwilioAccount::namesTheSettingToChange()
{
    QFETCH(TwilioAccount, account);
    QFETCH(bool, production);
    QFETCH(QString, setting);
    const auto text = problem(account, production);
    QVERIFY2(text.startsWith(setting), qPrintable(text));
    for (const auto &secret : {account.authToken.text(), account.apiKeySecret.text()}) {
        QVERIFY(secret.size() < 5 || !text.contains(secret));
    }
}

void TestTwilioAccount::saysWhatIsLostWithoutTheToken_data()
{
    QTest::addColumn<TwilioAccount>("account");
    QTest::addColumn<bool>("warns");
    auto account = goodAccount();
    account.webhookUrl = QUrl(QStringLiteral("https://console.example.com"));
    QTest::newRow("token") << account << false;
    account.apiKeySid = QStringLiteral("SK0123456789abcdef0123456789abcdef");
    account.apiKeySecret = QStringLiteral("secret");
    QTest::newRow("both") << account << false;
    account.authToken.clear();
    QTest::newRow("key alone") << account << true;
    account.webhookUrl.clear();
    QTest::newRow("no webhook to believe") << account << false;
    QTest::newRow("nothing") << TwilioAccount() << false;
}

void TestTwilioAccount::saysWhatIsLostWithoutTheToken()
{
    QFETCH(const TwilioAccount, account);
    QFETCH(const bool, warns);
    const auto warning = webhookWarning(account);
    QCOMPARE(!warning.isEmpty(), warns);
    QCOMPARE(warning.contains(QStringLiteral("TWILIO_AUTH_TOKEN")), warns);
    if (warns) { // calls go out all the same
        QCOMPARE(problem(account, true), QString());
    }
}

void TestTwilioAccount::takesTheseApiBases_data()
{
    QTest::addColumn<QUrl>("base");
    for (const auto *base : {"https://api.twilio.com", "https://api.dublin.ie1.twilio.com",
                             "http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:1"}) {
        QTest::newRow(base) << QUrl(QString::fromLatin1(base));
    }
}

void TestTwilioAccount::takesTheseApiBases()
{
    QFETCH(QUrl, base);
    auto account = goodAccount();
    account.apiBaseUrl = base;
    QCOMPARE(problem(account, false), QString());
}

void TestTwilioAccount::anApiKeyGoesBeforeTheToken()
{
    auto account = goodAccount();
    QCOMPARE(authorization(account), basicAuthorization(account.accountSid, account.authToken));
    account.apiKeySid = QStringLiteral("SK0123456789abcdef0123456789abcdef");
    QCOMPARE(authorization(account), basicAuthorization(account.accountSid, account.authToken));
    account.apiKeySecret = QStringLiteral("secret");
    QCOMPARE(authorization(account), basicAuthorization(account.apiKeySid, account.apiKeySecret));
}

void TestTwilioAccount::makesResourceUrls_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("start");
    QTest::newRow("plain") << QStringLiteral("https://api.twilio.com")
                           << QStringLiteral("https://api.twilio.com/");
    QTest::newRow("slash") << QStringLiteral("https://api.twilio.com/")
                           << QStringLiteral("https://api.twilio.com/");
    QTest::newRow("path") << QStringLiteral("https://proxy.example.com/twilio/")
                          << QStringLiteral("https://proxy.example.com/twilio/");
}

void TestTwilioAccount::makesResourceUrls()
{
    QFETCH(QString, base);
    QFETCH(QString, start);
    auto account = goodAccount();
    account.apiBaseUrl = QUrl(base);
    QCOMPARE(
        resourceUrl(account, QStringLiteral("Calls.json")).toString(),
        start
            + QStringLiteral("2010-04-01/Accounts/AC0123456789abcdef0123456789ABCDEF/Calls.json"));
}

QTEST_GUILESS_MAIN(TestTwilioAccount)
#include "tst_twilio_account.moc"
