// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/checks.h"

#include "tests/doctor/findings_help.h"

using namespace savehub;
using namespace savehub::test;
using Severity = Finding::Severity;
using State = CredentialFacts::State;

class TestCredentialsCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void credentials_data();
    void credentials();
    void nothingConfigured_data();
    void nothingConfigured();
    void agesOfTokens_data();
    void agesOfTokens();
};

void TestCredentialsCheck::credentials_data()
{
    QTest::addColumn<State>("token");
    QTest::addColumn<State>("key");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says");
    QTest::newRow("token") << State::Right << State::Missing << Severity::Fine << "token is right";
    QTest::newRow("wrong token") << State::Wrong << State::Missing << Severity::Problem
                                 << "No call and no text goes out";
    QTest::newRow("token unchecked")
        << State::Unchecked << State::Missing << Severity::Problem << "TWILIO_API_BASE_URL";
    QTest::newRow("key and token")
        << State::Right << State::Right << Severity::Fine << "API key is right";
    QTest::newRow("key alone") << State::Missing << State::Right << Severity::Warning
                               << "pressed keys cannot be believed";
    QTest::newRow("key and wrong token")
        << State::Wrong << State::Right << Severity::Problem << "pressed keys cannot be believed";
    QTest::newRow("wrong key") << State::Right << State::Wrong << Severity::Problem
                               << "TWILIO_API_KEY_SECRET";
    QTest::newRow("key unchecked")
        << State::Right << State::Unchecked << Severity::Problem << "Check the network";
}

void TestCredentialsCheck::credentials()
{
    QFETCH(State, token);
    QFETCH(State, key);
    QFETCH(QString, says);
    TwilioFacts twilio;
    twilio.authToken = {token, QStringLiteral("what Twilio said")};
    twilio.apiKey = {key, QStringLiteral("what Twilio said")};
    const auto findings = checkCredentials(twilio, {});
    QTEST(worst(findings), "severity");
    QVERIFY2(wordsOf(findings).contains(says), qPrintable(wordsOf(findings)));
    QVERIFY(isComplete(findings));
    QCOMPARE(wordsOf(findings).contains(QStringLiteral("set-secret TWILIO_AUTH_TOKEN")),
             token == State::Wrong || token == State::Missing);
    QCOMPARE(wordsOf(findings).contains(QStringLiteral("what Twilio said")),
             token == State::Wrong || token == State::Unchecked || key == State::Wrong
                 || key == State::Unchecked);
}

void TestCredentialsCheck::nothingConfigured_data()
{
    QTest::addColumn<Provider>("provider");
    QTest::addColumn<Severity>("severity");
    QTest::newRow("with the mock provider") << Provider::Mock << Severity::Hint;
    QTest::newRow("with Twilio") << Provider::Twilio << Severity::Problem;
}

void TestCredentialsCheck::nothingConfigured()
{
    QFETCH(Provider, provider);
    TwilioFacts twilio;
    twilio.problem = QStringLiteral("Twilio credentials not configured");
    const auto findings = checkCredentials(twilio, {.provider = provider});
    QCOMPARE(findings.size(), size_t(1));
    QTEST(worst(findings), "severity");
    QVERIFY(isComplete(findings));
    QVERIFY(findings.front().advice.contains(QStringLiteral("TWILIO_ACCOUNT_SID")));
}

void TestCredentialsCheck::agesOfTokens_data()
{
    constexpr Hours day{24};
    constexpr Milliseconds little{1};
    using Age = std::optional<Milliseconds>;
    QTest::addColumn<Age>("primary");
    QTest::addColumn<Age>("secondary");
    QTest::addColumn<QString>("says"); // empty: there is no finding
    QTest::newRow("not known") << Age() << Age() << "";
    QTest::newRow("new") << Age(Milliseconds{0}) << Age() << "";
    QTest::newRow("89 days") << Age(89 * day) << Age() << "";
    QTest::newRow("not quite 90 days") << Age(90 * day - little) << Age() << "";
    QTest::newRow("90 days") << Age(90 * day) << Age() << "in use for 90 days";
    QTest::newRow("a year") << Age(365 * day + 23 * Hours{1}) << Age() << "in use for 365 days";
    QTest::newRow("the clock was set back") << Age(-90 * day) << Age() << "";
    QTest::newRow("old and alone") << Age(90 * day) << Age() << "Make a second token";
    QTest::newRow("being exchanged") << Age(90 * day) << Age(1 * day) << "set already: promote it";
    QTest::newRow("exchanged in time") << Age(30 * day) << Age(1 * day) << "";
    QTest::newRow("the old one was left")
        << Age(89 * day) << Age(90 * day) << "second auth token has been set for 90 days";
    QTest::newRow("both old") << Age(100 * day) << Age(91 * day) << "in use for 100 days";
}

void TestCredentialsCheck::agesOfTokens()
{
    QFETCH(const std::optional<Milliseconds>, primary);
    QFETCH(const std::optional<Milliseconds>, secondary);
    QFETCH(const QString, says);
    const auto findings = checkTokenAges({primary, secondary});
    QCOMPARE(findings.size(), size_t(says.isEmpty() ? 0 : 1));
    if (!says.isEmpty()) {
        QCOMPARE(worst(findings), Severity::Warning);
        QVERIFY(isComplete(findings));
        QVERIFY2(wordsOf(findings).contains(says), qPrintable(wordsOf(findings)));
    }
}

QTEST_GUILESS_MAIN(TestCredentialsCheck)
#include "tst_credentials_check.moc"
