// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_incident_reader.h"
#include "tests/features/story.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace savehub;

/// What the operator switches takes effect for the next send.
class TestSwitches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProviderIsSwitchedBetweenTwoRungs();
    void aSwitchOfTheProviderIsAudited();
    void aCallUnderWayStaysWithItsProvider();
    void theSecondCallGoesToTheNewProvider();
    void theKillSwitchStopsCallsAndTexts();
    void theKillSwitchStopsWhoWaitsInTheLine();
    void theKillSwitchTakesNoCallBack();
    void theKillSwitchTakesBackWhatIsQueued();
    void theKillSwitchTakesBackWhatIsAnsweredLater();
    void theKillSwitchHoldsAfterARestart();
    void releasedInTimeTheNextRungGoesOut();
    void inTestModeEverythingIsBuiltAndNothingSent();
    void testModeEndsWithTheNextRung();
    void theCapOnCallsHolds();
    void theCapOnSpendHolds_data();
    void theCapOnSpendHolds();
    void mockCallsCostNothing();
};

void TestSwitches::theProviderIsSwitchedBetweenTwoRungs()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().settings([](Settings &settings) { settings.provider = Provider::Mock; });
    story.at(T - Minutes{4}).then().stepCarriedBy(2, Provider::Mock).texts(0);
    story.when().providerIsSwitchedTo(Provider::Twilio);
    story.at(T).then().stepCarriedBy(3, Provider::Twilio).callsPlaced(1).mockCalls(0);
    story.then().logSays(QStringLiteral("[CALL] Provider=twilio")).onlyTheBackupIsTold();
}

void TestSwitches::aSwitchOfTheProviderIsAudited()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("data/savehub.db"));
    Story story(path);
    story.given().person().meetingAt(T).programRunning();
    story.when().providerIsSwitchedTo(Provider::Mock);
    const auto reader = certain(SqlIncidentReader::open({path}));
    const auto trail = certain(reader->audit(std::nullopt, 1));
    QCOMPARE(trail.size(), size_t{1});
    QCOMPARE(trail.front().actor, QStringLiteral("operator"));
    QVERIFY(trail.front().action.contains(QLatin1String("provider")));
    QVERIFY(trail.front().detail.contains(QLatin1String("twilio")));
    QVERIFY(trail.front().detail.contains(QLatin1String("mock")));
    QCOMPARE(trail.front().at, story.stage().clock().now());
}

void TestSwitches::aCallUnderWayStaysWithItsProvider()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{3}).then().lastCallIs(AttemptStatus::Ringing);
    story.when().providerIsSwitchedTo(Provider::Mock).isResolved();
    story.at(T - Minutes{3} + Seconds{5}).then().lastCallIs(AttemptStatus::Canceled);
    story.then().attempts({AttemptStatus::Canceled}).mockCalls(0).nothingMoreGoesOut();
}

void TestSwitches::theSecondCallGoesToTheNewProvider()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().callsGo({MockLife::NoAnswer, MockLife::PressesOne});
    story.at(T - Minutes{3} + Seconds{3}).when().providerIsSwitchedTo(Provider::Mock);
    story.at(T).then().callsPlaced(1).mockCalls(1).resolvedAs(Reason::Joined);
    story.then().attempts({AttemptStatus::NoAnswer, AttemptStatus::Completed});
}

void TestSwitches::theKillSwitchStopsCallsAndTexts()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{13}).when().callsAreStopped();
    story.at(T + Minutes{11}).then().emails(1).texts(0).callRequests(0);
    story.then().step(2, StepStatus::Skipped, Reason::CallsStopped);
    story.then().step(3, StepStatus::Skipped, Reason::CallsStopped);
    story.then().backupEmails(1).backupTexts(0).nothingMoreGoesOut();
}

void TestSwitches::theKillSwitchStopsWhoWaitsInTheLine()
{
    Story story;
    story.given().people(10).meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Milliseconds{2'500}).then().callRequests(3);
    story.when().callsAreStopped();
    story.at(T).then().callRequests(3);
}

void TestSwitches::theKillSwitchTakesNoCallBack()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    story.at(T - Minutes{3} + Seconds{3}).when().callsAreStopped();
    story.at(T).then().lastCallIs(AttemptStatus::NoAnswer).callRequests(1);
    story.then().step(3, StepStatus::Executed, Reason::CallsStopped);
}

void TestSwitches::theKillSwitchTakesBackWhatIsQueued()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Milliseconds{500}).then().lastCallIs(AttemptStatus::Queued);
    story.when().callsAreStopped();
    story.at(T).then().lastCallIs(AttemptStatus::Canceled).callRequests(1);
    story.then().attempts({AttemptStatus::Canceled});
    story.then().operatorIsTold(Notice::Severity::Warning, QStringLiteral("taken back"));
}

void TestSwitches::theKillSwitchTakesBackWhatIsAnsweredLater()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Milliseconds{50}).when().callsAreStopped();
    story.at(T).then().lastCallIs(AttemptStatus::Canceled).attempts({AttemptStatus::Canceled});
}

void TestSwitches::theKillSwitchHoldsAfterARestart()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Milliseconds{500}).when().programEnds().callsAreStopped();
    story.when().programStarts();
    story.at(T).then().lastCallIs(AttemptStatus::Canceled).callRequests(1);
    story.then().attempts({AttemptStatus::Canceled});
}

void TestSwitches::releasedInTimeTheNextRungGoesOut()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{6}).when().callsAreStopped();
    story.at(T - Minutes{4}).when().callsAreStopped(false);
    story.at(T).then().texts(0).callsPlaced(1).onlyTheBackupIsTold();
}

void TestSwitches::inTestModeEverythingIsBuiltAndNothingSent()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.when().testModeIs(true);
    story.at(T).then().texts(0).callRequests(0);
    story.then().step(2, StepStatus::Executed).step(3, StepStatus::Executed);
    story.then().attempts({AttemptStatus::TestMode}).operatorIsNotAlarmed();
}

void TestSwitches::testModeEndsWithTheNextRung()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.when().testModeIs(true);
    story.at(T - Minutes{4}).then().texts(0);
    story.when().testModeIs(false);
    story.at(T).then().callsPlaced(1).onlyTheBackupIsTold();
}

void TestSwitches::theCapOnCallsHolds()
{
    Story story;
    story.given().people(3).meetingAt(T).programRunning();
    story.given().settings([](Settings &settings) { settings.dailyCallCap = 2; });
    story.at(T).then().callRequests(2);
    const auto all = story.stage().incidents();
    const auto refused = std::count_if(all.begin(), all.end(), [](const IncidentRecord &record) {
        return record.steps[2].reason == Reason::BudgetExceeded;
    });
    QCOMPARE(refused, 1);
    story.then().operatorIsTold(Notice::Severity::Alarm, QStringLiteral("cap"));
}

void TestSwitches::theCapOnSpendHolds_data()
{
    QTest::addColumn<int>("micros");
    QTest::addColumn<int>("calls");
    QTest::newRow("one micro-dollar short") << 24'999 << 0;
    QTest::newRow("just enough for one") << 25'000 << 1;
    QTest::newRow("just short of two") << 49'999 << 1;
    QTest::newRow("enough for two") << 50'000 << 2;
}

void TestSwitches::theCapOnSpendHolds()
{
    QFETCH(const int, micros);
    QFETCH(const int, calls);
    Story story;
    story.given().people(2).meetingAt(T).programRunning();
    story.given().settings([=](Settings &s) {
        s.dailyCap = microDollars(micros);
        s.pricePerText = Money{};
    });
    story.at(T).then().callRequests(calls).noCallOutsideTheWindow();
}

void TestSwitches::mockCallsCostNothing()
{
    Story story;
    story.given().people(3).meetingAt(T).programRunning().settings([](Settings &settings) {
        settings.provider = Provider::Mock;
        settings.dailyCallCap = 1;
    });
    story.at(T).then().mockCalls(3).callsPlaced(0);
}

QTEST_GUILESS_MAIN(TestSwitches)
#include "tst_switches.moc"
