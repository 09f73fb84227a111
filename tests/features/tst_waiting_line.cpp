// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

#include <algorithm>

using namespace savehub;

namespace {

/// The least time between two requests.
Milliseconds tightestGap(const std::vector<Stage::Sent> &requests)
{
    auto gap = Milliseconds::max();
    for (size_t i = 1; i < requests.size(); ++i) {
        gap = std::min(gap, requests[i].at - requests[i - 1].at);
    }
    return gap;
}

int stepsEndedAs(Story &story, StepStatus status, Reason reason)
{
    const auto all = story.stage().incidents();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto &record) {
        const auto &steps = record.steps;
        return std::any_of(steps.begin(), steps.end(), [&](const Step &step) {
            return step.channel == Channel::Call && step.status == status && step.reason == reason;
        });
    }));
}

} // namespace

/// The provider starts a limited number of calls a second and queues the rest. The console has its
/// own line instead.
class TestWaitingLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twentyPeopleAreCalledOneASecond();
    void fiveASecondWhereTheAccountMay();
    void theEarliestDeadlineComesFirst();
    void firstCallsComeBeforeSecondCalls();
    void whatDoesNotFitIsNotCalledAtAll_data();
    void whatDoesNotFitIsNotCalledAtAll();
    void twoHundredMeetingsAtOnce_data();
    void twoHundredMeetingsAtOnce();
    void whoAnswersInTheLineLeavesIt();
    void aRestartKeepsTheLine();
};

void TestWaitingLine::twentyPeopleAreCalledOneASecond()
{
    Story story;
    story.given().people(20).meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{19}).then().callRequests(20).callsPlaced(20);
    QCOMPARE(tightestGap(story.stage().callRequests()).count(), 1'000);
    QCOMPARE(stepsEndedAs(story, StepStatus::Executed, Reason::None)
                 + stepsEndedAs(story, StepStatus::Sending, Reason::None),
             20);
    story.at(T).then().callRequests(20).noCallOutsideTheWindow().operatorIsNotAlarmed();
}

void TestWaitingLine::fiveASecondWhereTheAccountMay()
{
    Story story;
    story.given().people(20).meetingAt(T).programRunning();
    story.given().settings([](Settings &settings) { settings.callsPerSecond = 5; });
    story.at(T - Minutes{3} + Seconds{4}).then().callRequests(20);
    QCOMPARE(tightestGap(story.stage().callRequests()).count(), 200);
}

void TestWaitingLine::theEarliestDeadlineComesFirst()
{
    Story story;
    // The people of the later meeting are made first, so that the right order does not come about
    // by chance.
    story.given().people(6, QStringLiteral("Late")).meetingAt(T + Seconds{5});
    story.given().people(14, QStringLiteral("Early")).meetingAt(T).programRunning();
    story.at(T).then().callRequests(20).noCallOutsideTheWindow();
    const auto &requests = story.stage().callRequests();
    const auto isEarly = [](const Stage::Sent &sent) {
        return sent.to.startsWith(QLatin1String("Early"));
    };
    QVERIFY(std::is_partitioned(requests.begin(), requests.end(), isEarly));
    QVERIFY(isEarly(requests.front()));
    QCOMPARE(tightestGap(requests).count(), 1'000);
}

void TestWaitingLine::firstCallsComeBeforeSecondCalls()
{
    Story story;
    // The first busy tone comes while thirty others wait for their first call.
    story.given().people(40).meetingAt(T).programRunning().callsGo({MockLife::Busy});
    story.at(T - Minutes{3} + Seconds{39}).then().callRequests(40);
    QSet<QString> called;
    for (const auto &request : story.stage().callRequests()) {
        called.insert(request.to);
    }
    QCOMPARE(called.size(), 40);
    // Then the second calls follow, as many as fit.
    story.at(T).then().callRequests(61).noCallOutsideTheWindow();
}

void TestWaitingLine::whatDoesNotFitIsNotCalledAtAll_data()
{
    QTest::addColumn<MockLife>("life");
    QTest::newRow("everybody answers") << MockLife::PressesOne;
    QTest::newRow("nobody answers") << MockLife::NoAnswer;
}

void TestWaitingLine::whatDoesNotFitIsNotCalledAtAll()
{
    QFETCH(const MockLife, life);
    Story story;
    story.given().people(100).meetingAt(T).programRunning().callsGo({life});
    // From T-3:00 to T-2:00, both ends inclusive.
    story.at(T).then().callRequests(61).callsPlaced(61).noCallOutsideTheWindow();
    QCOMPARE(stepsEndedAs(story, StepStatus::Skipped, Reason::LineFull), 39);
    story.then().operatorIsTold(Notice::Severity::Alarm, QStringLiteral("line was full"));
    story.at(T + Minutes{9}).then().callRequests(61);
}

void TestWaitingLine::twoHundredMeetingsAtOnce_data()
{
    QTest::addColumn<int>("callsPerSecond");
    QTest::addColumn<int>("fit"); ///< from T-3:00 to T-2:00, both ends inclusive
    QTest::newRow("1 a second") << 1 << 61;
    QTest::newRow("2 a second") << 2 << 121;
    QTest::newRow("5 a second") << 5 << 200;
}

void TestWaitingLine::twoHundredMeetingsAtOnce()
{
    QFETCH(const int, callsPerSecond);
    QFETCH(const int, fit);
    Story story;
    for (int i = 0; i < 200; ++i) {
        story.given().people(1, QStringLiteral("Person %1 ").arg(i)).meetingAt(T);
    }
    story.given().programRunning().callsGo({MockLife::PressesOne});
    story.given().settings([=](Settings &s) { s.callsPerSecond = callsPerSecond; });
    story.at(T).then().callRequests(fit).callsPlaced(fit).noCallOutsideTheWindow();
    QCOMPARE(stepsEndedAs(story, StepStatus::Skipped, Reason::LineFull), 200 - fit);
}

void TestWaitingLine::whoAnswersInTheLineLeavesIt()
{
    Story story;
    story.given().people(10).meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{2});
    const auto all = story.stage().incidents();
    const auto waiting = std::find_if(all.begin(), all.end(), [](const IncidentRecord &record) {
        return record.attempts.empty();
    });
    QVERIFY(waiting != all.end());
    QVERIFY(story.stage().engine().answer(waiting->incident.id, event::Joined{{}}).has_value());
    story.at(T).then().callRequests(9).of(waiting->person.name).resolvedAs(Reason::Joined);
}

void TestWaitingLine::aRestartKeepsTheLine()
{
    Story story;
    story.given().people(10).meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{4}).then().callRequests(5);
    story.when().programEnds().programStarts();
    story.at(T).then().callRequests(10).callsPlaced(10).noCallOutsideTheWindow();
}

QTEST_GUILESS_MAIN(TestWaitingLine)
#include "tst_waiting_line.moc"
