// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/smtp_proxy.h"

#include "tests/mail/sending.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace savehub;
using namespace savehub::test;

namespace {
const auto variables = {"smtp_proxy", "SMTP_PROXY", "smtps_proxy", "all_proxy", "ALL_PROXY"};
}

/// The proxy that the environment puts between the console and the mail server.
class TestSmtpProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (const auto *variable : variables) {
            qunsetenv(variable);
        }
    }
    void isNamedWithoutItsPassword_data();
    void isNamedWithoutItsPassword();
    void theEmailGoesThroughIt();
};

void TestSmtpProxy::isNamedWithoutItsPassword_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("name");
    const auto server = QStringLiteral("smtp://me@mail.example.com:587");
    const QByteArray proxy("http://me:s3cret@proxy.example.com:3128/path");
    const auto bare = QStringLiteral("http://proxy.example.com:3128");
    QTest::newRow("none") << QByteArray("all_proxy") << QByteArray() << server << QString();
    QTest::newRow("its own") << QByteArray("smtp_proxy") << proxy << server << bare;
    QTest::newRow("in capitals") << QByteArray("SMTP_PROXY") << proxy << server << bare;
    QTest::newRow("everybody's") << QByteArray("ALL_PROXY") << proxy << server << bare;
    QTest::newRow("another scheme's") << QByteArray("smtps_proxy") << proxy << server << QString();
    QTest::newRow("encrypted server")
        << QByteArray("smtps_proxy") << proxy << QStringLiteral("smtps://mail.example.com") << bare;
    QTest::newRow("without a scheme")
        << QByteArray("all_proxy") << QByteArray("me:s3cret@proxy.example.com:3128") << server
        << bare;
    QTest::newRow("socks") << QByteArray("all_proxy") << QByteArray("socks5h://u:s3cret@tor:9050")
                           << server << QStringLiteral("socks5h://tor:9050");
    QTest::newRow("unreadable") << QByteArray("all_proxy") << QByteArray("http://s3cret@:x")
                                << server << QStringLiteral("one whose address cannot be read");
    QTest::newRow("this machine") << QByteArray("all_proxy") << proxy
                                  << QStringLiteral("smtp://127.0.0.1:25") << QString();
    QTest::newRow("this machine by name")
        << QByteArray("all_proxy") << proxy << QStringLiteral("smtp://localhost:25") << QString();
    QTest::newRow("this machine, v6")
        << QByteArray("all_proxy") << proxy << QStringLiteral("smtp://[::1]:25") << QString();
}

void TestSmtpProxy::isNamedWithoutItsPassword()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QByteArray, value);
    QFETCH(const QString, server);
    qputenv(variable.constData(), value);
    QTEST(smtpProxyNameFor(QUrl(server)), "name");
}

void TestSmtpProxy::theEmailGoesThroughIt()
{
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    QByteArray heard;
    QObject::connect(&proxy, &QTcpServer::newConnection, &proxy, [&] {
        auto *socket = proxy.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, &proxy, [&heard, socket] {
            heard += socket->readAll();
            socket->disconnectFromHost();
        });
    });
    qputenv("smtp_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    SmtpMailGateway gateway([] { return account(QUrl(QStringLiteral("smtp://mail.invalid:587"))); },
                            [] { return Redaction(); });
    QCOMPARE(kind(sendNow(gateway)), QStringLiteral("NotSent"));
    QVERIFY2(heard.startsWith("CONNECT mail.invalid:587 "), heard.constData());
}

QTEST_GUILESS_MAIN(TestSmtpProxy)
#include "tst_smtp_proxy.moc"
