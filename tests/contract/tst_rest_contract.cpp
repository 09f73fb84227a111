// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/twilio_package.h"
#include "tests/twilio/call_gateway_fixture.h"
#include "twilio/answers.h"
#include "twilio/request_forms.h"
#include "twilio/twilio_message_gateway.h"
#include "twilio/twiml.h"
#include "twilio/webhook_urls.h"

#include <QJsonArray>

#include <algorithm>

using namespace savehub;

namespace {

const auto ownNumber = QStringLiteral("+15005550006");
const auto otherNumber = QStringLiteral("+15550004321");

FormFields sorted(FormFields form)
{
    std::sort(form.begin(), form.end());
    return form;
}

QDateTime timeIn(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

/// What both sides read about a call, as text to compare and print.
QString shown(const CallReport &report)
{
    const auto price = report.price ? QString::number(report.price->micros) : QString();
    const auto duration = report.duration ? QString::number(report.duration->count()) : QString();
    return QStringLiteral("%1 status=%2 duration=%3 price=%4 by=%5")
        .arg(report.sid.text(), QString::number(static_cast<int>(report.status)), duration, price,
             report.answeredBy);
}

QString shown(const QJsonObject &call)
{
    const auto status = callStatusFromText(call[u"status"].toString());
    const auto price = call[u"price"].toString();
    return QStringLiteral("%1 status=%2 duration=%3 price=%4 by=%5")
        .arg(call[u"sid"].toString(),
             status ? QString::number(static_cast<int>(*status)) : QStringLiteral("?"),
             call[u"duration"].toString(),
             price.isEmpty() ? QString() : QString::number(qRound64(price.toDouble() * -1e6)),
             call[u"answeredBy"].toString());
}

} // namespace

/// The package's client and the console's client do the same at the fake Twilio and read the same
/// from it.
class TestRestContract : public CallGatewayFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void callsAreCreatedAlike();
    void refusalsAreReadAlike_data();
    void refusalsAreReadAlike();
    void wrongCredentialsAreReadAlike();
    void callsAreReadAlike_data();
    void callsAreReadAlike();
    void unknownCallsAreReadAlike();
    void callsAreListedAlike();
    void callsAreEndedAlike();
    void endedCallsAreReadAlike();
    void textsAreSentAlike();
    void textsAreListedAlike();

private:
    QJsonObject ask(const QString &function, QJsonObject argument);
    /// The call that request() orders, in the package's form.
    QJsonObject call() const;
    const FakePost &lastPost() const { return m_ports->twilio.posts().back(); }
    QString someCall() { return addCall(m_ports->clock.now()); }

    std::unique_ptr<TwilioPackage> m_package;
};

void TestRestContract::initTestCase()
{
    if (const auto problem = TwilioPackage::problem(); !problem.isEmpty()) {
        QSKIP(qPrintable(problem));
    }
    m_package = std::make_unique<TwilioPackage>();
}

void TestRestContract::init()
{
    start(false);
    m_ports->account.webhookUrl = QUrl(QStringLiteral("https://console.example.com/hooks"));
}

QJsonObject TestRestContract::ask(const QString &function, QJsonObject argument)
{
    argument[QStringLiteral("account")] =
        QJsonObject{{QStringLiteral("server"), m_ports->twilio.url().toString()},
                    {QStringLiteral("sid"), m_ports->account.accountSid},
                    {QStringLiteral("token"), m_ports->account.authToken.text()}};
    return m_package->ask(function, argument);
}

QJsonObject TestRestContract::call() const
{
    const auto ordered = request();
    const auto &webhook = m_ports->account.webhookUrl;
    return {{QStringLiteral("to"), ordered.to.e164()},
            {QStringLiteral("from"), ownNumber},
            {QStringLiteral("twiml"), reminderTwiml({ordered.message, ordered.language,
                                                     callResponseUrl(webhook, ordered.key)})},
            {QStringLiteral("timeout"), 20},
            {QStringLiteral("timeLimit"), 120},
            {QStringLiteral("statusCallback"), callStatusUrl(webhook, ordered.key)},
            {QStringLiteral("statusCallbackMethod"), QStringLiteral("POST")},
            {QStringLiteral("statusCallbackEvent"),
             QJsonArray{QStringLiteral("initiated"), QStringLiteral("ringing"),
                        QStringLiteral("answered"), QStringLiteral("completed")}}};
}

void TestRestContract::callsAreCreatedAlike()
{
    const auto theirs = ask(QStringLiteral("createCall"), {{QStringLiteral("call"), call()}});
    QVERIFY(lastPost().accepted);
    const auto theirForm = lastPost().form;
    m_ports->clock.runFor(Seconds{5});

    const auto ours = place();
    const auto *accepted = ours ? std::get_if<Accepted>(&*ours) : nullptr;
    QVERIFY(accepted);
    QCOMPARE(sorted(lastPost().form), sorted(theirForm));
    QCOMPARE(accepted->sid.text(), m_ports->twilio.calls()[1].sid);
    QCOMPARE(theirs[u"answer"][u"sid"].toString(), m_ports->twilio.calls()[0].sid);
    QCOMPARE(std::optional(accepted->status),
             callStatusFromText(theirs[u"answer"][u"status"].toString()));
}

void TestRestContract::refusalsAreReadAlike_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("code");
    QTest::newRow("no such number") << QStringLiteral("+15005550001") << 21217;
    QTest::newRow("cannot be reached") << QStringLiteral("+15005550002") << 21214;
    QTest::newRow("no permission") << QStringLiteral("+15005550003") << 21215;
    QTest::newRow("blocked") << QStringLiteral("+15005550004") << 21216;
}

void TestRestContract::refusalsAreReadAlike()
{
    QFETCH(QString, to);
    auto theirCall = call();
    theirCall[QStringLiteral("to")] = to;
    const auto theirs = ask(QStringLiteral("createCall"), {{QStringLiteral("call"), theirCall}});
    QTEST(theirs[u"error"][u"code"].toInt(), "code");
    QCOMPARE(theirs[u"error"][u"status"].toInt(), 400);

    auto ourCall = request();
    ourCall.to = *PhoneNumber::fromE164(to);
    const auto ours = place(ourCall);
    const auto *rejected = ours ? std::get_if<Rejected>(&*ours) : nullptr;
    QVERIFY(rejected);
    QTEST(rejected->code, "code");
    QCOMPARE(accepted(), size_t(0));
}

void TestRestContract::wrongCredentialsAreReadAlike()
{
    m_ports->account.authToken = QString(32, u'f');
    const auto theirs = ask(QStringLiteral("createCall"), {{QStringLiteral("call"), call()}});
    QCOMPARE(theirs[u"error"][u"code"].toInt(), 20003);
    const auto ours = place();
    const auto *rejected = ours ? std::get_if<Rejected>(&*ours) : nullptr;
    QVERIFY(rejected);
    QCOMPARE(rejected->code, 20003);
}

void TestRestContract::callsAreReadAlike_data()
{
    QTest::addColumn<QString>("life");
    QTest::addColumn<int>("after"); // seconds
    QTest::newRow("ringing") << QStringLiteral("answered") << 1;
    QTest::newRow("in progress") << QStringLiteral("answered") << 5;
    QTest::newRow("completed") << QStringLiteral("answered") << 60;
    QTest::newRow("by a machine") << QStringLiteral("machine") << 60;
    QTest::newRow("busy") << QStringLiteral("busy") << 60;
    QTest::newRow("no answer") << QStringLiteral("no-answer") << 90;
    QTest::newRow("failed") << QStringLiteral("failed") << 60;
}

void TestRestContract::callsAreReadAlike()
{
    QFETCH(QString, life);
    QFETCH(int, after);
    m_ports->twilio.setup().life = *FakeLife::fromText(life);
    const auto sid =
        m_ports->twilio.addCall({{QStringLiteral("To"), TwilioWorld::someone().e164()},
                                 {QStringLiteral("From"), ownNumber},
                                 {QStringLiteral("MachineDetection"), QStringLiteral("Enable")}},
                                m_ports->clock.now());
    m_ports->clock.runFor(Seconds{after});
    const auto theirs = ask(QStringLiteral("fetchCall"), {{QStringLiteral("sid"), sid}});
    const auto ours = fetch(sid);
    QVERIFY2(ours, qPrintable(ours ? QString() : ours.error().text()));
    QCOMPARE(shown(*ours), shown(theirs[u"answer"].toObject()));
}

void TestRestContract::unknownCallsAreReadAlike()
{
    const auto sid = QStringLiteral("CA") + QString(32, u'f');
    const auto theirs = ask(QStringLiteral("fetchCall"), {{QStringLiteral("sid"), sid}});
    QCOMPARE(theirs[u"error"][u"status"].toInt(), 404);
    const auto ours = fetch(sid);
    QVERIFY(!ours);
    QCOMPARE(ours.error().kind, Error::Kind::NotFound);
}

void TestRestContract::callsAreListedAlike()
{
    constexpr int count = listPageSize + 5; // more than a page for both clients
    const auto intentAt = m_ports->clock.now();
    for (int i = 0; i < count; ++i) {
        m_ports->clock.runFor(Seconds{1});
        someCall();
        m_ports->twilio.addCall(
            {{QStringLiteral("To"), otherNumber}, {QStringLiteral("From"), ownNumber}},
            m_ports->clock.now());
    }
    const QJsonObject filter{{QStringLiteral("to"), TwilioWorld::someone().e164()},
                             {QStringLiteral("from"), ownNumber},
                             {QStringLiteral("pageSize"), 50}};
    const auto theirs =
        ask(QStringLiteral("listCalls"), {{QStringLiteral("filter"), filter}})[u"answer"].toArray();
    const auto ours = list(intentAt);
    QVERIFY(ours);
    QCOMPARE(ours->size(), size_t(count));
    QCOMPARE(theirs.size(), count);
    for (int i = 0; i < count; ++i) {
        const auto &our = ours->at(static_cast<size_t>(i));
        QCOMPARE(our.sid.text(), theirs[i][u"sid"].toString());
        QCOMPARE(std::optional(our.status), callStatusFromText(theirs[i][u"status"].toString()));
        QCOMPARE(toDateTimeUtc(our.createdAt), timeIn(theirs[i][u"dateCreated"]));
    }
}

void TestRestContract::callsAreEndedAlike()
{
    const auto theirCall = someCall();
    m_ports->clock.runFor(Seconds{1});
    const auto ourCall = someCall();
    m_ports->clock.runFor(Seconds{6}); // both calls are in progress
    const QJsonObject changes{{QStringLiteral("status"), QStringLiteral("completed")}};
    const auto theirs = ask(QStringLiteral("updateCall"), {{QStringLiteral("sid"), theirCall},
                                                           {QStringLiteral("changes"), changes}});
    QCOMPARE(theirs[u"answer"][u"status"].toString(), QStringLiteral("completed"));
    const auto theirForm = lastPost().form;
    QVERIFY(end(ourCall));
    QCOMPARE(lastPost().form, theirForm);
    for (const auto &call : m_ports->twilio.calls()) {
        QCOMPARE(call.status(m_ports->clock.now()), QStringLiteral("completed"));
    }
}

void TestRestContract::endedCallsAreReadAlike()
{
    const auto sid = someCall();
    m_ports->clock.runFor(Seconds{60});
    const QJsonObject changes{{QStringLiteral("status"), QStringLiteral("completed")}};
    const auto theirs = ask(QStringLiteral("updateCall"),
                            {{QStringLiteral("sid"), sid}, {QStringLiteral("changes"), changes}});
    QCOMPARE(theirs[u"error"][u"code"].toInt(), 21220);
    QVERIFY(end(sid)); // the call is over, as was wanted
}

void TestRestContract::textsAreSentAlike()
{
    const auto body = QStringLiteral("Stand-up & co. starts at 9:00 + 1, “now” 👍");
    TwilioMessageGateway gateway([this] { return m_ports->account; }, [] { return Redaction(); },
                                 m_ports->clock);
    Answers<SendOutcome> answers;
    gateway.send(
        {.step = StepId(QStringLiteral("step-1")), .to = TwilioWorld::someone(), .body = body},
        answers.taker());
    const auto ours = answers.wait();
    QVERIFY(ours && std::holds_alternative<Accepted>(*ours));
    const auto ourForm = lastPost().form;
    const QJsonObject text{
        {QStringLiteral("to"), TwilioWorld::someone().e164()},
        {QStringLiteral("from"), ownNumber},
        {QStringLiteral("statusCallback"),
         QStringLiteral("https://console.example.com/hooks/sms/status?step=step-1")},
        {QStringLiteral("body"), body}};
    const auto theirs = ask(QStringLiteral("createText"), {{QStringLiteral("text"), text}});
    QCOMPARE(sorted(lastPost().form), sorted(ourForm));
    QCOMPARE(std::get<Accepted>(*ours).sid.text(), m_ports->twilio.texts()[0].sid);
    QCOMPARE(theirs[u"answer"][u"sid"].toString(), m_ports->twilio.texts()[1].sid);
}

void TestRestContract::textsAreListedAlike()
{
    const auto since = m_ports->clock.now();
    for (const auto *body : {"1", "JOINED", "Grüße & 👍 +1"}) {
        m_ports->clock.runFor(Seconds{2});
        m_ports->twilio.takeText(TwilioWorld::someone().e164(), ownNumber, QString::fromUtf8(body));
    }
    const QJsonObject filter{{QStringLiteral("to"), ownNumber}, {QStringLiteral("pageSize"), 1}};
    const auto theirs =
        ask(QStringLiteral("listTexts"), {{QStringLiteral("filter"), filter}})[u"answer"].toArray();
    TwilioMessageGateway gateway([this] { return m_ports->account; }, [] { return Redaction(); },
                                 m_ports->clock);
    Answers<Result<std::vector<ReceivedText>>> answers;
    gateway.received(since, answers.taker());
    const auto ours = answers.wait();
    QVERIFY(ours && *ours);
    QCOMPARE((*ours)->size(), size_t(3));
    QCOMPARE(theirs.size(), 3);
    for (int i = 0; i < 3; ++i) {
        const auto &our = (*ours)->at(static_cast<size_t>(2 - i)); // the package's newest is first
        QCOMPARE(our.sid.text(), theirs[i][u"sid"].toString());
        QCOMPARE(our.body, theirs[i][u"body"].toString());
        QCOMPARE(toDateTimeUtc(our.at), timeIn(theirs[i][u"dateCreated"]));
    }
}

QTEST_GUILESS_MAIN(TestRestContract)
#include "tst_rest_contract.moc"
