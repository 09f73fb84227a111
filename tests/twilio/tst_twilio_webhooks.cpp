// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "tests/twilio/webhooks_fixture.h"

#include "twilio/signature.h"

#include <QCryptographicHash>
#include <QTest>

using namespace savehub;

class TestTwilioWebhooks : public WebhooksFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start(); } // the tables of data are made before init()
    void init() { start(); }
    void takesACallsProgress();
    void takesATextsProgress();
    void hearsTextsUntilItIsSilent();
    void takesItBehindAProxy_data();
    void takesItBehindAProxy();
    void takesSecondaryTokens();
    void takesSignedJson_data();
    void takesSignedJson();
    void believesNothingUnsigned_data();
    void believesNothingUnsigned();
    void needsTokenAndAddress_data();
    void needsTokenAndAddress();
    void refusesWhatTwilioDoesNotSend_data();
    void refusesWhatTwilioDoesNotSend();
    void looksAtNothingThatIsTooLarge_data();
    void looksAtNothingThatIsTooLarge();
    void answersAsTheReceptionDoes_data();
    void answersAsTheReceptionDoes();
    void hasOnlyItsRoutes();
    void takesOnlyPosts_data();
    void takesOnlyPosts();
};

void TestTwilioWebhooks::takesACallsProgress()
{
    const auto reply =
        send(statusTarget,
             callForm("CallStatus=completed&SequenceNumber=3&CallDuration=21&AnsweredBy=human"));
    QCOMPARE(reply.status, 204);
    QVERIFY(reply.body.isEmpty());
    QVERIFY(reply.contentType.isEmpty());
    QCOMPARE(m_reception->calls.size(), size_t(1));
    QCOMPARE(m_reception->calls[0].first, AttemptKey(key));
    QCOMPARE(m_reception->calls[0].second, (CallReport{.sid = ProviderSid(sid),
                                                       .status = AttemptStatus::Completed,
                                                       .answeredBy = QStringLiteral("human"),
                                                       .sequence = 3,
                                                       .duration = Seconds(21)}));
    QCOMPARE(m_tally->taken(), 1);
    QVERIFY(m_told.isEmpty());
}

void TestTwilioWebhooks::takesATextsProgress()
{
    const auto form = deliveryForm("MessageStatus=undelivered&ErrorCode=30034");
    const auto reply = send(deliveryTarget, form);
    QCOMPARE(reply.status, 204);
    QCOMPARE(m_reception->deliveries.size(), size_t(1));
    const auto &[step, report] = m_reception->deliveries[0];
    QCOMPARE(step, StepId(QStringLiteral("i-2")));
    QCOMPARE(report.sid.text(), QStringLiteral("SM1234567890abcdef1234567890abcdef"));
    QVERIFY(report.status == TextDelivery::Undelivered);
    QCOMPARE(report.error, 30034);
    QVERIFY(inWords(report.why).contains(QStringLiteral("not registered")));
    QCOMPARE(m_tally->taken(), 1);

    QCOMPARE(send(deliveryTarget, deliveryForm("MessageStatus=received")).status, 400);
    QCOMPARE(send(deliveryTarget, deliveryForm("MessageStatus=sent&ErrorCode=x")).status, 400);
    QCOMPARE(send(deliveryTarget, callForm("CallStatus=ringing")).status, 400);
    m_reception->trouble = Error{Error::Kind::NotFound, {}, {}};
    QCOMPARE(send(deliveryTarget, deliveryForm("MessageStatus=sent")).status, 404);
    QCOMPARE(m_tally->taken(), 1);
}

/// After a silence it is not known whether the next text would arrive, nor whether one was lost.
void TestTwilioWebhooks::hearsTextsUntilItIsSilent()
{
    QVERIFY(!m_webhooks->textsAreReported());
    QCOMPARE(send(statusTarget, callForm("CallStatus=ringing")).status, 204);
    QVERIFY(!m_webhooks->textsAreReported()); // an address for calls says nothing about texts
    QCOMPARE(send(textTarget, textForm("1")).status, 200);
    m_clock->runFor(Seconds(60));
    QVERIFY(m_webhooks->textsAreReported());
    QCOMPARE(send(statusTarget, callForm("CallStatus=ringing")).status, 204);
    m_clock->runFor(Seconds(60));
    QVERIFY(m_webhooks->textsAreReported());
    m_clock->runFor(Milliseconds(1));
    QVERIFY(!m_webhooks->textsAreReported());
    QCOMPARE(send(statusTarget, callForm("CallStatus=ringing")).status, 204);
    QVERIFY(!m_webhooks->textsAreReported());
    QCOMPARE(send(textTarget, textForm("1")).status, 200);
    QVERIFY(m_webhooks->textsAreReported());
}

void TestTwilioWebhooks::takesItBehindAProxy_data()
{
    QTest::addColumn<QString>("configured");
    QTest::addColumn<QByteArray>("publicUrl");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *name, const char *configured, const QByteArray &publicUrl,
                        const QByteArray &target) {
        QTest::newRow(name) << QString::fromLatin1(configured) << publicUrl << target;
    };
    row("prefix stripped", "https://h.org/hooks/", "https://h.org/hooks" + statusTarget,
        statusTarget);
    row("prefix kept", "https://h.org/hooks/", "https://h.org/hooks" + statusTarget,
        "/hooks" + statusTarget);
    row("port signed", "https://h.org:8443", "https://h.org:8443" + statusTarget, statusTarget);
    row("port not signed", "https://h.org:8443", "https://h.org" + statusTarget, statusTarget);
    row("apostrophe and plus", "https://h.org", "https://h.org" + statusTarget + "&t=It's+%7e",
        statusTarget + "&t=It's+%7e");
}

void TestTwilioWebhooks::takesItBehindAProxy()
{
    QFETCH(QString, configured);
    QFETCH(QByteArray, publicUrl);
    QFETCH(QByteArray, target);
    m_account.webhookUrl = QUrl(configured);
    QCOMPARE(handle(postedTo(publicUrl, target, callForm("CallStatus=ringing"))).status, 204);
    QCOMPARE(m_reception->calls.size(), size_t(1));
    QCOMPARE(m_reception->calls[0].first, AttemptKey(key));
}

void TestTwilioWebhooks::takesSecondaryTokens()
{
    const auto signedBefore = posted(statusTarget, callForm("CallStatus=ringing"));
    m_account.authTokenSecondary = m_account.authToken;
    m_account.authToken = QString(32, u'f');
    QCOMPARE(handle(signedBefore).status, 204);
    m_account.authTokenSecondary.clear();
    QCOMPARE(handle(signedBefore).status, 403);
}

void TestTwilioWebhooks::takesSignedJson_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("hashed");
    QTest::addColumn<int>("status");
    QTest::newRow("status") << statusTarget << QByteArray() << 204;
    QTest::newRow("another body") << statusTarget << QByteArray("{}") << 403;
    QTest::newRow("key") << responseTarget << QByteArray() << 415;
}

void TestTwilioWebhooks::takesSignedJson()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, hashed);
    QFETCH(int, status);
    const auto body = R"({"AccountSid":")" + m_account.accountSid.toLatin1() + R"(","CallSid":")"
                      + sid.toLatin1() + R"(","CallStatus":"ringing","SequenceNumber":1})";
    const auto hash =
        QCryptographicHash::hash(hashed.isEmpty() ? body : hashed, QCryptographicHash::Sha256);
    target += "&bodySHA256=" + hash.toHex();
    auto request = posted(target, {});
    request.headers[0].second = "application/json";
    request.body = body;
    QCOMPARE(handle(request).status, status);
    QCOMPARE(m_reception->told(), size_t(status == 204 ? 1 : 0));
    QVERIFY(status != 204 || m_reception->calls[0].second.sequence == 1);
}

void TestTwilioWebhooks::believesNothingUnsigned_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const auto &target : {statusTarget, responseTarget, textTarget, deliveryTarget}) {
        QTest::newRow(target.constData()) << target;
    }
}

void TestTwilioWebhooks::believesNothingUnsigned()
{
    QFETCH(QByteArray, target);
    const auto body = callForm("CallStatus=in-progress&Digits=1&MessageSid=" + QByteArray("SM")
                               + QByteArray(32, '0') + "&Body=1");
    auto bare = posted(target, body);
    bare.headers.pop_back();
    QCOMPARE(handle(bare).status, 403);

    auto forged = posted(target, body);
    forged.headers.back().second = webhookSignature(
        QByteArray(32, '0'), "https://console.example.com" + target, decodeForm(body));
    const auto reply = handle(forged);
    QCOMPARE(reply.status, 403);
    QVERIFY(!reply.body.contains(m_account.authToken.utf8().toByteArray()));

    auto changed = posted(target, body);
    changed.body.replace("Digits=1", "Digits=2");
    QCOMPARE(handle(changed).status, 403);

    auto readdressed = posted(target, body);
    readdressed.target += "&again=0";
    readdressed.target.replace("000f&", "000e&");
    QCOMPARE(handle(readdressed).status, target == textTarget ? 404 : 403);

    QCOMPARE(m_reception->told(), size_t(0));
    QCOMPARE(m_tally->taken(), 0);
    QCOMPARE(refusals(WebhookRefusal::NoSignature), 1);
    QVERIFY(refusals(WebhookRefusal::WrongSignature) >= 2);
    QCOMPARE(m_told.size(), 2);
    for (const auto &text : m_told) {
        QVERIFY(!text.contains(m_account.authToken.text()));
        QVERIFY(!text.contains(QStringLiteral("5550001234")));
    }
}

void TestTwilioWebhooks::needsTokenAndAddress_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QUrl>("address");
    QTest::addColumn<WebhookRefusal>("why");
    QTest::newRow("token") << QString() << m_account.webhookUrl << WebhookRefusal::NoAuthToken;
    QTest::newRow("address") << m_account.authToken.text() << QUrl() << WebhookRefusal::NoAddress;
}

void TestTwilioWebhooks::needsTokenAndAddress()
{
    QFETCH(QString, token);
    QFETCH(QUrl, address);
    QFETCH(WebhookRefusal, why);
    m_account.authToken = token;
    m_account.webhookUrl = address;
    // Signed correctly with what there is.
    const auto request =
        postedTo(address.toEncoded() + statusTarget, statusTarget, callForm("CallStatus=ringing"));
    const auto reply = handle(request);
    QCOMPARE(reply.status, 503);
    QCOMPARE(m_reception->told(), size_t(0));
    QCOMPARE(refusals(why), 1);
}

void TestTwilioWebhooks::refusesWhatTwilioDoesNotSend_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<WebhookRefusal>("why");
    const auto row = [](const char *name, const QByteArray &target, const QByteArray &type,
                        const QByteArray &body, int status, WebhookRefusal why) {
        QTest::newRow(name) << target << type << body << status << why;
    };
    const auto ringing = callForm("CallStatus=ringing");
    const auto foreign = QByteArray(ringing).replace("0001&", "0002&");
    row("another account", statusTarget, formType, foreign, 403, WebhookRefusal::OtherAccount);
    row("another account's text", textTarget, formType, textForm("1").replace("0001&", "0002&"),
        403, WebhookRefusal::OtherAccount);
    row("unknown status", statusTarget, formType, callForm("CallStatus=x"), 400,
        WebhookRefusal::BadContent);
    row("no status", responseTarget, formType, callForm("Digits=1"), 400,
        WebhookRefusal::BadContent);
    row("no body", statusTarget, formType, {}, 403, WebhookRefusal::OtherAccount);
    row("text without a sender", textTarget, formType, textForm("1").replace("From", "Form"), 400,
        WebhookRefusal::BadContent);
    row("no type", statusTarget, {}, ringing, 415, WebhookRefusal::WrongType);
    row("text/plain", statusTarget, "text/plain", ringing, 415, WebhookRefusal::WrongType);
    row("multipart", statusTarget, "multipart/form-data; boundary=x", ringing, 415,
        WebhookRefusal::WrongType);
    row("no attempt", "/call/status", formType, ringing, 404, WebhookRefusal::UnknownCall);
    row("empty attempt", "/call/status?attempt=", formType, ringing, 404,
        WebhookRefusal::UnknownCall);
    row("no UUID", "/call/response?attempt=1%27%20OR%201", formType, ringing, 404,
        WebhookRefusal::UnknownCall);
}

void TestTwilioWebhooks::refusesWhatTwilioDoesNotSend()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(WebhookRefusal, why);
    auto request = posted(target, body);
    request.headers[0].second = type;
    QCOMPARE(handle(request).status, status);
    QCOMPARE(m_reception->told(), size_t(0));
    QCOMPARE(refusals(why), 1);
    QCOMPARE(m_told.size(), 1);
}

void TestTwilioWebhooks::looksAtNothingThatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto padded = [](const QByteArray &form, int fields) {
        return form + QByteArray("&x=1").repeated(fields - 1 - static_cast<int>(form.count('&')));
    };
    const auto ringing = callForm("CallStatus=ringing");
    const auto filled = [](const QByteArray &form, int bytes) {
        return form + "&x=" + QByteArray(bytes - 3 - form.size(), 'x');
    };
    const auto most = 32 * 1024 - static_cast<int>(statusTarget.size());
    QTest::newRow("64 fields") << statusTarget << padded(ringing, 64) << 204;
    QTest::newRow("65 fields") << statusTarget << padded(ringing, 65) << 413;
    QTest::newRow("65 empty ones") << statusTarget << ringing + QByteArray(65, '&') << 413;
    QTest::newRow("64 in the address") << padded(statusTarget, 64) << ringing << 204;
    QTest::newRow("65 in the address") << padded(statusTarget, 65) << ringing << 413;
    QTest::newRow("32 KiB") << statusTarget << filled(ringing, most) << 204;
    QTest::newRow("more") << statusTarget << filled(ringing, most + 1) << 413;
}

/// The request is signed, so it would be believed if it were not refused here.
void TestTwilioWebhooks::looksAtNothingThatIsTooLarge()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QCOMPARE(send(target, body).status, status);
    QCOMPARE(m_reception->told(), size_t(status == 204 ? 1 : 0));
    QCOMPARE(refusals(WebhookRefusal::TooLarge), status == 204 ? 0 : 1);
}

void TestTwilioWebhooks::answersAsTheReceptionDoes_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("keyStatus");
    QTest::newRow("unknown") << Error::Kind::NotFound << 404 << 404;
    QTest::newRow("another call") << Error::Kind::Conflict << 409 << 409;
    QTest::newRow("refused") << Error::Kind::Refused << 409 << 409;
    QTest::newRow("busy") << Error::Kind::Unavailable << 503 << 200;
    QTest::newRow("corrupt") << Error::Kind::Corrupt << 503 << 200;
}

void TestTwilioWebhooks::answersAsTheReceptionDoes()
{
    QFETCH(Error::Kind, kind);
    QFETCH(int, status);
    QFETCH(int, keyStatus);
    m_reception->trouble = Error{kind, QStringLiteral("about +15550001234"), {}};
    const auto reply = send(statusTarget, callForm("CallStatus=ringing"));
    QCOMPARE(reply.status, status);
    QVERIFY(!reply.body.contains("5550001234"));
    QCOMPARE(send(responseTarget, callForm("CallStatus=in-progress&Digits=1")).status, keyStatus);
    QCOMPARE(m_tally->taken(), 0);
    QCOMPARE(m_told.size(), 1);
}

void TestTwilioWebhooks::hasOnlyItsRoutes()
{
    QCOMPARE(send("/health", callForm("CallStatus=ringing")).status, 404);
    QCOMPARE(send("/call/status/", callForm("CallStatus=ringing")).status, 404);
    QCOMPARE(m_reception->told(), size_t(0));
}

void TestTwilioWebhooks::takesOnlyPosts_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const auto *method : {"GET", "HEAD", "PUT", "DELETE", "post"}) {
        QTest::newRow(method) << QByteArray(method);
    }
}

void TestTwilioWebhooks::takesOnlyPosts()
{
    QFETCH(QByteArray, method);
    auto request = posted(statusTarget, callForm("CallStatus=ringing"));
    request.method = method;
    const auto reply = handle(request);
    QCOMPARE(reply.status, 405);
    QCOMPARE(headerValue(reply.headers, "Allow"), QByteArray("POST"));
    QCOMPARE(m_reception->told(), size_t(0));
}

QTEST_GUILESS_MAIN(TestTwilioWebhooks)
#include "tst_twilio_webhooks.moc"
