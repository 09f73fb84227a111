// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/planned_call.h"
#include "tests/app/serving_console.h"
#include "tests/contract/twilio_package.h"

#include <QTest>
#include <QXmlStreamReader>

#include <memory>

using namespace savehub;

namespace {

const auto publicAddress = QStringLiteral("https://console.example.com/hooks");
const auto otherToken = QStringLiteral("fedcba9876543210fedcba9876543210");

/// The address to which a key pressed in \a call is sent.
QString actionOf(const FakeCall &call)
{
    QXmlStreamReader twiml(firstValue(call.form, u"Twiml"));
    while (!twiml.atEnd() && twiml.name() != QLatin1String("Gather")) {
        twiml.readNext();
    }
    return twiml.attributes().value(QLatin1String("action")).toString();
}

} // namespace

/// The real console accepts what the package has signed, and nothing else.
class TestWebhookContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void forgeriesAreRefused_data();
    void forgeriesAreRefused();
    void progressIsTaken_data();
    void progressIsTaken();
    void aTextsProgressIsBelieved();
    void aTextIsTaken();
    void aKeySettlesTheIncident();

private:
    const FakeCall &call() { return m_console->twilio().calls().front(); }
    /// A webhook about the call, with \a more fields.
    QJsonObject aboutTheCall(const QString &url, const QJsonObject &more);
    /// The console's answer to what \a function of webhook.js posts.
    QJsonObject answer(const QString &function, const QJsonObject &request);

    std::unique_ptr<TwilioPackage> m_package;
    std::unique_ptr<ServingConsole> m_console;
};

void TestWebhookContract::initTestCase()
{
    if (const auto problem = TwilioPackage::problem(); !problem.isEmpty()) {
        QSKIP(qPrintable(problem));
    }
    m_package = std::make_unique<TwilioPackage>();
    m_console = std::make_unique<ServingConsole>();
    QVERIFY(m_console->startTalking(publicAddress));
}

QJsonObject TestWebhookContract::aboutTheCall(const QString &url, const QJsonObject &more)
{
    QJsonObject params{{QStringLiteral("CallSid"), call().sid},
                       {QStringLiteral("AccountSid"), m_console->twilio().setup().accountSid},
                       {QStringLiteral("CallStatus"), QStringLiteral("in-progress")},
                       {QStringLiteral("From"), call().from()},
                       {QStringLiteral("To"), call().to()},
                       {QStringLiteral("CalledCity"), QStringLiteral("A Coruña & more")}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        params[field.key()] = field.value();
    }
    return {{QStringLiteral("to"), m_console->address().toString()},
            {QStringLiteral("url"), url},
            {QStringLiteral("token"), m_console->twilio().setup().authToken},
            {QStringLiteral("params"), params}};
}

QJsonObject TestWebhookContract::answer(const QString &function, const QJsonObject &request)
{
    return m_package->ask(function, request)[u"answer"].toObject();
}

void TestWebhookContract::forgeriesAreRefused_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("field"); // the field of the post
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *function, const char *field,
                        const QString &value) {
        QTest::newRow(name) << QString::fromLatin1(function) << QString::fromLatin1(field) << value;
    };
    row("another token", "postSignedForm", "token", otherToken);
    row("an empty token", "postSignedForm", "token", QString());
    row("for another address", "postSignedForm", "signedUrl", publicAddress);
    row("another token, json", "postSignedJson", "token", otherToken);
    row("no signature", "postForm", "unsigned", QString());
    row("any signature", "postForm", "signature", QStringLiteral("RSOYDt4T1cUTdK1PDd93/VVr8B8="));
}

void TestWebhookContract::forgeriesAreRefused()
{
    QFETCH(QString, function);
    QFETCH(QString, field);
    QFETCH(QString, value);
    const auto url = firstValue(call().form, u"StatusCallback");
    auto request = aboutTheCall(url, {{QStringLiteral("CallStatus"), QStringLiteral("completed")}});
    request[field] = value;
    const auto before = storedCalls(m_console->home()).front().attempt;
    QCOMPARE(answer(function, request)[u"status"].toInt(), 403);
    QCOMPARE(storedCalls(m_console->home()).front().attempt, before);
}

void TestWebhookContract::progressIsTaken_data()
{
    QTest::addColumn<QString>("function");
    QTest::newRow("form") << QStringLiteral("postSignedForm");
    QTest::newRow("json") << QStringLiteral("postSignedJson");
}

void TestWebhookContract::progressIsTaken()
{
    QFETCH(QString, function);
    const auto url = firstValue(call().form, u"StatusCallback");
    const auto request =
        aboutTheCall(url, {{QStringLiteral("SequenceNumber"), QStringLiteral("2")}});
    QCOMPARE(answer(function, request)[u"status"].toInt(), 204);
    QCOMPARE(storedCalls(m_console->home()).front().attempt.status, AttemptStatus::InProgress);
}

/// About a text that was not sent from here: believed, but not known.
void TestWebhookContract::aTextsProgressIsBelieved()
{
    auto request = aboutTheCall(publicAddress + QStringLiteral("/sms/status?step=none-2"), {});
    request[QStringLiteral("params")] =
        QJsonObject{{QStringLiteral("MessageSid"), QStringLiteral("SM") + QString(32, u'1')},
                    {QStringLiteral("AccountSid"), m_console->twilio().setup().accountSid},
                    {QStringLiteral("MessageStatus"), QStringLiteral("undelivered")},
                    {QStringLiteral("ErrorCode"), QStringLiteral("30034")}};
    QCOMPARE(answer(QStringLiteral("postSignedForm"), request)[u"status"].toInt(), 404);
    request[QStringLiteral("token")] = otherToken;
    QCOMPARE(answer(QStringLiteral("postSignedForm"), request)[u"status"].toInt(), 403);
}

void TestWebhookContract::aTextIsTaken()
{
    auto request = aboutTheCall(publicAddress + QStringLiteral("/sms/response"), {});
    request[QStringLiteral("params")] =
        QJsonObject{{QStringLiteral("MessageSid"), QStringLiteral("SM") + QString(32, u'1')},
                    {QStringLiteral("AccountSid"), m_console->twilio().setup().accountSid},
                    {QStringLiteral("From"), QStringLiteral("+15550009999")},
                    {QStringLiteral("To"), call().from()},
                    {QStringLiteral("Body"), QStringLiteral("Who is this? + & =")}};
    const auto heard = answer(QStringLiteral("postSignedForm"), request);
    QCOMPARE(heard[u"status"].toInt(), 200);
    QVERIFY(heard[u"body"].toString().contains(QStringLiteral("<Response></Response>")));
}

void TestWebhookContract::aKeySettlesTheIncident()
{
    QCOMPARE(m_console->stateOfIncident(), QStringLiteral("OPEN"));
    const auto request =
        aboutTheCall(actionOf(call()), {{QStringLiteral("Digits"), QStringLiteral("1")}});
    const auto heard = answer(QStringLiteral("postSignedForm"), request);
    QCOMPARE(heard[u"status"].toInt(), 200);
    QVERIFY(heard[u"body"].toString().contains(QStringLiteral("you are joining")));
    QCOMPARE(m_console->stateOfIncident(), QStringLiteral("RESOLVED"));
}

QTEST_GUILESS_MAIN(TestWebhookContract)
#include "tst_webhook_contract.moc"
