// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phone_use.h"

#include "tests/engine/incident_builder.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

const auto now = before(Seconds(150));
const auto backup = *reachablePerson().backup.phone;

/// A record with a text to the attendee at \a textAt and a call at \a callAt.
IncidentRecord used(Instant textAt, Instant callAt)
{
    auto record = freshIncident();
    auto &text = record.steps.at(1);
    text.to = record.person.phone;
    text.provider = Provider::Twilio;
    text.estimate = Money{};
    text.sentAt = textAt;
    record.attempts.push_back({.number = 1,
                               .provider = Provider::Twilio,
                               .to = *record.person.phone,
                               .status = AttemptStatus::Completed,
                               .createdAt = callAt});
    return record;
}

PhoneUse useOf(const IncidentRecord &record, Recipient recipient = Recipient::Attendee,
               Provider provider = Provider::Twilio)
{
    return phoneUse(record, recipient, provider, now);
}

} // namespace

class TestPhoneUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLatelyCounts_data();
    void whatIsLatelyCounts();
    void aCallOfSeveralTriesCountsFromWhenItLeft_data();
    void aCallOfSeveralTriesCountsFromWhenItLeft();
    void onlyWhatMayHaveReachedThatPhoneCounts();
    void othersCountToo();
};

void TestPhoneUse::whatIsLatelyCounts_data()
{
    QTest::addColumn<Milliseconds>("ago");
    QTest::addColumn<int>("lastHour");
    QTest::addColumn<int>("lastDay");
    constexpr Milliseconds hour = Hours(1);
    constexpr Milliseconds day = Hours(24);
    constexpr Milliseconds moment{1};
    QTest::newRow("just now") << Milliseconds(0) << 1 << 1;
    QTest::newRow("nearly an hour ago") << hour - moment << 1 << 1;
    QTest::newRow("an hour ago") << hour << 0 << 1;
    QTest::newRow("nearly a day ago") << day - moment << 0 << 1;
    QTest::newRow("a day ago") << day << 0 << 0;
}

void TestPhoneUse::whatIsLatelyCounts()
{
    QFETCH(const Milliseconds, ago);
    const auto use = useOf(used(now - ago, now - ago));
    QTEST(use.callsLastHour, "lastHour");
    QTEST(use.callsLastDay, "lastDay");
    QTEST(use.textsLastHour, "lastHour");
    QTEST(use.textsLastDay, "lastDay");
}

void TestPhoneUse::aCallOfSeveralTriesCountsFromWhenItLeft_data()
{
    QTest::addColumn<Milliseconds>("intended"); // how long ago
    QTest::addColumn<int>("tries");
    QTest::addColumn<std::optional<Milliseconds>>("accepted"); // how long ago
    QTest::addColumn<int>("lastHour");
    using Accepted = std::optional<Milliseconds>;
    constexpr Milliseconds hour = Hours(1);
    constexpr Milliseconds moment{1};
    QTest::newRow("the first try left at once") << hour << 1 << Accepted(hour - moment) << 0;
    QTest::newRow("a later one was taken within the hour")
        << hour + Seconds(59) << 3 << Accepted(hour - moment) << 1;
    QTest::newRow("or before it") << hour + Minutes(1) << 3 << Accepted(hour) << 0;
    QTest::newRow("nobody knows when, but perhaps within it")
        << hour + Minutes(1) - moment << 2 << Accepted() << 1;
    QTest::newRow("its window was over before it") << hour + Minutes(1) << 2 << Accepted() << 0;
}

void TestPhoneUse::aCallOfSeveralTriesCountsFromWhenItLeft()
{
    QFETCH(const Milliseconds, intended);
    QFETCH(const std::optional<Milliseconds>, accepted);
    QFETCH(const int, tries);
    auto record = used(now, now - intended);
    auto &call = record.attempts.front();
    call.tries = tries;
    call.acceptedAt = accepted ? std::optional(now - *accepted) : std::nullopt;
    QTEST(useOf(record).callsLastHour, "lastHour");
}

void TestPhoneUse::onlyWhatMayHaveReachedThatPhoneCounts()
{
    auto record = used(now, now);
    QCOMPARE(useOf(record, Recipient::Backup), PhoneUse());
    QCOMPARE(useOf(record, Recipient::Attendee, Provider::Mock), PhoneUse());
    record.steps.at(1).to = backup;
    QCOMPARE(useOf(record).textsLastDay, 0);
    QCOMPARE(useOf(record, Recipient::Backup).textsLastDay, 1);
    record.steps.at(1).estimate.reset(); // nothing of the text left
    QCOMPARE(useOf(record, Recipient::Backup).textsLastDay, 0);
    record.attempts.front().status = AttemptStatus::NotSent;
    QCOMPARE(useOf(record).callsLastDay, 0);
    record.person.phone.reset();
    QCOMPARE(useOf(record), PhoneUse());
}

void TestPhoneUse::othersCountToo()
{
    auto record = used(now, now);
    record.othersUse = {{Recipient::Attendee, Provider::Twilio, {1, 2, 3, 4}},
                        {Recipient::Backup, Provider::Twilio, {9, 9, 9, 9}},
                        {Recipient::Attendee, Provider::Mock, {7, 7, 7, 7}}};
    QCOMPARE(useOf(record), (PhoneUse{2, 3, 4, 5}));
}

QTEST_GUILESS_MAIN(TestPhoneUse)
#include "tst_phone_use.moc"
