// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phone_limit.h"

#include "engine/call_guards.h"
#include "phrases/in_words.h"
#include "tests/engine/call_stories.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

CallByOtherIncident anothers(const char *key, Provider provider = Provider::Twilio)
{
    return {.key = AttemptKey(QString::fromLatin1(key)),
            .provider = provider,
            .person = QStringLiteral("Ana"),
            .meeting = QStringLiteral("Retro"),
            .start = meetingStart() + Minutes{1}};
}

/// The window is open, and other incidents have made \a calls calls to the phone by Twilio.
Story afterOthers(int calls)
{
    Story story;
    story.around.standing.settings.provider = Provider::Twilio;
    story.toTheOpenWindow();
    for (int i = 0; i < calls; ++i) {
        story.record.callsByOtherIncidents.push_back(anothers("other"));
    }
    return story;
}

} // namespace

/// At most two calls go to one phone for meetings at about the same time.
class TestPhoneLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayRingThePhone_data();
    void whatMayRingThePhone();
    void ownCallsCount_data();
    void ownCallsCount();
    void othersCountByProvider();
    void theWordsNameTheLastOther();
    void theGuardAsksForTheIncidentFirst();
    void whoLosesIsSkipped();
    void whoMayStillGetAPlaceWaits();
    void whoWaitedInVainIsSkipped();
    void anEngagedPhoneIsWaitedFor();
    void anEngagedPhoneIsWaitedForInVain();
    void aTryWaitsForAnEngagedPhone();
    void oneOfTwoIsLeft();
    void theSecondCallIsNotMade();
    void theIntentIsNotHeldAgainstItself();
    void theStoreHasTheLastWord();
    void aCallThatIsWithheldNamesTheOther();
};

void TestPhoneLimit::whatMayRingThePhone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("may");
    for (int i = 0; i <= static_cast<int>(AttemptStatus::TestMode); ++i) {
        const auto status = static_cast<AttemptStatus>(i);
        const auto text = toText(status);
        const bool never = text == QLatin1String("not-sent") || text == QLatin1String("withheld")
                           || text == QLatin1String("test-mode");
        QTest::newRow(qPrintable(text)) << i << !never;
    }
}

void TestPhoneLimit::whatMayRingThePhone()
{
    QFETCH(const int, status);
    QTEST(mayRingPhone(static_cast<AttemptStatus>(status)), "may");
}

void TestPhoneLimit::ownCallsCount_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("provider");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("calls");
    const auto row = [](const char *name, const char *to, Provider provider, AttemptStatus status,
                        int calls) {
        QTest::newRow(name) << QString::fromLatin1(to) << static_cast<int>(provider)
                            << static_cast<int>(status) << calls;
    };
    row("being sent", "+12025550123", Provider::Twilio, AttemptStatus::Sending, 1);
    row("in vain", "+12025550123", Provider::Twilio, AttemptStatus::Busy, 1);
    row("never left", "+12025550123", Provider::Twilio, AttemptStatus::NotSent, 0);
    row("to the former number", "+12025550124", Provider::Twilio, AttemptStatus::Busy, 0);
    row("by the mock", "+12025550123", Provider::Mock, AttemptStatus::Busy, 0);
}

void TestPhoneLimit::ownCallsCount()
{
    QFETCH(const QString, to);
    QFETCH(const int, provider);
    QFETCH(const int, status);
    auto story = calling();
    auto &attempt = story.record.attempts.back();
    attempt.to = *PhoneNumber::fromE164(to);
    attempt.provider = static_cast<Provider>(provider);
    attempt.status = static_cast<AttemptStatus>(status);
    QTEST(callsToPhone(story.record, Provider::Twilio), "calls");
    QCOMPARE(callsToPhone(story.record, Provider::Twilio, attempt.key), 0);
}

void TestPhoneLimit::othersCountByProvider()
{
    auto record = freshIncident();
    record.callsByOtherIncidents = {anothers("a"), anothers("b", Provider::Mock), anothers("c")};
    QCOMPARE(callsToPhone(record, Provider::Twilio), 2);
    QCOMPARE(callsToPhone(record, Provider::Mock), 1);
    record.person.phone.reset();
    record.callsByOtherIncidents.clear();
    QCOMPARE(callsToPhone(record, Provider::Twilio), 0);
}

void TestPhoneLimit::theWordsNameTheLastOther()
{
    auto record = freshIncident();
    auto first = anothers("a");
    first.person = QStringLiteral("Bea");
    auto last = anothers("b");
    last.meeting = QStringLiteral("Dial +12025550123\nnow %1");
    record.callsByOtherIncidents = {first, last, anothers("c", Provider::Mock)};
    QCOMPARE(inWords(whyNoThirdCall(record, Provider::Twilio)),
             QStringLiteral("This phone is called no third time for meetings at about this time. "
                            "The last call to ****0123 was for Ana and “Dial ****0123 now %1”, "
                            "which starts at 14:01 UTC."));
    QCOMPARE(
        inWords(whyPhoneIsEngaged(record, Provider::Mock)),
        QStringLiteral("The phone was in another call until the call window closed. The last "
                       "call to ****0123 was for Ana and “Retro”, which starts at 14:01 UTC."));
    record.callsByOtherIncidents.clear();
    QCOMPARE(inWords(whyNoThirdCall(record, Provider::Twilio)),
             QStringLiteral("This phone is called no third time for meetings at about this time."));
}

void TestPhoneLimit::theGuardAsksForTheIncidentFirst()
{
    auto story = afterOthers(2);
    auto question = guardInputFor(story.record, story.around);
    QCOMPARE(question.callsToPhone, 2);
    question.now = before(Seconds(150));
    question.state = IncidentState::Open;
    const auto verdict = askGuards(question);
    QCOMPARE(toText(verdict.refusal), QStringLiteral("phone_called"));
    QCOMPARE(verdict.trail.back().guard, QStringLiteral("attempts"));
    QCOMPARE(verdict.trail.back().figures,
             QStringLiteral("0 of 2 made, 2 of 2 to the phone: ") + inWords(verdict.message));
    question.attempts = 2;
    QCOMPARE(toText(askGuards(question).refusal), QStringLiteral("rate_limited"));
}

void TestPhoneLimit::whoLosesIsSkipped()
{
    auto story = afterOthers(2);
    const auto decision = story.at(before(Seconds(180)));
    QVERIFY(decision.commands.empty());
    QVERIFY(!decision.candidate);
    QCOMPARE(standing(story), QStringLiteral("SKIPPED phone_called"));
    QVERIFY(inWords(story.step(3).errorMessage).contains(QLatin1String("Retro")));
    QCOMPARE(decision.notices.size(), size_t(1));
    QVERIFY(inWords(decision.notices.front().what).contains(QLatin1String("no call was placed")));
    QVERIFY(story.at(before(Seconds(170))).notices.empty());
}

void TestPhoneLimit::whoMayStillGetAPlaceWaits()
{
    auto story = afterOthers(2);
    story.record.callsByOtherIncidents.back().isUndecided = true;
    QVERIFY(limitMayLift(story.record, Provider::Twilio));
    const auto waiting = story.at(before(Seconds(180)));
    QVERIFY(waiting.commands.empty());
    QVERIFY(waiting.notices.empty());
    QCOMPARE(story.step(3).status, StepStatus::Pending);
    QCOMPARE(*story.step(3).retryAt, before(Milliseconds(179'500)));
    story.record.callsByOtherIncidents.pop_back(); // it never left
    QCOMPARE(count<command::PlaceCall>(story.at(before(Milliseconds(179'500)))), 1);
}

void TestPhoneLimit::whoWaitedInVainIsSkipped()
{
    auto story = afterOthers(2);
    story.record.callsByOtherIncidents.back().isUndecided = true;
    story.at(before(Seconds(180)));
    story.record.callsByOtherIncidents.back().isUndecided = false; // it rings
    story.at(before(Milliseconds(179'500)));
    QCOMPARE(standing(story), QStringLiteral("SKIPPED phone_called"));

    auto late = afterOthers(2);
    late.record.callsByOtherIncidents.back().isUndecided = true;
    late.at(before(Seconds(121)));
    late.at(before(Seconds(119)));
    QCOMPARE(standing(late), QStringLiteral("SKIPPED phone_called"));
}

/// One person is in two calendars. The phone must not get two calls at once.
void TestPhoneLimit::anEngagedPhoneIsWaitedFor()
{
    auto story = afterOthers(1);
    story.record.callsByOtherIncidents.back().isUnderWay = true;
    QVERIFY(phoneIsEngaged(story.record, Provider::Twilio));
    QVERIFY(!phoneIsEngaged(story.record, Provider::Mock));
    const auto waiting = story.at(before(Seconds(180)));
    QVERIFY(waiting.commands.empty());
    QVERIFY(waiting.notices.empty());
    QCOMPARE(story.step(3).status, StepStatus::Pending);
    QVERIFY(waiting.candidate && waiting.candidate->to == story.record.person.phone);
    story.record.callsByOtherIncidents.back().isUnderWay = false;
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(176)))), 1);
}

void TestPhoneLimit::anEngagedPhoneIsWaitedForInVain()
{
    auto story = afterOthers(1);
    story.record.callsByOtherIncidents.back().isUnderWay = true;
    story.at(before(Seconds(121)));
    story.around.line = LineTurn::Waiting;
    const auto decision = story.at(before(Seconds(119)));
    QVERIFY(decision.commands.empty());
    QCOMPARE(standing(story), QStringLiteral("SKIPPED phone_called"));
    QVERIFY(inWords(story.step(3).errorMessage)
                .startsWith(QLatin1String("The phone was in another call")));
    QVERIFY(decision.notices.front().severity == Notice::Severity::Warning); // the phone rang
}

void TestPhoneLimit::aTryWaitsForAnEngagedPhone()
{
    auto story = afterOthers(1);
    story.at(before(Seconds(180)));
    story.sent(before(Seconds(179)), NotSent{QStringLiteral("refused")});
    story.record.callsByOtherIncidents.back().isUnderWay = true;
    const auto waiting = story.at(*story.lastAttempt().retryAt);
    QVERIFY(waiting.commands.empty());
    QVERIFY(waiting.candidate);
    auto freed = story;
    freed.record.callsByOtherIncidents.back().isUnderWay = false;
    QCOMPARE(count<command::PlaceCall>(freed.at(*freed.lastAttempt().retryAt)), 1);
    const auto decision = story.at(before(Seconds(119)));
    QCOMPARE(standing(story), QStringLiteral("SKIPPED phone_called"));
    QVERIFY(inWords(story.step(3).errorMessage)
                .startsWith(QLatin1String("The phone was in another call")));
    QVERIFY(decision.notices.front().severity == Notice::Severity::Warning);
}

void TestPhoneLimit::oneOfTwoIsLeft()
{
    auto story = afterOthers(1);
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(180)))), 1);
}

void TestPhoneLimit::theSecondCallIsNotMade()
{
    auto story = afterOthers(1);
    story.at(before(Seconds(180)));
    story.sent(before(Seconds(179)), Accepted{sid()});
    story.reported(before(Seconds(155)), AttemptStatus::Busy);
    const auto decision = story.at(before(Seconds(155)));
    QVERIFY(decision.commands.empty());
    QCOMPARE(standing(story), QStringLiteral("EXECUTED phone_called"));
    QVERIFY(inWords(decision.notices.front().what).contains(QLatin1String("no further call")));
}

void TestPhoneLimit::theIntentIsNotHeldAgainstItself()
{
    auto story = afterOthers(1);
    story.at(before(Seconds(180)));
    const auto own = story.lastAttempt().key;
    QVERIFY(askGuards(guardInputFor(story.record, story.around, own)).allowed());
    story.record.callsByOtherIncidents.push_back(anothers("meanwhile"));
    QCOMPARE(toText(askGuards(guardInputFor(story.record, story.around, own)).refusal),
             QStringLiteral("phone_called"));
}

void TestPhoneLimit::theStoreHasTheLastWord()
{
    auto story = afterOthers(0);
    story.around.callIsRefused = true;
    const auto decision = story.at(before(Seconds(180)));
    QVERIFY(decision.commands.empty());
    QVERIFY(story.record.attempts.empty());
    QCOMPARE(standing(story), QStringLiteral("SKIPPED phone_called"));
}

void TestPhoneLimit::aCallThatIsWithheldNamesTheOther()
{
    auto story = afterOthers(1);
    story.at(before(Seconds(180)));
    story.at(before(Seconds(179)),
             event::CallWithheld{story.lastAttempt().key, Reason::PhoneLimitReached});
    QCOMPARE(standing(story), QStringLiteral("SKIPPED phone_called"));
    QVERIFY(inWords(story.step(3).errorMessage).contains(QLatin1String("Retro")));
}

QTEST_GUILESS_MAIN(TestPhoneLimit)
#include "tst_phone_limit.moc"
