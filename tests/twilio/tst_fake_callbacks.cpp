// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/twilio/fake_callbacks_fixture.h"

#include <QTest>

using namespace savehub;
using namespace std::chrono_literals;

namespace {

const QStringList allEvents{QStringLiteral("initiated"), QStringLiteral("ringing"),
                            QStringLiteral("answered"), QStringLiteral("completed")};

} // namespace

class TestFakeCallbacks : public FakeCallbacksFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void signsAsTwilioDocuments_data();
    void signsAsTwilioDocuments();
    void reportsACallFromStartToEnd();
    void reportsOnlyWhatIsAskedFor();
    void reportsHowItEnded_data();
    void reportsHowItEnded();
    void reportsACallThatWasTakenBack();
    void saysWhoAnsweredIfAsked_data();
    void saysWhoAnsweredIfAsked();
    void sendsToThePublicAddressThroughAProxy();
    void sendsNothingOutOfThisMachine();
    void signsVoiceWithoutThePort();
    void goesWrong_data();
    void goesWrong();
    void delays();
    void reportsTexts();
    void survivesASilentConsole();
};

void TestFakeCallbacks::signsAsTwilioDocuments_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<FormFields>("form");
    QTest::addColumn<QByteArray>("signature");
    const auto text = [](const char *value) {
        return QString::fromUtf8(value);
    };
    QTest::newRow("form") << QByteArray("https://mycompany.com/myapp.php?foo=1&bar=2")
                          << FormFields{{text("To"), text("+18005551212")},
                                        {text("CallSid"), text("CA1234567890ABCDE")},
                                        {text("Digits"), text("1234")},
                                        {text("Caller"), text("+14158675309")},
                                        {text("From"), text("+14158675309")}}
                          << QByteArray("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    QTest::newRow("repeated name") << QByteArray("https://mycompany.com/myapp.php?foo=1&bar=2")
                                   << FormFields{{text("SidAccount"), text("AC123")},
                                                 {text("Digits"), text("5678")},
                                                 {text("Sid"), text("CA123")},
                                                 {text("Digits"), text("1234")},
                                                 {text("Digits"), text("1234")}}
                                   << QByteArray("IK+Dwps556ElfBT0I3Rgjkr1wJU=");
    QTest::newRow("UTF-8") << QByteArray("https://example.com/cb")
                           << FormFields{{text("SpeechResult"), text("Grüße 👍 日本")},
                                         {text("To"), text("+15551234567")}}
                           << QByteArray("zpFxv4CsqgQEFbcR82QO1HPr+Tg=");
}

void TestFakeCallbacks::signsAsTwilioDocuments()
{
    QFETCH(QByteArray, url);
    QFETCH(FormFields, form);
    QFETCH(QByteArray, signature);
    QCOMPARE(fakeSignature("12345", url, form), signature);
}

void TestFakeCallbacks::reportsACallFromStartToEnd()
{
    const auto sid = call(allEvents);
    QVERIFY(sendAt(0s));
    QVERIFY(sendAt(5s));
    QVERIFY(sendAt(5s));
    QVERIFY(sendAt(60s));
    QCOMPARE(received(u"CallStatus"),
             QStringList({QStringLiteral("initiated"), QStringLiteral("ringing"),
                          QStringLiteral("in-progress"), QStringLiteral("completed")}));
    QCOMPARE(received(u"SequenceNumber"), QStringLiteral("0 1 2 3").split(u' '));
    QCOMPARE(received(u"CallSid"), QStringList(4, sid));
    QCOMPARE(received(u"AccountSid"), QStringList(4, m_twilio->setup().accountSid));
    QCOMPARE(firstValue(m_received[3].form(), u"CallDuration"), QStringLiteral("20"));
    QCOMPARE(firstValue(m_received[3].form(), u"Duration"), QStringLiteral("1"));
    QCOMPARE(firstValue(m_received[2].form(), u"Timestamp"),
             QStringLiteral("Tue, 18 Aug 2026 12:00:04 +0000"));
    QVERIFY(firstValue(m_received[2].form(), u"CallDuration").isEmpty());
}

void TestFakeCallbacks::reportsOnlyWhatIsAskedFor()
{
    call({});
    call({QStringLiteral("answered")});
    QVERIFY(sendAt(60s));
    QCOMPARE(received(u"CallStatus"),
             QStringList({QStringLiteral("completed"), QStringLiteral("in-progress")}));
}

void TestFakeCallbacks::reportsHowItEnded_data()
{
    QTest::addColumn<QString>("life");
    QTest::addColumn<QString>("status");
    for (const auto &[life, status] : {std::pair("answered", "completed"),
                                       {"busy", "busy"},
                                       {"no-answer", "no-answer"},
                                       {"failed", "failed"}}) {
        QTest::newRow(life) << QString::fromLatin1(life) << QString::fromLatin1(status);
    }
}

void TestFakeCallbacks::reportsHowItEnded()
{
    QFETCH(QString, life);
    QFETCH(QString, status);
    m_twilio->setup().life = *FakeLife::fromText(life);
    call({QStringLiteral("completed")});
    QVERIFY(sendAt(100s));
    QCOMPARE(received(u"CallStatus"), {status});
    QCOMPARE(received(u"CallDuration"),
             {status == QLatin1String("completed") ? QStringLiteral("20") : QStringLiteral("0")});
}

void TestFakeCallbacks::reportsACallThatWasTakenBack()
{
    FakeCall queued{QStringLiteral("CA1"), ordered(allEvents), {}, noon, noon + 60s, noon + 10s};
    m_twilio->callbacks().tell(queued, noon + 61s);
    QVERIFY(arrived());
    QCOMPARE(received(u"CallStatus"), {QStringLiteral("canceled")});
}

void TestFakeCallbacks::saysWhoAnsweredIfAsked_data()
{
    QTest::addColumn<QString>("life");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<QString>("who");
    QTest::newRow("human") << QStringLiteral("answered") << true << QStringLiteral("human");
    QTest::newRow("machine") << QStringLiteral("machine") << true
                             << QStringLiteral("machine_start");
    QTest::newRow("not asked") << QStringLiteral("machine") << false << QString();
    QTest::newRow("nobody") << QStringLiteral("busy") << true << QString();
}

void TestFakeCallbacks::saysWhoAnsweredIfAsked()
{
    QFETCH(QString, life);
    QFETCH(bool, asked);
    QFETCH(QString, who);
    m_twilio->setup().life = *FakeLife::fromText(life);
    const FormFields detection{{QStringLiteral("MachineDetection"), QStringLiteral("Enable")}};
    call({QStringLiteral("completed")}, asked ? detection : FormFields());
    QVERIFY(sendAt(100s));
    QCOMPARE(received(u"AnsweredBy"), {who});
}

void TestFakeCallbacks::sendsToThePublicAddressThroughAProxy()
{
    call({QStringLiteral("completed")});
    QVERIFY(sendAt(60s));
    QCOMPARE(m_received.size(), size_t(1));
    QCOMPARE(m_received[0].method, QByteArray("POST"));
    QCOMPARE(m_received[0].target, QByteArray("/call/status?attempt=K&t=It's"));
    QVERIFY(m_received[0].body.contains("Timestamp=Tue%2C+18+Aug+2026"));
    QCOMPARE(m_twilio->callbacks().sent()[0].status, 204);
}

void TestFakeCallbacks::sendsNothingOutOfThisMachine()
{
    m_twilio->callbacks().setRoute({});
    call({QStringLiteral("completed")});
    m_now += 60s;
    m_twilio->sendCallbacks();
    // Given up at once, before a name could be looked up.
    QVERIFY(m_twilio->callbacks().isIdle());
    QCOMPARE(m_twilio->callbacks().sent()[0].status, 0);
}

void TestFakeCallbacks::signsVoiceWithoutThePort()
{
    call({QStringLiteral("completed")});
    QVERIFY(sendAt(60s));
    const auto &sent = m_twilio->callbacks().sent()[0];
    QCOMPARE(m_received[0].header("X-Twilio-Signature"),
             fakeSignature(m_twilio->setup().authToken.toLatin1(),
                           QByteArray(statusUrl.toLatin1()).replace(":8443", ""), sent.form));
}

void TestFakeCallbacks::goesWrong_data()
{
    QTest::addColumn<FakeCallbackFault>("fault");
    QTest::addColumn<QString>("sequence");
    QTest::addColumn<bool>("signedRight");
    QTest::newRow("duplicate") << FakeCallbackFault::Duplicate << QStringLiteral("0 1 1 2 3")
                               << true;
    QTest::newRow("reorder") << FakeCallbackFault::Reorder << QStringLiteral("0 2 1 3") << true;
    QTest::newRow("drop") << FakeCallbackFault::Drop << QStringLiteral("0 2 3") << true;
    QTest::newRow("replay") << FakeCallbackFault::Replay << QStringLiteral("0 1 0 2 3") << true;
    QTest::newRow("forge") << FakeCallbackFault::Forge << QStringLiteral("0 1 2 3") << false;
    QTest::newRow("unsigned") << FakeCallbackFault::Unsigned << QStringLiteral("0 1 2 3") << false;
    QTest::newRow("wrong port") << FakeCallbackFault::WrongPort << QStringLiteral("0 1 2 3")
                                << false;
}

void TestFakeCallbacks::goesWrong()
{
    QFETCH(FakeCallbackFault, fault);
    QFETCH(QString, sequence);
    QFETCH(bool, signedRight);
    m_twilio->callbacks().onCallback(2, fault);
    call(allEvents);
    QVERIFY(sendAt(60s));
    QStringList sent;
    bool allRight = true;
    for (const auto &callback : m_twilio->callbacks().sent()) {
        sent << firstValue(callback.form, u"SequenceNumber");
        const auto right =
            fakeSignature(m_twilio->setup().authToken.toLatin1(),
                          QByteArray(callback.url).replace(":8443", ""), callback.form);
        allRight = allRight && callback.signature == right;
    }
    QCOMPARE(sent, sequence.split(u' '));
    QCOMPARE(m_received.size(), size_t(sent.size()));
    QCOMPARE(allRight, signedRight);
}

void TestFakeCallbacks::delays()
{
    m_twilio->callbacks().onNext(FakeCallbackFault::Delay);
    call(allEvents);
    QVERIFY(sendAt(0s));
    QCOMPARE(received(u"SequenceNumber"), {QStringLiteral("1")});
    QVERIFY(sendAt(FakeCallbacks::delay - 1s));
    QCOMPARE(received(u"SequenceNumber").count(QStringLiteral("0")), 0);
    QVERIFY(sendAt(FakeCallbacks::delay));
    QCOMPARE(received(u"SequenceNumber").count(QStringLiteral("0")), 1);
}

void TestFakeCallbacks::reportsTexts()
{
    const auto url = QStringLiteral("https://h.example.com:8443/pre/sms/response");
    const auto sid = m_twilio->takeText(someone, ours, QStringLiteral("1 👍"), url);
    QVERIFY(arrived());
    QCOMPARE(m_received.size(), size_t(1));
    QCOMPARE(m_received[0].target, QByteArray("/sms/response"));
    QCOMPARE(received(u"MessageSid"), {sid});
    QCOMPARE(received(u"From"), {someone});
    QCOMPARE(received(u"Body"), {QStringLiteral("1 👍")});
    // Unlike calls, texts are signed with the port.
    QCOMPARE(m_received[0].header("X-Twilio-Signature"),
             fakeSignature(m_twilio->setup().authToken.toLatin1(), url.toLatin1(),
                           m_received[0].form()));
    QVERIFY(m_twilio->texts()[0].isInbound);
    m_twilio->takeText(someone, ours, QStringLiteral("2"));
    QVERIFY(arrived());
    QCOMPARE(m_received.size(), size_t(1));
}

void TestFakeCallbacks::survivesASilentConsole()
{
    m_console->stopListening();
    call({QStringLiteral("completed")});
    QVERIFY(sendAt(60s));
    QCOMPARE(m_twilio->callbacks().sent()[0].status, 0);
}

QTEST_GUILESS_MAIN(TestFakeCallbacks)
#include "tst_fake_callbacks.moc"
