// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

/// Somebody sets the wall clock. Nothing goes out twice, no call leaves outside its window, and
/// what is due at the new time goes out.
class TestClockChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setForward_data();
    void setForward();
    void setBack_data();
    void setBack();
    void setForwardOverTheWindowTheCallIsAlarmed();
    void setBackWhileTheAnswerIsAwaited();
    void setWhileACallIsLookedFor_data();
    void setWhileACallIsLookedFor();
    void setBackInTheLine();
    void setForwardInTheLine();
};

void TestClockChanges::setForward_data()
{
    QTest::addColumn<Milliseconds>("when");
    QTest::addColumn<Milliseconds>("to");
    QTest::addColumn<int>("emails");
    QTest::addColumn<int>("texts");
    QTest::addColumn<int>("calls");
    const auto row = [](const char *name, Milliseconds when, Milliseconds to, int emails, int texts,
                        int calls) {
        QTest::newRow(name) << when << to << emails << texts << calls;
    };
    row("onto the email", T - Minutes{13}, T - Minutes{12}, 1, 1, 1);
    row("past the email's time", T - Minutes{13}, T - Minutes{8}, 1, 1, 1);
    row("onto the text", T - Minutes{11}, T - Minutes{5}, 1, 1, 1);
    row("past the text's time", T - Minutes{11}, T - Minutes{4}, 1, 1, 1);
    row("over the email", T - Minutes{13}, T - Minutes{4}, 0, 1, 1);
    row("onto the call", T - Minutes{4}, T - Minutes{3}, 1, 1, 1);
    row("into the window", T - Minutes{4}, T - Seconds{150}, 1, 1, 1);
    row("onto the window's end", T - Minutes{4}, T - Minutes{2}, 1, 1, 1);
    row("over the window", T - Minutes{4}, T - Minutes{2} + Milliseconds{1}, 1, 1, 0);
    row("over everything", T - Minutes{13}, T + Minutes{5}, 0, 0, 0);
    row("while it rings", T - Minutes{3} + Seconds{3}, T, 1, 1, 1);
    row("after the call", T - Minutes{1}, T + Minutes{12}, 1, 1, 1);
}

void TestClockChanges::setForward()
{
    QFETCH(const Milliseconds, when);
    QFETCH(const Milliseconds, to);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    QFETCH(const int, calls);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(when).when().clockIsSetBy(to - when);
    story.at(T + Minutes{13}).then().emails(emails).texts(texts).callRequests(calls);
    story.then().backupEmails(1).backupTexts(1).nothingMoreGoesOut();
}

void TestClockChanges::setBack_data()
{
    QTest::addColumn<Milliseconds>("when");
    QTest::addColumn<Milliseconds>("back");
    const auto rung = [](const char *name, Milliseconds due) {
        for (const auto back : {Minutes{1}, Minutes{20}, Minutes{60}}) {
            const auto minutes = static_cast<int>(back.count());
            QTest::addRow("%d minutes, just before the %s", minutes, name)
                << due - Milliseconds{1} << Milliseconds(back);
            QTest::addRow("%d minutes, with the %s", minutes, name) << due << Milliseconds(back);
            QTest::addRow("%d minutes, after the %s", minutes, name)
                << due + Seconds{25} << Milliseconds(back);
        }
    };
    rung("email", T - Minutes{12});
    rung("text", T - Minutes{5});
    rung("call", T - Minutes{3});
    rung("backup", T + Minutes{10});
}

void TestClockChanges::setBack()
{
    QFETCH(const Milliseconds, when);
    QFETCH(const Milliseconds, back);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(when).when().clockIsSetBy(-back);
    story.at(T + Minutes{13}).then().emails(1).texts(1).callRequests(1).callsPlaced(1);
    story.then().backupEmails(1).backupTexts(1).operatorIsNotAlarmed().nothingMoreGoesOut();
}

void TestClockChanges::setForwardOverTheWindowTheCallIsAlarmed()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} - Seconds{10}).when().clockIsSetBy(Minutes{2});
    story.at(T).then().callRequests(0).step(3, StepStatus::Skipped, Reason::MissedWindow);
    story.then().logSays(QStringLiteral("[CALL] HARD STOP - Outside critical window (70s before)"));
    story.then().operatorIsTold(Notice::Severity::Alarm, QStringLiteral("nobody was rung"));
}

void TestClockChanges::setBackWhileTheAnswerIsAwaited()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Milliseconds{50}).then().attempts({AttemptStatus::Sending});
    story.when().clockIsSetBy(-Minutes{10});
    story.at(T).then().callRequests(1).callsPlaced(1).attempts({AttemptStatus::Completed});
    story.then().onlyTheBackupIsTold();
}

void TestClockChanges::setWhileACallIsLookedFor_data()
{
    QTest::addColumn<Milliseconds>("jump");
    QTest::addColumn<AttemptStatus>("end");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("back a little")
        << -Milliseconds{30'000} << AttemptStatus::Completed << Reason::None;
    // By the provider's time the call is now far older than its intent, so nothing proves that it
    // is ours.
    QTest::newRow("back five minutes")
        << -Milliseconds{Minutes{5}} << AttemptStatus::Unknown << Reason::OutcomeUnknown;
    QTest::newRow("forward") << Milliseconds{Minutes{5}} << AttemptStatus::Completed
                             << Reason::None;
}

void TestClockChanges::setWhileACallIsLookedFor()
{
    QFETCH(const Milliseconds, jump);
    QFETCH(const AttemptStatus, end);
    QFETCH(const Reason, reason);
    const bool isFound = end != AttemptStatus::Unknown;
    Story story;
    story.given().person().meetingAt(T).programRunning().noCallbacks();
    story.given().callRequestsMeet({WireFault::LostAfter});
    story.at(T - Minutes{3} + Milliseconds{500}).then().attempts({AttemptStatus::Reconciling});
    story.when().clockIsSetBy(jump);
    story.at(T + Minutes{5}).then().callRequests(1).callsPlaced(1).attempts({end});
    story.then().step(3, isFound ? StepStatus::Executed : StepStatus::Failed, reason);
    if (isFound) {
        story.then().operatorIsNotAlarmed();
    } else {
        story.then().operatorIsTold(Notice::Severity::Alarm, QStringLiteral("nobody knows"));
    }
    story.then().onlyTheBackupIsTold();
}

void TestClockChanges::setBackInTheLine()
{
    Story story;
    story.given().people(10).meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{4}).then().callRequests(5);
    story.when().clockIsSetBy(-Minutes{5});
    story.at(T).then().callRequests(10).callsPlaced(10).noCallOutsideTheWindow();
}

void TestClockChanges::setForwardInTheLine()
{
    Story story;
    story.given().people(10).meetingAt(T).programRunning();
    story.at(T - Minutes{3} + Seconds{4}).then().callRequests(5);
    story.when().clockIsSetBy(Minutes{1});
    story.at(T).then().callRequests(5).noCallOutsideTheWindow();
}

QTEST_GUILESS_MAIN(TestClockChanges)
#include "tst_clock_changes.moc"
