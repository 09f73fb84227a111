// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_guards.h"

#include "engine/cost.h"
#include "tests/engine/incident_builder.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

class TestCallQuestion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void questionCountsOtherAttempts();
    void questionDoesNotHoldItsOwnIntentAgainstItself_data();
    void questionDoesNotHoldItsOwnIntentAgainstItself();
    void anIntentHasItsPlaceWithItsOwnPhoneAlone();
    void questionTakesNoNumberForNone();
    void questionTakesTheListedPrice();
    void secondsAreRoundedDown();
};

void TestCallQuestion::questionCountsOtherAttempts()
{
    Story story;
    story.toTheCall();
    const auto key = story.lastAttempt().key;
    QCOMPARE(guardInputFor(story.record, story.around).attempts, 1);
    QCOMPARE(guardInputFor(story.record, story.around, key).attempts, 0);
    QCOMPARE(
        guardInputFor(story.record, story.around, AttemptKey(QStringLiteral("other"))).attempts, 1);
    QCOMPARE(guardInputFor(freshIncident(), story.around).attempts, 0);
}

void TestCallQuestion::questionDoesNotHoldItsOwnIntentAgainstItself_data()
{
    QTest::addColumn<int>("provider");
    QTest::addColumn<QString>("createdAt");
    QTest::addColumn<int>("callsToday");
    QTest::addColumn<int>("callsThisMonth");
    const auto twilio = static_cast<int>(Provider::Twilio);
    QTest::newRow("counted today")
        << twilio << QStringLiteral("2026-11-24T13:57:00.000Z") << 499 << 4999;
    QTest::newRow("counted yesterday")
        << twilio << QStringLiteral("2026-11-23T23:59:59.999Z") << 500 << 4999;
    QTest::newRow("counted last month")
        << twilio << QStringLiteral("2026-10-31T23:59:59.999Z") << 500 << 5000;
    QTest::newRow("mock calls are not counted")
        << static_cast<int>(Provider::Mock) << QStringLiteral("2026-11-24T13:57:00.000Z") << 500
        << 5000;
}

/// The last call of a budget must pass the second check, too, when the store counts it already.
void TestCallQuestion::questionDoesNotHoldItsOwnIntentAgainstItself()
{
    QFETCH(int, provider);
    QFETCH(QString, createdAt);
    Story story;
    story.toTheCall();
    auto &attempt = story.record.attempts.back();
    attempt.provider = static_cast<Provider>(provider);
    attempt.createdAt = *instantFromIso(createdAt);
    const auto spent = microDollars(1'000'000);
    story.around.standing.spend = {spent, spent, 500, 5000};

    const auto spend = guardInputFor(story.record, story.around, attempt.key).standing.spend;
    QTEST(spend.callsToday, "callsToday");
    QTEST(spend.callsThisMonth, "callsThisMonth");
    QVERIFY(spend.today == spent - attempt.estimate * (500 - spend.callsToday));
    QVERIFY(spend.thisMonth == spent - attempt.estimate * (5000 - spend.callsThisMonth));
    QVERIFY(guardInputFor(story.record, story.around).standing.spend.callsToday == 500);
}

/// The next try goes to the number that the person has by then. That number has its own quota.
void TestCallQuestion::anIntentHasItsPlaceWithItsOwnPhoneAlone()
{
    Story story;
    story.toTheCall();
    const auto key = story.lastAttempt().key;
    const PhoneUse others{4, 5, 6, 7};
    story.record.othersUse = {{Recipient::Attendee, story.lastAttempt().provider, others}};
    QCOMPARE(guardInputFor(story.record, story.around, key).phoneUse, PhoneUse());
    story.record.person.phone = PhoneNumber::fromE164(u"+12025550177");
    QCOMPARE(guardInputFor(story.record, story.around, key).phoneUse, others);
}

void TestCallQuestion::questionTakesNoNumberForNone()
{
    auto person = reachablePerson();
    person.phone.reset();
    person.doNotCall = true;
    const auto question = guardInputFor(freshIncident(person), fairWeather(before(Seconds(150))));
    QVERIFY(question.phone == NumberVerdict::Missing);
    QVERIFY(question.doNotCall);
    QVERIFY(question.meetingStart == meetingStart());
    QVERIFY(question.estimate == callEstimate(Settings{}));
}

void TestCallQuestion::questionTakesTheListedPrice()
{
    auto around = fairWeather(before(Seconds(150)));
    around.pricePerMinute = microDollars(300'000);
    QVERIFY(guardInputFor(freshIncident(), around).estimate == microDollars(300'000));
}

void TestCallQuestion::secondsAreRoundedDown()
{
    QCOMPARE(secondsBefore(meetingStart(), before(Seconds(240))), qint64(240));
    QCOMPARE(secondsBefore(meetingStart(), before(Milliseconds(119'999))), qint64(119));
    QCOMPARE(secondsBefore(meetingStart(), after(Milliseconds(1))), qint64(-1));
}

QTEST_GUILESS_MAIN(TestCallQuestion)
#include "tst_call_question.moc"
