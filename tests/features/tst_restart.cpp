// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

/// The process may end at any moment. What it left open is reconciled, never repeated blindly.
class TestRestart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallThatNeverLeftIsProvenAbsentAndPlaced();
    void aCallWhoseAnswerNobodyHeardIsFound();
    void aCallWhoseAnswerWasHeardIsFollowed();
    void aCallEndsWhileTheProgramIsDown_data();
    void aCallEndsWhileTheProgramIsDown();
    void withoutReadableListsNothingIsRepeated_data();
    void withoutReadableListsNothingIsRepeated();
    void aCallIsNotMadeUpForAfterTheWindow();
    void aCallThatWasToBeEndedIsEnded();
    void anEmailIsSentAgain();
    void aTextThatNeverLeftIsSent();
    void aTextWhoseAnswerNobodyHeardIsFound();
    void aRestartBetweenTheRungsChangesNothing_data();
    void aRestartBetweenTheRungsChangesNothing();
};

void TestRestart::aCallThatNeverLeftIsProvenAbsentAndPlaced()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().crashAt(CrashPoint::CallLeaves);
    story.at(T - Minutes{3} + Seconds{5}).then().callRequests(0).attempts({AttemptStatus::Sending});
    story.when().programStarts();
    story.at(T - Minutes{3} + Seconds{19}).then().callRequests(0);
    story.at(T).then().callRequests(1).callsPlaced(1).noCallOutsideTheWindow();
    story.then().attempts({AttemptStatus::NotSent, AttemptStatus::Completed});
    story.then().onlyTheBackupIsTold();
}

void TestRestart::aCallWhoseAnswerNobodyHeardIsFound()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().noCallbacks();
    story.given().crashAt(CrashPoint::CallAccepted);
    story.at(T - Minutes{3} + Seconds{5}).then().callsPlaced(1).attempts({AttemptStatus::Sending});
    story.when().programStarts();
    story.at(T).then().callRequests(1).callsPlaced(1).attempts({AttemptStatus::Completed});
    story.then().step(3, StepStatus::Executed).operatorIsNotAlarmed().onlyTheBackupIsTold();
}

void TestRestart::aCallWhoseAnswerWasHeardIsFollowed()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::PressesOne});
    story.at(T - Minutes{3} + Seconds{2}).then().attempts({AttemptStatus::Ringing});
    story.when().programEnds().programStarts();
    story.at(T).then().callRequests(1).attempts({AttemptStatus::Completed});
    story.then().resolvedAs(Reason::Joined).nothingMoreGoesOut();
}

void TestRestart::aCallEndsWhileTheProgramIsDown_data()
{
    QTest::addColumn<MockLife>("life");
    QTest::addColumn<AttemptStatus>("end");
    QTest::addColumn<int>("calls");
    QTest::newRow("answered") << MockLife::AnswersOnly << AttemptStatus::Completed << 1;
    QTest::newRow("voicemail") << MockLife::Voicemail << AttemptStatus::Completed << 1;
    QTest::newRow("no answer") << MockLife::NoAnswer << AttemptStatus::NoAnswer << 2;
}

void TestRestart::aCallEndsWhileTheProgramIsDown()
{
    QFETCH(const MockLife, life);
    QFETCH(const AttemptStatus, end);
    QFETCH(const int, calls);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().callsGo({life, MockLife::AnswersOnly});
    story.at(T - Minutes{3} + Seconds{1}).when().programEnds();
    story.at(T - Minutes{3} + Seconds{40}).then().lastCallIs(end);
    story.when().programStarts();
    story.at(T).then().callsPlaced(calls).noCallOutsideTheWindow().onlyTheBackupIsTold();
}

void TestRestart::withoutReadableListsNothingIsRepeated_data()
{
    QTest::addColumn<CrashPoint>("point");
    QTest::addColumn<int>("placed");
    QTest::newRow("before it left") << CrashPoint::CallLeaves << 0;
    QTest::newRow("after it was taken") << CrashPoint::CallAccepted << 1;
}

void TestRestart::withoutReadableListsNothingIsRepeated()
{
    QFETCH(const CrashPoint, point);
    QFETCH(const int, placed);
    Story story;
    story.given().person().meetingAt(T).programRunning().noCallbacks().unreadableLists();
    story.given().crashAt(point);
    story.at(T - Minutes{3} + Seconds{1}).when().programStarts();
    story.at(T + Minutes{1}).then().callRequests(placed).callsPlaced(placed);
    story.then().attempts({AttemptStatus::Unknown});
    story.then().step(3, StepStatus::Failed, Reason::OutcomeUnknown);
    story.then().operatorIsTold(Notice::Severity::Alarm, QStringLiteral("nobody knows"));
    story.then().onlyTheBackupIsTold();
}

void TestRestart::aCallIsNotMadeUpForAfterTheWindow()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().crashAt(CrashPoint::CallLeaves);
    story.at(T - Minutes{2} - Seconds{10}).when().programStarts();
    story.at(T).then().callRequests(0).attempts({AttemptStatus::NotSent});
    story.then().step(3, StepStatus::Failed, Reason::NotSent).onlyTheBackupIsTold();
}

void TestRestart::aCallThatWasToBeEndedIsEnded()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{3}).when().isResolved().programEnds();
    story.at(T - Minutes{3} + Seconds{4}).then().lastCallIs(AttemptStatus::Ringing);
    story.when().programStarts();
    story.at(T - Minutes{3} + Seconds{6}).then().lastCallIs(AttemptStatus::Canceled);
    story.then().nothingMoreGoesOut();
}

void TestRestart::anEmailIsSentAgain()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{12}).then().emails(1).step(1, StepStatus::Sending);
    story.when().programEnds().programStarts();
    story.at(T - Minutes{11}).then().emails(2).step(1, StepStatus::Executed);
    story.at(T).then().emails(2).onlyTheBackupIsTold();
}

void TestRestart::aTextThatNeverLeftIsSent()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().crashAt(CrashPoint::TextLeaves);
    story.at(T - Minutes{5} + Seconds{5}).then().texts(0).step(2, StepStatus::Sending);
    story.when().programStarts();
    story.at(T - Minutes{3}).then().texts(1).step(2, StepStatus::Executed);
    story.at(T).then().onlyTheBackupIsTold();
}

void TestRestart::aTextWhoseAnswerNobodyHeardIsFound()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().crashAt(CrashPoint::TextAccepted);
    story.at(T - Minutes{5} + Seconds{5}).then().texts(1).step(2, StepStatus::Sending);
    story.when().programStarts();
    story.at(T - Minutes{3}).then().texts(1).step(2, StepStatus::Executed);
    story.at(T).then().onlyTheBackupIsTold();
}

void TestRestart::aRestartBetweenTheRungsChangesNothing_data()
{
    QTest::addColumn<Milliseconds>("when");
    QTest::newRow("before the ladder") << T - Minutes{13};
    QTest::newRow("after the email") << T - Minutes{10};
    QTest::newRow("after the text") << T - Minutes{4};
    QTest::newRow("after the call") << T - Minutes{1};
    QTest::newRow("after the backup") << T + Minutes{11};
}

void TestRestart::aRestartBetweenTheRungsChangesNothing()
{
    QFETCH(const Milliseconds, when);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(when).when().programEnds().programStarts();
    story.at(T + Minutes{12}).then().emails(1).texts(1).callRequests(1);
    story.then().backupEmails(1).backupTexts(1).nothingMoreGoesOut();
}

QTEST_GUILESS_MAIN(TestRestart)
#include "tst_restart.moc"
