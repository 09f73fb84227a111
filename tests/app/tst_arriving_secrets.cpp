// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_plan.h"

#include <QSignalSpy>
#include <QTest>

using namespace savehub;

namespace {
const auto waiting = QStringLiteral("Waiting for the keyring.");
} // namespace

/// Secrets that come after the run has begun, and how the accounts use them.
class TestArrivingSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPlannedIsThereAtOnce();
    void whatComesIsUsedFromThenOn();
    void whyNothingCameStays();
};

void TestArrivingSecrets::whatIsPlannedIsThereAtOnce()
{
    RunPlan plan;
    plan.twilio.authToken = QStringLiteral("planned");
    plan.smtp.password = QStringLiteral("planned");
    QCOMPARE(plan.twilioNow().authToken, QStringLiteral("planned"));
    QCOMPARE(plan.smtpNow().password, QStringLiteral("planned"));
    QVERIFY(!plan.twilioNow().isAwaited);
    plan.secrets->await(waiting);
    QCOMPARE(plan.twilioNow().authToken, QStringLiteral("planned"));
    QVERIFY(plan.twilioNow().isAwaited);
    QCOMPARE(plan.smtpNow().whyIncomplete, waiting);
}

void TestArrivingSecrets::whatComesIsUsedFromThenOn()
{
    RunPlan plan;
    plan.secrets->await(waiting);
    const auto copy = plan;
    const QSignalSpy came(plan.secrets.get(), &ArrivingSecrets::came);
    plan.secrets->arrive({{SecretName::TwilioAuthToken, QStringLiteral("a")},
                          {SecretName::TwilioAuthTokenSecondary, QStringLiteral("b")},
                          {SecretName::TwilioApiKeySecret, QStringLiteral("c")},
                          {SecretName::SmtpPassword, QStringLiteral("d")}},
                         {});
    QCOMPARE(came.size(), 1);
    const auto twilio = copy.twilioNow();
    QCOMPARE(twilio.authToken.text() + twilio.authTokenSecondary.text()
                 + twilio.apiKeySecret.text(),
             QStringLiteral("abc"));
    QVERIFY(!twilio.isAwaited && twilio.whyIncomplete.isEmpty());
    QCOMPARE(copy.smtpNow().password, QStringLiteral("d"));
}

void TestArrivingSecrets::whyNothingCameStays()
{
    RunPlan plan;
    plan.secrets->await(waiting);
    plan.secrets->arrive({}, QStringLiteral("The keyring is locked."));
    QVERIFY(!plan.twilioNow().isAwaited);
    QCOMPARE(plan.twilioNow().whyIncomplete, QStringLiteral("The keyring is locked."));
}

QTEST_GUILESS_MAIN(TestArrivingSecrets)
#include "tst_arriving_secrets.moc"
