// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

namespace {

struct Moment {
    const char *name;
    Milliseconds at;
    int emails, texts, calls; ///< that went out by then
};

constexpr Moment moments[] = {
    {"scheduled", T - Minutes{15}, 0, 0, 0},
    {"open, after the email", T - Minutes{6}, 1, 0, 0},
    {"open, after the text", T - Minutes{4}, 1, 1, 0},
    {"sending the call", T - Minutes{3} + Milliseconds{50}, 1, 1, 1},
    {"ringing", T - Minutes{3} + Seconds{3}, 1, 1, 1},
};

void addMoments()
{
    QTest::addColumn<Milliseconds>("when");
    QTest::addColumn<int>("emails");
    QTest::addColumn<int>("texts");
    QTest::addColumn<int>("calls");
    for (const auto &moment : moments) {
        QTest::newRow(moment.name) << moment.at << moment.emails << moment.texts << moment.calls;
    }
}

} // namespace

/// When a meeting moves or is cancelled, its incidents are settled, whatever state they are in.
class TestMeetingChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCancelledMeetingRemindsNobody_data() { addMoments(); }
    void aCancelledMeetingRemindsNobody();
    void whoIsUninvitedIsLeftAlone_data() { addMoments(); }
    void whoIsUninvitedIsLeftAlone();
    void aMovedMeetingStartsItsLadderAgain_data() { addMoments(); }
    void aMovedMeetingStartsItsLadderAgain();
    void theBackupIsNotToldOfACancelledMeeting();
    void toAndFroCallsNobodyTwice();
    void movedBackBeforeTheCallTheLadderRunsAgain();
    void movedCloserTheLaterRungsGoOut();
    void aSettledIncidentIsNotOpenedByAMoveOfItsEnd();
};

void TestMeetingChanges::aCancelledMeetingRemindsNobody()
{
    QFETCH(const Milliseconds, when);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    QFETCH(const int, calls);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(when).when().meetingIsCancelled();
    story.then().nothingMoreGoesOut().resolvedAs(Reason::MeetingCancelled);
    story.then().emails(emails).texts(texts).callRequests(calls).backupEmails(0);
    if (calls > 0) {
        story.then().lastCallIs(AttemptStatus::Canceled);
    }
}

void TestMeetingChanges::whoIsUninvitedIsLeftAlone()
{
    QFETCH(const Milliseconds, when);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    QFETCH(const int, calls);
    Story story;
    story.given().person(QStringLiteral("Ana")).person(QStringLiteral("Bea")).meetingAt(T);
    story.given().programRunning();
    story.at(when).when().isUninvited(QStringLiteral("Ana"));
    story.at(T + Minutes{11}).then().of(QStringLiteral("Ana")).resolvedAs(Reason::MeetingCancelled);
    story.then().of(QStringLiteral("Bea")).state(IncidentState::Escalating);
    // Bea's own ladder goes on. The line calls one person a second, in either order.
    story.then().emails(emails + 1).texts(texts + 1).backupEmails(1).backupTexts(1);
    QVERIFY(static_cast<int>(story.stage().callRequests().size()) <= calls + 1);
    story.then().of(QStringLiteral("Bea")).step(3, StepStatus::Executed);
}

void TestMeetingChanges::aMovedMeetingStartsItsLadderAgain()
{
    QFETCH(const Milliseconds, when);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    QFETCH(const int, calls);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(when).when().meetingMovesBy(Minutes{30});
    story.at(T + Minutes{10}).then().ofFirstIncident().resolvedAs(Reason::MeetingMoved);
    story.then().emails(emails).texts(texts).callRequests(calls).backupEmails(0);
    if (calls > 0) {
        story.then().lastCallIs(AttemptStatus::Canceled);
    }
    story.at(T + Minutes{30}).then().emails(emails + 1).texts(texts + 1).callRequests(calls + 1);
    story.then().lastCallRequestAt(T + Minutes{27}).onlyTheBackupIsTold();
}

void TestMeetingChanges::theBackupIsNotToldOfACancelledMeeting()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T + Minutes{5}).when().meetingIsCancelled();
    story.then().nothingMoreGoesOut().backupEmails(0).backupTexts(0);
}

void TestMeetingChanges::toAndFroCallsNobodyTwice()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{3}).when().meetingMovesBy(Minutes{30});
    story.at(T - Minutes{3} + Seconds{6}).when().meetingMovesBy(-Minutes{30});
    story.then().nothingMoreGoesOut().callRequests(1);
}

void TestMeetingChanges::movedBackBeforeTheCallTheLadderRunsAgain()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{20}).when().meetingMovesBy(Minutes{30});
    story.at(T - Minutes{15}).when().meetingMovesBy(-Minutes{30});
    story.at(T).then().emails(1).texts(1).callRequests(1).lastCallRequestAt(T - Minutes{3});
    story.then().onlyTheBackupIsTold();
}

void TestMeetingChanges::movedCloserTheLaterRungsGoOut()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{34}).when().meetingMovesBy(-Minutes{30});
    story.at(T - Minutes{30}).then().emails(0).texts(1).callRequests(1);
    story.then().step(1, StepStatus::Skipped, Reason::MissedWindow).onlyTheBackupIsTold();
}

void TestMeetingChanges::aSettledIncidentIsNotOpenedByAMoveOfItsEnd()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{10}).when().joins();
    story.stage().changeMeeting(
        [](CalendarMeeting &planned) { planned.meeting.end += Minutes{30}; });
    story.then().nothingMoreGoesOut().resolvedAs(Reason::Joined).emails(1);
}

QTEST_GUILESS_MAIN(TestMeetingChanges)
#include "tst_meeting_changes.moc"
