// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook_urls.h"

#include <QTest>

using namespace savehub;

class TestWebhookUrls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appendsTheRoutes_data();
    void appendsTheRoutes();
    void escapesTheKey();
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
}

void TestWebhookUrls::escapesTheKey()
{
    QCOMPARE(callStatusUrl(QUrl(QStringLiteral("https://h.example.com")),
                           AttemptKey(QStringLiteral("a&b=c +"))),
             QStringLiteral("https://h.example.com/call/status?attempt=a%26b%3Dc%20%2B"));
}

QTEST_GUILESS_MAIN(TestWebhookUrls)
#include "tst_webhook_urls.moc"
