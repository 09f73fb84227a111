// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "tests/engine/call_stories.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

Decision texted(Story &story, const QString &body, Instant at = before(Minutes(4)))
{
    const ReceivedText text{ProviderSid(QStringLiteral("SM9")),
                            *PhoneNumber::fromE164(u"+12025550123"), body, at};
    return story.at(at, event::TextReceived{text});
}

Story reminded()
{
    Story story;
    story.toTheOpenWindow();
    return story;
}

} // namespace

class TestDecideTextReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneJoins();
    void twoMisses();
    void anythingElseChangesNothing();
    void theCallUnderWayIsEnded();
    void aSettledIncidentIsLeftAlone_data();
    void aSettledIncidentIsLeftAlone();
    void strangersWordsAreCleaned();
};

void TestDecideTextReplies::oneJoins()
{
    auto story = reminded();
    const auto decision = texted(story, QStringLiteral(" 1 "));
    QCOMPARE(toText(story.record.incident.resolution), QStringLiteral("joined"));
    QCOMPARE(standing(story), QStringLiteral("SKIPPED joined"));
    const HandledText heard{.sid = ProviderSid(QStringLiteral("SM9")),
                            .at = before(Minutes(4)),
                            .incident = story.record.incident.id,
                            .outcome = {true, Answer::Joined, QStringLiteral("en")}};
    QVERIFY(decision.handledText == heard);
    QCOMPARE(decision.audit.front().actor, QStringLiteral("attendee by text"));
    QCOMPARE(decision.audit.front().action, QStringLiteral("text.joined"));
    QVERIFY(decision.audit.front().detail.contains(QLatin1String("SM9")));
}

void TestDecideTextReplies::twoMisses()
{
    auto story = reminded();
    const auto decision = texted(story, QStringLiteral("MISSED"));
    QCOMPARE(toText(story.record.incident.state), QStringLiteral("ACKNOWLEDGED"));
    QVERIFY(decision.handledText && decision.handledText->outcome.understood);
    QVERIFY(decision.handledText->outcome.answer == Answer::Missed);
    QVERIFY(story.step(4).status == StepStatus::Pending); // the backup's
}

void TestDecideTextReplies::anythingElseChangesNothing()
{
    auto story = reminded();
    const auto record = story.record;
    const auto decision = texted(story, QStringLiteral("who is this?"));
    QVERIFY(story.record == record);
    QVERIFY(decision.handledText && !decision.handledText->outcome.understood);
    QVERIFY(decision.commands.empty() && !decision.refusal);
    QCOMPARE(decision.audit.size(), size_t(1));
    QCOMPARE(decision.audit.front().action, QStringLiteral("text.not_understood"));
}

void TestDecideTextReplies::theCallUnderWayIsEnded()
{
    auto story = placed(AttemptStatus::Ringing);
    const auto decision = texted(story, QStringLiteral("1"), before(Seconds(170)));
    QCOMPARE(count<command::EndCall>(decision), 1);
}

void TestDecideTextReplies::aSettledIncidentIsLeftAlone_data()
{
    QTest::addColumn<bool>("joined");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("understood");
    QTest::newRow("joined, and says so again") << true << "1" << true;
    QTest::newRow("joined, and says the opposite") << true << "2" << false;
    QTest::newRow("resolved by the operator") << false << "1" << false;
}

void TestDecideTextReplies::aSettledIncidentIsLeftAlone()
{
    QFETCH(const bool, joined);
    QFETCH(const QString, body);
    auto story = reminded();
    story.at(before(Minutes(4)),
             joined ? Event(event::Joined{operatorName}) : Event(event::Resolve{operatorName, {}}));
    const auto record = story.record;
    const auto decision = texted(story, body);
    QVERIFY(story.record == record);
    QTEST(decision.handledText->outcome.understood, "understood");
    QCOMPARE(decision.audit.size(), size_t(1));
    QCOMPARE(decision.audit.front().action, QStringLiteral("text.too_late"));
}

void TestDecideTextReplies::strangersWordsAreCleaned()
{
    auto story = reminded();
    const auto decision = texted(story, QStringLiteral("call\n+12025550177 ") + QString(500, u'x'));
    const auto detail = decision.audit.front().detail;
    QVERIFY(!detail.contains(QLatin1String("2025550177")));
    QVERIFY(!detail.contains(QLatin1Char('\n')));
    QVERIFY(detail.size() < 100);
}

QTEST_GUILESS_MAIN(TestDecideTextReplies)
#include "tst_decide_text_replies.moc"
