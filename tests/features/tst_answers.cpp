// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "tests/features/story.h"

using namespace savehub;

/// A person who answers gets no more reminders, whenever the answer comes.
class TestAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsThatDoNotArriveAreTold_data();
    void reportsThatDoNotArriveAreTold();
    void whoHasJoinedHearsNoMore_data();
    void whoHasJoinedHearsNoMore();
    void whatIsResolvedStaysQuiet_data() { whoHasJoinedHearsNoMore_data(); }
    void whatIsResolvedStaysQuiet();
    void whoWillMissItIsNotRemindedButTheBackupIsTold_data();
    void whoWillMissItIsNotRemindedButTheBackupIsTold();
    void anAcknowledgedIncidentIsLeftToTheBackup_data();
    void anAcknowledgedIncidentIsLeftToTheBackup();
    void keyOneIsJoined();
    void keyTwoIsMissed();
    void aRingingCallIsTakenBack_data();
    void aRingingCallIsTakenBack();
    void aTalkingCallIsHungUp();
    void acknowledgingHangsUpOnNobody_data();
    void acknowledgingHangsUpOnNobody();
    void aCallWhoseAnswerIsAwaitedIsTakenBack();
    void aSettledIncidentTakesNoAnswer();
    void whoJoinsWhileTheBackupIsToldSettlesIt();
};

void TestAnswers::whoHasJoinedHearsNoMore_data()
{
    QTest::addColumn<Milliseconds>("answersAt");
    QTest::addColumn<int>("emails");
    QTest::addColumn<int>("texts");
    QTest::addColumn<int>("calls");
    QTest::addColumn<int>("backups");
    constexpr Milliseconds aMoment{1};
    const auto rung = [=](const char *name, Milliseconds due, int emails, int texts, int calls,
                          int backups, int email, int text, int call, int backup) {
        QTest::addRow("before the %s", name)
            << due - aMoment << emails - email << texts - text << calls - call << backups - backup;
        QTest::addRow("with the %s", name) << due << emails << texts << calls << backups;
        QTest::addRow("after the %s", name)
            << due + Seconds{30} << emails << texts << calls << backups;
    };
    rung("email", T - Minutes{12}, 1, 0, 0, 0, 1, 0, 0, 0);
    rung("text", T - Minutes{5}, 1, 1, 0, 0, 0, 1, 0, 0);
    rung("call", T - Minutes{3}, 1, 1, 1, 0, 0, 0, 1, 0);
    rung("backup", T + Minutes{10}, 1, 1, 1, 1, 0, 0, 0, 1);
}

void TestAnswers::whoHasJoinedHearsNoMore()
{
    QFETCH(const Milliseconds, answersAt);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    QFETCH(const int, calls);
    QFETCH(const int, backups);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(answersAt).when().joins();
    story.then().nothingMoreGoesOut().resolvedAs(Reason::Joined);
    story.then().emails(emails).texts(texts).callRequests(calls);
    story.then().backupEmails(backups).backupTexts(backups);
}

void TestAnswers::whatIsResolvedStaysQuiet()
{
    QFETCH(const Milliseconds, answersAt);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    QFETCH(const int, calls);
    QFETCH(const int, backups);
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    story.at(answersAt).when().isResolved();
    story.then().nothingMoreGoesOut().resolvedAs(Reason::Resolved);
    // The first call may have ended, and the second may have followed.
    story.then().emails(emails).texts(texts).backupEmails(backups).backupTexts(backups);
    story.then().callRequests(answersAt > T - Minutes{3} ? calls * 2 : calls);
}

void TestAnswers::whoWillMissItIsNotRemindedButTheBackupIsTold_data()
{
    QTest::addColumn<Milliseconds>("answersAt");
    QTest::addColumn<int>("emails");
    QTest::addColumn<int>("texts");
    QTest::newRow("before the ladder") << T - Minutes{20} << 0 << 0;
    QTest::newRow("after the email") << T - Minutes{11} << 1 << 0;
    QTest::newRow("a moment before the call") << T - Minutes{3} - Milliseconds{1} << 1 << 1;
}

void TestAnswers::whoWillMissItIsNotRemindedButTheBackupIsTold()
{
    QFETCH(const Milliseconds, answersAt);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(answersAt).when().misses();
    story.then().state(IncidentState::Acknowledged).emails(emails).texts(texts).callRequests(0);
    story.then().step(3, StepStatus::Skipped, Reason::Acknowledged);
    story.then().step(4, StepStatus::Pending).step(5, StepStatus::Pending);
    story.then().onlyTheBackupIsTold();
}

void TestAnswers::anAcknowledgedIncidentIsLeftToTheBackup_data()
{
    QTest::addColumn<Milliseconds>("answersAt");
    QTest::newRow("after the email") << T - Minutes{11};
    QTest::newRow("after the text") << T - Minutes{4};
    QTest::newRow("after the call") << T - Minutes{1};
}

void TestAnswers::anAcknowledgedIncidentIsLeftToTheBackup()
{
    QFETCH(const Milliseconds, answersAt);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(answersAt).when().isAcknowledged();
    story.then().state(IncidentState::Acknowledged).onlyTheBackupIsTold();
}

void TestAnswers::keyOneIsJoined()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::PressesOne});
    story.at(T - Minutes{2}).then().resolvedAs(Reason::Joined).lastCallIs(AttemptStatus::Completed);
    story.then().attempts({AttemptStatus::Completed}).nothingMoreGoesOut();
}

void TestAnswers::keyTwoIsMissed()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::PressesTwo});
    story.at(T - Minutes{2}).then().state(IncidentState::Acknowledged);
    // A person who pressed a key hears the goodbye. The call then ends by itself.
    story.then().lastCallIs(AttemptStatus::Completed).callsPlaced(1).onlyTheBackupIsTold();
}

void TestAnswers::aRingingCallIsTakenBack_data()
{
    QTest::addColumn<Event>("answer");
    const auto by = QStringLiteral("operator");
    QTest::newRow("joined") << Event(event::Joined{by});
    QTest::newRow("missed") << Event(event::Missed{by});
    QTest::newRow("acknowledged") << Event(event::Acknowledge{by});
    QTest::newRow("resolved") << Event(event::Resolve{by, {}});
}

void TestAnswers::aRingingCallIsTakenBack()
{
    QFETCH(const Event, answer);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{3}).then().lastCallIs(AttemptStatus::Ringing);
    story.when().answers(answer);
    story.at(T - Minutes{3} + Seconds{5}).then().lastCallIs(AttemptStatus::Canceled);
    story.then().attempts({AttemptStatus::Canceled}).step(3, StepStatus::Executed);
    story.at(T).then().callRequests(1);
}

void TestAnswers::aTalkingCallIsHungUp()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{13}).then().lastCallIs(AttemptStatus::InProgress);
    story.when().isResolved();
    story.at(T - Minutes{3} + Seconds{14}).then().lastCallIs(AttemptStatus::Completed);
    story.then().attempts({AttemptStatus::Completed}).nothingMoreGoesOut();
}

void TestAnswers::acknowledgingHangsUpOnNobody_data()
{
    QTest::addColumn<MockLife>("life");
    QTest::addColumn<IncidentState>("state");
    QTest::newRow("key 1") << MockLife::PressesOne << IncidentState::Resolved;
    QTest::newRow("key 2") << MockLife::PressesTwo << IncidentState::Acknowledged;
    QTest::newRow("no key") << MockLife::AnswersOnly << IncidentState::Acknowledged;
}

void TestAnswers::acknowledgingHangsUpOnNobody()
{
    QFETCH(const MockLife, life);
    QFETCH(const IncidentState, state);
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({life});
    story.at(T - Minutes{3} + Seconds{13}).then().lastCallIs(AttemptStatus::InProgress);
    story.when().isAcknowledged();
    story.at(T - Minutes{3} + Seconds{15}).then().lastCallIs(AttemptStatus::InProgress);
    story.at(T - Minutes{2}).then().state(state).attempts({AttemptStatus::Completed});
    if (state == IncidentState::Resolved) {
        story.then().resolvedAs(Reason::Joined).nothingMoreGoesOut();
    } else {
        story.then().onlyTheBackupIsTold();
    }
}

void TestAnswers::aCallWhoseAnswerIsAwaitedIsTakenBack()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Milliseconds{50}).then().attempts({AttemptStatus::Sending});
    story.when().joins();
    story.at(T - Minutes{3} + Seconds{5}).then().lastCallIs(AttemptStatus::Canceled);
    story.then().callsPlaced(1).nothingMoreGoesOut();
}

void TestAnswers::aSettledIncidentTakesNoAnswer()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{11}).when().isResolved();
    const auto incident = story.stage().incidents().front().incident.id;
    const auto late = story.stage().engine().answer(incident, event::Joined{{}});
    QVERIFY(!late.has_value());
    QCOMPARE(late.error().kind, Error::Kind::Conflict);
    story.then().resolvedAs(Reason::Resolved);
}

void TestAnswers::whoJoinsWhileTheBackupIsToldSettlesIt()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T + Minutes{20}).then().state(IncidentState::Escalating);
    story.when().joins();
    story.then().resolvedAs(Reason::Joined).nothingMoreGoesOut();
}

void TestAnswers::reportsThatDoNotArriveAreTold_data()
{
    QTest::addColumn<bool>("silent");
    QTest::newRow("silence") << true;
    QTest::newRow("no silence") << false;
}

void TestAnswers::reportsThatDoNotArriveAreTold()
{
    QFETCH(bool, silent);
    Story story;
    story.given().people(2).meetingAt(T).programRunning().noCallbacks();
    story.stage().reportsAreSilent = silent;
    story.at(T);
    const auto &notices = story.stage().notices();
    const auto told = std::count_if(notices.begin(), notices.end(), [](const Notice &notice) {
        return inWords(notice.what).contains(QLatin1String("CALL_WEBHOOK_URL"));
    });
    QCOMPARE(told, silent ? 1 : 0); // once, for both calls
}

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
