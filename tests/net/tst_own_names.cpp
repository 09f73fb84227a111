// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/own_names.h"

#include <QTest>

using namespace savehub;

namespace {

const OwnNames local{QUrl(QStringLiteral("https://console.example.com/hooks")), false};
const OwnNames reachable{QUrl(), true};

} // namespace

class TestOwnNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsHosts_data();
    void knowsItsHosts();
    void knowsItsOrigins_data();
    void knowsItsOrigins();
};

void TestOwnNames::knowsItsHosts_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("ofLocal");
    QTest::addColumn<bool>("ofReachable");
    const auto row = [](const char *host, bool ofLocal, bool ofReachable) {
        QTest::newRow(host) << QByteArray(host) << ofLocal << ofReachable;
    };
    row("localhost", true, true);
    row("LocalHost:3000", true, true);
    row("127.0.0.1:3000", true, true);
    row("127.3.2.1", true, true);
    row("[::1]:3000", true, true);
    row("console.example.com", true, false);
    row("Console.Example.com:8443", true, false);
    row("192.168.1.5:3000", false, true);
    row("[2001:db8::1]", false, true);
    row("", false, false);
    row("evil.example", false, false);
    row("localhost.evil.example:3000", false, false);
    row("127.0.0.1.evil.example", false, false);
    row("console.example.com.evil.example", false, false);
    row("evil-console.example.com", false, false);
}

void TestOwnNames::knowsItsHosts()
{
    QFETCH(const QByteArray, host);
    QTEST(isOwnHost(host, local), "ofLocal");
    QTEST(isOwnHost(host, reachable), "ofReachable");
}

void TestOwnNames::knowsItsOrigins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isOwn");
    const auto row = [](const char *origin, const char *host, bool isOwn) {
        QTest::addRow("%s at %s", origin, host) << QByteArray(origin) << QByteArray(host) << isOwn;
    };
    row("http://127.0.0.1:3000", "127.0.0.1:3000", true);
    row("http://localhost:3000", "localhost:3000", true);
    row("http://[::1]:3000", "[::1]:3000", true);
    row("http://localhost", "localhost:80", true);
    row("https://console.example.com", "console.example.com", true);
    row("https://console.example.com", "inside:3000", true);
    row("https://console.example.com:443", "127.0.0.1:3000", true);
    row("http://localhost:8080", "localhost:3000", false); // another program's page
    row("https://localhost:3000", "localhost:3000", false);
    row("http://localhost:3000", "127.0.0.1:3000", false);
    row("https://console.example.com:8443", "console.example.com", false);
    row("https://console.example.com.evil.example", "console.example.com", false);
    row("https://evil.example", "127.0.0.1:3000", false);
    row("http://evil.example:3000", "evil.example:3000", false);
    row("null", "127.0.0.1:3000", false);
    row("file://", "127.0.0.1:3000", false);
    row("", "", false);
}

void TestOwnNames::knowsItsOrigins()
{
    QFETCH(const QByteArray, origin);
    QFETCH(const QByteArray, host);
    QTEST(isOwnOrigin(origin, host, local), "isOwn");
}

QTEST_GUILESS_MAIN(TestOwnNames)
#include "tst_own_names.moc"
