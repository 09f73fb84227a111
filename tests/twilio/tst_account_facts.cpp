// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/account_facts.h"

#include "tests/twilio/gateway_fixture.h"

using namespace savehub;
using State = CredentialFacts::State;

/// What is found out about an account of the fake Twilio.
class TestAccountFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingOfAFullAccount();
    void aTrialAccountsVerifiedNumbers();
    void aWrongTokenIsAskedNothingMore();
    void anApiKeyTellsEverythingButTheAccount();
    void aWrongApiKeyLeavesTheToken();
    void withoutCredentialsNobodyIsAsked();
    void withoutAFromNumberTheRestIsRead();
    void whenTwilioIsAwayNothingIsKnown();
    void theClocksDifference();
    void countriesAreOnAHostOfTheirOwn_data();
    void countriesAreOnAHostOfTheirOwn();

private:
    TwilioFacts facts();
    void useKey(const QString &secret);

    std::unique_ptr<TwilioWorld> m_ports;
};

void TestAccountFacts::init()
{
    m_ports = std::make_unique<TwilioWorld>();
    QVERIFY(m_ports->isListening);
}

TwilioFacts TestAccountFacts::facts()
{
    HttpClient client([] { return Redaction(); });
    Answers<TwilioFacts> answers;
    readAccountFacts(client, m_ports->clock, m_ports->account, answers.taker());
    return answers.wait().value_or(TwilioFacts{.problem = QStringLiteral("no answer came")});
}

void TestAccountFacts::useKey(const QString &secret)
{
    m_ports->twilio.setup().apiKeySid = QStringLiteral("SK00000000000000000000000000000002");
    m_ports->twilio.setup().apiKeySecret = QStringLiteral("right");
    m_ports->account.apiKeySid = m_ports->twilio.setup().apiKeySid;
    m_ports->account.apiKeySecret = secret;
}

void TestAccountFacts::everythingOfAFullAccount()
{
    m_ports->twilio.setup().account.textAddress = QStringLiteral("https://h/sms/response");
    m_ports->twilio.setup().numbers.blockedPrefixes = {QStringLiteral("+34")};
    const auto read = facts();
    QCOMPARE(read.problem, QString());
    QCOMPARE(read.authToken.state, State::Right);
    QCOMPARE(read.apiKey.state, State::Missing);
    QCOMPARE(read.standing, std::optional(AccountStanding{}));
    QCOMPARE(read.balance, std::optional(Balance{microDollars(25'000'000), QStringLiteral("USD")}));
    QCOMPARE(read.sender, std::optional(SenderFacts{true, true, true, false,
                                                    QStringLiteral("https://h/sms/response")}));
    QVERIFY(read.verified && read.verified->empty());
    QVERIFY(read.countries);
    const auto spain = std::find_if(read.countries->begin(), read.countries->end(),
                                    [](const auto &c) { return c.name == u"Spain"; });
    QVERIFY(spain != read.countries->end() && !spain->isAllowed);
    QVERIFY(read.clockAhead && std::abs(read.clockAhead->count()) <= 1'000);
    QVERIFY(m_ports->twilio.posts().empty());
}

void TestAccountFacts::aTrialAccountsVerifiedNumbers()
{
    m_ports->twilio.setup().numbers.isTrial = true;
    for (int i = 0; i < 300; ++i) { // more than a page
        m_ports->twilio.setup().numbers.verifiedNumbers.insert(
            QStringLiteral("+34600%1").arg(i, 6, 10, QLatin1Char('0')));
    }
    const auto read = facts();
    QVERIFY(read.standing && read.standing->isTrial);
    QCOMPARE(read.verified->size(), size_t(300));
}

void TestAccountFacts::aWrongTokenIsAskedNothingMore()
{
    m_ports->account.authToken = QString(32, u'f');
    const auto read = facts();
    QCOMPARE(read.authToken.state, State::Wrong);
    QVERIFY(m_ports->isClean(read.authToken.detail));
    QVERIFY(!read.standing && !read.sender && !read.balance && !read.countries && !read.verified);
    QVERIFY(read.clockAhead); // a refusal has a date, too
    QCOMPARE(m_ports->twilio.connections(), 1);
}

void TestAccountFacts::anApiKeyTellsEverythingButTheAccount()
{
    useKey(QStringLiteral("right"));
    m_ports->account.authToken.clear();
    const auto read = facts();
    QCOMPARE(read.authToken.state, State::Missing);
    QCOMPARE(read.apiKey.state, State::Right);
    QVERIFY(!read.standing);
    QVERIFY(read.sender && read.balance && read.countries && read.verified && read.clockAhead);
}

void TestAccountFacts::aWrongApiKeyLeavesTheToken()
{
    useKey(QStringLiteral("wrong"));
    const auto read = facts();
    QCOMPARE(read.apiKey.state, State::Wrong);
    QCOMPARE(read.authToken.state, State::Right);
    QVERIFY(read.standing && read.sender && read.balance);
}

void TestAccountFacts::withoutCredentialsNobodyIsAsked()
{
    m_ports->account.authToken.clear();
    const auto read = facts();
    QCOMPARE(read.problem, QStringLiteral("Twilio credentials not configured"));
    QCOMPARE(m_ports->twilio.connections(), 0);
}

void TestAccountFacts::withoutAFromNumberTheRestIsRead()
{
    m_ports->account.fromNumber.reset();
    const auto read = facts();
    QCOMPARE(read.problem, QString());
    QVERIFY(!read.hasFromNumber);
    QVERIFY(!read.sender);
    QVERIFY(read.standing && read.balance && read.countries);
}

void TestAccountFacts::whenTwilioIsAwayNothingIsKnown()
{
    m_ports->twilio.stopListening();
    const auto read = facts();
    QCOMPARE(read.authToken.state, State::Unchecked);
    QVERIFY(read.authToken.detail.contains(QStringLiteral("refused")));
    QVERIFY(!read.standing && !read.sender && !read.clockAhead);
}

void TestAccountFacts::theClocksDifference()
{
    m_ports->twilio.setup().now = [this] {
        return m_ports->clock.now() - Minutes{2};
    };
    const auto read = facts();
    QVERIFY(read.clockAhead);
    QVERIFY(std::abs((*read.clockAhead - Minutes{2}).count()) <= 1'000);
}

void TestAccountFacts::countriesAreOnAHostOfTheirOwn_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    const auto path = QStringLiteral("/v1/DialingPermissions/Countries?PageSize=1000");
    QTest::newRow("Twilio") << "https://api.twilio.com"
                            << QStringLiteral("https://voice.twilio.com") + path;
    QTest::newRow("a region") << "https://api.dublin.ie1.twilio.com"
                              << QStringLiteral("https://voice.dublin.ie1.twilio.com") + path;
    QTest::newRow("a fake") << "http://127.0.0.1:8080"
                            << QStringLiteral("http://127.0.0.1:8080") + path;
    QTest::newRow("an impostor") << "https://api.twilio.com.example.org"
                                 << QStringLiteral("https://api.twilio.com.example.org") + path;
}

void TestAccountFacts::countriesAreOnAHostOfTheirOwn()
{
    QFETCH(QString, base);
    TwilioAccount account;
    account.apiBaseUrl = QUrl(base);
    QTEST(dialingCountriesUrl(account).toString(), "url");
}

QTEST_GUILESS_MAIN(TestAccountFacts)
#include "tst_account_facts.moc"
