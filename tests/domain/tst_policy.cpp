// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/policy.h"

#include <QTest>

#include <algorithm>

using namespace savehub;

class TestPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultLadder_data();
    void defaultLadder();
    void rungsComeInTheOrderOfTheirOffsets();
    void callWindowIsFixed();
};

void TestPolicy::defaultLadder_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("secondsFromStart");
    QTest::addColumn<int>("channel");
    QTest::addColumn<int>("recipient");
    const auto row = [](const char *name, int number, int seconds, Channel channel,
                        Recipient recipient) {
        QTest::newRow(name) << number << seconds << static_cast<int>(channel)
                            << static_cast<int>(recipient);
    };
    row("email at T-12:00", 1, -720, Channel::Email, Recipient::Attendee);
    row("text at T-5:00", 2, -300, Channel::Text, Recipient::Attendee);
    row("call at T-3:00", 3, -180, Channel::Call, Recipient::Attendee);
    row("backup's email at T+10:00", 4, 600, Channel::Email, Recipient::Backup);
    row("backup's text at T+10:00", 5, 600, Channel::Text, Recipient::Backup);
}

void TestPolicy::defaultLadder()
{
    QFETCH(int, number);
    const auto rungs = defaultPolicy().rungs;
    QCOMPARE(rungs.size(), size_t(5));
    const auto &rung = rungs.at(static_cast<size_t>(number - 1));
    QCOMPARE(rung.number, number);
    QTEST(static_cast<int>(rung.offset.count()), "secondsFromStart");
    QTEST(static_cast<int>(rung.channel), "channel");
    QTEST(static_cast<int>(rung.recipient), "recipient");
    QVERIFY(!rung.messageTemplate.isEmpty());
}

void TestPolicy::rungsComeInTheOrderOfTheirOffsets()
{
    const auto rungs = defaultPolicy().rungs;
    QVERIFY(std::is_sorted(rungs.begin(), rungs.end(),
                           [](const Rung &a, const Rung &b) { return a.offset < b.offset; }));
}

void TestPolicy::callWindowIsFixed()
{
    static_assert(callWindowOpens == Seconds(180));
    static_assert(callWindowCloses == Seconds(120));
    QCOMPARE(defaultPolicy().name, QStringLiteral("default"));
}

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
