// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials_check.h"

#include "findings_help.h"

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

QTEST_GUILESS_MAIN(TestCredentialsCheck)
#include "tst_credentials_check.moc"
