// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/wording.h"

#include "domain/enum_text.h"
#include "ui/models/safe_text.h"

#include <QSet>
#include <QTest>

using namespace savehub;

namespace {

/// The words of every value from \a first to \a last.
template <typename Enum, typename Words>
QStringList wordsOfAll(Enum first, Enum last, Words words)
{
    QStringList all;
    for (auto i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
        all.append(words(static_cast<Enum>(i)));
    }
    return all;
}

} // namespace

class TestWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasItsOwnWordForEachValue_data();
    void hasItsOwnWordForEachValue();
    void saysNothingWithoutAReason();
    void saysWhatAKeySaid();
    void saysWhoAnswered();
    void whatIsBeingPlacedIsNotPlaced();
    void saysAStoredReasonInWords();
    void anAcceptedTextIsNotDelivered_data();
    void anAcceptedTextIsNotDelivered();
    void namesAStepByWhatAndForWhom();
    void keepsAStrangersEventOnOneLine();
    void knowsEveryGuard();
    void saysWhetherACostIsAnEstimate();
    void escapesWhatLooksLikeHtmlInToolTips();
};

void TestWording::hasItsOwnWordForEachValue_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("states") << wordsOfAll(IncidentState::Scheduled, IncidentState::Resolved,
                                          [](auto v) { return stateWord(v); });
    QTest::newRow("channels") << wordsOfAll(Channel::Email, Channel::Call,
                                            [](auto v) { return channelWord(v); });
    QTest::newRow("providers") << wordsOfAll(Provider::Mock, Provider::Twilio,
                                             [](auto v) { return providerWord(v); });
    QTest::newRow("text status") << wordsOfAll(
        StepStatus::Pending, StepStatus::Skipped,
        [](auto v) { return stepStatusWord(Channel::Text, v); });
    QTest::newRow("call status") << wordsOfAll(
        StepStatus::Pending, StepStatus::Skipped,
        [](auto v) { return stepStatusWord(Channel::Call, v); });
    QTest::newRow("severities") << wordsOfAll(Notice::Severity::Info, Notice::Severity::Alarm,
                                              [](auto v) { return severityWord(v); });
    QTest::newRow("outcomes") << wordsOfAll(CallOutcome::Placed, CallOutcome::TestMode,
                                            [](auto v) { return outcomeWords(v); });
    QTest::newRow("reasons") << wordsOfAll(Reason::CallsStopped, Reason::Undelivered,
                                           [](auto v) { return reasonWords(v); });
    QTest::newRow("sources") << wordsOfAll(CallEventSource::Engine, CallEventSource::Poll,
                                           [](auto v) { return sourceWords(v); });
}

void TestWording::hasItsOwnWordForEachValue()
{
    QFETCH(QStringList, words);
    QVERIFY(!words.contains(QString()));
    QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), words.size());
}

void TestWording::saysNothingWithoutAReason()
{
    QVERIFY(reasonWords(Reason::None).isEmpty());
    QVERIFY(resolutionWords(Reason::None).isEmpty());
    QCOMPARE(resolutionWords(Reason::Resolved), QStringLiteral("By hand"));
}

void TestWording::saysWhatAKeySaid()
{
    Attempt call{.to = *PhoneNumber::fromE164(u"+12025550123"),
                 .status = AttemptStatus::Completed,
                 .digit = QStringLiteral("1")};
    QCOMPARE(outcomeWords(call), QStringLiteral("Joined (key 1)"));
    QCOMPARE(outcomeTone(call), Tone::Good);
    call.digit = QStringLiteral("2");
    QCOMPARE(outcomeWords(call), QStringLiteral("Cannot come (key 2)"));
    QCOMPARE(outcomeTone(call), Tone::Warning);
    call.digit = QStringLiteral("7");
    QCOMPARE(outcomeWords(call), outcomeWords(CallOutcome::Answered));
}

void TestWording::saysWhoAnswered()
{
    QCOMPARE(callEventDetail(QStringLiteral("machine_start")),
             QStringLiteral("an answering machine"));
    QCOMPARE(callEventDetail(QStringLiteral("human")), QStringLiteral("a person"));
    QCOMPARE(callEventDetail(QStringLiteral("+12025550123")), QStringLiteral("****0123"));
}

void TestWording::whatIsBeingPlacedIsNotPlaced()
{
    Attempt call{.to = *PhoneNumber::fromE164(u"+12025550123"), .status = AttemptStatus::Sending};
    QCOMPARE(outcomeWords(call), QStringLiteral("Being placed"));
    QCOMPARE(outcomeTone(call), Tone::Info);
    call.status = AttemptStatus::Queued;
    QCOMPARE(outcomeWords(call), QStringLiteral("Placed"));
}

void TestWording::saysAStoredReasonInWords()
{
    QCOMPARE(callEventDetail(toText(Reason::CallsStopped)),
             QStringLiteral("all calls were stopped"));
    QVERIFY(callEventDetail({}).isEmpty());
}

void TestWording::anAcceptedTextIsNotDelivered_data()
{
    QTest::addColumn<TextDelivery>("delivery");
    QTest::addColumn<QString>("words");
    QTest::addColumn<Tone>("tone");
    using enum TextDelivery;
    QTest::newRow("accepted") << Accepted << QStringLiteral("accepted, not sent yet") << Tone::Info;
    QTest::newRow("queued") << Queued << QStringLiteral("accepted, not sent yet") << Tone::Info;
    QTest::newRow("sending") << Sending << QStringLiteral("sent, not delivered yet") << Tone::Info;
    QTest::newRow("sent") << Sent << QStringLiteral("sent, not delivered yet") << Tone::Info;
    QTest::newRow("delivered") << Delivered << QStringLiteral("delivered") << Tone::Good;
}

void TestWording::anAcceptedTextIsNotDelivered()
{
    QFETCH(TextDelivery, delivery);
    QFETCH(QString, words);
    QFETCH(Tone, tone);
    Step step;
    step.channel = Channel::Text;
    step.status = StepStatus::Executed;
    QCOMPARE(stepStatusWord(step), QStringLiteral("sent")); // its delivery was not followed
    step.delivery = delivery;
    QCOMPARE(stepStatusWord(step), words);
    QCOMPARE(stepTone(step), tone);
    step.status = StepStatus::Failed;
    step.reason = Reason::Undelivered;
    QCOMPARE(stepStatusWord(step), QStringLiteral("not delivered"));
    QCOMPARE(stepTone(step), Tone::Bad);
}

void TestWording::namesAStepByWhatAndForWhom()
{
    QCOMPARE(stepName(Channel::Email, Recipient::Attendee), QStringLiteral("Email"));
    QCOMPARE(stepName(Channel::Text, Recipient::Backup), QStringLiteral("Text to backup"));
}

void TestWording::keepsAStrangersEventOnOneLine()
{
    QCOMPARE(callEventWords(QStringLiteral("no-answer")), QStringLiteral("No answer"));
    QCOMPARE(callEventWords(QStringLiteral("try-failed")), QStringLiteral("Did not get through"));
    QCOMPARE(callEventWords(QStringLiteral("new\nevent")), QStringLiteral("new event"));
}

void TestWording::knowsEveryGuard()
{
    for (const auto *guard :
         {"kill_switch", "incident", "window", "attempts", "phone", "budget", "provider"}) {
        const auto name = QString::fromLatin1(guard);
        QVERIFY2(guardWords(name) != name, guard);
    }
}

void TestWording::saysWhetherACostIsAnEstimate()
{
    Attempt attempt{.to = *PhoneNumber::fromE164(u"+34600123456"),
                    .estimate = microDollars(25'000)};
    QCOMPARE(costWords(attempt), QStringLiteral("$0.025 estimated"));
    attempt.price = microDollars(30'000);
    QCOMPARE(costWords(attempt), QStringLiteral("$0.03"));
}

void TestWording::escapesWhatLooksLikeHtmlInToolTips()
{
    QCOMPARE(plainToolTip(QStringLiteral("<b>x</b> &\ny")),
             QStringLiteral("<p>&lt;b&gt;x&lt;/b&gt; &amp;<br>y</p>"));
    QVERIFY(plainToolTip({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
