// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/account_answers.h"

#include <QJsonDocument>
#include <QTest>

using namespace savehub;
using State = CredentialFacts::State;

namespace {

HttpAnswer answer(const char *body, int status = 200)
{
    return {.status = status, .body = body};
}

std::vector<QJsonObject> items(const char *object)
{
    return {QJsonDocument::fromJson(object).object()};
}

const HttpFailure silence{HttpFailure::Kind::Unknown, QStringLiteral("No answer came in time.")};
const auto from = *PhoneNumber::fromE164(u"+15005550006");

} // namespace

class TestAccountAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void credentials_data();
    void credentials();
    void standing_data();
    void standing();
    void balance_data();
    void balance();
    void countries();
    void unreadableCountries_data();
    void unreadableCountries();
    void sender_data();
    void sender();
    void numbers();
    void clock();
};

void TestAccountAnswers::credentials_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<State>("state");
    QTest::newRow("200") << 200 << State::Right;
    QTest::newRow("401") << 401 << State::Wrong;
    QTest::newRow("403") << 403 << State::Wrong;
    QTest::newRow("404") << 404 << State::Wrong;
    QTest::newRow("429") << 429 << State::Unchecked;
    QTest::newRow("500") << 500 << State::Unchecked;
    QTest::newRow("no answer") << 0 << State::Unchecked;
}

void TestAccountAnswers::credentials()
{
    QFETCH(int, status);
    const auto body = R"({"code":20003,"message":"Authenticate +15005550006"})";
    const auto facts =
        credentialFacts(status == 0 ? HttpResult(silence) : HttpResult(answer(body, status)));
    QTEST(facts.state, "state");
    QCOMPARE(facts.detail.isEmpty(), status == 200);
    QVERIFY(!facts.detail.contains(QStringLiteral("5005550006")));
}

void TestAccountAnswers::standing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<AccountStanding>>("standing");
    using Standing = std::optional<AccountStanding>;
    const auto row = [](const char *body, const Standing &standing) {
        QTest::newRow(body) << QByteArray(body) << standing;
    };
    row(R"({"status":"active","type":"Full"})", AccountStanding{AccountStatus::Active, false});
    row(R"({"status":"active","type":"Trial"})", AccountStanding{AccountStatus::Active, true});
    row(R"({"status":"suspended","type":"Full"})",
        AccountStanding{AccountStatus::Suspended, false});
    row(R"({"status":"closed","type":"Trial"})", AccountStanding{AccountStatus::Closed, true});
    row(R"({"status":"sleeping","type":"Full"})", {});
    row(R"({"status":"active"})", {});
    row("nonsense", {});
}

void TestAccountAnswers::standing()
{
    QFETCH(QByteArray, body);
    QTEST(accountStanding(answer(body)), "standing");
    QVERIFY(!accountStanding(answer(body, 401)));
    QVERIFY(!accountStanding(silence));
}

void TestAccountAnswers::balance_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<Balance>>("balance");
    using Known = std::optional<Balance>;
    const auto row = [](const char *body, const Known &balance) {
        QTest::newRow(body) << QByteArray(body) << balance;
    };
    row(R"({"balance":"12.345","currency":"USD"})",
        Balance{microDollars(12'345'000), QStringLiteral("USD")});
    row(R"({"balance":"-0.50","currency":"EUR"})",
        Balance{microDollars(-500'000), QStringLiteral("EUR")});
    row(R"({"balance":"much","currency":"USD"})", {});
    row(R"({"balance":"1"})", {});
    row("", {});
}

void TestAccountAnswers::balance()
{
    QFETCH(QByteArray, body);
    QTEST(accountBalance(answer(body)), "balance");
    QVERIFY(!accountBalance(silence));
}

void TestAccountAnswers::countries()
{
    const auto body = R"({"content":[
        {"name":"Spain","country_codes":["+34"],"low_risk_numbers_enabled":true},
        {"name":"Puerto Rico","country_codes":["1787","1939"],"low_risk_numbers_enabled":false}],
        "meta":{"next_page_url":null}})";
    const std::vector<DialingCountry> expected{
        {QStringLiteral("Spain"), {QStringLiteral("+34")}, true},
        {QStringLiteral("Puerto Rico"), {QStringLiteral("+1787"), QStringLiteral("+1939")}, false}};
    const auto read = dialingCountries(answer(body));
    QVERIFY(read);
    QCOMPARE(*read, expected);
}

void TestAccountAnswers::unreadableCountries_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray good = R"({"content":[],"meta":{"next_page_url":null}})";
    QTest::newRow("refused") << good << 403;
    QTest::newRow("no list") << QByteArray(R"({"content":1})") << 200;
    QTest::newRow("goes on") << QByteArray(
        R"({"content":[],"meta":{"next_page_url":"https://voice.twilio.com/2"}})")
                             << 200;
}

void TestAccountAnswers::unreadableCountries()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QVERIFY(!dialingCountries(answer(body, status)));
}

void TestAccountAnswers::sender_data()
{
    QTest::addColumn<QByteArray>("incoming");
    QTest::addColumn<bool>("isVerified");
    QTest::addColumn<SenderFacts>("sender");
    const auto address = QStringLiteral("https://console.example.com/sms/response");
    QTest::newRow("ours") << QByteArray(
        R"({"phone_number":"+15005550006","capabilities":{"voice":true,"sms":true},)"
        R"("sms_url":"https://console.example.com/sms/response"})")
                          << false << SenderFacts{true, true, true, false, address};
    QTest::newRow("without SMS") << QByteArray(
        R"({"phone_number":"+15005550006","capabilities":{"voice":true}})")
                                 << true << SenderFacts{true, true, false, true, {}};
    QTest::newRow("another one") // Twilio's filter also finds numbers that contain it
        << QByteArray(R"({"phone_number":"+150055500061","capabilities":{"voice":true}})") << true
        << SenderFacts{false, false, false, true, {}};
    QTest::newRow("none") << QByteArray("{}") << false << SenderFacts();
}

void TestAccountAnswers::sender()
{
    QFETCH(QByteArray, incoming);
    QFETCH(bool, isVerified);
    const auto verified = isVerified ? std::vector{from} : std::vector<PhoneNumber>();
    QTEST(senderFacts(items(incoming), verified, from), "sender");
}

void TestAccountAnswers::numbers()
{
    QCOMPARE(phoneNumbersOf(items(R"({"phone_number":"+15005550006"})")), std::vector{from});
    QVERIFY(phoneNumbersOf(items(R"({"phone_number":"sip:me@example.com"})")).empty());
}

void TestAccountAnswers::clock()
{
    const Instant asked{Seconds{1'000}};
    const Instant came = asked + Milliseconds{400};
    auto dated = answer("{}", 401);
    dated.date = asked + Seconds{5};
    // The date has whole seconds: half a second more on average.
    QCOMPARE(clockAhead(dated, asked, came), std::optional(Milliseconds{-5'300}));
    QCOMPARE(clockAhead(answer("{}"), asked, came), std::optional<Milliseconds>());
    QCOMPARE(clockAhead(silence, asked, came), std::optional<Milliseconds>());
}

QTEST_GUILESS_MAIN(TestAccountAnswers)
#include "tst_account_answers.moc"
