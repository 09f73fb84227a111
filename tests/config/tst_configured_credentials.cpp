// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configuration.h"

#include <QTest>

#include <array>
#include <utility>

#include <unistd.h>

using namespace savehub;

/// Where credentials come from, and to which hosts they may go.
class TestConfiguredCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void credentialsTravelInTheClearOnThisMachineOnly()
    {
        const auto variable = QStringLiteral("TWILIO_API_BASE_URL");
        for (const auto *url : {"http://127.0.0.1:8080", "http://localhost", "http://[::1]:80"}) {
            const auto c = readConfiguration({{variable, QString::fromLatin1(url)}}, {});
            QVERIFY(c.problems.empty());
            QVERIFY(c.twilioApiBaseUrl.isGiven());
        }
    }

    void credentialsGoToNoOtherHostThatIsNotAllowed_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QStringList>("allowed");
        QTest::addColumn<bool>("taken");
        const auto gateway = QStringLiteral("https://gateway.example.com/twilio");
        const QStringList others{QStringLiteral("a.example"), QStringLiteral("example.com")};
        QTest::newRow("Twilio's") << QStringLiteral("https://api.sydney.au1.twilio.com")
                                  << QStringList() << true;
        QTest::newRow("no host of Twilio's") << gateway << QStringList() << false;
        QTest::newRow("looks like one")
            << QStringLiteral("https://twilio.com.example.com") << QStringList() << false;
        QTest::newRow("ends like one")
            << QStringLiteral("https://eviltwilio.com") << QStringList() << false;
        QTest::newRow("others are allowed") << gateway << others << false;
        QTest::newRow("allowed") << gateway
                                 << others + QStringList{QStringLiteral("gateway.example.com")}
                                 << true;
        QTest::newRow("allowed, in capitals")
            << QStringLiteral("https://GATEWAY.example.com")
            << QStringList{QStringLiteral("gateway.example.com")} << true;
        QTest::newRow("allowed, but not encrypted")
            << QStringLiteral("http://gateway.example.com")
            << QStringList{QStringLiteral("gateway.example.com")} << false;
    }

    void credentialsGoToNoOtherHostThatIsNotAllowed()
    {
        QFETCH(const QString, url);
        QFETCH(const QStringList, allowed);
        const auto c =
            readConfiguration({{QStringLiteral("TWILIO_API_BASE_URL"), url}}, {}, allowed);
        QTEST(c.twilioApiBaseUrl.isGiven(), "taken");
        QCOMPARE(c.hasErrors(), !c.twilioApiBaseUrl.isGiven());
        if (c.hasErrors() && url.startsWith(QLatin1String("https"))) {
            QVERIFY(c.problems.front().text().contains(QStringLiteral("--allow-api-host ")
                                                       + QUrl(url).host()));
        }
    }

    void aPasswordIsTakenOutOfTheMailAddress()
    {
        const auto c =
            readConfiguration({{QStringLiteral("SMTP_URL"),
                                QStringLiteral("smtps://me:p%40ss%20w@mail.example.com")}},
                              {});
        QVERIFY(c.problems.empty());
        QCOMPARE(c.smtpUrl.value.toString(), QStringLiteral("smtps://me@mail.example.com"));
        QCOMPARE(c.secrets.at(SecretName::SmtpPassword), QStringLiteral("p@ss w"));
        QCOMPARE(c.secretPlaces.at(SecretName::SmtpPassword), QStringLiteral("environment"));
    }

    void ofTwoMailPasswordsTheStrongerPlaceWins()
    {
        const auto variable = QStringLiteral("SMTP_URL");
        const auto url = QStringLiteral("smtp://me:inside@mail.example.com");
        const auto own = parseEnvFile("SMTP_PASSWORD=own", QStringLiteral(".env"));
        QCOMPARE(readConfiguration({{variable, url}}, own).secrets.at(SecretName::SmtpPassword),
                 QStringLiteral("inside"));
        const Environment both{{variable, url},
                               {QStringLiteral("SMTP_PASSWORD"), QStringLiteral("own")}};
        QCOMPARE(readConfiguration(both, {}).secrets.at(SecretName::SmtpPassword),
                 QStringLiteral("own"));
    }

    void secretsDoNotStayInTheProcessEnvironment_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const auto *name :
             {"TWILIO_AUTH_TOKEN", "TWILIO_AUTH_TOKEN_SECONDARY", "TWILIO_API_KEY_SECRET",
              "SMTP_PASSWORD", "SAVEHUB_API_TOKEN", "SMTP_URL"}) {
            QTest::newRow(name) << QByteArray(name);
        }
    }

    void secretsDoNotStayInTheProcessEnvironment()
    {
        QFETCH(const QByteArray, name);
        qputenv(name.constData(), "a s3cret");
        const char *const kept = std::getenv(name.constData());
        QCOMPARE(takeEnvironment().at(QString::fromLatin1(name)), QStringLiteral("a s3cret"));
        QVERIFY(!qEnvironmentVariableIsSet(name.constData()));
        QCOMPARE(QByteArray(kept, 8), QByteArray(8, '\0')); // what /proc would show
        QVERIFY(!takeEnvironment().contains(QString::fromLatin1(name)));
    }

    /// execve() allows that. getenv() returns the first one.
    void aSecretThatIsGivenTwiceGoesTwice()
    {
        std::array<QByteArray, 2> given{"SMTP_PASSWORD=a s3cret", "SMTP_PASSWORD=another"};
        std::array<char *, 3> twice{given[0].data(), given[1].data(), nullptr};
        char **const before = std::exchange(environ, twice.data());
        const auto taken = takeEnvironment();
        environ = before;
        QCOMPARE(taken.at(QStringLiteral("SMTP_PASSWORD")), QStringLiteral("a s3cret"));
        for (const auto &entry : given) {
            QCOMPARE(entry.mid(14), QByteArray(entry.size() - 14, '\0'));
        }
    }
};

QTEST_GUILESS_MAIN(TestConfiguredCredentials)
#include "tst_configured_credentials.moc"
