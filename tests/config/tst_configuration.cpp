// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configuration.h"

#include <QTest>

using namespace savehub;

namespace {

const auto accountSid = QStringLiteral("AC0123456789abcdef0123456789ABCDEF");
const auto keySid = QStringLiteral("SK0123456789abcdef0123456789ABCDEF");
const auto token = QStringLiteral("fedcba98765432100123456789abcdef");

Configuration fromFile(const QString &lines)
{
    return readConfiguration({}, parseEnvFile(lines.toUtf8(), QStringLiteral(".env")));
}

Configuration fromEnvironment(const QString &variable, const QString &value)
{
    return readConfiguration({{variable, value}}, {});
}

QString allTexts(const Configuration &configuration)
{
    QString texts;
    for (const auto &problem : configuration.problems) {
        texts += problem.text() + u'\n';
    }
    return texts;
}

} // namespace

class TestConfiguration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSetGivesTheDefaults()
    {
        const auto c = readConfiguration({}, {});
        QVERIFY(c.problems.empty());
        QVERIFY(c.secrets.empty());
        QVERIFY(!c.production);
        QCOMPARE(c.provider.value, Provider::Mock);
        QVERIFY(!c.provider.isGiven());
        QVERIFY(!c.testMode.value);
        QVERIFY(!c.twilioFromNumber.value);
        QCOMPARE(c.twilioApiBaseUrl.value, QUrl(QStringLiteral("https://api.twilio.com")));
        QVERIFY(c.callWebhookUrl.value.isEmpty());
        QVERIFY(c.database.value.isEmpty());
    }

    void everyVariableIsRead()
    {
        const auto c =
            fromFile(QStringLiteral("CALL_PROVIDER=twilio\n"
                                    "NODE_ENV=production\n"
                                    "TWILIO_ACCOUNT_SID=%1\n"
                                    "TWILIO_AUTH_TOKEN=%3\n"
                                    "TWILIO_AUTH_TOKEN_SECONDARY=%3\n"
                                    "TWILIO_API_KEY_SID=%2\n"
                                    "TWILIO_API_KEY_SECRET=0123456789abcdefghijklmnopqrstUV\n"
                                    "TWILIO_FROM_NUMBER=+15005550006\n"
                                    "CALL_WEBHOOK_URL=https://hooks.example.com/savehub/\n"
                                    "CALL_TEST_MODE=yes\n"
                                    "TWILIO_API_BASE_URL=https://api.dublin.ie1.twilio.com\n"
                                    "SMTP_URL=smtp://me%40example.com@mail.example.com:587\n"
                                    "SMTP_FROM=reminders@example.com\n"
                                    "SMTP_PASSWORD=a b\n"
                                    "SAVEHUB_DATABASE=/data/team.db\n"
                                    "SAVEHUB_API_TOKEN=7c1f09e2b64d83a5f0d92e6b1748ca35\n")
                         .replace(QStringLiteral("%1"), accountSid)
                         .replace(QStringLiteral("%2"), keySid)
                         .replace(QStringLiteral("%3"), token));
        QCOMPARE(allTexts(c), QString());
        QVERIFY(c.production);
        QCOMPARE(c.provider,
                 (Configured<Provider>{Provider::Twilio, QStringLiteral(".env, line 1")}));
        QCOMPARE(c.testMode, (Configured<bool>{true, QStringLiteral(".env, line 10")}));
        QCOMPARE(c.twilioAccountSid.value, accountSid);
        QCOMPARE(c.twilioApiKeySid.value, keySid);
        QCOMPARE(c.twilioFromNumber.value->e164(), QStringLiteral("+15005550006"));
        QCOMPARE(c.callWebhookUrl.value.toString(),
                 QStringLiteral("https://hooks.example.com/savehub"));
        QCOMPARE(c.twilioApiBaseUrl.value.host(), QStringLiteral("api.dublin.ie1.twilio.com"));
        QCOMPARE(c.smtpUrl.value.userName(QUrl::FullyDecoded), QStringLiteral("me@example.com"));
        QCOMPARE(c.smtpUrl.value.port(), 587);
        QCOMPARE(c.smtpFrom.value, QStringLiteral("reminders@example.com"));
        QCOMPARE(c.database.value, QStringLiteral("/data/team.db"));
        QCOMPARE(c.secrets, (Secrets{{SecretName::TwilioAuthToken, token},
                                     {SecretName::TwilioAuthTokenSecondary, token},
                                     {SecretName::TwilioApiKeySecret,
                                      QStringLiteral("0123456789abcdefghijklmnopqrstUV")},
                                     {SecretName::SmtpPassword, QStringLiteral("a b")},
                                     {SecretName::ApiToken,
                                      QStringLiteral("7c1f09e2b64d83a5f0d92e6b1748ca35")}}));
        QCOMPARE(c.secretPlaces.at(SecretName::SmtpPassword), QStringLiteral(".env, line 14"));
    }

    void theEnvironmentWinsUnlessItIsEmpty()
    {
        const auto file = parseEnvFile("SMTP_FROM=file@example.com", QStringLiteral(".env"));
        const auto set = readConfiguration(
            {{QStringLiteral("SMTP_FROM"), QStringLiteral("env@example.com")}}, file);
        QCOMPARE(set.smtpFrom, (Configured<QString>{QStringLiteral("env@example.com"),
                                                    QStringLiteral("environment")}));
        const auto empty =
            readConfiguration({{QStringLiteral("SMTP_FROM"), QStringLiteral(" ")}}, file);
        QCOMPARE(empty.smtpFrom, (Configured<QString>{QStringLiteral("file@example.com"),
                                                      QStringLiteral(".env, line 1")}));
    }

    void productionChoosesTwilioUnlessAProviderIsNamed()
    {
        QCOMPARE(fromFile(QStringLiteral("NODE_ENV=production")).provider.value, Provider::Twilio);
        QCOMPARE(fromFile(QStringLiteral("NODE_ENV=development")).provider.value, Provider::Mock);
        QCOMPARE(fromFile(QStringLiteral("NODE_ENV=production\nCALL_PROVIDER=mock")).provider.value,
                 Provider::Mock);
    }

    void whatCannotBeReadFallsOnTheSafeSide()
    {
        const auto c = fromFile(
            QStringLiteral("NODE_ENV=production\nCALL_PROVIDER=Twillio\nCALL_TEST_MODE=ture"));
        QCOMPARE(c.provider.value, Provider::Mock);
        QVERIFY(c.testMode.value);
        QVERIFY(c.hasErrors());
        QCOMPARE(c.problems.size(), size_t(2));
        QVERIFY(c.problems[0].what.contains(QStringLiteral("Twillio")));
        QCOMPARE(c.problems[1].where, QStringLiteral(".env, line 3"));
    }

    void testModeIsWrittenInManyWays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("on");
        for (const auto *text : {"true", "1", "yes", "TRUE", "Yes"}) {
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        }
        for (const auto *text : {"false", "0", "no", "False"}) {
            QTest::newRow(text) << QString::fromLatin1(text) << false;
        }
    }

    void testModeIsWrittenInManyWays()
    {
        QFETCH(QString, text);
        const auto c = fromEnvironment(QStringLiteral("CALL_TEST_MODE"), text);
        QVERIFY(c.problems.empty());
        QVERIFY(c.testMode.isGiven());
        QTEST(c.testMode.value, "on");
    }

    void aBadValueIsAnErrorThatDoesNotRepeatIt_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *variable, const QString &value) {
            QTest::addRow("%s %s", variable, qPrintable(value.left(12)))
                << QString::fromLatin1(variable) << value;
        };
        row("TWILIO_ACCOUNT_SID", token);
        row("TWILIO_ACCOUNT_SID", accountSid + u'0');
        row("TWILIO_ACCOUNT_SID", keySid);
        row("TWILIO_API_KEY_SID", accountSid);
        row("TWILIO_AUTH_TOKEN", token.chopped(1));
        row("TWILIO_AUTH_TOKEN", token
                                     + QStringLiteral("\n"
                                                      "x"));
        row("TWILIO_AUTH_TOKEN", QString(token).replace(u'f', u'g'));
        row("TWILIO_AUTH_TOKEN", QString(32, u'0'));
        row("TWILIO_AUTH_TOKEN", QStringLiteral("0123456").repeated(5).left(32));
        row("TWILIO_AUTH_TOKEN_SECONDARY", accountSid);
        row("TWILIO_AUTH_TOKEN_SECONDARY", QString(32, u'0'));
        row("TWILIO_API_KEY_SECRET", token + u'0');
        row("TWILIO_API_KEY_SECRET", QStringLiteral("aB").repeated(16));
        row("TWILIO_FROM_NUMBER", QStringLiteral("15005550006"));
        row("TWILIO_FROM_NUMBER", QStringLiteral("+1 500 555 0006"));
        row("CALL_WEBHOOK_URL", QStringLiteral("hooks.example.com"));
        row("CALL_WEBHOOK_URL", QStringLiteral("ftp://hooks.example.com"));
        row("CALL_WEBHOOK_URL", QStringLiteral("https://me:secret@hooks.example.com"));
        row("CALL_WEBHOOK_URL", QStringLiteral("https://hooks.example.com/?a=b"));
        row("CALL_WEBHOOK_URL", QStringLiteral("https://hooks.example.com/#a"));
        row("CALL_WEBHOOK_URL", QStringLiteral("https://my_hooks.example.com"));
        row("CALL_WEBHOOK_URL", QStringLiteral("https://"));
        row("TWILIO_API_BASE_URL", QStringLiteral("http://api.twilio.com"));
        row("TWILIO_API_BASE_URL", QStringLiteral("http://127.0.0.1.example.com"));
        row("TWILIO_API_BASE_URL", QStringLiteral("https://me:secret@api.twilio.com"));
        row("SMTP_URL", QStringLiteral("mail.example.com:587"));
        row("SMTP_URL", QStringLiteral("http://mail.example.com"));
        row("SMTP_URL", QStringLiteral("smtp://"));
        row("SMTP_URL", QStringLiteral("smtp://me:se/cret@mail.example.com"));
        row("SMTP_URL", QStringLiteral("smtp://me:123#cret@mail.example.com"));
        row("SMTP_URL", QStringLiteral("smtp://me:123?cret@mail.example.com"));
        row("SMTP_URL", QStringLiteral("smtp://me:secret%0D%0A@mail.example.com"));
        row("SMTP_FROM", QStringLiteral("reminders"));
        row("SMTP_FROM", QStringLiteral("reminders@"));
        row("SMTP_FROM", QStringLiteral("a@b.com, c@d.com"));
        row("SMTP_FROM", QStringLiteral("a@b.com\r\nBcc: c@d.com"));
        row("SMTP_FROM", QStringLiteral("Me <a@b.com>"));
        row("SMTP_PASSWORD", QStringLiteral("a\nb"));
        row("SAVEHUB_DATABASE", QStringLiteral("postgresql://me:secret@db/team"));
        row("SAVEHUB_DATABASE", QStringLiteral("postgres://db/team"));
        row("SAVEHUB_DATABASE", QStringLiteral("mysql://me:secret@db/team"));
        row("SAVEHUB_DATABASE", QStringLiteral("postgres:team"));
        row("SAVEHUB_DATABASE", QStringLiteral("file:team.db"));
        row("SAVEHUB_DATABASE", QStringLiteral("db.example.com:5432/team"));
        row("SAVEHUB_DATABASE", QStringLiteral("me:secret@db:5432"));
        row("SAVEHUB_DATABASE", QStringLiteral("~/team.db"));
        row("SAVEHUB_DATABASE", QStringLiteral("jdbc:sqlite:q.db"));
        row("SAVEHUB_DATABASE", QStringLiteral(":memory:"));
        row("SAVEHUB_API_TOKEN", QStringLiteral("short"));
        row("SAVEHUB_API_TOKEN", QStringLiteral("thirty letters and spaces, all of it random"));
        row("SAVEHUB_API_TOKEN", QStringLiteral("0123456789abcdef"));
        row("SAVEHUB_API_TOKEN", QStringLiteral("7c1f09e2b64d83a5f0d92e6b1748ca3"));
        row("SAVEHUB_API_TOKEN", QStringLiteral("31415926535897932384626433832795028841"));
        row("SAVEHUB_API_TOKEN", QStringLiteral("hUyTc6Nq0VwXzR4bLk2mP"));
        row("SAVEHUB_API_TOKEN", QString(64, u'a'));
        row("SAVEHUB_API_TOKEN", QStringLiteral("abc123").repeated(12));
        row("SAVEHUB_API_TOKEN", QStringLiteral("0123456789abcdef").repeated(33));
    }

    void aBadValueIsAnErrorThatDoesNotRepeatIt()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        const auto c = fromEnvironment(variable, value);
        QCOMPARE(c.problems.size(), size_t(1));
        const auto &problem = c.problems.front();
        QCOMPARE(problem.severity, ConfigProblem::Severity::Error);
        QCOMPARE(problem.variable, variable);
        QCOMPARE(problem.where, QStringLiteral("environment"));
        QVERIFY(!problem.what.isEmpty());
        QVERIFY(!problem.advice.isEmpty());
        QVERIFY2(!problem.what.contains(value), qPrintable(problem.what));
        QVERIFY(!problem.text().contains(QStringLiteral("cret")));
        QVERIFY(c.secrets.empty());
    }

    void takesATokenOf128Bits_data()
    {
        QTest::addColumn<QString>("value");
        for (const auto *value :
             {"7c1f09e2b64d83a5f0d92e6b1748ca35", "7C1F09E2B64D83A5F0D92E6B1748CA35",
              "314159265358979323846264338327950288419", "hUyTc6Nq0VwXzR4bLk2mPd",
              "q7-zm_Xp4LwT9cR2vB8s", "k3v9q7z1m5x8p4w2t6r0b1n2d"}) {
            QTest::newRow(value) << QString::fromLatin1(value);
        }
    }

    void takesATokenOf128Bits()
    {
        QFETCH(QString, value);
        const auto c = fromEnvironment(QStringLiteral("SAVEHUB_API_TOKEN"), value);
        QCOMPARE(allTexts(c), QString());
        QCOMPARE(c.secrets.at(SecretName::ApiToken), value);
    }

    void aWebhookIsHttpsInProduction()
    {
        const auto line = QStringLiteral("\nCALL_WEBHOOK_URL=http://hooks.example.com");
        const auto production = fromFile(QStringLiteral("NODE_ENV=production") + line);
        QVERIFY(production.hasErrors());
        QVERIFY(!production.callWebhookUrl.isGiven());
        const auto elsewhere = fromFile(line);
        QVERIFY(!elsewhere.hasErrors());
        QCOMPARE(elsewhere.problems.size(), size_t(1));
        QCOMPARE(elsewhere.callWebhookUrl.value.host(), QStringLiteral("hooks.example.com"));
    }

    void aWebhookThatTwilioCannotReachIsWarnedOf_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("warnings");
        QTest::newRow("public") << "https://hooks.example.com:8443" << 0;
        QTest::newRow("public address") << "https://203.0.114.9" << 0;
        QTest::newRow("localhost") << "http://localhost:3000" << 1;
        QTest::newRow("loopback") << "https://127.0.0.1" << 1;
        QTest::newRow("loopback v6") << "https://[::1]:3000" << 1;
        QTest::newRow("private 10") << "https://10.1.2.3" << 1;
        QTest::newRow("private 192.168") << "https://192.168.1.2" << 1;
        QTest::newRow("private 172.16") << "https://172.16.1.2" << 1;
        QTest::newRow("private v6") << "https://[fd00::1]" << 1;
        QTest::newRow("single name") << "https://nas" << 1;
        QTest::newRow("mDNS") << "https://nas.local" << 1;
    }

    void aWebhookThatTwilioCannotReachIsWarnedOf()
    {
        QFETCH(QString, url);
        const auto c = fromEnvironment(QStringLiteral("CALL_WEBHOOK_URL"), url);
        QVERIFY(c.callWebhookUrl.isGiven());
        QVERIFY(!c.hasErrors());
        QTEST(static_cast<int>(c.problems.size()), "warnings");
    }

    void aMisspeltVariableOfTheFileIsWarnedOf()
    {
        const auto c = fromFile(QStringLiteral("TWILIO_ACOUNT_SID=x\nDATABASE_URL=x"));
        QCOMPARE(c.problems.size(), size_t(1));
        QCOMPARE(c.problems.front().variable, QStringLiteral("TWILIO_ACOUNT_SID"));
        QCOMPARE(c.problems.front().severity, ConfigProblem::Severity::Warning);
    }

    void problemsOfTheFileAreKept()
    {
        const auto c = fromFile(QStringLiteral("nonsense"));
        QVERIFY(c.hasErrors());
        QCOMPARE(c.problems.front().where, QStringLiteral(".env, line 1"));
    }

    void theProcessEnvironmentIsReadAtTheEdge()
    {
        qputenv("SMTP_FROM", "me@example.com");
        qputenv("SOMETHING_ELSE", "x");
        const auto environment = takeEnvironment();
        QCOMPARE(environment.at(QStringLiteral("SMTP_FROM")), QStringLiteral("me@example.com"));
        QVERIFY(!environment.contains(QStringLiteral("SOMETHING_ELSE")));
        QCOMPARE(qgetenv("SMTP_FROM"), QByteArray("me@example.com"));
    }
};

QTEST_GUILESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
