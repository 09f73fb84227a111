// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/meeting_plan.h"
#include "tests/testlib/sample_data.h"

#include <QTest>

using namespace savehub;
using Matches = std::vector<MeetingMatch>;

namespace {

const auto uid = QStringLiteral("standup@example.org");

CalendarMeeting listed(Instant start = sample::start())
{
    return sample::invitation(uid, start, {"Ana"});
}

Meeting stored(Instant start = sample::start())
{
    auto meeting = listed(start).meeting;
    meeting.id = MeetingId(QStringLiteral("m"));
    return meeting;
}

} // namespace

class TstMeetingMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listedAgainIsTheSame();
    void cancelledNewsIsIgnored();
    void vanished_data();
    void vanished();
    void vanishedOnceIsEnough();
    void otherUidsAreLeftAlone();
    void occurrencesAreMeetingsOfTheirOwn();
};

void TstMeetingMatch::listedAgainIsTheSame()
{
    QCOMPARE(matchMeetings(sample::import({listed()}), {}), Matches{{.listed = listed()}});
    const Matches same{{.listed = listed(), .stored = stored().id}};
    QCOMPARE(matchMeetings(sample::import({listed()}), {stored()}), same);
}

void TstMeetingMatch::cancelledNewsIsIgnored()
{
    auto cancelled = listed();
    cancelled.meeting.cancelled = true;
    QCOMPARE(matchMeetings(sample::import({cancelled}), {}), Matches());
}

void TstMeetingMatch::vanished_data()
{
    QTest::addColumn<qint64>("minutesFromEdge"); // of the calendar's window; negative: outside
    QTest::addColumn<bool>("early");
    QTest::addColumn<bool>("hasVanished");
    QTest::newRow("at the beginning") << qint64(0) << true << true;
    QTest::newRow("before it") << qint64(-1) << true << false;
    QTest::newRow("at the end") << qint64(0) << false << true;
    QTest::newRow("after it") << qint64(-1) << false << false;
}

void TstMeetingMatch::vanished()
{
    QFETCH(const qint64, minutesFromEdge);
    QFETCH(const bool, early);
    QFETCH(const bool, hasVanished);
    auto import = sample::import({});
    import.uids = QStringList{uid};
    const auto start =
        early ? import.from + Minutes(minutesFromEdge) : import.until - Minutes(minutesFromEdge);

    QCOMPARE(matchMeetings(import, {stored(start)}),
             hasVanished ? Matches{{.stored = stored().id}} : Matches());
}

void TstMeetingMatch::vanishedOnceIsEnough()
{
    auto import = sample::import({});
    import.uids = QStringList{uid};
    auto cancelled = stored();
    cancelled.cancelled = true;
    QCOMPARE(matchMeetings(import, {cancelled}), Matches());
}

void TstMeetingMatch::otherUidsAreLeftAlone()
{
    auto import = sample::import({});
    import.uids = QStringList{QStringLiteral("other")};
    QCOMPARE(matchMeetings(import, {stored()}), Matches());
}

void TstMeetingMatch::occurrencesAreMeetingsOfTheirOwn()
{
    auto before = stored();
    before.occurrence = toIso(before.start);
    auto next = listed(sample::start() + Hours{24});
    next.meeting.occurrence = toIso(next.meeting.start);
    const MeetingImport import{
        .meetings = {next}, .uids = {}, .from = sample::before(), .until = sample::before()};
    QCOMPARE(matchMeetings(import, {before}), Matches{{.listed = next}});
}

QTEST_GUILESS_MAIN(TstMeetingMatch)
#include "tst_meeting_match.moc"
