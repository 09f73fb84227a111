// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/webhook_urls.h"

#include <QTest>

using namespace savehub;

class TestWebhookUrls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appendsTheRoutes_data();
    void appendsTheRoutes();
    void escapesTheKey();
    void countsRepeats();
    void namesTheAddressForTexts_data();
    void namesTheAddressForTexts();
    void findsTheRoute_data();
    void findsTheRoute();
    void takesOnlyRoutes_data();
    void takesOnlyRoutes();
};

void TestWebhookUrls::appendsTheRoutes_data()
{
    QTest::addColumn<QString>("webhook");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("response");
    const auto row = [](const char *webhook, const char *status, const char *response) {
        QTest::newRow(webhook) << QString::fromLatin1(webhook) << QString::fromLatin1(status)
                               << QString::fromLatin1(response);
    };
    row("https://h.example.com", "https://h.example.com/call/status?attempt=K-1",
        "https://h.example.com/call/response?attempt=K-1");
    row("https://h.example.com/", "https://h.example.com/call/status?attempt=K-1",
        "https://h.example.com/call/response?attempt=K-1");
    row("https://h.example.com/pre/fix/", "https://h.example.com/pre/fix/call/status?attempt=K-1",
        "https://h.example.com/pre/fix/call/response?attempt=K-1");
    row("https://h.example.com/pre/call/status",
        "https://h.example.com/pre/call/status?attempt=K-1",
        "https://h.example.com/pre/call/response?attempt=K-1");
    row("https://h.example.com/call/response/", "https://h.example.com/call/status?attempt=K-1",
        "https://h.example.com/call/response?attempt=K-1");
    row("https://h.example.com:8443/?team=a%26b#top",
        "https://h.example.com:8443/call/status?team=a%26b&attempt=K-1",
        "https://h.example.com:8443/call/response?team=a%26b&attempt=K-1");
    row("https://h.example.com/a%2Fb", "https://h.example.com/a%2Fb/call/status?attempt=K-1",
        "https://h.example.com/a%2Fb/call/response?attempt=K-1");
}

void TestWebhookUrls::appendsTheRoutes()
{
    QFETCH(QString, webhook);
    QFETCH(QString, status);
    QFETCH(QString, response);
    const AttemptKey key(QStringLiteral("K-1"));
    QCOMPARE(callStatusUrl(QUrl(webhook), key), status);
    QCOMPARE(callResponseUrl(QUrl(webhook), key), response);
    const StepId step(QStringLiteral("i 1-2"));
    QCOMPARE(textStatusUrl(QUrl(webhook), step),
             QString(status)
                 .replace(QStringLiteral("call/status"), QStringLiteral("sms/status"))
                 .replace(QStringLiteral("attempt=K-1"), QStringLiteral("step=i%201-2")));
}

void TestWebhookUrls::escapesTheKey()
{
    QCOMPARE(callStatusUrl(QUrl(QStringLiteral("https://h.example.com")),
                           AttemptKey(QStringLiteral("a&b=c +"))),
             QStringLiteral("https://h.example.com/call/status?attempt=a%26b%3Dc%20%2B"));
}

void TestWebhookUrls::countsRepeats()
{
    QCOMPARE(callResponseUrl(QUrl(QStringLiteral("https://h.example.com/?team=a")),
                             AttemptKey(QStringLiteral("K")), 2),
             QStringLiteral("https://h.example.com/call/response?team=a&attempt=K&again=2"));
}

void TestWebhookUrls::namesTheAddressForTexts_data()
{
    QTest::addColumn<QString>("webhook");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *webhook, const char *url) {
        QTest::newRow(webhook) << QString::fromLatin1(webhook) << QString::fromLatin1(url);
    };
    row("https://h.example.com", "https://h.example.com/sms/response");
    row("https://h.example.com/pre/?team=a", "https://h.example.com/pre/sms/response?team=a");
    row("https://h.example.com/pre/sms/response", "https://h.example.com/pre/sms/response");
}

void TestWebhookUrls::namesTheAddressForTexts()
{
    QFETCH(QString, webhook);
    QFETCH(QString, url);
    QCOMPARE(textResponseUrl(QUrl(webhook)), url);
}

void TestWebhookUrls::findsTheRoute_data()
{
    QTest::addColumn<QString>("webhook");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<WebhookRoute>("route");
    QTest::addColumn<QByteArray>("publicUrl");
    const auto row = [](const char *name, const char *webhook, const char *target,
                        WebhookRoute route, const char *publicUrl) {
        QTest::newRow(name) << QString::fromLatin1(webhook) << QByteArray(target) << route
                            << QByteArray(publicUrl);
    };
    row("status", "https://h.org", "/call/status?attempt=K", WebhookRoute::CallStatus,
        "https://h.org/call/status?attempt=K");
    row("response", "https://h.org/", "/call/response", WebhookRoute::CallResponse,
        "https://h.org/call/response");
    row("text", "https://h.org", "/sms/response", WebhookRoute::TextResponse,
        "https://h.org/sms/response");
    row("a text's status", "https://h.org", "/sms/status?step=i-2", WebhookRoute::TextStatus,
        "https://h.org/sms/status?step=i-2");
    row("bytes stay", "https://h.org", "/call/status?a=%7e&b=It's+c%2B&A=%C3%a9&?",
        WebhookRoute::CallStatus, "https://h.org/call/status?a=%7e&b=It's+c%2B&A=%C3%a9&?");
    row("prefix stripped", "https://h.org/pre/fix", "/call/status?x", WebhookRoute::CallStatus,
        "https://h.org/pre/fix/call/status?x");
    row("prefix kept", "https://h.org/pre/fix", "/pre/fix/call/status?x", WebhookRoute::CallStatus,
        "https://h.org/pre/fix/call/status?x");
    row("prefix like a route, stripped", "https://h.org/call", "/call/status",
        WebhookRoute::CallStatus, "https://h.org/call/call/status");
    row("prefix like a route, kept", "https://h.org/call", "/call/call/status",
        WebhookRoute::CallStatus, "https://h.org/call/call/status");
    row("configured with a route", "https://h.org/pre/call/status", "/pre/sms/response",
        WebhookRoute::TextResponse, "https://h.org/pre/sms/response");
    row("port, user, query, fragment", "https://me:secret@h.org:8443/?team=a#x",
        "/call/status?team=a", WebhookRoute::CallStatus, "https://h.org:8443/call/status?team=a");
}

void TestWebhookUrls::findsTheRoute()
{
    QFETCH(QString, webhook);
    QFETCH(QByteArray, target);
    QFETCH(WebhookRoute, route);
    QFETCH(QByteArray, publicUrl);
    const auto found = webhookTarget(QUrl(webhook), target);
    QVERIFY(found.has_value());
    QCOMPARE(found->route, route);
    QCOMPARE(found->publicUrl, publicUrl);
}

void TestWebhookUrls::takesOnlyRoutes_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const auto *target : {"/", "/call", "/call/status/", "/call/status/x", "/Call/Status",
                               "/call%2Fstatus", "//call/status", "/prefix/call/status",
                               "/other/call/status", "/?/call/status", "/pre/../call/status", ""}) {
        QTest::newRow(target) << QByteArray(target);
    }
}

void TestWebhookUrls::takesOnlyRoutes()
{
    QFETCH(QByteArray, target);
    QVERIFY(!webhookTarget(QUrl(QStringLiteral("https://h.org/pre")), target));
}

QTEST_GUILESS_MAIN(TestWebhookUrls)
#include "tst_webhook_urls.moc"
