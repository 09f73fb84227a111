// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/smtp_mail_gateway.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

#include "phrases/in_words.h"
#include "tests/mail/mail_server.h"
#include "tests/mail/sending.h"

using namespace savehub;
using namespace savehub::test;

namespace {

const auto password = QStringLiteral("s3cret wörd");

SmtpAccount login(QUrl server, const QString &secret = password)
{
    server.setUserName(QStringLiteral("me@example.com"));
    return {server, secret, QStringLiteral("reminders@example.com")};
}

SendOutcome loginNow(const SmtpAccount &as, const SmtpOptions &options = {})
{
    SmtpMailGateway gateway([as] { return as; }, [as] { return Redaction({as.password}); },
                            options);
    std::optional<SendOutcome> answer;
    gateway.tryLogin([&](const SendOutcome &outcome) { answer = outcome; });
    const bool answered = QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    return answered ? *answer : OnlyBuilt{};
}

SendOutcome sendNow(const SmtpAccount &as, const SmtpOptions &options = {})
{
    SmtpMailGateway gateway([as] { return as; }, [as] { return Redaction({as.password}); },
                            options);
    return test::sendNow(gateway);
}

/// The reason that \a outcome gives to people.
QString words(const SendOutcome &outcome)
{
    return inWords(whyNot(outcome));
}

} // namespace

/// Tests against real SMTP servers on this machine, judged by what they received.
class TestSmtpMailGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const auto arguments =
            QStringLiteral("req -x509 -newkey rsa:2048 -noenc -days 2 -subj /CN=localhost "
                           "-addext subjectAltName=DNS:localhost")
                .split(u' ');
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      arguments
                          + QStringList{QStringLiteral("-keyout"), key(), QStringLiteral("-out"),
                                        certificate()});
        QVERIFY(openssl.waitForFinished());
        QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError());
    }

    void theServerGetsWhatWasSent()
    {
        MailServer server(QStringLiteral("accept"));
        QCOMPARE(kind(sendNow(account(server.url()))), QStringLiteral("Accepted"));
        const auto message = server.nextMessage();
        QCOMPARE(message[u"from"].toString(), QStringLiteral("reminders@example.com"));
        QCOMPARE(message[u"to"].toArray(), QJsonArray{QStringLiteral("ada@example.org")});
        const auto content = contentOf(message);
        QVERIFY(content.contains("\r\nMessage-ID: <step-1@savehub>\r\n"));
        QVERIFY(content.contains("\r\nSubject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n"));
        QVERIFY(content.endsWith("\r\n\r\nFirst line\r\n.\r\n.dot\r\n=C3=9C last line\r\n"));
        QVERIFY(!message[u"encrypted"].toBool());
    }

    /// A mail server on this machine gets password and email in the clear, so no proxy may be in
    /// between.
    void thisMachineIsReachedPastEveryProxy()
    {
        for (const auto *name : {"smtp_proxy", "ALL_PROXY"}) {
            qputenv(name, "http://127.0.0.1:9"); // nothing listens there
            MailServer server(QStringLiteral("accept"));
            const auto outcome = kind(sendNow(account(server.url())));
            qunsetenv(name);
            QCOMPARE(outcome, QStringLiteral("Accepted"));
        }
    }

    void theOutcomeIsWhatTheServerDid_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("saying");
        QTest::addColumn<bool>("reachesData");
        const auto row = [](const char *mode, const char *outcome, const char *saying,
                            bool reachesData) {
            QTest::newRow(mode) << QString::fromLatin1(mode) << QString::fromLatin1(outcome)
                                << QString::fromLatin1(saying) << reachesData;
        };
        row("refuse-greeting", "Rejected", "Not today", false);
        row("refuse-recipient", "Rejected", "No such user, call ****0006", false);
        row("delay-recipient", "NotSent", "Come back later", false);
        row("drop-recipient", "NotSent", "", false);
        row("refuse-data", "Rejected", "We do not like it", true);
        row("delay-data", "NotSent", "Come back later", true);
        row("drop-data", "UnknownOutcome", "", true);
    }

    void theOutcomeIsWhatTheServerDid()
    {
        QFETCH(QString, mode);
        QFETCH(QString, saying);
        QFETCH(bool, reachesData);
        MailServer server(mode);
        const auto outcome = sendNow(account(server.url()));
        QTEST(kind(outcome), "outcome");
        QVERIFY(!words(outcome).isEmpty());
        QVERIFY2(words(outcome).contains(saying), qPrintable(words(outcome)));
        QVERIFY2(words(outcome).endsWith(u'.'), qPrintable(words(outcome)));
        QVERIFY(!words(outcome).contains(QStringLiteral("15005550006")));
        QCOMPARE(reachesData ? server.nextMessage().isEmpty() : server.hasMessage(), false);
    }

    void silenceEndsAtTheTimeLimit_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("before the data") << "hang-greeting"
                                         << "NotSent";
        QTest::newRow("after the data") << "hang-data"
                                        << "UnknownOutcome";
    }

    void silenceEndsAtTheTimeLimit()
    {
        QFETCH(QString, mode);
        MailServer server(mode);
        SmtpOptions hasty;
        hasty.wholeLimit = Milliseconds(700);
        QTEST(kind(sendNow(account(server.url()), hasty)), "outcome");
    }

    void whereNobodyListensNothingIsSent()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        QUrl url(QStringLiteral("smtp://127.0.0.1"));
        url.setPort(closed.serverPort());
        closed.close();
        QCOMPARE(kind(sendNow(account(url))), QStringLiteral("NotSent"));
        QCOMPARE(kind(sendNow(account(QUrl(QStringLiteral("smtp://no-such-host.invalid"))))),
                 QStringLiteral("NotSent"));
    }

    void aLoginIsGivenWhereTheServerWantsIt()
    {
        MailServer server(QStringLiteral("login"));
        QCOMPARE(kind(sendNow(login(server.url()))), QStringLiteral("Accepted"));
        QCOMPARE(server.nextMessage()[u"user"].toString(), QStringLiteral("me@example.com"));
    }

    void aWrongPasswordIsRejectedAndNotRepeated()
    {
        MailServer server(QStringLiteral("login"));
        const auto outcome = sendNow(login(server.url(), QStringLiteral("wr0ng")));
        QVERIFY2(std::holds_alternative<Rejected>(outcome), qPrintable(words(outcome)));
        QCOMPARE(std::get<Rejected>(outcome).code, 535);
        QVERIFY(words(outcome).contains(QStringLiteral("user or password")));
        QVERIFY(!words(outcome).contains(QStringLiteral("wr0ng")));
        QVERIFY(!server.hasMessage());
    }

    /// Debugging servers do that.
    void aPasswordThatTheServerRepeatsIsTakenOut()
    {
        MailServer server(QStringLiteral("echo-login"));
        for (const auto &secret : {QStringLiteral("s3cret p@ss+word"),
                                   QStringLiteral("Tok3nOfTheRestApi0004321With/128+bits")}) {
            for (const auto &outcome :
                 {sendNow(login(server.url(), secret)), loginNow(login(server.url(), secret))}) {
                QCOMPARE(words(outcome),
                         QStringLiteral("The mail server refused user or password: 535 5.7.8 **** "
                                        "**** **** **** is wrong, call ****0006."));
            }
        }
    }

    /// Not even a secret that is for somebody else, once it is known.
    void noSecretOfTheRunIsRepeated()
    {
        MailServer server(QStringLiteral("echo-login"));
        const auto others = QStringLiteral("fedcba98765432100123456789abcdef");
        Redaction known;
        SmtpMailGateway gateway([&] { return login(server.url(), others); }, [&] { return known; });
        known = Redaction({others});
        QVERIFY(words(test::sendNow(gateway)).contains(QStringLiteral("5.7.8 **** **** ")));
    }

    void aLoginCanBeTriedWithoutAnEmail()
    {
        MailServer server(QStringLiteral("login"));
        QCOMPARE(kind(loginNow(login(server.url()))), QStringLiteral("Accepted"));
        const auto refused = loginNow(login(server.url(), QStringLiteral("wr0ng")));
        QCOMPARE(kind(refused), QStringLiteral("Rejected"));
        QVERIFY(words(refused).contains(QStringLiteral("user or password")));
        QVERIFY(!server.hasMessage());

        MailServer encrypted(QStringLiteral("starttls-login"), {certificate(), key()});
        QCOMPARE(kind(loginNow(login(named(encrypted)), asIfFarAway())),
                 QStringLiteral("Accepted"));
        auto untrusting = asIfFarAway();
        untrusting.trustedCertificates.clear();
        QCOMPARE(kind(loginNow(login(named(encrypted)), untrusting)), QStringLiteral("NotSent"));

        MailServer rude(QStringLiteral("refuse-greeting"));
        QCOMPARE(kind(loginNow(account(rude.url()))), QStringLiteral("Rejected"));
        QCOMPARE(kind(loginNow({})), QStringLiteral("NotSent"));
    }

    void encryptionIsUsedWhereTheServerOffersIt()
    {
        MailServer server(QStringLiteral("starttls-login"), {certificate(), key()});
        QCOMPARE(kind(sendNow(login(named(server)), asIfFarAway())), QStringLiteral("Accepted"));
        const auto message = server.nextMessage();
        QVERIFY(message[u"encrypted"].toBool());
        QCOMPARE(message[u"user"].toString(), QStringLiteral("me@example.com"));
    }

    void encryptionFromTheFirstByte()
    {
        MailServer server(QStringLiteral("smtps"), {certificate(), key()});
        QCOMPARE(kind(sendNow(account(named(server, QStringLiteral("smtps"))), asIfFarAway())),
                 QStringLiteral("Accepted"));
        QVERIFY(server.nextMessage()[u"encrypted"].toBool());
    }

    void withoutEncryptionNothingIsSentFarAway()
    {
        MailServer server(QStringLiteral("accept"));
        const auto outcome = sendNow(account(named(server)), asIfFarAway());
        QCOMPARE(kind(outcome), QStringLiteral("NotSent"));
        QVERIFY(words(outcome).contains(QStringLiteral("STARTTLS")));
        QVERIFY(!server.hasMessage());
    }

    void aCertificateMustBeTrustedAndBeTheHosts_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("scheme");
        QTest::newRow("STARTTLS") << "starttls"
                                  << "smtp";
        QTest::newRow("smtps") << "smtps"
                               << "smtps";
    }

    void aCertificateMustBeTrustedAndBeTheHosts()
    {
        QFETCH(QString, mode);
        QFETCH(QString, scheme);
        MailServer server(mode, {certificate(), key()});
        auto untrusting = asIfFarAway();
        untrusting.trustedCertificates.clear();
        QCOMPARE(kind(sendNow(account(named(server, scheme)), untrusting)),
                 QStringLiteral("NotSent"));
        QCOMPARE(kind(sendNow(account(server.url(scheme)), asIfFarAway())),
                 QStringLiteral("NotSent"));
        QVERIFY(!server.hasMessage());
    }

    void theAnswerComesOnceAndOnTheCallersThread()
    {
        MailServer server(QStringLiteral("accept"));
        SmtpMailGateway gateway([&] { return account(server.url()); }, [] { return Redaction(); });
        QList<QThread *> threads;
        const auto note = [&](const SendOutcome &) {
            threads << QThread::currentThread();
        };
        for (int i = 0; i < 6; ++i) {
            gateway.send(request(), note);
        }
        QVERIFY(threads.isEmpty());
        QTRY_COMPARE(threads, QList<QThread *>(6, QThread::currentThread()));
    }

    void theAccountIsAskedAtEachEmail()
    {
        MailServer server(QStringLiteral("accept"));
        SmtpAccount current;
        SmtpMailGateway gateway([&] { return current; }, [] { return Redaction(); });
        QVERIFY(gateway.problem().contains(QStringLiteral("SMTP_URL")));
        QCOMPARE(kind(sendNow(gateway)), QStringLiteral("NotSent"));
        current.server = server.url();
        QVERIFY(gateway.problem().contains(QStringLiteral("SMTP_FROM")));
        current = login(server.url(), {});
        QVERIFY(gateway.problem().contains(QStringLiteral("SMTP_PASSWORD")));
        current = account(server.url());
        QCOMPARE(gateway.problem(), QString());
        QCOMPARE(kind(sendNow(gateway)), QStringLiteral("Accepted"));
    }

    void anUnusableAddressIsRejectedWithoutAskingTheServer()
    {
        MailServer server(QStringLiteral("accept"));
        SmtpMailGateway gateway([&] { return account(server.url()); }, [] { return Redaction(); });
        auto email = request();
        email.toAddress = QStringLiteral("ada@example.org> SIZE=1");
        QCOMPARE(kind(sendNow(gateway, email)), QStringLiteral("Rejected"));
        QVERIFY(!server.hasMessage());
    }

    void destructionBreaksOffAndNothingIsAnsweredAfterwards()
    {
        MailServer server(QStringLiteral("hang-data"));
        int answers = 0;
        auto gateway = std::make_unique<SmtpMailGateway>([&] { return account(server.url()); },
                                                         [] { return Redaction(); });
        for (int i = 0; i < 6; ++i) {
            gateway->send(request(), [&](const SendOutcome &) { ++answers; });
        }
        QVERIFY(QTest::qWaitFor([&] { return server.hasMessage(); }, 20'000));
        QElapsedTimer watch;
        watch.start();
        gateway.reset();
        QVERIFY(watch.elapsed() < 5'000);
        QCoreApplication::processEvents();
        QCOMPARE(answers, 0);
    }

private:
    QString certificate() const { return m_folder.filePath(QStringLiteral("server.pem")); }
    QString key() const { return m_folder.filePath(QStringLiteral("server.key")); }

    /// The URL with the name that the certificate is for.
    static QUrl named(const MailServer &server, const QString &scheme = QStringLiteral("smtp"))
    {
        return server.url(scheme, QStringLiteral("localhost"));
    }

    SmtpOptions asIfFarAway() const
    {
        SmtpOptions options;
        options.trustedCertificates = certificate();
        options.plainOnLoopback = false;
        return options;
    }

    static QByteArray contentOf(const QJsonObject &message)
    {
        return QByteArray::fromBase64(message[u"content"].toString().toLatin1());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSmtpMailGateway)
#include "tst_smtp_mail_gateway.moc"
