// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

/// Somebody who does not react is reminded once by each rung, at the promised times.
class TestLadder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEmailGoesOutTwelveMinutesBefore();
    void theTextGoesOutFiveMinutesBefore();
    void theCallGoesOutThreeMinutesBefore();
    void theBackupIsToldTenMinutesAfter();
    void eachRungIsClimbedExactlyOnce();
    void everyoneHasALadderOfTheirOwn();
    void whoMayNotBeCalledIsNot_data();
    void whoMayNotBeCalledIsNot();
    void theLogTellsOfTheCall();
};

void TestLadder::theEmailGoesOutTwelveMinutesBefore()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{12} - Milliseconds{1}).then().emails(0).state(IncidentState::Scheduled);
    story.at(T - Minutes{12}).then().emails(1).state(IncidentState::Open);
    story.at(T - Minutes{11}).then().step(1, StepStatus::Executed).texts(0).callRequests(0);
}

void TestLadder::theTextGoesOutFiveMinutesBefore()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{5} - Milliseconds{1}).then().texts(0);
    story.at(T - Minutes{5}).then().texts(1);
    story.at(T - Minutes{4}).then().step(2, StepStatus::Executed).callRequests(0);
}

void TestLadder::theCallGoesOutThreeMinutesBefore()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} - Milliseconds{1}).then().callRequests(0);
    story.at(T - Minutes{3}).then().callRequests(1).lastCallRequestAt(T - Minutes{3});
    story.at(T - Minutes{2}).then().callsPlaced(1).step(3, StepStatus::Executed);
}

void TestLadder::theBackupIsToldTenMinutesAfter()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T + Minutes{10} - Milliseconds{1})
        .then()
        .backupEmails(0)
        .backupTexts(0)
        .state(IncidentState::Open);
    story.at(T + Minutes{10}).then().backupEmails(1).backupTexts(1);
    story.at(T + Minutes{11})
        .then()
        .state(IncidentState::Escalating)
        .step(4, StepStatus::Executed)
        .step(5, StepStatus::Executed);
}

void TestLadder::eachRungIsClimbedExactlyOnce()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T + Minutes{11})
        .then()
        .emails(1)
        .texts(1)
        .callRequests(1)
        .callsPlaced(1)
        .backupEmails(1)
        .backupTexts(1)
        .nothingMoreGoesOut()
        .resolvedAs(Reason::Expired)
        .operatorIsNotAlarmed();
}

void TestLadder::everyoneHasALadderOfTheirOwn()
{
    Story story;
    story.given().person(QStringLiteral("Ana")).person(QStringLiteral("Bea")).meetingAt(T);
    story.given().programRunning();
    story.at(T - Minutes{4}).when().joins();
    story.at(T - Minutes{2}).then().emails(2).texts(2).callsPlaced(1);
    story.then().of(QStringLiteral("Ana")).resolvedAs(Reason::Joined);
    story.then().of(QStringLiteral("Bea")).state(IncidentState::Open).onlyTheBackupIsTold();
}

void TestLadder::whoMayNotBeCalledIsNot_data()
{
    QTest::addColumn<QString>("phone");
    QTest::addColumn<bool>("doNotCall");
    QTest::addColumn<int>("texts");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("no phone") << QString() << false << 0 << Reason::NoPhone;
    QTest::newRow("no such number")
        << QStringLiteral("+10000000") << false << 0 << Reason::InvalidPhone;
    QTest::newRow("asked not to be")
        << QStringLiteral("+12025560123") << true << 1 << Reason::DoNotCall;
}

void TestLadder::whoMayNotBeCalledIsNot()
{
    QFETCH(const QString, phone);
    QFETCH(const bool, doNotCall);
    QFETCH(const int, texts);
    QFETCH(const Reason, reason);
    Story story;
    story.given().person(QStringLiteral("Ana"), [&](Person &person) {
        person.phone = PhoneNumber::fromE164(phone);
        person.doNotCall = doNotCall;
    });
    story.given().meetingAt(T).programRunning();
    story.at(T).then().emails(1).texts(texts).callRequests(0);
    story.then().step(3, StepStatus::Skipped, reason);
    story.then().operatorIsTold(Notice::Severity::Warning, QStringLiteral("no call was placed"));
    story.then().onlyTheBackupIsTold();
}

void TestLadder::theLogTellsOfTheCall()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{2});
    const QStringList expected{
        QStringLiteral("[CALL] Provider=twilio"),
        QStringLiteral("[CALL] Initiating call to ****0000"),
        QStringLiteral("[CALL] Call completed - Status=initiated, Provider=twilio")};
    QCOMPARE(story.stage().log(), expected);
}

QTEST_GUILESS_MAIN(TestLadder)
#include "tst_ladder.moc"
