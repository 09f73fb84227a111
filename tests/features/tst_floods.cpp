// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "tests/features/story.h"

using namespace savehub;

namespace {

constexpr Minutes apart{6};
constexpr int meetings = 40; // four hours of meetings

/// One person who never answers is invited again and again.
void flood(Story &story, int count = meetings)
{
    story.given().person().callsGo({MockLife::NoAnswer});
    for (int i = 0; i < count; ++i) {
        story.stage().planMeeting(Stage::start() + apart * i, {QStringLiteral("Ana")});
    }
    story.given().programRunning();
}

std::vector<Instant> sentTo(const std::vector<Stage::Sent> &sent, const QString &whom)
{
    std::vector<Instant> times;
    for (const auto &one : sent) {
        if (one.to == whom) {
            times.push_back(one.at);
        }
    }
    return times;
}

/// The most of \a times that lie within \a span.
int mostWithin(const std::vector<Instant> &times, Milliseconds span)
{
    int most = 0;
    for (const auto from : times) {
        most = std::max(most,
                        static_cast<int>(std::count_if(times.begin(), times.end(), [&](Instant at) {
                            return at >= from && at < from + span;
                        })));
    }
    return most;
}

int notices(Story &story, const char *part)
{
    const auto &all = story.stage().notices();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const Notice &notice) {
        return inWords(notice.what).contains(QLatin1String(part));
    }));
}

} // namespace

/// Somebody who can send invitations cannot have a phone ring and buzz all day.
class TestFloods : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePhoneGetsSoManyCallsAndTexts();
    void theBackupsPhoneDoesToo();
    void anotherNumberInTheRowIsAnotherPhone();
    void withCapsOfZeroNothingCostsMoney_data();
    void withCapsOfZeroNothingCostsMoney();
};

void TestFloods::onePhoneGetsSoManyCallsAndTexts()
{
    Story story;
    flood(story);
    story.at(T + apart * meetings);
    const auto calls = sentTo(story.stage().callRequests(), QStringLiteral("Ana"));
    const auto texts = sentTo(story.stage().texts(), QStringLiteral("Ana"));
    QCOMPARE(mostWithin(calls, Hours{1}), 4);
    QCOMPARE(mostWithin(texts, Hours{1}), 6);
    QCOMPARE(static_cast<int>(calls.size()), 10); // those of the day
    QCOMPARE(static_cast<int>(texts.size()), 20);
    QVERIFY(notices(story, "This phone had 4 calls within an hour") > 0);
    QVERIFY(notices(story, "This phone had 20 texts within 24 hours") > 0);
    story.then().of(QStringLiteral("Ana")).step(3, StepStatus::Skipped, Reason::PhoneQuota);
}

void TestFloods::theBackupsPhoneDoesToo()
{
    Story story;
    flood(story);
    story.at(T + apart * meetings + Minutes{30});
    const auto texts = sentTo(story.stage().texts(), Stage::backupName);
    QCOMPARE(mostWithin(texts, Hours{1}), 6);
    QCOMPARE(static_cast<int>(texts.size()), 20);
}

void TestFloods::anotherNumberInTheRowIsAnotherPhone()
{
    Story story;
    flood(story, 4);
    story.at(T + apart * 3 - Minutes{4});
    QCOMPARE(story.stage().callRequests().size(), size_t(4));
    story.when().personChanges(
        [](Person &person) { person.phone = PhoneNumber::fromE164(u"+12025569999"); });
    story.at(T + apart * 3);
    QCOMPARE(story.stage().callRequests().size(), size_t(6));
}

void TestFloods::withCapsOfZeroNothingCostsMoney_data()
{
    QTest::addColumn<bool>("isDaily");
    QTest::newRow("the day's") << true;
    QTest::newRow("the month's") << false;
}

void TestFloods::withCapsOfZeroNothingCostsMoney()
{
    QFETCH(const bool, isDaily);
    Story story;
    story.given().settings(
        [&](Settings &settings) { (isDaily ? settings.dailyCap : settings.monthlyCap) = Money{}; });
    flood(story, 4);
    story.at(T + apart * 4 + Minutes{30});
    QVERIFY(story.stage().callRequests().empty());
    QVERIFY(story.stage().texts().empty());
    QVERIFY(!story.stage().emails().empty());
}

QTEST_GUILESS_MAIN(TestFloods)
#include "tst_floods.moc"
