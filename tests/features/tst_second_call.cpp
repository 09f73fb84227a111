// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

/// A first call that reached nobody is followed by a second, never by a third.
class TestSecondCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWasNotReachedIsCalledOnceMore_data();
    void whoWasNotReachedIsCalledOnceMore();
    void theThirdCallIsRefused_data() { whoWasNotReachedIsCalledOnceMore_data(); }
    void theThirdCallIsRefused();
    void whoPickedUpIsNotCalledAgain_data();
    void whoPickedUpIsNotCalledAgain();
    void whereMachinesAreDetectedTheyAreNobody();
    void theSecondCallMayBeTheAnswer();
    void theSecondCallStaysInsideTheWindow();
    void whoAnswersInBetweenIsNotCalledAgain();
    void twoCallsFitIntoTheWindow();
};

void TestSecondCall::whoWasNotReachedIsCalledOnceMore_data()
{
    QTest::addColumn<MockLife>("life");
    QTest::addColumn<AttemptStatus>("end");
    QTest::newRow("busy") << MockLife::Busy << AttemptStatus::Busy;
    QTest::newRow("no answer") << MockLife::NoAnswer << AttemptStatus::NoAnswer;
    QTest::newRow("failed") << MockLife::Fails << AttemptStatus::Failed;
}

void TestSecondCall::whoWasNotReachedIsCalledOnceMore()
{
    QFETCH(const MockLife, life);
    QFETCH(const AttemptStatus, end);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().callsGo({life, MockLife::AnswersOnly});
    story.at(T).then().callsPlaced(2).attempts({end, AttemptStatus::Completed});
    story.then().step(3, StepStatus::Executed).onlyTheBackupIsTold();
}

void TestSecondCall::theThirdCallIsRefused()
{
    QFETCH(const MockLife, life);
    QFETCH(const AttemptStatus, end);
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({life});
    story.at(T).then().callsPlaced(2).attempts({end, end});
    story.then().step(3, StepStatus::Executed, Reason::AttemptsExhausted);
    const auto person = story.stage().incidents().front().person.id.text();
    story.then().logSays(
        QStringLiteral("[CALL] RATE LIMITED - User %1 already has 2 calls").arg(person));
    story.then().onlyTheBackupIsTold();
}

void TestSecondCall::whoPickedUpIsNotCalledAgain_data()
{
    QTest::addColumn<MockLife>("life");
    QTest::newRow("a voicemail") << MockLife::Voicemail;
    QTest::newRow("a person who presses nothing") << MockLife::AnswersOnly;
}

void TestSecondCall::whoPickedUpIsNotCalledAgain()
{
    QFETCH(const MockLife, life);
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({life});
    story.at(T).then().callsPlaced(1).attempts({AttemptStatus::Completed});
    // The backup contact is told: only a pressed key counts as an answer.
    story.then().state(IncidentState::Open).onlyTheBackupIsTold();
}

void TestSecondCall::whereMachinesAreDetectedTheyAreNobody()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.stage().changeSettings([](Settings &settings) { settings.detectMachines = true; });
    story.given().callsGo({MockLife::Voicemail, MockLife::PressesOne});
    story.at(T).then().callsPlaced(2).resolvedAs(Reason::Joined);
}

void TestSecondCall::theSecondCallMayBeTheAnswer()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().callsGo({MockLife::NoAnswer, MockLife::PressesOne});
    story.at(T).then().callsPlaced(2).resolvedAs(Reason::Joined).nothingMoreGoesOut();
}

void TestSecondCall::theSecondCallStaysInsideTheWindow()
{
    Story story;
    story.given().person().meetingAt(T).callsGo({MockLife::NoAnswer});
    story.at(T - Minutes{2} - Seconds{10}).when().programStarts();
    story.at(T).then().callsPlaced(1).attempts({AttemptStatus::NoAnswer});
    story.then().step(3, StepStatus::Executed, Reason::MissedWindow).onlyTheBackupIsTold();
}

void TestSecondCall::whoAnswersInBetweenIsNotCalledAgain()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    story.at(T - Minutes{3} + Seconds{20}).when().isAcknowledged();
    story.at(T).then().callsPlaced(1).onlyTheBackupIsTold();
}

void TestSecondCall::twoCallsFitIntoTheWindow()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    story.at(T - Minutes{2})
        .then()
        .callsPlaced(2)
        .attempts({AttemptStatus::NoAnswer, AttemptStatus::NoAnswer});
}

QTEST_GUILESS_MAIN(TestSecondCall)
#include "tst_second_call.moc"
