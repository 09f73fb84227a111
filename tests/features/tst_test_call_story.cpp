// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

namespace {

const auto ownNumber = *PhoneNumber::fromE164(u"+12025550177");

/// A program with one person's meeting an hour ahead, and an operator who places test calls.
class Tried
{
public:
    Tried() { m_story.given().person().meetingAt(T).programRunning(); }

    Story &story() { return m_story; }
    Stage &stage() { return m_story.stage(); }
    Done call(const PhoneNumber &to = ownNumber)
    {
        return stage().engine().placeTestCall(to, QStringLiteral("en"), QStringLiteral("operator"));
    }
    /// Places the call at \a offset. The test goes on if the process crashes in it.
    void callAt(Milliseconds offset)
    {
        const auto later = stage().clock().wakeAt(Stage::start() + offset, [this] { call(); });
        m_story.at(offset);
    }
    Attempt last() { return stage().lastTestCall().value(); }
    size_t requests() { return stage().callRequests().size(); }

private:
    Story m_story;
};

constexpr auto early = T - Minutes{50};

} // namespace

/// A test call goes to a number of the operator's own: once, outside any incident, with its own
/// record.
class TestTestCallStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ringsOnceAndIsFollowedToItsEnd();
    void isNoPartOfAnyIncident();
    void itsPriceIsBookedAndCounts();
    void oneAMinute();
    void notWhilePeopleAreCalled_data();
    void notWhilePeopleAreCalled();
    void notWhileCallsAreStopped();
    void notToANumberThatCannotBe();
    void notBeyondTheCap();
    void aLostAnswerIsNotRepeated_data();
    void aLostAnswerIsNotRepeated();
    void whatTheListsDoNotTellStaysUnknown();
    void newsOfALostCallIsTaken();
    void anEndInMidRequestIsNotRepeated();
    void aRestartFollowsItToItsEnd();
    void aCallThatTheProviderForgotStandsInNobodysWay();
    void aWrongClockLetsNoSecondOneOut();
    void newsOfAFormerOneIsHeard();
    void notToSomebodyWhoMustNotBeCalled();
    void theKillSwitchTakesItBackWhileItIsQueued_data();
    void theKillSwitchTakesItBackWhileItIsQueued();
    void inTestModeNothingIsSent();
    void aPersonsLostCallIsNotTakenForIt_data();
    void aPersonsLostCallIsNotTakenForIt();
};

void TestTestCallStory::ringsOnceAndIsFollowedToItsEnd()
{
    Tried tried;
    tried.story().given().callsGo({MockLife::PressesOne});
    tried.story().at(early);
    QVERIFY(tried.call());
    QCOMPARE(tried.last().status, AttemptStatus::Sending);
    tried.story().at(early + Minutes{2});
    QCOMPARE(tried.requests(), size_t(1));
    QCOMPARE(tried.last().status, AttemptStatus::Completed);
    QCOMPARE(tried.last().digit, QStringLiteral("1"));
    QVERIFY(tried.last().to == ownNumber);
    tried.story().then().logSays(QStringLiteral("[CALL] Initiating call to ****0177"));
}

void TestTestCallStory::isNoPartOfAnyIncident()
{
    Tried tried;
    tried.story().given().callsGo({MockLife::PressesOne});
    tried.story().at(early);
    QVERIFY(tried.call());
    tried.story().at(T - Minutes{4});
    tried.story().then().state(IncidentState::Open);
    tried.story().at(T).then().attempts({AttemptStatus::Completed}).resolvedAs(Reason::Joined);
    QCOMPARE(tried.requests(), size_t(2));
}

void TestTestCallStory::itsPriceIsBookedAndCounts()
{
    Tried tried;
    tried.stage().network().pricedAfter = Minutes{3};
    tried.story().at(early);
    QVERIFY(tried.call());
    tried.story().at(early + Minutes{2});
    QCOMPARE(toText(tried.stage().spend().today), QStringLiteral("$0.025"));
    QCOMPARE(tried.stage().spend().callsToday, 1);
    tried.story().at(early + Minutes{10});
    QVERIFY(tried.last().price == tried.stage().network().price);
    QCOMPARE(toText(tried.stage().spend().today), QStringLiteral("$0.014"));
}

void TestTestCallStory::oneAMinute()
{
    Tried tried;
    tried.story().given().callsGo({MockLife::Busy});
    tried.story().at(early);
    QVERIFY(tried.call());
    tried.story().at(early + Seconds{59});
    QVERIFY(!tried.call());
    QCOMPARE(tried.requests(), size_t(1));
    tried.story().at(early + Minutes{1});
    QVERIFY(tried.call());
    QCOMPARE(tried.requests(), size_t(2));
}

void TestTestCallStory::notWhilePeopleAreCalled_data()
{
    QTest::addColumn<Milliseconds>("offset");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("long before") << Milliseconds(-Seconds{361}) << true;
    QTest::newRow("before") << Milliseconds(-Seconds{360}) << false;
    QTest::newRow("in the window") << Milliseconds(-Seconds{150}) << false;
    QTest::newRow("at its end") << Milliseconds(-Seconds{120}) << false;
    QTest::newRow("after it") << Milliseconds(-Seconds{119}) << true;
}

void TestTestCallStory::notWhilePeopleAreCalled()
{
    QFETCH(Milliseconds, offset);
    QFETCH(bool, allowed);
    Tried tried;
    tried.story().at(offset);
    const auto before = tried.requests();
    QCOMPARE(tried.call().has_value(), allowed);
    QCOMPARE(tried.requests(), before + (allowed ? 1 : 0));
}

void TestTestCallStory::notWhileCallsAreStopped()
{
    Tried tried;
    tried.story().at(early).when().callsAreStopped();
    QVERIFY(!tried.call());
    QCOMPARE(tried.requests(), size_t(0));
    QVERIFY(!tried.stage().lastTestCall());
}

void TestTestCallStory::notToANumberThatCannotBe()
{
    Tried tried;
    QVERIFY(!tried.call(*PhoneNumber::fromE164(u"+1202555")));
    QCOMPARE(tried.requests(), size_t(0));
}

void TestTestCallStory::notBeyondTheCap()
{
    Tried tried;
    tried.stage().changeSettings([](Settings &settings) { settings.dailyCallCap = 1; });
    tried.story().at(early);
    QVERIFY(tried.call());
    tried.story().at(early + Minutes{5});
    const auto second = tried.call();
    QVERIFY(!second && second.error().what.contains(QLatin1String("cap")));
}

void TestTestCallStory::aLostAnswerIsNotRepeated_data()
{
    QTest::addColumn<WireFault>("fault");
    QTest::addColumn<AttemptStatus>("status");
    QTest::newRow("it rang") << WireFault::LostAfter << AttemptStatus::Completed;
    QTest::newRow("it never was") << WireFault::LostBefore << AttemptStatus::NotSent;
}

void TestTestCallStory::aLostAnswerIsNotRepeated()
{
    QFETCH(WireFault, fault);
    QFETCH(AttemptStatus, status);
    Tried tried;
    tried.story().given().callRequestsMeet({fault}).noCallbacks();
    tried.story().at(early);
    QVERIFY(tried.call());
    tried.story().at(early + Minutes{10});
    QCOMPARE(tried.requests(), size_t(1));
    QCOMPARE(tried.last().status, status);
}

void TestTestCallStory::whatTheListsDoNotTellStaysUnknown()
{
    Tried tried;
    tried.story().given().callRequestsMeet({WireFault::LostAfter}).noCallbacks().unreadableLists();
    tried.story().at(early);
    QVERIFY(tried.call());
    tried.story().at(early + Minutes{10});
    QCOMPARE(tried.last().status, AttemptStatus::Unknown);
    QVERIFY(tried.call()); // the lost call does not block the next one
}

void TestTestCallStory::newsOfALostCallIsTaken()
{
    Tried tried;
    tried.story().given().callRequestsMeet({WireFault::LostAfter});
    tried.story().given().callsGo({MockLife::AnswersOnly});
    int delivered = 0; // after the first delivery the console has to ask
    tried.stage().network().deliveries = [&] {
        return delivered++ == 0 ? std::vector{Milliseconds{200}} : std::vector<Milliseconds>();
    };
    tried.story().at(early);
    QVERIFY(tried.call());
    tried.story().at(early + Minutes{10});
    QCOMPARE(tried.requests(), size_t(1));
    QCOMPARE(tried.last().status, AttemptStatus::Completed);
}

void TestTestCallStory::anEndInMidRequestIsNotRepeated()
{
    Tried tried;
    tried.story().given().noCallbacks().crashAt(CrashPoint::CallAccepted);
    tried.callAt(early);
    tried.story().when().programStarts();
    tried.story().at(early + Minutes{10});
    QCOMPARE(tried.requests(), size_t(1));
    QCOMPARE(tried.last().status, AttemptStatus::Completed);
}

void TestTestCallStory::aRestartFollowsItToItsEnd()
{
    Tried tried;
    tried.story().given().noCallbacks().callsGo({MockLife::NoAnswer});
    tried.story().at(early);
    QVERIFY(tried.call());
    tried.story().at(early + Seconds{5}).when().programEnds().programStarts();
    tried.story().at(early + Minutes{5});
    QCOMPARE(tried.last().status, AttemptStatus::NoAnswer);
    QCOMPARE(tried.requests(), size_t(1));
}

/// The mock provider forgets its calls when the program ends.
void TestTestCallStory::aCallThatTheProviderForgotStandsInNobodysWay()
{
    Tried tried;
    tried.story().given().callsGo({MockLife::NoAnswer});
    tried.story().at(early).when().providerIsSwitchedTo(Provider::Mock);
    QVERIFY(tried.call());
    tried.story().at(early + Seconds{5}).when().programEnds().programStarts();
    tried.story().at(early + Minutes{2});
    QCOMPARE(tried.last().status, AttemptStatus::Unknown);
    QVERIFY(tried.call());
}

void TestTestCallStory::aWrongClockLetsNoSecondOneOut()
{
    Tried tried;
    tried.story().given().callsGo({MockLife::Busy});
    tried.story().at(early);
    auto &clock = tried.stage().clock();
    clock.setTo(Stage::start() + early + Hours{24 * 30});
    QVERIFY(tried.call());
    clock.runFor(Minutes{2});
    clock.setTo(Stage::start() + early);
    QVERIFY(tried.call());
    QVERIFY(!tried.call());
    clock.runFor(Seconds{10});
    clock.setTo(Stage::start() + early - Seconds{30});
    QVERIFY(!tried.call());
    QCOMPARE(tried.requests(), size_t(2));
}

void TestTestCallStory::newsOfAFormerOneIsHeard()
{
    Tried tried;
    tried.story().given().callRequestsMeet({WireFault::LostAfter}).unreadableLists().noCallbacks();
    tried.story().given().callsGo({MockLife::Busy});
    tried.story().at(early);
    QVERIFY(tried.call());
    const auto former = tried.last().key;
    tried.story().at(early + Minutes{3});
    QVERIFY(tried.call());
    QVERIFY(tried.last().key != former);
    const auto sid = tried.stage().network().calls().front().report.sid;
    QVERIFY(tried.stage().engine().reception().callReported(
        former, {.sid = sid, .status = AttemptStatus::Busy}));
    QCOMPARE(tried.stage().testCall(former).status, AttemptStatus::Busy);
}

void TestTestCallStory::notToSomebodyWhoMustNotBeCalled()
{
    Tried tried;
    tried.story().given().person(QStringLiteral("Bo"), [](Person &person) {
        person.phone = ownNumber;
        person.doNotCall = true;
    });
    tried.story().at(early);
    const auto refused = tried.call();
    QVERIFY(!refused && refused.error().what.contains(QLatin1String("not to be called")));
}

void TestTestCallStory::theKillSwitchTakesItBackWhileItIsQueued_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<bool>("restarts");
    QTest::newRow("while the request is out") << Milliseconds{0} << false;
    QTest::newRow("while it waits") << Milliseconds{500} << false;
    QTest::newRow("and the program starts anew") << Milliseconds{500} << true;
}

void TestTestCallStory::theKillSwitchTakesItBackWhileItIsQueued()
{
    QFETCH(Milliseconds, after);
    QFETCH(bool, restarts);
    Tried tried;
    tried.stage().network().initiatedAfter = Minutes{1};
    tried.story().given().callsGo({MockLife::NoAnswer});
    tried.story().at(early);
    QVERIFY(tried.call());
    tried.story().at(early + after);
    if (restarts) {
        tried.story().when().programEnds();
        tried.stage().changeSettings([](Settings &settings) { settings.callsStopped = true; });
        tried.story().when().programStarts();
    } else {
        tried.story().when().callsAreStopped();
    }
    tried.story().at(early + Minutes{5}).then().lastCallIs(AttemptStatus::Canceled);
    QCOMPARE(tried.last().status, AttemptStatus::Canceled);
}

void TestTestCallStory::inTestModeNothingIsSent()
{
    Tried tried;
    tried.story().at(early).when().testModeIs(true);
    QVERIFY(tried.call());
    QCOMPARE(tried.requests(), size_t(0));
    QCOMPARE(tried.last().status, AttemptStatus::TestMode);
}

void TestTestCallStory::aPersonsLostCallIsNotTakenForIt_data()
{
    QTest::addColumn<WireFault>("ofTheTestCall");
    QTest::newRow("its answer came") << WireFault::None;
    QTest::newRow("its answer got lost, too") << WireFault::LostAfter;
}

/// Both calls go to the same number, and the person's call never arrives.
void TestTestCallStory::aPersonsLostCallIsNotTakenForIt()
{
    QFETCH(WireFault, ofTheTestCall);
    Tried tried;
    tried.story().given().noCallbacks().callsGo({MockLife::Busy});
    tried.story().given().callRequestsMeet({ofTheTestCall, WireFault::LostBefore});
    tried.story().at(T - Seconds{361});
    QVERIFY(tried.call(*tried.stage().incidents().front().person.phone));
    tried.story().at(T).then().attempts({AttemptStatus::NotSent, AttemptStatus::Busy});
}

QTEST_GUILESS_MAIN(TestTestCallStory)
#include "tst_test_call_story.moc"
