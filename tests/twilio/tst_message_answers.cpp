// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "twilio/answers.h"

#include <QTest>

using namespace savehub;

namespace {

const auto sid = QStringLiteral("SM0123456789abcdef0123456789abcdef");

HttpResult answer(int status, const QByteArray &body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

HttpResult text(const QByteArray &rest)
{
    return answer(200, "{\"sid\":\"" + sid.toUtf8() + "\"," + rest + "}");
}

} // namespace

/// What Twilio says about a text that it accepted.
class TestMessageAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTwiliosWords_data();
    void knowsTwiliosWords();
    void readsATextUnderWay();
    void readsATextThatArrived();
    void saysWhatToDoAboutACode_data();
    void saysWhatToDoAboutACode();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
};

void TestMessageAnswers::knowsTwiliosWords_data()
{
    QTest::addColumn<std::optional<TextDelivery>>("delivery");
    using Delivery = std::optional<TextDelivery>;
    QTest::newRow("accepted") << Delivery(TextDelivery::Accepted);
    QTest::newRow("queued") << Delivery(TextDelivery::Queued);
    QTest::newRow("sending") << Delivery(TextDelivery::Sending);
    QTest::newRow("sent") << Delivery(TextDelivery::Sent);
    QTest::newRow("delivered") << Delivery(TextDelivery::Delivered);
    QTest::newRow("undelivered") << Delivery(TextDelivery::Undelivered);
    QTest::newRow("failed") << Delivery(TextDelivery::Failed);
    QTest::newRow("canceled") << Delivery(TextDelivery::Failed);
    QTest::newRow("received") << Delivery(); // only for texts to us
    QTest::newRow("Sent") << Delivery();
    QTest::newRow("") << Delivery();
}

void TestMessageAnswers::knowsTwiliosWords()
{
    QFETCH(std::optional<TextDelivery>, delivery);
    QCOMPARE(deliveryFromText(QString::fromLatin1(QTest::currentDataTag())), delivery);
}

void TestMessageAnswers::readsATextUnderWay()
{
    const auto report = textReport(text(R"("status":"queued","num_segments":"2","price":null,)"
                                        R"("price_unit":"USD","error_code":null)"));
    QVERIFY(report.has_value());
    QCOMPARE(*report,
             (TextReport{.sid = ProviderSid(sid), .status = TextDelivery::Queued, .segments = 2}));
}

void TestMessageAnswers::readsATextThatArrived()
{
    const auto report = textReport(text(R"("status":"delivered","num_segments":"1",)"
                                        R"("price":"-0.00790","price_unit":"USD")"));
    QVERIFY(report.has_value());
    QCOMPARE(*report, (TextReport{.sid = ProviderSid(sid),
                                  .status = TextDelivery::Delivered,
                                  .price = microDollars(7'900),
                                  .segments = 1}));
    QVERIFY(!textReport(text(R"("status":"sent","price":"-0.0079","price_unit":"EUR")"))->price);
}

void TestMessageAnswers::saysWhatToDoAboutACode_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *error, const char *part) {
        QTest::addRow("%s: %s", error, part) << QByteArray(error) << QString::fromLatin1(part);
    };
    row(R"("error_code":30034)", "not registered");
    row(R"("error_code":"30034")", "(Twilio error 30034)");
    row(R"("error_code":30007)", "filtered");
    row(R"("error_code":30003)", "by other means");
    row(R"("error_code":30003)", "table of people (Twilio error 30003).");
    row(R"("error_code":30008)", "support");
    row(R"("error_code":30410)", "support");
    row(R"("error_code":30019)", "shorter title");
    row(R"("error_code":30044)", "upgrade the account");
    row(R"("error_code":30036)", "Spread the meetings");
    row(R"("error_code":30005)", "does not exist");
    row(R"("error_code":30006)", "landline");
    row(R"("error_code":30004)", "START");
    row(R"("error_code":21610)", "START");
    row(R"("error_code":30099,"error_message":"Odd +12025550123")",
        "Odd ****0123 (Twilio error 30099)");
    row(R"("error_code":30099)", "(Twilio error 30099)");
    row(R"("error_code":null)", "did not arrive");
}

void TestMessageAnswers::saysWhatToDoAboutACode()
{
    QFETCH(QByteArray, error);
    QFETCH(QString, part);
    const auto report = textReport(text(R"("status":"undelivered",)" + error));
    QVERIFY(report.has_value());
    QVERIFY2(inWords(report->why).contains(part), qPrintable(inWords(report->why)));
    QVERIFY(textReport(text(R"("status":"sent",)" + error))->why.isEmpty());
}

void TestMessageAnswers::refusesWhatItCannotRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    const auto whole = "{\"sid\":\"" + sid.toUtf8() + "\",\"status\":\"sent\"}";
    QTest::newRow("unknown text") << 404 << QByteArray("{}") << Error::Kind::NotFound;
    QTest::newRow("error") << 500 << whole << Error::Kind::Unavailable;
    QTest::newRow("cut off") << 200 << whole.left(20) << Error::Kind::Unavailable;
    QTest::newRow("a call") << 200 << QByteArray(whole).replace("SM", "CA")
                            << Error::Kind::Unavailable;
    QTest::newRow("no status") << 200 << "{\"sid\":\"" + sid.toUtf8() + "\"}"
                               << Error::Kind::Unavailable;
}

void TestMessageAnswers::refusesWhatItCannotRead()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    const auto report = textReport(answer(status, body));
    QVERIFY(!report);
    QCOMPARE(report.error().kind, kind);
}

QTEST_GUILESS_MAIN(TestMessageAnswers)
#include "tst_message_answers.moc"
