// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

/// Whatever gets lost between the program and the provider: one order makes one call, and what
/// cannot be known is never tried again.
class TestLostAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTakenCallIsFoundInTheList_data();
    void aTakenCallIsFoundInTheList();
    void aTakenCallIsFoundByItsCallback_data() { aTakenCallIsFoundInTheList_data(); }
    void aTakenCallIsFoundByItsCallback();
    void aListThatLagsIsWaitedFor();
    void aCallProvenAbsentIsTriedAgain_data();
    void aCallProvenAbsentIsTriedAgain();
    void aCallProvenAbsentTooLateIsNot();
    void aCallThatNobodyKnowsOfIsAlarmedAndNotRepeated_data();
    void aCallThatNobodyKnowsOfIsAlarmedAndNotRepeated();
    void whatWasSurelyNotSentIsTriedAgain_data();
    void whatWasSurelyNotSentIsTriedAgain();
    void whatNeverLeavesIsAlarmed();
    void theProviderSaysWhenToTryAgain();
    void triesGoOnAfterARestart();
    void whatWasRejectedIsNeverRepeated();
    void aLostTextIsLookedForWhereItWent();
    void aTextWhoseAnswerGotLostIsSentOnce_data();
    void aTextWhoseAnswerGotLostIsSentOnce();
};

void TestLostAnswers::aTakenCallIsFoundInTheList_data()
{
    QTest::addColumn<WireFault>("fault");
    QTest::newRow("the connection breaks") << WireFault::LostAfter;
    QTest::newRow("a 5xx") << WireFault::ErrorAfter;
    QTest::newRow("no answer at all") << WireFault::HangsAfter;
}

void TestLostAnswers::aTakenCallIsFoundInTheList()
{
    QFETCH(const WireFault, fault);
    Story story;
    story.given().person().meetingAt(T).programRunning().noCallbacks();
    story.given().callRequestsMeet({fault});
    story.at(T).then().callRequests(1).callsPlaced(1);
    story.then().step(3, StepStatus::Executed).attempts({AttemptStatus::Completed});
    story.then().operatorIsNotAlarmed().onlyTheBackupIsTold();
}

void TestLostAnswers::aTakenCallIsFoundByItsCallback()
{
    QFETCH(const WireFault, fault);
    Story story;
    story.given().person().meetingAt(T).programRunning().unreadableLists();
    story.given().callsGo({MockLife::PressesOne}).callRequestsMeet({fault});
    story.at(T).then().callRequests(1).callsPlaced(1).resolvedAs(Reason::Joined);
    story.then().step(3, StepStatus::Executed).attempts({AttemptStatus::Completed});
    story.then().operatorIsNotAlarmed().nothingMoreGoesOut();
}

void TestLostAnswers::aListThatLagsIsWaitedFor()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().noCallbacks();
    story.given().callRequestsMeet({WireFault::LostAfter});
    story.stage().network().listLag = Seconds{12};
    story.at(T - Minutes{3} + Seconds{11}).then().attempts({AttemptStatus::Reconciling});
    story.at(T).then().callsPlaced(1).attempts({AttemptStatus::Completed});
}

void TestLostAnswers::aCallProvenAbsentIsTriedAgain_data()
{
    QTest::addColumn<WireFault>("fault");
    QTest::newRow("the connection breaks") << WireFault::LostBefore;
    QTest::newRow("a 5xx") << WireFault::ErrorBefore;
}

void TestLostAnswers::aCallProvenAbsentIsTriedAgain()
{
    QFETCH(const WireFault, fault);
    Story story;
    story.given().person().meetingAt(T).programRunning().callRequestsMeet({fault});
    story.at(T - Minutes{3} + Seconds{15}).then().callRequests(1);
    story.at(T).then().callRequests(2).callsPlaced(1).noCallOutsideTheWindow();
    story.then().attempts({AttemptStatus::NotSent, AttemptStatus::Completed});
    story.then().step(3, StepStatus::Executed).onlyTheBackupIsTold();
}

void TestLostAnswers::aCallProvenAbsentTooLateIsNot()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().callRequestsMeet({WireFault::HangsBefore});
    story.at(T).then().callRequests(1).callsPlaced(0).attempts({AttemptStatus::NotSent});
    story.then().step(3, StepStatus::Failed, Reason::NotSent).onlyTheBackupIsTold();
}

void TestLostAnswers::aCallThatNobodyKnowsOfIsAlarmedAndNotRepeated_data()
{
    QTest::addColumn<WireFault>("fault");
    QTest::addColumn<int>("placed");
    QTest::newRow("lost, and placed") << WireFault::LostAfter << 1;
    QTest::newRow("lost, and not placed") << WireFault::LostBefore << 0;
    QTest::newRow("a 5xx, and placed") << WireFault::ErrorAfter << 1;
    QTest::newRow("a 5xx, and not placed") << WireFault::ErrorBefore << 0;
    QTest::newRow("hanging, and placed") << WireFault::HangsAfter << 1;
    QTest::newRow("hanging, and not placed") << WireFault::HangsBefore << 0;
}

void TestLostAnswers::aCallThatNobodyKnowsOfIsAlarmedAndNotRepeated()
{
    QFETCH(const WireFault, fault);
    QFETCH(const int, placed);
    Story story;
    story.given().person().meetingAt(T).programRunning().noCallbacks().unreadableLists();
    story.given().callRequestsMeet({fault});
    story.at(T + Minutes{2}).then().callRequests(1).callsPlaced(placed);
    story.then().attempts({AttemptStatus::Unknown});
    story.then().step(3, StepStatus::Failed, Reason::OutcomeUnknown);
    story.then().operatorIsTold(Notice::Severity::Alarm, QStringLiteral("nobody knows"));
    story.then().onlyTheBackupIsTold();
}

void TestLostAnswers::whatWasSurelyNotSentIsTriedAgain_data()
{
    QTest::addColumn<WireFault>("fault");
    QTest::newRow("429") << WireFault::TooMany;
    QTest::newRow("refused") << WireFault::Refused;
}

void TestLostAnswers::whatWasSurelyNotSentIsTriedAgain()
{
    QFETCH(const WireFault, fault);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().callRequestsMeet({fault, fault, fault, fault, fault});
    story.at(T - Minutes{2}).then().callRequests(6).callsPlaced(1).noCallOutsideTheWindow();
    story.then().attempts({AttemptStatus::Completed});
    story.then().logSays(QStringLiteral("[CALL] Call failed - Reason=not sent"), 5);
    story.then().operatorIsNotAlarmed().onlyTheBackupIsTold();
}

void TestLostAnswers::whatNeverLeavesIsAlarmed()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.stage().network().connecting = [] {
        return std::nullopt;
    };
    story.at(T - Minutes{2} - Seconds{15}).then().attempts({AttemptStatus::Sending});
    story.at(T).then().callRequests(0).callsPlaced(0).attempts({AttemptStatus::NotSent});
    story.then().step(3, StepStatus::Failed, Reason::NotSent);
    story.then().operatorIsTold(Notice::Severity::Alarm, QStringLiteral("nobody was rung"));
    story.then().onlyTheBackupIsTold();
}

void TestLostAnswers::theProviderSaysWhenToTryAgain()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().callRequestsMeet({WireFault::TooMany});
    story.stage().network().retryAfter = [] {
        return Seconds{20};
    };
    story.at(T - Minutes{3} + Seconds{20}).then().callRequests(1);
    story.at(T).then().callRequests(2).callsPlaced(1).attempts({AttemptStatus::Completed});
}

/// A call that is known not to be out may be tried again, also by the next program.
void TestLostAnswers::triesGoOnAfterARestart()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().callRequestsMeet({WireFault::Refused, WireFault::Refused});
    story.at(T - Minutes{3} + Milliseconds{400}).when().programEnds();
    story.at(T - Minutes{3} + Seconds{30}).when().programStarts();
    story.at(T).then().callRequests(3).callsPlaced(1).attempts({AttemptStatus::Completed});
    story.then().operatorIsNotAlarmed().onlyTheBackupIsTold();
}

void TestLostAnswers::whatWasRejectedIsNeverRepeated()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callRequestsMeet({WireFault::Rejects});
    story.at(T).then().callRequests(1).callsPlaced(0).attempts({AttemptStatus::Rejected});
    story.then().step(3, StepStatus::Failed, Reason::Rejected);
    story.then().logSays(QStringLiteral("[CALL] Call failed - Reason=rejected"));
    story.then().operatorIsTold(Notice::Severity::Alarm, QStringLiteral("rejected"));
    story.then().onlyTheBackupIsTold();
}

/// The phone has the text, and the text has its place in the phone's quota. A number that is
/// corrected meanwhile does not get another one.
void TestLostAnswers::aLostTextIsLookedForWhereItWent()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().textRequestsMeet({WireFault::LostAfter});
    story.at(T - Minutes{5} + Seconds{1}).when().personChanges([](Person &person) {
        person.phone = PhoneNumber::fromE164(u"+12025550177");
    });
    story.at(T - Minutes{4}).then().texts(1).step(2, StepStatus::Executed);
}

void TestLostAnswers::aTextWhoseAnswerGotLostIsSentOnce_data()
{
    QTest::addColumn<WireFault>("fault");
    QTest::addColumn<int>("requests");
    QTest::newRow("taken, the connection breaks") << WireFault::LostAfter << 1;
    QTest::newRow("taken, a 5xx") << WireFault::ErrorAfter << 1;
    QTest::newRow("taken, hanging") << WireFault::HangsAfter << 1;
    QTest::newRow("not taken, the connection breaks") << WireFault::LostBefore << 2;
    QTest::newRow("not taken, a 5xx") << WireFault::ErrorBefore << 2;
    QTest::newRow("not taken, hanging") << WireFault::HangsBefore << 2;
    QTest::newRow("429") << WireFault::TooMany << 2;
}

void TestLostAnswers::aTextWhoseAnswerGotLostIsSentOnce()
{
    QFETCH(const WireFault, fault);
    QFETCH(const int, requests);
    Story story;
    story.given().person().meetingAt(T).programRunning().textRequestsMeet({fault});
    story.at(T - Minutes{3}).then().texts(requests).step(2, StepStatus::Executed);
    QCOMPARE(story.stage().network().texts().size(), size_t{1});
    story.at(T).then().operatorIsNotAlarmed().onlyTheBackupIsTold();
}

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "tst_lost_answers.moc"
