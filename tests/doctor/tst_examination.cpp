// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/examination.h"

#include "tests/doctor/findings_help.h"

using namespace savehub;
using State = CredentialFacts::State;

class TestExamination : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAccountIsJudgedOnceTwilioAnswers_data();
    void theAccountIsJudgedOnceTwilioAnswers();
    void withoutTwilioItsClockIsNotMissed();
};

namespace {

bool speaksOf(const Findings &findings, const QString &check)
{
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding &finding) { return finding.check == check; });
}

} // namespace

void TestExamination::theAccountIsJudgedOnceTwilioAnswers_data()
{
    QTest::addColumn<State>("token");
    QTest::addColumn<State>("key");
    QTest::addColumn<bool>("isJudged");
    QTest::newRow("right token") << State::Right << State::Missing << true;
    QTest::newRow("right key") << State::Wrong << State::Right << true;
    QTest::newRow("wrong token") << State::Wrong << State::Missing << false;
    QTest::newRow("no answer") << State::Unchecked << State::Unchecked << false;
}

void TestExamination::theAccountIsJudgedOnceTwilioAnswers()
{
    QFETCH(State, token);
    QFETCH(State, key);
    QFETCH(bool, isJudged);
    Facts facts;
    facts.twilio.authToken.state = token;
    facts.twilio.apiKey.state = key;
    const auto findings = examine(facts);
    QVERIFY(speaksOf(findings, QStringLiteral("Twilio credentials")));
    for (const auto *check : {"Twilio account", "From-number", "Balance"}) {
        QCOMPARE(speaksOf(findings, QLatin1String(check)), isJudged);
    }
    for (const auto *check :
         {"Console", "Mode", "Webhook", "Clock", "Email", "Keyring", "Database"}) {
        QVERIFY2(speaksOf(findings, QLatin1String(check)), check);
    }
}

void TestExamination::withoutTwilioItsClockIsNotMissed()
{
    Facts facts;
    facts.twilio.problem = QStringLiteral("Twilio credentials not configured");
    QVERIFY(!speaksOf(examine(facts), QStringLiteral("Clock")));
}

QTEST_GUILESS_MAIN(TestExamination)
#include "tst_examination.moc"
