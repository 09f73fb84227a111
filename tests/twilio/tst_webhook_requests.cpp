// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/webhook_requests.h"

#include <QTest>

using namespace savehub;

namespace {

const auto account = QStringLiteral("AC00000000000000000000000000000001");
const auto callSid = QStringLiteral("CA1234567890abcdef1234567890abcdef");
const auto textSid = QStringLiteral("SM1234567890abcdef1234567890abcdef");
const auto now = *instantFromIso(u"2026-08-18T12:00:00.000Z");

/// The fields of \a query, after those that Twilio always sends.
FormFields callForm(const QByteArray &query)
{
    return decodeForm("ApiVersion=2010-04-01&Direction=outbound-api&From=%2B15005550006&AccountSid="
                      + account.toLatin1() + '&' + query);
}

FormFields textForm(const QByteArray &query)
{
    return decodeForm("SmsStatus=received&NumMedia=0&AccountSid=" + account.toLatin1() + '&'
                      + query);
}

const QByteArray ofCall = "CallSid=" + callSid.toLatin1() + '&';
const QByteArray ofText = "MessageSid=" + textSid.toLatin1() + "&From=%2B15550001234&";

} // namespace

class TestWebhookRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsACall_data();
    void readsACall();
    void refusesACall_data();
    void refusesACall();
    void readsAText();
    void refusesAText_data();
    void refusesAText();
    void isForOneAccountOnly_data();
    void isForOneAccountOnly();
    void repeatsNothingOfTheForm();
};

void TestWebhookRequests::readsACall_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<CallReport>("report");
    const auto row = [](const char *name, const char *query, CallReport report) {
        report.sid = ProviderSid(callSid);
        QTest::newRow(name) << QByteArray(query) << report;
    };
    row("initiated", "CallStatus=initiated&SequenceNumber=0",
        {.status = AttemptStatus::Initiated, .sequence = 0});
    row("ringing", "CallStatus=ringing&SequenceNumber=1",
        {.status = AttemptStatus::Ringing, .sequence = 1});
    row("answered", "CallStatus=in-progress&SequenceNumber=2&AnsweredBy=human",
        {.status = AttemptStatus::InProgress,
         .answeredBy = QStringLiteral("human"),
         .sequence = 2});
    row("completed", "CallStatus=completed&SequenceNumber=3&CallDuration=21&Duration=1",
        {.status = AttemptStatus::Completed, .sequence = 3, .duration = Seconds(21)});
    row("machine", "CallStatus=completed&AnsweredBy=machine_end_beep&CallDuration=0",
        {.status = AttemptStatus::Completed,
         .answeredBy = QStringLiteral("machine_end_beep"),
         .duration = Seconds(0)});
    row("busy", "CallStatus=busy", {.status = AttemptStatus::Busy});
    row("no answer", "CallStatus=no-answer", {.status = AttemptStatus::NoAnswer});
    row("failed", "CallStatus=failed&SipResponseCode=404&ErrorCode=13224",
        {.status = AttemptStatus::Failed});
    row("canceled", "CallStatus=canceled", {.status = AttemptStatus::Canceled});
    row("key", "CallStatus=in-progress&Digits=1&FinishedOnKey=",
        {.status = AttemptStatus::InProgress, .digit = QStringLiteral("1")});
    row("star", "CallStatus=in-progress&Digits=*",
        {.status = AttemptStatus::InProgress, .digit = QStringLiteral("*")});
    row("no key", "CallStatus=in-progress&Digits=", {.status = AttemptStatus::InProgress});
}

void TestWebhookRequests::readsACall()
{
    QFETCH(QByteArray, query);
    QFETCH(CallReport, report);
    const auto read = callReport(callForm(ofCall + query), account);
    QVERIFY(read.has_value());
    QCOMPARE(*read, report);
}

void TestWebhookRequests::refusesACall_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    const auto row = [](const QByteArray &query, const char *field) {
        QTest::newRow(query.left(60).constData()) << query << QString::fromLatin1(field);
    };
    row("CallStatus=ringing", "CallSid");
    row("CallSid=&CallStatus=ringing", "CallSid");
    row("CallStatus=ringing&CallSid=CA1234567890abcdef1234567890abcde", "CallSid");
    row("CallStatus=ringing&CallSid=SM1234567890abcdef1234567890abcdef", "CallSid");
    row("CallStatus=ringing&CallSid=CA1234567890abcdef1234567890abcdef%0A", "CallSid");
    row(ofCall + ofCall + "CallStatus=ringing", "CallSid");
    row(ofCall, "CallStatus");
    row(ofCall + "CallStatus=answered", "CallStatus");
    row(ofCall + "CallStatus=Ringing", "CallStatus");
    row(ofCall + "CallStatus=ringing&CallStatus=completed", "CallStatus");
    for (const auto *sequence : {"-1", "one", "1.5", "9999999999", "+1", "%201"}) {
        row(ofCall + "CallStatus=ringing&SequenceNumber=" + sequence, "SequenceNumber");
    }
    row(ofCall + "CallStatus=completed&CallDuration=-1", "CallDuration");
    row(ofCall + "CallStatus=completed&CallDuration=21s", "CallDuration");
    row(ofCall + "CallStatus=ringing&AnsweredBy=%3Cscript%3E", "AnsweredBy");
    row(ofCall + "CallStatus=ringing&AnsweredBy=" + QByteArray(33, 'a'), "AnsweredBy");
    row(ofCall + "CallStatus=ringing&Digits=x", "Digits");
    row(ofCall + "CallStatus=ringing&Digits=1&Digits=2", "Digits");
    row(ofCall + "CallStatus=ringing&Digits=" + QByteArray(33, '1'), "Digits");
    row(ofCall + "CallStatus=ringing&Digits=%D9%A1", "Digits");
}

void TestWebhookRequests::refusesACall()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, field);
    const auto read = callReport(callForm(query), account);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::BadInput);
    QCOMPARE(read.error().what,
             QStringLiteral("The webhook's field %1 cannot be used.").arg(field));
}

void TestWebhookRequests::readsAText()
{
    const auto text = receivedText(textForm(ofText + "Body=1%20%F0%9F%91%8D"), account, now);
    QVERIFY(text.has_value());
    QCOMPARE(*text, (ReceivedText{ProviderSid(textSid), *PhoneNumber::fromE164(u"+15550001234"),
                                  QStringLiteral("1 👍"), now}));
    const auto empty = receivedText(textForm(ofText), account, now);
    QVERIFY(empty.has_value());
    QVERIFY(empty->body.isEmpty());
    QVERIFY(receivedText(textForm(ofText + "Body=" + QByteArray(1600, 'a')), account, now));
}

void TestWebhookRequests::refusesAText_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &query, const char *field) {
        QTest::newRow(name) << query << QString::fromLatin1(field);
    };
    row("no SID", "From=%2B15550001234", "MessageSid");
    row("a call's SID", "From=%2B15550001234&MessageSid=" + callSid.toLatin1(), "MessageSid");
    row("no sender", "MessageSid=" + textSid.toLatin1(), "From");
    row("short code", "MessageSid=" + textSid.toLatin1() + "&From=12345", "From");
    row("plus undecoded", "MessageSid=" + textSid.toLatin1() + "&From=+15550001234", "From");
    row("two senders", ofText + "From=%2B15550009999", "From");
    row("two bodies", ofText + "Body=1&Body=2", "Body");
    row("too long", ofText + "Body=" + QByteArray(1601, 'a'), "Body");
}

void TestWebhookRequests::refusesAText()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, field);
    const auto text = receivedText(textForm(query), account, now);
    QVERIFY(!text);
    QCOMPARE(text.error().kind, Error::Kind::BadInput);
    QCOMPARE(text.error().what,
             QStringLiteral("The webhook's field %1 cannot be used.").arg(field));
}

void TestWebhookRequests::isForOneAccountOnly_data()
{
    QTest::addColumn<QByteArray>("named");
    QTest::addColumn<QString>("ours");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("another") << QByteArray("AccountSid=AC00000000000000000000000000000002&")
                             << account << Error::Kind::Refused;
    QTest::newRow("none") << QByteArray() << account << Error::Kind::Refused;
    QTest::newRow("none configured") << QByteArray() << QString() << Error::Kind::Refused;
    QTest::newRow("empty") << QByteArray("AccountSid=&") << QString() << Error::Kind::Refused;
    QTest::newRow("two") << QByteArray("AccountSid=" + account.toLatin1() + "&AccountSid=x&")
                         << account << Error::Kind::BadInput;
}

void TestWebhookRequests::isForOneAccountOnly()
{
    QFETCH(QByteArray, named);
    QFETCH(QString, ours);
    QFETCH(Error::Kind, kind);
    const auto call = callReport(decodeForm(named + ofCall + "CallStatus=ringing"), ours);
    QVERIFY(!call);
    QCOMPARE(call.error().kind, kind);
    const auto text = receivedText(decodeForm(named + ofText), ours, now);
    QVERIFY(!text);
    QCOMPARE(text.error().kind, kind);
}

void TestWebhookRequests::repeatsNothingOfTheForm()
{
    const auto text = receivedText(
        textForm("MessageSid=" + textSid.toLatin1() + "&From=tel:15550001234"), account, now);
    QVERIFY(!text);
    QVERIFY(!text.error().text().contains(QStringLiteral("5550001234")));
}

QTEST_GUILESS_MAIN(TestWebhookRequests)
#include "tst_webhook_requests.moc"
