// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/listen_address.h"

#include <QTest>

using namespace savehub;

class ListenAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void ListenAddressTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    QTest::addColumn<bool>("isLoopback");

    QTest::newRow("IPv4") << "127.0.0.1:3000"
                          << "127.0.0.1:3000" << true;
    QTest::newRow("any free port") << "127.0.0.1:0"
                                   << "127.0.0.1:0" << true;
    QTest::newRow("highest port") << "127.8.9.10:65535"
                                  << "127.8.9.10:65535" << true;
    QTest::newRow("localhost") << "LocalHost:8080"
                               << "127.0.0.1:8080" << true;
    QTest::newRow("IPv6") << "[::1]:3000"
                          << "[::1]:3000" << true;
    QTest::newRow("IPv6 with a zone") << "[fe80::1%1]:80"
                                      << "[fe80::1%1]:80" << false;
    QTest::newRow("wrapped IPv4") << "[::ffff:127.0.0.1]:80"
                                  << "[::ffff:127.0.0.1]:80" << true;
    QTest::newRow("all of IPv4") << "0.0.0.0:3000"
                                 << "0.0.0.0:3000" << false;
    QTest::newRow("all of IPv6") << "[::]:3000"
                                 << "[::]:3000" << false;
    QTest::newRow("another network") << "192.168.1.5:80"
                                     << "192.168.1.5:80" << false;
}

void ListenAddressTest::reads()
{
    QFETCH(const QString, text);
    QFETCH(const QString, read);
    QFETCH(const bool, isLoopback);

    const auto address = parseListenAddress(text);
    QVERIFY2(address, qPrintable(address ? QString() : address.error().text()));
    QCOMPARE(address->text(), read);
    QCOMPARE(address->isLoopback(), isLoopback);
    QCOMPARE(parseListenAddress(address->text()), address);
}

void ListenAddressTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("what");

    const auto noPort = QStringLiteral("names no port");
    const auto badPort = QStringLiteral("is not a number from 0 to 65535");
    const auto noAddress = QStringLiteral("does not begin with an address");
    QTest::newRow("nothing") << "" << noPort;
    QTest::newRow("no port") << "127.0.0.1" << noPort;
    QTest::newRow("port alone") << "3000" << noPort;
    QTest::newRow("IPv6 without a port") << "[::1]" << noPort;
    QTest::newRow("empty port") << "127.0.0.1:" << badPort;
    QTest::newRow("port too high") << "127.0.0.1:65536" << badPort;
    QTest::newRow("negative port") << "127.0.0.1:-1" << badPort;
    QTest::newRow("port with a sign") << "127.0.0.1:+80" << badPort;
    QTest::newRow("port with a space") << "127.0.0.1: 80" << badPort;
    QTest::newRow("name of a port") << "127.0.0.1:http" << badPort;
    QTest::newRow("empty address") << ":3000" << noAddress;
    QTest::newRow("host name") << "example.org:3000" << noAddress;
    QTest::newRow("asterisk") << "*:3000" << noAddress;
    QTest::newRow("short IPv4") << "127.1:3000" << noAddress;
    QTest::newRow("octal IPv4") << "127.0.0.01:3000" << noAddress;
    QTest::newRow("IPv6 without brackets") << "::1:3000" << noAddress;
    QTest::newRow("IPv4 in brackets") << "[127.0.0.1]:3000" << noAddress;
    QTest::newRow("web address") << "http://127.0.0.1:3000" << noAddress;
}

void ListenAddressTest::refuses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, what);

    const auto address = parseListenAddress(text);
    QVERIFY(!address);
    QCOMPARE(address.error().kind, Error::Kind::BadInput);
    QVERIFY2(address.error().what.contains(what), qPrintable(address.error().what));
    QVERIFY(address.error().advice.contains(QStringLiteral("127.0.0.1:3000")));
}

QTEST_GUILESS_MAIN(ListenAddressTest)
#include "tst_listen_address.moc"
