// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/answers.h"

#include <QTest>

using namespace savehub;

namespace {

const auto sid = QStringLiteral("CA0123456789abcdef0123456789abcdef");

HttpResult answer(int status, const QByteArray &body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

QByteArray call(const QByteArray &rest)
{
    return "{\"sid\":\"" + sid.toUtf8() + "\"," + rest + "}";
}

} // namespace

class TestCallAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTwiliosWords_data();
    void knowsTwiliosWords();
    void readsACallThatIsOver();
    void readsACallThatGoesOn();
    void aCallThatWasNotDialledHasNotWaitedToTheEnd();
    void readsThePriceList_data();
    void readsThePriceList();
    void readsPrices_data();
    void readsPrices();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
    void endingACall_data();
    void endingACall();
};

void TestCallAnswers::knowsTwiliosWords_data()
{
    QTest::addColumn<std::optional<AttemptStatus>>("status");
    using Status = std::optional<AttemptStatus>;
    QTest::newRow("queued") << Status(AttemptStatus::Queued);
    QTest::newRow("initiated") << Status(AttemptStatus::Initiated);
    QTest::newRow("ringing") << Status(AttemptStatus::Ringing);
    QTest::newRow("in-progress") << Status(AttemptStatus::InProgress);
    QTest::newRow("completed") << Status(AttemptStatus::Completed);
    QTest::newRow("busy") << Status(AttemptStatus::Busy);
    QTest::newRow("no-answer") << Status(AttemptStatus::NoAnswer);
    QTest::newRow("failed") << Status(AttemptStatus::Failed);
    QTest::newRow("canceled") << Status(AttemptStatus::Canceled);
    // Our own words do not belong to Twilio's.
    QTest::newRow("sending") << Status();
    QTest::newRow("withheld") << Status();
    QTest::newRow("Completed") << Status();
    QTest::newRow("") << Status();
}

void TestCallAnswers::knowsTwiliosWords()
{
    QFETCH(std::optional<AttemptStatus>, status);
    QCOMPARE(callStatusFromText(QString::fromLatin1(QTest::currentDataTag())), status);
}

void TestCallAnswers::readsACallThatIsOver()
{
    const auto report =
        callReport(answer(200, call(R"("status":"completed","duration":"21","price":"-0.03000",)"
                                    R"("price_unit":"USD","answered_by":"machine_start",)"
                                    R"("queue_time":"1500")")));
    CallReport expected;
    expected.sid = ProviderSid(sid);
    expected.status = AttemptStatus::Completed;
    expected.answeredBy = QStringLiteral("machine_start");
    expected.duration = Seconds(21);
    expected.price = microDollars(30'000);
    expected.queueTime = Milliseconds(1'500);
    QVERIFY(report.has_value());
    QCOMPARE(*report, expected);
}

void TestCallAnswers::readsACallThatGoesOn()
{
    const auto report = callReport(
        answer(200, call(R"("status":"ringing","duration":null,"price":null,"answered_by":null)")));
    QVERIFY(report.has_value());
    QCOMPARE(report->status, AttemptStatus::Ringing);
    QVERIFY(!report->duration && !report->price && report->answeredBy.isEmpty());
}

void TestCallAnswers::aCallThatWasNotDialledHasNotWaitedToTheEnd()
{
    for (const auto *fields : {R"("status":"queued","queue_time":"300")",
                               R"("status":"canceled","queue_time":"54000")"}) {
        const auto report = callReport(answer(200, call(fields)));
        QVERIFY(report.has_value() && !report->queueTime);
    }
}

void TestCallAnswers::readsThePriceList_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<qint64>>("micros");
    using Micros = std::optional<qint64>;
    const auto list = [](const QByteArray &prices, const QByteArray &unit = "USD") {
        return R"({"outbound_call_prices":[)" + prices + R"(],"price_unit":")" + unit + R"("})";
    };
    const QByteArray one = R"({"base_price":"0.050","current_price":"0.0140"})";
    const QByteArray dearer = R"({"base_price":"0.050","current_price":"0.0260"})";
    QTest::newRow("one") << list(one) << Micros(14'000);
    QTest::newRow("the dearest") << list(one + ',' + dearer + ',' + one) << Micros(26'000);
    QTest::newRow("none") << list("") << Micros();
    QTest::newRow("of nothing") << list(R"({"current_price":null})") << Micros();
    QTest::newRow("below nothing") << list(R"({"current_price":"-0.01"})") << Micros();
    QTest::newRow("another currency") << list(one, "JPY") << Micros();
    QTest::newRow("no JSON") << QByteArray("<html>") << Micros();
}

void TestCallAnswers::readsThePriceList()
{
    QFETCH(QByteArray, body);
    QFETCH(std::optional<qint64>, micros);
    const auto price = listedPrice(answer(200, body));
    QCOMPARE(price.has_value(), micros.has_value());
    QCOMPARE(price ? price->micros : 0, micros.value_or(0));
    QVERIFY(!listedPrice(answer(404, body)));
}

void TestCallAnswers::readsPrices_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<std::optional<qint64>>("micros");
    using Micros = std::optional<qint64>;
    QTest::newRow("usual") << QByteArray(R"("price":"-0.0140","price_unit":"USD")")
                           << Micros(14'000);
    QTest::newRow("lower case") << QByteArray(R"("price":"-1","price_unit":"usd")")
                                << Micros(1'000'000);
    QTest::newRow("free") << QByteArray(R"("price":"0","price_unit":"USD")") << Micros(0);
    QTest::newRow("other currency")
        << QByteArray(R"("price":"-0.0140","price_unit":"EUR")") << Micros();
    QTest::newRow("no number") << QByteArray(R"("price":"soon","price_unit":"USD")") << Micros();
    QTest::newRow("JSON number") << QByteArray(R"("price":-0.014,"price_unit":"USD")") << Micros();
}

void TestCallAnswers::readsPrices()
{
    QFETCH(QByteArray, fields);
    QFETCH(std::optional<qint64>, micros);
    const auto report = callReport(answer(200, call(R"("status":"completed",)" + fields)));
    QVERIFY(report.has_value());
    QCOMPARE(report->price.has_value(), micros.has_value());
    QVERIFY(!micros || report->price->micros == *micros);
}

void TestCallAnswers::refusesWhatItCannotRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("unknown call") << 404 << QByteArray() << Error::Kind::NotFound;
    QTest::newRow("server error") << 500 << QByteArray() << Error::Kind::Unavailable;
    QTest::newRow("no JSON") << 200 << QByteArray("<html>") << Error::Kind::Unavailable;
    QTest::newRow("no SID") << 200 << QByteArray(R"({"status":"busy"})")
                            << Error::Kind::Unavailable;
    QTest::newRow("new status") << 200 << call(R"("status":"levitating")")
                                << Error::Kind::Unavailable;
}

void TestCallAnswers::refusesWhatItCannotRead()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    const auto report = callReport(answer(status, body));
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().kind, kind);
}

void TestCallAnswers::endingACall_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("ended");
    QTest::newRow("ended") << 200 << QByteArray("{}") << true;
    QTest::newRow("is over") << 200 << QByteArray(R"({"status":"canceled"})") << true;
    QTest::newRow("still rings") << 200 << QByteArray(R"({"status":"ringing"})") << false;
    QTest::newRow("over already") << 400 << QByteArray(R"({"code":21220})") << true;
    QTest::newRow("bad request") << 400 << QByteArray(R"({"code":21218})") << false;
    QTest::newRow("unknown call") << 404 << QByteArray(R"({"code":20404})") << false;
    QTest::newRow("server error") << 500 << QByteArray() << false;
}

void TestCallAnswers::endingACall()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QTEST(callEnding(answer(status, body)).has_value(), "ended");
}

QTEST_GUILESS_MAIN(TestCallAnswers)
#include "tst_call_answers.moc"
