// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "tests/features/story.h"

using namespace savehub;

/// A person who is reminded by text may answer by text, whether or not the console can be reached.
class TestAnswersByText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutWebhookTextsAreAskedFor();
    void whoMissesIsNotCalled();
    void textsAreAskedForUntilTheMeetingIsOver();
    void withWebhookNobodyIsAsked();
    void whenWebhooksFallSilentTextsAreAskedForAgain();
    void whatCameWhileTheConsoleWasClosedIsHeard();
    void anUnreadableListIsToldOnce();
};

void TestAnswersByText::withoutWebhookTextsAreAskedFor()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{4} - Seconds{30}).when().writes(QStringLiteral("1"));
    story.at(T - Minutes{4} - Seconds{14}).then().resolvedAs(Reason::Joined);
    story.then().texts(1).callRequests(0).nothingMoreGoesOut();
}

void TestAnswersByText::whoMissesIsNotCalled()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{4}).when().writes(QStringLiteral("missed"));
    story.at(T).then().state(IncidentState::Acknowledged).callRequests(0);
    story.then().onlyTheBackupIsTold();
}

void TestAnswersByText::textsAreAskedForUntilTheMeetingIsOver()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T + Minutes{9}).when().writes(QStringLiteral("yes"));
    story.at(T + Minutes{9} + Seconds{16}).then().resolvedAs(Reason::Joined);
    story.then().backupEmails(0).nothingMoreGoesOut();
    Story late;
    late.given().person().meetingAt(T).programRunning();
    late.at(T + Minutes{11}).when().writes(QStringLiteral("yes"));
    late.at(T + Minutes{20}).then().state(IncidentState::Escalating);
}

void TestAnswersByText::withWebhookNobodyIsAsked()
{
    Story story;
    story.stage().hasWebhook = true;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{4}).when().writes(QStringLiteral("1"));
    story.at(T).then().state(IncidentState::Open).callRequests(1);
}

void TestAnswersByText::whenWebhooksFallSilentTextsAreAskedForAgain()
{
    Story story;
    story.stage().hasWebhook = true;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{4} - Seconds{40}).when().writes(QStringLiteral("1"));
    story.at(T - Minutes{4}).then().state(IncidentState::Open);
    story.stage().hasWebhook = false;
    story.at(T - Minutes{3} - Seconds{44}).then().resolvedAs(Reason::Joined).callRequests(0);
}

void TestAnswersByText::whatCameWhileTheConsoleWasClosedIsHeard()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{4} - Seconds{59}).when().programEnds().writes(QStringLiteral("1"));
    story.at(T - Minutes{4}).when().programStarts();
    story.at(T - Minutes{3} - Seconds{44}).then().resolvedAs(Reason::Joined).callRequests(0);
}

void TestAnswersByText::anUnreadableListIsToldOnce()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().unreadableLists();
    story.at(T - Minutes{3} - Seconds{10});
    const auto said = [&story] {
        const auto &notices = story.stage().notices();
        return std::count_if(notices.begin(), notices.end(), [](const Notice &notice) {
            return inWords(notice.what).contains(QLatin1String("Answers by text"));
        });
    };
    QCOMPARE(said(), 1);
    story.stage().network().readFails = [] {
        return false;
    };
    story.when().writes(QStringLiteral("1"));
    story.at(T - Minutes{2} - Seconds{50}).then().resolvedAs(Reason::Joined);
    QCOMPARE(said(), 1);
}

QTEST_GUILESS_MAIN(TestAnswersByText)
#include "tst_answers_by_text.moc"
