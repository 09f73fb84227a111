// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_call_gateway.h"

#include "engine/reconciliation.h"
#include "tests/twilio/call_gateway_fixture.h"

using namespace savehub;
using namespace std::chrono_literals;

class TestTwilioCallGateway : public CallGatewayFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { checkCertificates(); }
    void init() { start(false); }

    void listsCallsSinceTheIntent();
    void listsQueuedCallsOnce();
    void listsOnlyCallsToThatNumber();
    void aListWithHolesIsAnError_data();
    void aListWithHolesIsAnError();
    void fetchesACall();
    void readsThePriceOfAMinute_data();
    void readsThePriceOfAMinute();
    void anUnknownCallIsNotFound();
    void takesNoOtherSids_data();
    void takesNoOtherSids();
    void endsACall_data();
    void endsACall();
    void isSilentAfterItsEnd();
    void mayBeDestroyedByItsAnswer();
};

void TestTwilioCallGateway::listsCallsSinceTheIntent()
{
    const auto now = m_ports->clock.now();
    addCall(now - listedMayBeOlderBy - 1s);
    const auto atTheEdge = addCall(now - listedMayBeOlderBy);
    const auto after = addCall(now + 1s);
    m_ports->clock.runFor(1min);
    const auto calls = list(now);
    QVERIFY(calls.has_value());
    QCOMPARE(calls->size(), size_t(2));
    QCOMPARE((*calls)[0].sid.text(), after);
    QCOMPARE((*calls)[0].createdAt, now + 1s);
    QCOMPARE((*calls)[1].sid.text(), atTheEdge);
}

void TestTwilioCallGateway::listsQueuedCallsOnce()
{
    const auto now = m_ports->clock.now();
    addCall(now);
    addCall(now);
    const auto calls = list(now);
    QVERIFY(calls.has_value());
    QCOMPARE(calls->size(), size_t(2));
    QCOMPARE((*calls)[0].status, AttemptStatus::Queued);
    QCOMPARE((*calls)[1].status, AttemptStatus::Ringing);
}

void TestTwilioCallGateway::listsOnlyCallsToThatNumber()
{
    m_ports->twilio.addCall({{QStringLiteral("To"), QStringLiteral("+15550005678")},
                             {QStringLiteral("From"), QStringLiteral("+15005550006")}},
                            m_ports->clock.now());
    const auto calls = list(m_ports->clock.now());
    QVERIFY(calls.has_value());
    QVERIFY(calls->empty());
}

void TestTwilioCallGateway::aListWithHolesIsAnError_data()
{
    QTest::addColumn<int>("request");
    QTest::newRow("the list of all") << 1;
    QTest::newRow("the list of queued ones") << 2;
}

void TestTwilioCallGateway::aListWithHolesIsAnError()
{
    QFETCH(int, request);
    m_ports->twilio.faults().onRequest(request, {FakeFault::Kind::ServerError});
    const auto calls = list(m_ports->clock.now());
    QVERIFY(!calls.has_value());
    QCOMPARE(calls.error().kind, Error::Kind::Unavailable);
    checkNothingLeaked(calls.error().text());
}

void TestTwilioCallGateway::fetchesACall()
{
    const auto sid = addCall(m_ports->clock.now());
    m_ports->clock.runFor(24s);
    const auto report = fetch(sid);
    QVERIFY(report.has_value());
    QCOMPARE(report->sid.text(), sid);
    QCOMPARE(report->status, AttemptStatus::Completed);
    QCOMPARE(report->duration, std::optional(Seconds(20)));
    QCOMPARE(report->price, std::optional(microDollars(25'000)));
}

void TestTwilioCallGateway::readsThePriceOfAMinute_data()
{
    QTest::addColumn<QStringList>("listedForNumber");
    QTest::addColumn<QString>("country");
    QTest::addColumn<qint64>("micros"); // 0: none
    const QStringList listed{QStringLiteral("0.0140")};
    QTest::newRow("the number's") << listed << "US" << qint64(14'000);
    QTest::newRow("the dearest of its country") << QStringList() << "US" << qint64(450'000);
    QTest::newRow("neither is known") << QStringList() << "" << qint64(0);
}

void TestTwilioCallGateway::readsThePriceOfAMinute()
{
    QFETCH(const QStringList, listedForNumber);
    QFETCH(const QString, country);
    QFETCH(const qint64, micros);
    m_ports->twilio.setup().account.minutePrices = listedForNumber;
    m_ports->twilio.setup().account.countryPrices = {QStringLiteral("0.0130"),
                                                     QStringLiteral("0.4500")};
    Answers<Result<Money>> answers;
    m_gateway->pricePerMinute(*PhoneNumber::fromE164(u"+15550001234"), country, answers.taker());
    const auto price = answers.wait();
    QVERIFY(price);
    QCOMPARE(price->value_or(Money{}).micros, micros);
}

void TestTwilioCallGateway::anUnknownCallIsNotFound()
{
    const auto sid = QStringLiteral("CA") + QString(32, u'0');
    const auto report = fetch(sid);
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().kind, Error::Kind::NotFound);
    QCOMPARE(end(sid).error().kind, Error::Kind::NotFound);
}

void TestTwilioCallGateway::takesNoOtherSids_data()
{
    QTest::addColumn<QString>("sid");
    QTest::newRow("empty") << QString();
    QTest::newRow("path") << QStringLiteral("../../Balance");
    QTest::newRow("mock") << QStringLiteral("MOCK-1");
}

void TestTwilioCallGateway::takesNoOtherSids()
{
    QFETCH(QString, sid);
    QCOMPARE(fetch(sid).error().kind, Error::Kind::BadInput);
    QCOMPARE(end(sid).error().kind, Error::Kind::BadInput);
    QCOMPARE(m_ports->twilio.connections(), 0);
}

void TestTwilioCallGateway::endsACall_data()
{
    QTest::addColumn<bool>("queued");
    QTest::addColumn<int>("second");
    QTest::addColumn<HangUp>("how");
    QTest::addColumn<AttemptStatus>("status");
    for (const auto how : {HangUp::Always, HangUp::UnlessTalking}) {
        const auto row = [how](const char *name, bool queued, int second, AttemptStatus status) {
            QTest::addRow("%s%s", name, how == HangUp::Always ? "" : ", unless talking")
                << queued << second << how << status;
        };
        row("queued", true, 0, AttemptStatus::Canceled);
        row("ringing", false, 2, AttemptStatus::Canceled);
        row("talking", false, 10,
            how == HangUp::Always ? AttemptStatus::Completed : AttemptStatus::InProgress);
        row("over already", false, 60, AttemptStatus::Completed);
    }
}

void TestTwilioCallGateway::endsACall()
{
    QFETCH(bool, queued);
    QFETCH(int, second);
    QFETCH(HangUp, how);
    QFETCH(AttemptStatus, status);
    if (queued) {
        addCall(m_ports->clock.now()); // takes the first turn
    }
    const auto sid = addCall(m_ports->clock.now());
    m_ports->clock.runFor(Seconds(second));
    QVERIFY(end(sid, how).has_value());
    const auto report = fetch(sid);
    QVERIFY(report.has_value());
    QCOMPARE(report->status, status);
}

void TestTwilioCallGateway::isSilentAfterItsEnd()
{
    Answers<SendOutcome> placed;
    Answers<Result<Calls>> listed;
    Answers<Result<CallReport>> fetched;
    m_gateway->place(request(), placed.taker());
    m_gateway->list({{}, TwilioWorld::someone(), m_ports->clock.now()}, listed.taker());
    m_gateway->fetch(ProviderSid(addCall(m_ports->clock.now())), fetched.taker());
    start(false);
    // A whole conversation of the next gateway takes long enough for a late answer to show.
    QVERIFY(list(m_ports->clock.now()).has_value());
    QCOMPARE(placed.count() + listed.count() + fetched.count(), size_t(0));
}

void TestTwilioCallGateway::mayBeDestroyedByItsAnswer()
{
    bool answered = false;
    m_gateway->list({{}, TwilioWorld::someone(), m_ports->clock.now()}, [&](const auto &) {
        m_gateway.reset();
        answered = true;
    });
    QTRY_VERIFY(answered);
}

QTEST_GUILESS_MAIN(TestTwilioCallGateway)
#include "tst_twilio_call_gateway.moc"
