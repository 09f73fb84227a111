// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text_tracking.h"

#include <QTest>

using namespace savehub;

namespace {

Instant at(Milliseconds since)
{
    return *instantFromIso(u"2026-11-24T13:55:00.000Z") + since;
}

} // namespace

/// How a text that was accepted is followed, and what it is assumed to cost.
class TestTextTracking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheEndsAreFinal();
    void asksAtGrowingPausesForADay();
    void awaitsAnEndAndAPrice_data();
    void awaitsAnEndAndAPrice();
    void countsSegments_data();
    void countsSegments();
    void aPriceStandsForTheEstimate();
};

void TestTextTracking::onlyTheEndsAreFinal()
{
    using enum TextDelivery;
    for (const auto underWay : {Accepted, Queued, Sending, Sent}) {
        QVERIFY(!isFinal(underWay));
        QVERIFY(deliveryRank(underWay) < deliveryRank(Delivered));
    }
    for (const auto end : {Delivered, Undelivered, Failed}) {
        QVERIFY(isFinal(end));
        QCOMPARE(deliveryRank(end), deliveryRank(Delivered));
    }
    QVERIFY(deliveryRank(Queued) < deliveryRank(Sending));
    QVERIFY(deliveryRank(Sending) < deliveryRank(Sent));
}

void TestTextTracking::asksAtGrowingPausesForADay()
{
    std::vector<Milliseconds> looks;
    auto now = at(Milliseconds{0});
    while (const auto next = nextTextQueryAt(at(Milliseconds{0}), now)) {
        QVERIFY(*next > now);
        looks.push_back(*next - at(Milliseconds{0}));
        now = *next;
    }
    QCOMPARE(looks.size(), size_t(6 + 24));
    QVERIFY(looks.front() == Seconds{15});
    QVERIFY(looks.at(6) == Hours{1});
    QVERIFY(looks.back() == textIsFollowedFor);
    QVERIFY(nextTextQueryAt(at(Hours{1}), at(Milliseconds{0})) == at(Hours{1} + Seconds{15}));
}

void TestTextTracking::awaitsAnEndAndAPrice_data()
{
    QTest::addColumn<bool>("real");
    QTest::addColumn<bool>("hasEnded");
    QTest::addColumn<bool>("hasPrice");
    QTest::addColumn<bool>("awaited");
    QTest::newRow("under way") << true << false << true << true;
    QTest::newRow("arrived, no price") << true << true << false << true;
    QTest::newRow("all is known") << true << true << true << false;
    QTest::newRow("mock, under way") << false << false << false << true;
    QTest::newRow("mock, arrived") << false << true << false << false;
}

void TestTextTracking::awaitsAnEndAndAPrice()
{
    QFETCH(bool, real);
    QFETCH(bool, hasEnded);
    QFETCH(bool, hasPrice);
    const PolledText text{.incident = {},
                          .step = {},
                          .provider = real ? Provider::Twilio : Provider::Mock,
                          .sid = {},
                          .acceptedAt = {},
                          .delivery = hasEnded ? TextDelivery::Delivered : TextDelivery::Sent,
                          .hasPrice = hasPrice};
    QTEST(text.isAwaited(), "awaited");
}

void TestTextTracking::countsSegments_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("segments");
    QTest::newRow("empty") << QString() << 1;
    QTest::newRow("160 plain") << QString(160, u'a') << 1;
    QTest::newRow("161 plain") << QString(161, u'a') << 2;
    QTest::newRow("306 plain") << QString(306, u'a') << 2;
    QTest::newRow("307 plain") << QString(307, u'a') << 3;
    QTest::newRow("umlauts are plain") << QString(160, u'ü') << 1;
    QTest::newRow("a euro takes two") << QString(159, u'a') + u'€' << 2;
    QTest::newRow("80 euros") << QString(80, u'€') << 1;
    QTest::newRow("one accent that is not") << QString(69, u'a') + u'í' << 1;
    QTest::newRow("71 with one") << QString(70, u'a') + u'í' << 2;
    QTest::newRow("134 with one") << QString(133, u'a') + u'í' << 2;
    QTest::newRow("135 with one") << QString(134, u'a') + u'í' << 3;
    QTest::newRow("pairs count twice") << QStringLiteral("👍").repeated(36) << 2;
}

void TestTextTracking::countsSegments()
{
    QFETCH(QString, body);
    QTEST(textSegments(body), "segments");
}

void TestTextTracking::aPriceStandsForTheEstimate()
{
    const Settings settings{.pricePerText = microDollars(8'000)};
    QVERIFY(textEstimate(settings, 3) == microDollars(24'000));
    Step step;
    QVERIFY(textCost(step) == Money{});
    step.estimate = microDollars(24'000);
    QVERIFY(textCost(step) == microDollars(24'000));
    step.price = microDollars(23'700);
    QVERIFY(textCost(step) == microDollars(23'700));
}

QTEST_GUILESS_MAIN(TestTextTracking)
#include "tst_text_tracking.moc"
