// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

/// A reminder that is found too late is not sent blindly: the next one takes over, and the operator
/// is told what was missed.
class TestLateStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextRungTakesOver_data();
    void theNextRungTakesOver();
    void afterASleepTheNextRungTakesOver_data() { theNextRungTakesOver_data(); }
    void afterASleepTheNextRungTakesOver();
    void whatWasMissedIsTold();
    void aMissedCallIsAlarmed();
    void theBackupStaysUsefulForAnHour_data();
    void theBackupStaysUsefulForAnHour();
    void aSleepWhileItRingsPlacesNoOther();
};

void TestLateStart::theNextRungTakesOver_data()
{
    QTest::addColumn<Milliseconds>("late");
    QTest::addColumn<int>("emails");
    QTest::addColumn<int>("texts");
    QTest::addColumn<int>("calls");
    constexpr Milliseconds aMoment{1};
    QTest::newRow("in time") << T - Minutes{13} << 1 << 1 << 1;
    QTest::newRow("for the email") << T - Minutes{9} << 1 << 1 << 1;
    QTest::newRow("just for the email") << T - Minutes{5} - aMoment << 1 << 1 << 1;
    QTest::newRow("with the text") << T - Minutes{5} << 0 << 1 << 1;
    QTest::newRow("for the text") << T - Minutes{4} << 0 << 1 << 1;
    QTest::newRow("just for the text") << T - Minutes{3} - aMoment << 0 << 1 << 1;
    QTest::newRow("with the call") << T - Minutes{3} << 0 << 0 << 1;
    QTest::newRow("for the call") << T - Seconds{150} << 0 << 0 << 1;
    QTest::newRow("just for the call") << T - Minutes{2} << 0 << 0 << 1;
    QTest::newRow("a moment too late") << T - Minutes{2} + aMoment << 0 << 0 << 0;
    QTest::newRow("with the meeting") << T << 0 << 0 << 0;
    QTest::newRow("in the meeting") << T + Minutes{9} << 0 << 0 << 0;
}

void TestLateStart::theNextRungTakesOver()
{
    QFETCH(const Milliseconds, late);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    QFETCH(const int, calls);
    Story story;
    story.given().person().meetingAt(T);
    story.at(late).when().programStarts();
    story.at(T + Minutes{11}).then().emails(emails).texts(texts).callRequests(calls);
    story.then().backupEmails(1).backupTexts(1).nothingMoreGoesOut();
    const auto missed = [&](int number, int sent) {
        if (sent == 0) {
            story.then().step(number, StepStatus::Skipped, Reason::MissedWindow);
        }
    };
    missed(1, emails);
    missed(2, texts);
    missed(3, calls);
}

void TestLateStart::afterASleepTheNextRungTakesOver()
{
    QFETCH(const Milliseconds, late);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    QFETCH(const int, calls);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{14}).when().machineSleepsUntil(late);
    story.at(T + Minutes{11}).then().emails(emails).texts(texts).callRequests(calls);
    story.then().backupEmails(1).backupTexts(1).nothingMoreGoesOut();
}

void TestLateStart::whatWasMissedIsTold()
{
    Story story;
    story.given().person().meetingAt(T);
    story.at(T - Minutes{4}).when().programStarts();
    story.at(T - Minutes{4})
        .then()
        .operatorIsTold(Notice::Severity::Warning, QStringLiteral("a reminder was missed"));
    story.then().operatorIsNotAlarmed();
}

void TestLateStart::aMissedCallIsAlarmed()
{
    Story story;
    story.given().person().meetingAt(T);
    story.at(T - Seconds{100}).when().programStarts();
    story.at(T - Seconds{100})
        .then()
        .operatorIsTold(Notice::Severity::Alarm, QStringLiteral("nobody was rung"));
    story.then().logSays(
        QStringLiteral("[CALL] HARD STOP - Outside critical window (100s before)"));
}

void TestLateStart::theBackupStaysUsefulForAnHour_data()
{
    QTest::addColumn<Milliseconds>("late");
    QTest::addColumn<int>("backups");
    QTest::newRow("half an hour late") << T + Minutes{40} << 1;
    QTest::newRow("an hour late") << T + Minutes{70} << 1;
    QTest::newRow("a moment later") << T + Minutes{70} + Milliseconds{1} << 0;
    QTest::newRow("a day late") << T + Hours{24} << 0;
}

void TestLateStart::theBackupStaysUsefulForAnHour()
{
    QFETCH(const Milliseconds, late);
    QFETCH(const int, backups);
    Story story;
    story.given().person().meetingAt(T);
    story.at(late).when().programStarts();
    story.at(late + Minutes{1}).then().backupEmails(backups).backupTexts(backups);
    story.then().emails(0).texts(0).callRequests(0).nothingMoreGoesOut();
}

void TestLateStart::aSleepWhileItRingsPlacesNoOther()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    story.at(T - Minutes{3} + Seconds{3}).then().lastCallIs(AttemptStatus::Ringing);
    story.when().machineSleepsUntil(T - Minutes{1});
    story.at(T).then().callRequests(1).attempts({AttemptStatus::NoAnswer});
    story.then().step(3, StepStatus::Executed, Reason::MissedWindow).onlyTheBackupIsTold();
}

QTEST_GUILESS_MAIN(TestLateStart)
#include "tst_late_start.moc"
