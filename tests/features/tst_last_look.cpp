// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

#include <QTemporaryDir>

using namespace savehub;

/// Things change while a request waits for its connection. Whether it may go is asked again at the
/// moment when its first byte would leave.
class TestLastLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoAnswersMeanwhileIsNotCalled_data();
    void whoAnswersMeanwhileIsNotCalled();
    void whatIsStoppedMeanwhileDoesNotLeave();
    void aStopInMemoryIsEnough();
    void aProviderSwitchedToMeanwhileGetsTheCall();
    void testModeSwitchedOnMeanwhileHolds();
    void theWindowHoldsWhenTheConnectionStands();
    void aMeetingThatMovesMeanwhileIsNotCalled();
    void aMeetingThatIsPutBackIsCalled();
    void aNumberThatIsCorrectedMeanwhileIsCalled();
    void aNumberThatIsChangedEverywhereIsNotTheRequests();
    void aNetworkThatComesUpLateIsUsed();
};

namespace {

constexpr Milliseconds opens = T - Minutes{3};

void connectingTakes(Story &story, Milliseconds pause)
{
    story.stage().network().connecting = [pause] {
        return pause;
    };
}

} // namespace

void TestLastLook::whoAnswersMeanwhileIsNotCalled_data()
{
    QTest::addColumn<int>("answer");
    QTest::newRow("joined") << 0;
    QTest::newRow("missed") << 1;
    QTest::newRow("acknowledged") << 2;
    QTest::newRow("resolved") << 3;
}

void TestLastLook::whoAnswersMeanwhileIsNotCalled()
{
    QFETCH(const int, answer);
    const auto actor = QStringLiteral("somebody");
    const Event answers[] = {event::Joined{actor}, event::Missed{actor}, event::Acknowledge{actor},
                             event::Resolve{actor, {}}};
    Story story;
    story.given().person().meetingAt(T).programRunning();
    connectingTakes(story, Seconds{4});
    story.at(opens + Seconds{1}).then().attempts({AttemptStatus::Sending});
    story.when().answers(answers[answer]);
    // At once, not only when the connection stands.
    story.at(opens + Seconds{1}).then().attempts({AttemptStatus::Withheld});
    story.at(T).then().callRequests(0).step(3, StepStatus::Skipped, Reason::IncidentNotActive);
    story.then().operatorIsNotAlarmed();
}

void TestLastLook::whatIsStoppedMeanwhileDoesNotLeave()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    connectingTakes(story, Seconds{4});
    story.at(opens + Seconds{1}).when().callsAreStopped();
    story.at(opens + Seconds{1}).then().attempts({AttemptStatus::Withheld});
    story.at(T).then().callRequests(0).step(3, StepStatus::Skipped, Reason::CallsStopped);
}

/// The stop may be in memory only, since the database may be busy for long.
void TestLastLook::aStopInMemoryIsEnough()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    bool isStopped = false;
    story.stage().engine().heedStop([&] { return isStopped; });
    connectingTakes(story, Seconds{4});
    story.at(opens + Seconds{1});
    isStopped = true;
    story.at(opens + Seconds{4}).then().callRequests(0).attempts({AttemptStatus::Withheld});
    story.then().step(3, StepStatus::Skipped, Reason::CallsStopped);
    story.stage().engine().heedStop([] { return false; });
}

void TestLastLook::aProviderSwitchedToMeanwhileGetsTheCall()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    connectingTakes(story, Seconds{4});
    story.at(opens + Seconds{1}).when().providerIsSwitchedTo(Provider::Mock);
    story.at(T).then().callRequests(0).mockCalls(1).attempts({AttemptStatus::Completed});
    story.then().stepCarriedBy(3, Provider::Mock);
}

void TestLastLook::testModeSwitchedOnMeanwhileHolds()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    connectingTakes(story, Seconds{4});
    story.at(opens + Seconds{1}).when().testModeIs(true);
    story.at(T).then().callRequests(0).attempts({AttemptStatus::TestMode});
}

void TestLastLook::theWindowHoldsWhenTheConnectionStands()
{
    Story story;
    story.given().person().meetingAt(T);
    connectingTakes(story, Seconds{4});
    story.at(T - Minutes{2} - Seconds{3}).when().programStarts();
    story.at(T).then().callRequests(0).attempts({AttemptStatus::NotSent});
    story.then().step(3, StepStatus::Failed, Reason::NotSent);
    story.then().operatorIsTold(Notice::Severity::Alarm, QStringLiteral("nobody was rung"));
}

void TestLastLook::aMeetingThatMovesMeanwhileIsNotCalled()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    connectingTakes(story, Seconds{4});
    story.at(opens + Seconds{1}).when().meetingMovesBy(Hours{1});
    story.at(T).then().callRequests(0);
    story.then().ofFirstIncident().attempts({AttemptStatus::Withheld});
    story.at(T + Hours{1}).then().callRequests(1).noCallOutsideTheWindow();
}

/// Nothing had left, so the person was not called yet and may be called.
void TestLastLook::aMeetingThatIsPutBackIsCalled()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    connectingTakes(story, Seconds{4});
    story.at(opens + Seconds{1}).when().meetingMovesBy(Hours{1});
    story.at(opens + Seconds{2}).when().meetingMovesBy(-Hours{1});
    story.at(T).then().callsPlaced(1).noCallOutsideTheWindow();
}

void TestLastLook::aNumberThatIsCorrectedMeanwhileIsCalled()
{
    const auto corrected = PhoneNumber::fromE164(u"+12025550177");
    Story story;
    story.given().person().meetingAt(T).programRunning();
    connectingTakes(story, Seconds{4});
    story.at(opens + Seconds{1}).when().personChanges([&](Person &person) {
        person.phone = corrected;
    });
    story.at(T).then().callsPlaced(1);
    QCOMPARE(story.stage().network().calls().front().to, *corrected);
}

/// The request still has the number that the person and the attempt had when it was made.
void TestLastLook::aNumberThatIsChangedEverywhereIsNotTheRequests()
{
    const auto corrected = PhoneNumber::fromE164(u"+12025550177");
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("savehub.db"));
    Story story(path);
    story.given().person().meetingAt(T).programRunning();
    connectingTakes(story, Seconds{4});
    story.at(opens + Seconds{1});
    const auto shell = Database::connect({path});
    QVERIFY(shell);
    for (const auto &change : {QStringLiteral("UPDATE people SET phone = ?"),
                               QStringLiteral("UPDATE call_attempts SET to_number = ?")}) {
        QVERIFY((*shell)->sql().run(change, {corrected->e164()}));
    }
    story.at(T).then().callsPlaced(1);
    QCOMPARE(story.stage().network().calls().front().to, *corrected);
}

void TestLastLook::aNetworkThatComesUpLateIsUsed()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    const auto &clock = story.stage().clock();
    story.stage().network().connecting = [&clock]() -> std::optional<Milliseconds> {
        const bool isUp = clock.now() >= Stage::start() + opens + Seconds{40};
        return isUp ? std::optional(Milliseconds{50}) : std::nullopt;
    };
    story.at(opens + Seconds{50}).then().callRequests(1).callsPlaced(1);
    story.at(T).then().attempts({AttemptStatus::Completed}).operatorIsNotAlarmed();
}

QTEST_GUILESS_MAIN(TestLastLook)
#include "tst_last_look.moc"
