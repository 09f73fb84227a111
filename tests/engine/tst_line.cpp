// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/line.h"

#include "tests/engine/incident_builder.h"

#include <QTest>

#include <algorithm>

using namespace savehub;
using namespace savehub::test;

namespace {

CallCandidate candidate(const char *incident, int secondsLater, int number = 1)
{
    return {IncidentId(QString::fromLatin1(incident)), meetingStart() + Seconds(secondsLater),
            number, *PhoneNumber::fromE164(u"+12025550123")};
}

} // namespace

Q_DECLARE_METATYPE(std::vector<savehub::ExpectedCalls>)
Q_DECLARE_METATYPE(std::vector<savehub::LineShortage>)

class TestLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyWaits();
    void goesByDeadlineThenNumberThenIncident();
    void nobodyWaitsTwice();
    void othersGoPastAnEngagedPhone();
    void namesThoseWhoAreTooLate();
    void slotsAreSpaced_data();
    void slotsAreSpaced();
    void aMinuteHoldsNoMoreThanItsSlots_data();
    void aMinuteHoldsNoMoreThanItsSlots();
    void forecast_data();
    void forecast();
    void whatWouldHelp_data();
    void whatWouldHelp();
};

void TestLine::nobodyWaits()
{
    QVERIFY(!WaitingLine().next());
    QVERIFY(WaitingLine().isEmpty());
}

void TestLine::goesByDeadlineThenNumberThenIncident()
{
    const std::vector<CallCandidate> order = {
        candidate("z", 0, 1), candidate("a", 0, 2), candidate("b", 1, 1),
        candidate("c", 1, 1), candidate("d", 1, 2), candidate("e", 30, 1),
    };
    auto shuffled = order;
    std::sort(shuffled.begin(), shuffled.end(), [](const auto &a, const auto &b) {
        return std::tie(a.incident, a.deadline) < std::tie(b.incident, b.deadline);
    });
    do {
        WaitingLine line;
        for (const auto &waiting : shuffled) {
            line.join(waiting);
        }
        for (const auto &expected : order) {
            QVERIFY(line.next() == expected);
            line.leave(expected.incident);
        }
    } while (
        std::next_permutation(shuffled.begin(), shuffled.end(), [](const auto &a, const auto &b) {
            return std::tie(a.incident, a.deadline) < std::tie(b.incident, b.deadline);
        }));
}

void TestLine::nobodyWaitsTwice()
{
    WaitingLine line;
    line.join(candidate("a", 5));
    line.join(candidate("a", 0));
    QCOMPARE(line.size(), 1);
    QVERIFY(line.next() == candidate("a", 5));
    line.leave(IncidentId(QStringLiteral("nobody")));
    line.leave(IncidentId(QStringLiteral("a")));
    QVERIFY(line.isEmpty());
    QVERIFY(!line.holds(IncidentId(QStringLiteral("a"))));
}

void TestLine::othersGoPastAnEngagedPhone()
{
    WaitingLine line;
    auto other = candidate("b", 9);
    other.to = *PhoneNumber::fromE164(u"+12025550199");
    line.join(candidate("a", 0));
    const EngagedPhones engaged{{candidate("a", 0).to, meetingStart()}};
    QVERIFY(!line.next(engaged));
    line.join(other);
    QVERIFY(line.next(engaged) == other);
    QVERIFY(line.next() == candidate("a", 0));
}

void TestLine::namesThoseWhoAreTooLate()
{
    WaitingLine line;
    for (const auto &waiting : {candidate("b", 1), candidate("a", 0), candidate("c", 2)}) {
        line.join(waiting);
    }
    const auto a = IncidentId(QStringLiteral("a"));
    const auto b = IncidentId(QStringLiteral("b"));
    QCOMPARE(line.tooLate(meetingStart(), 9), (std::vector<IncidentId>{}));
    QCOMPARE(line.tooLate(meetingStart() + Milliseconds(1001), 9), (std::vector<IncidentId>{a, b}));
    QCOMPARE(line.tooLate(meetingStart() + Seconds(9), 1), (std::vector<IncidentId>{a}));
}

void TestLine::slotsAreSpaced_data()
{
    QTest::addColumn<int>("callsPerSecond");
    QTest::addColumn<int>("sinceLast"); // milliseconds; negative: the clock was set back
    QTest::addColumn<int>("wait");
    QTest::newRow("1/s, at once") << 1 << 0 << 1000;
    QTest::newRow("1/s, a millisecond early") << 1 << 999 << 1;
    QTest::newRow("1/s, just free") << 1 << 1000 << 0;
    QTest::newRow("1/s, long free") << 1 << 60'000 << 0;
    QTest::newRow("2/s, at once") << 2 << 0 << 500;
    QTest::newRow("2/s, just free") << 2 << 500 << 0;
    QTest::newRow("3/s is rounded up") << 3 << 0 << 334;
    QTest::newRow("5/s, at once") << 5 << 0 << 200;
    QTest::newRow("5/s, almost") << 5 << 199 << 1;
    QTest::newRow("clock set back a second") << 1 << -1000 << 0;
    QTest::newRow("clock set back a day") << 1 << -86'400'000 << 0;
    QTest::newRow("none a second is taken for one") << 0 << 0 << 1000;
}

void TestLine::slotsAreSpaced()
{
    QFETCH(int, callsPerSecond);
    QFETCH(int, sinceLast);
    QFETCH(int, wait);
    const auto last = meetingStart();
    const auto now = last + Milliseconds(sinceLast);
    QCOMPARE(int((nextSlot(last, callsPerSecond, now) - now).count()), wait);
    QVERIFY(nextSlot(std::nullopt, callsPerSecond, now) == now);
}

void TestLine::aMinuteHoldsNoMoreThanItsSlots_data()
{
    QTest::addColumn<int>("callsPerSecond");
    QTest::addColumn<int>("calls");
    QTest::newRow("1/s") << 1 << 60;
    QTest::newRow("2/s") << 2 << 120;
    QTest::newRow("3/s") << 3 << 180;
    QTest::newRow("5/s") << 5 << 300;
}

void TestLine::aMinuteHoldsNoMoreThanItsSlots()
{
    QFETCH(int, callsPerSecond);
    QFETCH(int, calls);
    std::optional<Instant> last;
    int started = 0;
    for (auto now = meetingStart(); now < meetingStart() + Minutes(1); now += Milliseconds(1)) {
        if (nextSlot(last, callsPerSecond, now) <= now) {
            last = now;
            started += 1;
        }
    }
    QCOMPARE(started, calls);
}

void TestLine::forecast_data()
{
    QTest::addColumn<std::vector<ExpectedCalls>>("expected");
    QTest::addColumn<int>("callsPerSecond");
    QTest::addColumn<std::vector<LineShortage>>("shortages");
    using Calls = std::vector<ExpectedCalls>;
    using Shortages = std::vector<LineShortage>;
    const auto start = meetingStart();
    QTest::newRow("nobody") << Calls{} << 1 << Shortages{};
    QTest::newRow("83 calls, 60 slots") << Calls{{start, 83}} << 1 << Shortages{{start, 83, 60}};
    QTest::newRow("60 calls fit") << Calls{{start, 60}} << 1 << Shortages{};
    QTest::newRow("61 do not") << Calls{{start, 61}} << 1 << Shortages{{start, 61, 60}};
    QTest::newRow("83 calls at 2/s") << Calls{{start, 83}} << 2 << Shortages{};
    QTest::newRow("301 calls at 5/s") << Calls{{start, 301}} << 5 << Shortages{{start, 301, 300}};
    QTest::newRow("windows that overlap") << Calls{{start + Seconds(30), 50}, {start, 50}} << 1
                                          << Shortages{{start + Seconds(30), 50, 40}};
    QTest::newRow("windows that do not")
        << Calls{{start + Minutes(1), 60}, {start, 60}} << 1 << Shortages{};
    QTest::newRow("the earlier one overflows, the later one fits")
        << Calls{{start, 83}, {start + Minutes(1), 60}} << 1 << Shortages{{start, 83, 60}};
    QTest::newRow("two meetings at once")
        << Calls{{start, 40}, {start, 43}} << 1 << Shortages{{start, 43, 20}};
}

void TestLine::forecast()
{
    QFETCH(std::vector<ExpectedCalls>, expected);
    QFETCH(int, callsPerSecond);
    QFETCH(std::vector<LineShortage>, shortages);
    const auto found = forecastLine(expected, callsPerSecond);
    QCOMPARE(found.size(), shortages.size());
    for (size_t i = 0; i < found.size(); ++i) {
        QCOMPARE(toIso(found[i].start), toIso(shortages[i].start));
        QCOMPARE(found[i].calls, shortages[i].calls);
        QCOMPARE(found[i].slots, shortages[i].slots);
    }
}

void TestLine::whatWouldHelp_data()
{
    QTest::addColumn<int>("calls");
    QTest::addColumn<std::optional<int>>("rate");
    QTest::newRow("nobody") << 0 << std::optional(1);
    QTest::newRow("one a second") << 60 << std::optional(1);
    QTest::newRow("two a second") << 61 << std::optional(2);
    QTest::newRow("five a second") << 300 << std::optional(5);
    QTest::newRow("too many") << 301 << std::optional<int>();
}

void TestLine::whatWouldHelp()
{
    QFETCH(const int, calls);
    QFETCH(const std::optional<int>, rate);
    QCOMPARE(callsPerSecondThatFit({{Instant(Hours{24}), calls}}), rate);
}

QTEST_GUILESS_MAIN(TestLine)
#include "tst_line.moc"
