// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mock_life.h"

#include "domain/enum_text.h"
#include "engine/call_outcome.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace savehub;

namespace {

constexpr Seconds ringTime{20};

CallRequest requestFor(Seconds ring)
{
    return {.key = {},
            .meeting = {},
            .person = {},
            .to = *PhoneNumber::fromE164(u"+12025550123"),
            .message = {},
            .ringTime = ring};
}

/// Some variations, and the largest possible one.
const std::vector<quint32> variations{0, 1, 6'999, 7'000, 123'456, 0xffffffffU};

void addRow(const char *name, MockLife life)
{
    QTest::newRow(name) << life;
}

QStringList statuses(const std::vector<MockBeat> &course)
{
    QStringList all;
    for (const auto &beat : course) {
        all.append(toText(beat.status) + (beat.digit.isEmpty() ? QString() : u'/' + beat.digit));
    }
    return all;
}

} // namespace

class TestMockLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesItsCourse_data();
    void goesItsCourse();
    void endsOnceAndLast_data();
    void endsOnceAndLast();
    void timesAscend_data() { endsOnceAndLast_data(); }
    void timesAscend();
    void aPersonAnswersWithinTheRingTime_data();
    void aPersonAnswersWithinTheRingTime();
    void nobodyAnswersAfterExactlyTheRingTime();
    void voicemailIsAMachineWhereThatIsAskedAndPressesNothing();
    void aRefusedCallHasNoLife();
    void usualLivesAreAMix();
};

void TestMockLife::goesItsCourse_data()
{
    QTest::addColumn<MockLife>("life");
    QTest::addColumn<QString>("course");
    const auto row = [](const char *name, MockLife life, const char *course) {
        QTest::newRow(name) << life << QString::fromLatin1(course);
    };
    row("presses one", MockLife::PressesOne, "ringing in-progress in-progress/1 completed");
    row("presses two", MockLife::PressesTwo, "ringing in-progress in-progress/2 completed");
    row("answers only", MockLife::AnswersOnly, "ringing in-progress completed");
    row("voicemail", MockLife::Voicemail, "ringing in-progress completed");
    row("busy", MockLife::Busy, "ringing busy");
    row("no answer", MockLife::NoAnswer, "ringing no-answer");
    row("fails", MockLife::Fails, "failed");
    row("loses its answer", MockLife::LosesAnswer, "ringing in-progress in-progress/1 completed");
}

void TestMockLife::goesItsCourse()
{
    QFETCH(const MockLife, life);
    QFETCH(const QString, course);
    for (const auto variation : variations) {
        QCOMPARE(statuses(courseOf(life, requestFor(ringTime), variation)).join(u' '), course);
    }
}

void TestMockLife::endsOnceAndLast_data()
{
    QTest::addColumn<MockLife>("life");
    addRow("presses one", MockLife::PressesOne);
    addRow("presses two", MockLife::PressesTwo);
    addRow("answers only", MockLife::AnswersOnly);
    addRow("voicemail", MockLife::Voicemail);
    addRow("busy", MockLife::Busy);
    addRow("no answer", MockLife::NoAnswer);
    addRow("fails", MockLife::Fails);
    addRow("loses its answer", MockLife::LosesAnswer);
}

void TestMockLife::endsOnceAndLast()
{
    QFETCH(const MockLife, life);
    for (const auto variation : variations) {
        const auto course = courseOf(life, requestFor(ringTime), variation);
        const auto ends = std::count_if(course.begin(), course.end(),
                                        [](const MockBeat &beat) { return isFinal(beat.status); });
        QCOMPARE(ends, 1);
        QVERIFY(isFinal(course.back().status));
    }
}

void TestMockLife::timesAscend()
{
    QFETCH(const MockLife, life);
    for (const auto variation : variations) {
        const auto course = courseOf(life, requestFor(ringTime), variation);
        QVERIFY(course.front().after > Milliseconds{0});
        const auto disorder =
            std::adjacent_find(course.begin(), course.end(),
                               [](const auto &a, const auto &b) { return a.after >= b.after; });
        QVERIFY(disorder == course.end());
    }
}

void TestMockLife::aPersonAnswersWithinTheRingTime_data()
{
    QTest::addColumn<MockLife>("life");
    addRow("presses one", MockLife::PressesOne);
    addRow("presses two", MockLife::PressesTwo);
    addRow("answers only", MockLife::AnswersOnly);
    addRow("voicemail", MockLife::Voicemail);
}

void TestMockLife::aPersonAnswersWithinTheRingTime()
{
    QFETCH(const MockLife, life);
    for (quint32 variation = 0; variation < 7'000; variation += 97) {
        const auto course = courseOf(life, requestFor(ringTime), variation);
        QCOMPARE(course[0].status, AttemptStatus::Ringing);
        QCOMPARE(course[1].status, AttemptStatus::InProgress);
        QVERIFY(course[1].after - course[0].after < ringTime);
    }
}

void TestMockLife::nobodyAnswersAfterExactlyTheRingTime()
{
    for (const auto ring : {Seconds{5}, Seconds{20}, Seconds{60}}) {
        const auto course = courseOf(MockLife::NoAnswer, requestFor(ring), 0);
        QCOMPARE((course[1].after - course[0].after).count(), Milliseconds{ring}.count());
    }
}

void TestMockLife::voicemailIsAMachineWhereThatIsAskedAndPressesNothing()
{
    auto request = requestFor(ringTime);
    QCOMPARE(courseOf(MockLife::Voicemail, request, 0).back().answeredBy, QString());
    request.detectMachine = true;
    const auto course = courseOf(MockLife::Voicemail, request, 0);
    QVERIFY(course.back().answeredBy.startsWith(QLatin1String("machine")));
    for (const auto &beat : course) {
        QVERIFY(beat.digit.isEmpty());
    }
}

void TestMockLife::aRefusedCallHasNoLife()
{
    QVERIFY(courseOf(MockLife::IsRejected, requestFor(ringTime), 0).empty());
}

void TestMockLife::usualLivesAreAMix()
{
    std::set<MockLife> seen;
    int joined = 0;
    for (quint32 variation = 0; variation < 1'000; ++variation) {
        const auto life = usualLife(variation);
        seen.insert(life);
        joined += life == MockLife::PressesOne ? 1 : 0;
    }
    QVERIFY(joined > 500 && joined < 700);
    QCOMPARE(seen.size(), size_t{7});
    // Faults of the connection are for tests and scripts. They do not belong to a believable day.
    QVERIFY(!seen.contains(MockLife::IsRejected));
    QVERIFY(!seen.contains(MockLife::LosesAnswer));
}

QTEST_GUILESS_MAIN(TestMockLife)
#include "tst_mock_life.moc"
