// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "store/database.h"
#include "tests/features/story.h"

#include <QTemporaryDir>

using namespace savehub;

namespace {

const auto ana = QStringLiteral("Ana");
const auto bea = QStringLiteral("Bea");
const auto oneNumber = *PhoneNumber::fromE164(u"+12025560777");

void sharesThePhone(Person &person)
{
    person.phone = oneNumber;
}

/// Lists the same meeting, \a later than T, in another calendar with another UID.
void secondCalendar(Story &story, Milliseconds later = T)
{
    story.stage().planMeeting(Stage::start() + later, {ana});
}

} // namespace

/// At most two calls go to one phone for meetings at about the same time, whichever people they are
/// for.
class TestCallsToOnePhone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameMeetingFromTwoCalendars();
    void whoLosesIsToldOfTheOther();
    void movedByAMinuteWhileThePhoneRings();
    void peopleWithOnePhone_data();
    void peopleWithOnePhone();
    void fiveMinutesApartAreTwoMeetings_data();
    void fiveMinutesApartAreTwoMeetings();
    void mockCallsDoNotHoldBackRealOnes();
    void otherPhonesAreNotHeldBack();
    void itHoldsAfterARestart();
    void theDatabaseHasTheLastWord();
};

void TestCallsToOnePhone::theSameMeetingFromTwoCalendars()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    secondCalendar(story);
    // Both are due at once. Each gets its call, one after the other, and none gets a second call.
    story.at(T - Minutes{3} + Seconds{10}).then().callsPlaced(1);
    story.at(T).then().callsPlaced(2);
    story.then().ofFirstIncident().step(3, StepStatus::Executed, Reason::PhoneLimitReached);
    story.then().of(ana).step(3, StepStatus::Executed, Reason::PhoneLimitReached);
    story.then().operatorIsNotAlarmed();
}

void TestCallsToOnePhone::whoLosesIsToldOfTheOther()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    secondCalendar(story, T + Minutes{2});
    story.at(T + Minutes{2}).then().callsPlaced(2);
    story.then().of(ana).attempts({}).step(3, StepStatus::Skipped, Reason::PhoneLimitReached);
    story.then().operatorIsTold(Notice::Severity::Warning, QStringLiteral("no call was placed."));
    const auto step = story.stage().incidentsOf(ana).back().steps.at(2);
    QVERIFY(inWords(step.errorMessage).contains(QLatin1String("****")));
    const auto other = QStringLiteral("for Ana and “Meeting 1”, which starts at 10:00 UTC");
    QVERIFY2(inWords(step.errorMessage).contains(other), qPrintable(inWords(step.errorMessage)));
    QVERIFY(step.guardTrail.contains(QLatin1String("2 of 2 to the phone")));
}

void TestCallsToOnePhone::movedByAMinuteWhileThePhoneRings()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    story.at(T - Minutes{3} + Seconds{3}).then().lastCallIs(AttemptStatus::Ringing);
    story.when().meetingMovesBy(Minutes{1});
    story.at(T + Minutes{1}).then().callsPlaced(2).lastCallRequestAt(T - Minutes{2});
    story.then().ofFirstIncident().attempts({AttemptStatus::Canceled});
    story.then().of(ana).attempts({AttemptStatus::NoAnswer});
    story.then().of(ana).step(3, StepStatus::Executed, Reason::PhoneLimitReached);
}

void TestCallsToOnePhone::peopleWithOnePhone_data()
{
    QTest::addColumn<int>("people");
    QTest::newRow("two rows of one person, or a shared phone") << 2;
    QTest::newRow("a desk's phone") << 5;
}

void TestCallsToOnePhone::peopleWithOnePhone()
{
    QFETCH(const int, people);
    Story story;
    for (int i = 0; i < people; ++i) {
        story.given().person(QStringLiteral("P%1").arg(i), sharesThePhone);
    }
    story.given().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    story.at(T).then().callsPlaced(2);
    qsizetype skipped = 0;
    for (const auto &record : story.stage().incidents()) {
        const auto &step = record.steps.at(2);
        QCOMPARE(toText(step.reason), QStringLiteral("phone_called"));
        skipped += step.status == StepStatus::Skipped ? 1 : 0;
    }
    QCOMPARE(skipped, people - 2);
}

void TestCallsToOnePhone::fiveMinutesApartAreTwoMeetings_data()
{
    QTest::addColumn<Milliseconds>("apart");
    QTest::addColumn<int>("calls");
    QTest::newRow("a millisecond less") << Milliseconds{299'999} << 2;
    QTest::newRow("five minutes") << Milliseconds{300'000} << 4;
    QTest::newRow("before, a millisecond less") << Milliseconds{-299'999} << 2;
    QTest::newRow("five minutes before") << Milliseconds{-300'000} << 4;
}

void TestCallsToOnePhone::fiveMinutesApartAreTwoMeetings()
{
    QFETCH(const Milliseconds, apart);
    QFETCH(const int, calls);
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    secondCalendar(story, T + apart);
    story.at(T + Minutes{6}).then().callsPlaced(calls);
}

void TestCallsToOnePhone::mockCallsDoNotHoldBackRealOnes()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    secondCalendar(story, T + Minutes{3});
    story.when().providerIsSwitchedTo(Provider::Mock);
    story.at(T - Minutes{1}).then().mockCalls(2).callsPlaced(0);
    story.when().providerIsSwitchedTo(Provider::Twilio);
    story.at(T + Minutes{3}).then().callsPlaced(2);
}

void TestCallsToOnePhone::otherPhonesAreNotHeldBack()
{
    Story story;
    story.given().person(ana).person(bea).meetingAt(T).programRunning();
    story.given().callsGo({MockLife::NoAnswer});
    story.at(T).then().callsPlaced(4);
    story.then().of(bea).step(3, StepStatus::Executed, Reason::AttemptsExhausted);
}

void TestCallsToOnePhone::itHoldsAfterARestart()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    secondCalendar(story, T + Minutes{2});
    story.at(T - Minutes{2}).when().programEnds();
    story.at(T - Seconds{90}).when().programStarts();
    story.at(T + Minutes{2}).then().callsPlaced(2);
}

/// When the database refuses a call that the guards allow, that person is not called, and nothing
/// loops.
void TestCallsToOnePhone::theDatabaseHasTheLastWord()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("data/savehub.db"));
    Story story(path);
    story.given().person(ana).person(bea).meetingAt(T).programRunning();
    const auto shell = certain(Database::connect({path}));
    certain(shell->sql().runOnce(
        QStringLiteral("CREATE TRIGGER not_ana BEFORE INSERT ON call_attempts"
                       " WHEN NEW.to_number = (SELECT phone FROM people WHERE name = 'Ana')"
                       " BEGIN SELECT RAISE(ABORT, 'not her'); END")));
    story.at(T).then().callsPlaced(1);
    story.then().of(ana).attempts({}).step(3, StepStatus::Skipped, Reason::PhoneLimitReached);
    story.then().of(bea).step(3, StepStatus::Executed);
    story.then().operatorIsNotAlarmed();
    story.then().logSays(QStringLiteral("[CALL] Call failed - Reason=This phone is called no third "
                                        "time for meetings at about this time."));
}

QTEST_GUILESS_MAIN(TestCallsToOnePhone)
#include "tst_calls_to_one_phone.moc"
