// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_call_gateway.h"

#include "tests/twilio/call_gateway_fixture.h"
#include "twilio/answers.h"

using namespace savehub;
using namespace std::chrono_literals;

class TestTwilioCallPlacing : public CallGatewayFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { checkCertificates(); }
    void init() { start(false); }

    void placesOneCall_data() { overHttpAndHttps(); }
    void placesOneCall();
    void noFaultPlacesTwoCalls_data();
    void noFaultPlacesTwoCalls();
    void aConnectionLostBeforeReadingPlacesNothingUnsaid_data();
    void aConnectionLostBeforeReadingPlacesNothingUnsaid();
    void refusedMeansNotSent_data() { overHttpAndHttps(); }
    void refusedMeansNotSent();
    void aBadCertificateMeansNotSent();
    void rejectsWhatTwilioRejects_data();
    void rejectsWhatTwilioRejects();
    void noSecretBecomesWhatACallIsCalled();
    void testModeSendsNothing();
    void placesNothingWithoutCredentials();
    void placesNothingWithoutTime();
    void asksBeforeItLeaves_data() { overHttpAndHttps(); }
    void asksBeforeItLeaves();
    void aWithdrawnCallIsNotPlaced_data() { overHttpAndHttps(); }
    void aWithdrawnCallIsNotPlaced();
    void tellsWhenToTryAgain();
    void newCredentialsCountFromTheNextRequest();
};

void TestTwilioCallPlacing::placesOneCall()
{
    QFETCH(bool, https);
    start(https);
    m_ports->account.webhookUrl = QUrl(QStringLiteral("https://h.example.com"));
    QCOMPARE(m_gateway->problem(), QString());
    const auto outcome = place();
    QCOMPARE(accepted(), size_t(1));
    const auto &call = m_ports->twilio.calls().front();
    QCOMPARE(outcome, SendOutcome(Accepted{ProviderSid(call.sid), AttemptStatus::Ringing}));
    QCOMPARE(call.to(), TwilioWorld::someone().e164());
    QCOMPARE(firstValue(call.form, u"StatusCallback"),
             QStringLiteral("https://h.example.com/call/status?attempt=key-1"));
    QVERIFY(firstValue(call.form, u"Twiml").contains(QStringLiteral("Standup starts")));
    QCOMPARE(m_ports->log.lines,
             QStringList({QStringLiteral("[CALL] Creating TwiML for event=abc123, user=xyz789"),
                          QStringLiteral("[CALL] Twilio call initiated"),
                          QStringLiteral("[CALL] Call SID=") + call.sid}));
    checkNothingLeaked({});
}

void TestTwilioCallPlacing::noFaultPlacesTwoCalls_data()
{
    QTest::addColumn<bool>("https");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("calls");
    const auto row = [](const char *fault, OutcomeClass outcome, int calls) {
        for (const bool https : {false, true}) {
            QTest::addRow("%s: %s", https ? "https" : "http", fault)
                << https << QString::fromLatin1(fault) << int(outcome) << calls;
        }
    };
    row("close-after-reading", IsUnknown, 1);
    row("close-after-reading!", IsUnknown, 0);
    row("reset-after-reading", IsUnknown, 1);
    row("reset-after-reading!", IsUnknown, 0);
    row("cut-short", IsUnknown, 1);
    row("cut-short!", IsUnknown, 0);
    row("garbage", IsUnknown, 1);
    row("garbage!", IsUnknown, 0);
    row("bad-body", IsUnknown, 1);
    row("bad-body!", IsUnknown, 0);
    row("server-error", IsUnknown, 1);
    row("server-error!", IsUnknown, 0);
    row("unavailable", IsUnknown, 1);
    row("unavailable!", IsUnknown, 0);
    row("redirect-307", IsUnknown, 0);
    row("redirect-308", IsUnknown, 0);
    row("hang", IsUnknown, 1);
    row("hang!", IsUnknown, 0);
    row("too-many-requests", IsNotSent, 0);
    row("slow", IsAccepted, 1);
    row("echo", IsRejected, 0);
}

void TestTwilioCallPlacing::noFaultPlacesTwoCalls()
{
    QFETCH(bool, https);
    QFETCH(QString, fault);
    QFETCH(int, outcome);
    QFETCH(int, calls);
    start(https);
    auto programmed = *FakeFault::fromText(fault);
    programmed.delay = std::min(programmed.delay, Milliseconds(50));
    m_ports->twilio.faults().onNext(programmed);
    auto wanted = request();
    const bool hangs = fault.startsWith(QLatin1String("hang"));
    wanted.timeAllowed = hangs ? 500ms : 20s;
    const auto given = place(wanted);

    QCOMPARE(int(classOf(given)), outcome);
    QCOMPARE(m_ports->twilio.posts().size(), size_t(1));
    QCOMPARE(accepted(), size_t(calls));
    checkNothingLeaked(textOf(*given));
    const auto last = m_ports->log.lines.back();
    QVERIFY2(outcome == IsAccepted
                 || last == QStringLiteral("[CALL] Twilio error - Reason=") + textOf(*given),
             qPrintable(last));
    QVERIFY(!hangs || textOf(*given) == QStringLiteral("Call creation timeout (1s)"));
    // Whatever was lost, the list shows which calls exist.
    const auto listed = list(m_ports->clock.now());
    QVERIFY(listed.has_value());
    QCOMPARE(listed->size(), size_t(calls));
}

void TestTwilioCallPlacing::aConnectionLostBeforeReadingPlacesNothingUnsaid_data()
{
    QTest::addColumn<bool>("https");
    QTest::addColumn<QString>("fault");
    for (const auto *fault : {"close-before-reading", "reset-before-reading"}) {
        QTest::addRow("http: %s", fault) << false << QString::fromLatin1(fault);
        QTest::addRow("https: %s", fault) << true << QString::fromLatin1(fault);
    }
}

void TestTwilioCallPlacing::aConnectionLostBeforeReadingPlacesNothingUnsaid()
{
    QFETCH(bool, https);
    QFETCH(QString, fault);
    start(https);
    m_ports->twilio.faults().onNext(*FakeFault::fromText(fault));
    const auto outcome = place();
    // Depending on what the kernel had already taken, Qt may connect once more while the body is
    // still whole. Either way there is no call that was not accepted, and no second one.
    QVERIFY(classOf(outcome) == IsUnknown || classOf(outcome) == IsNotSent
            || classOf(outcome) == IsAccepted);
    QCOMPARE(accepted(), size_t(classOf(outcome) == IsAccepted ? 1 : 0));
}

void TestTwilioCallPlacing::refusedMeansNotSent()
{
    QFETCH(bool, https);
    start(https);
    m_ports->twilio.stopListening();
    const auto outcome = place();
    QCOMPARE(classOf(outcome), IsNotSent);
    checkNothingLeaked(textOf(*outcome));
}

void TestTwilioCallPlacing::aBadCertificateMeansNotSent()
{
    start(true);
    TwilioCallGateway distrustful([this] { return m_ports->account; }, [this] { return m_known; },
                                  false, m_ports->log, m_ports->clock);
    Answers<SendOutcome> answers;
    distrustful.place(request(), answers.taker());
    QCOMPARE(classOf(answers.wait()), IsNotSent);
    QCOMPARE(m_ports->twilio.posts().size(), size_t(0));
}

void TestTwilioCallPlacing::rejectsWhatTwilioRejects_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("token");
    QTest::addColumn<int>("code");
    const QString good = FakeTwilio::Setup().authToken;
    QTest::newRow("number that does not exist") << QStringLiteral("+15005550001") << good << 21217;
    QTest::newRow("country without permission") << QStringLiteral("+15005550003") << good << 21215;
    QTest::newRow("wrong token") << QStringLiteral("+15550001234") << QString(32, u'f') << 20003;
}

void TestTwilioCallPlacing::rejectsWhatTwilioRejects()
{
    QFETCH(QString, to);
    QFETCH(QString, token);
    QFETCH(int, code);
    m_ports->account.authToken = token;
    auto wanted = request();
    wanted.to = *PhoneNumber::fromE164(to);
    const auto outcome = place(wanted);
    QCOMPARE(classOf(outcome), IsRejected);
    QCOMPARE(std::get<Rejected>(*outcome).code, code);
    QVERIFY(!textOf(*outcome).contains(to.mid(1)));
    QVERIFY(!textOf(*outcome).contains(token));
    QCOMPARE(m_ports->log.lines.back(),
             QStringLiteral("[CALL] Twilio error - Reason=") + textOf(*outcome));
    QVERIFY(textOf(*outcome).contains(QStringLiteral("request RQ")));
    checkNothingLeaked(textOf(*outcome));
}

/// A token has the same form as the part of a SID after its two letters.
void TestTwilioCallPlacing::noSecretBecomesWhatACallIsCalled()
{
    start(false);
    const HttpAnswer said{
        .status = 201,
        .body = "{\"sid\": \"CAfedcba98765432100123456789abcdef\", \"status\": \"queued\"}"};
    QCOMPARE(classOf(callOutcome(HttpResult(said), 1s)), IsAccepted);
    auto known = said;
    known.redaction = Redaction({QStringLiteral("fedcba98765432100123456789abcdef")});
    QCOMPARE(classOf(callOutcome(HttpResult(known), 1s)), IsUnknown);
}

void TestTwilioCallPlacing::testModeSendsNothing()
{
    m_ports->account = TwilioAccount(); // not even credentials are needed
    m_ports->account.apiBaseUrl = m_ports->twilio.url();
    auto wanted = request();
    wanted.testMode = true;
    QCOMPARE(place(wanted), SendOutcome(OnlyBuilt{}));
    QCOMPARE(m_ports->twilio.connections(), 0);
    QCOMPARE(m_ports->log.lines,
             QStringList({QStringLiteral("[CALL] Creating TwiML for event=abc123, user=xyz789"),
                          QStringLiteral("[CALL] TEST MODE - Call not placed")}));
}

void TestTwilioCallPlacing::placesNothingWithoutCredentials()
{
    m_ports->account.authToken.clear();
    const auto missing = QStringLiteral("Twilio credentials not configured");
    QCOMPARE(m_gateway->problem(), missing);
    QCOMPARE(place(), SendOutcome(Rejected{missing}));
    QCOMPARE(m_ports->twilio.connections(), 0);
    QCOMPARE(m_ports->log.lines.back(), QStringLiteral("[CALL] Twilio error - Reason=") + missing);
}

void TestTwilioCallPlacing::placesNothingWithoutTime()
{
    auto wanted = request();
    wanted.timeAllowed = 0ms;
    QCOMPARE(classOf(place(wanted)), IsNotSent);
    QCOMPARE(m_ports->twilio.connections(), 0);
}

void TestTwilioCallPlacing::asksBeforeItLeaves()
{
    QFETCH(bool, https);
    start(https);
    auto wanted = request();
    wanted.mayLeave = [] {
        return false;
    };
    QCOMPARE(classOf(place(wanted)), IsNotSent);
    QCOMPARE(m_ports->twilio.posts().size(), size_t(0));
    wanted.mayLeave = [] {
        return true;
    };
    QCOMPARE(classOf(place(wanted)), IsAccepted);
    QCOMPARE(accepted(), size_t(1));
}

void TestTwilioCallPlacing::aWithdrawnCallIsNotPlaced()
{
    QFETCH(bool, https);
    start(https);
    Answers<SendOutcome> answers;
    m_gateway->place(request(), answers.taker());
    m_gateway->withdraw(request().key);
    QCOMPARE(classOf(answers.wait()), IsNotSent);
    QCOMPARE(m_ports->twilio.posts().size(), size_t(0));
}

void TestTwilioCallPlacing::tellsWhenToTryAgain()
{
    m_ports->twilio.faults().onNext(
        {.kind = FakeFault::Kind::TooManyRequests, .delay = Seconds(7)});
    const auto outcome = place();
    QCOMPARE(classOf(outcome), IsNotSent);
    QVERIFY(std::get<NotSent>(*outcome).retryAfter == Seconds(7));
}

void TestTwilioCallPlacing::newCredentialsCountFromTheNextRequest()
{
    const auto good = m_ports->account.authToken;
    m_ports->account.authToken = QString(32, u'f');
    QCOMPARE(classOf(place()), IsRejected);
    m_ports->account.authToken = good;
    QCOMPARE(classOf(place()), IsAccepted);
}

QTEST_GUILESS_MAIN(TestTwilioCallPlacing)
#include "tst_twilio_call_placing.moc"
