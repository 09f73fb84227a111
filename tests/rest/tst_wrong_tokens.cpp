// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/wrong_tokens.h"

#include "tests/testlib/sample_data.h"
#include "tests/testlib/virtual_clock.h"

#include <QTest>

using namespace savehub;

namespace {

const QHostAddress peer(QStringLiteral("192.0.2.7"));
const QHostAddress other(QStringLiteral("192.0.2.8"));

} // namespace

class TestWrongTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void slowsAPeerAfterTen();
    void aPeerIsItsNetwork_data();
    void aPeerIsItsNetwork();
    void forgetsAPeerThatStops();
    void remembersAFewPeersOnly();
    void isToldOnceAnHourWithACount();

private:
    /// Guesses \a times wrong tokens from \a from. Returns the delay of the last one.
    Milliseconds guess(const QHostAddress &from, int times);

    VirtualClock m_clock{sample::start()};
    QStringList m_told;
    std::unique_ptr<WrongTokens> m_tokens;
};

void TestWrongTokens::init()
{
    m_clock.setTo(sample::start());
    m_told.clear();
    m_tokens =
        std::make_unique<WrongTokens>(m_clock, [this](const QString &text) { m_told << text; });
}

Milliseconds TestWrongTokens::guess(const QHostAddress &from, int times)
{
    for (int i = 1; i < times; ++i) {
        m_tokens->count(from);
    }
    return m_tokens->count(from);
}

void TestWrongTokens::slowsAPeerAfterTen()
{
    QCOMPARE(guess(peer, 10), Milliseconds{0});
    QCOMPARE(guess(peer, 1), WrongTokens::delay);
    QCOMPARE(guess(peer, 1000), WrongTokens::delay);
    QCOMPARE(guess(other, 10), Milliseconds{0});
    QCOMPARE(m_tokens->total(), 1021);
}

void TestWrongTokens::aPeerIsItsNetwork_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char *one, const char *two, bool isSame) {
        QTest::addRow("%s and %s", one, two)
            << QString::fromLatin1(one) << QString::fromLatin1(two) << isSame;
    };
    row("192.0.2.7", "::ffff:192.0.2.7", true);
    row("::ffff:192.0.2.7", "::ffff:192.0.2.8", false);
    row("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true);
    row("2001:db8:1:2::1", "2001:db8:1:3::1", false);
}

void TestWrongTokens::aPeerIsItsNetwork()
{
    QFETCH(QString, one);
    QFETCH(QString, two);
    QFETCH(bool, isSame);
    guess(QHostAddress(one), 10);
    QCOMPARE(guess(QHostAddress(two), 1), isSame ? WrongTokens::delay : Milliseconds{0});
}

void TestWrongTokens::forgetsAPeerThatStops()
{
    guess(peer, 11);
    m_clock.setTo(sample::start() + WrongTokens::memory - Milliseconds{1});
    QCOMPARE(guess(peer, 1), WrongTokens::delay);
    m_clock.setTo(m_clock.now() + WrongTokens::memory);
    QCOMPARE(guess(peer, 10), Milliseconds{0});
}

void TestWrongTokens::remembersAFewPeersOnly()
{
    guess(other, 10);
    m_clock.setTo(sample::start() + Seconds{1});
    guess(peer, 10);
    for (quint32 i = 0; i < WrongTokens::mostPeers - 1; ++i) { // with these two, one too many
        m_tokens->count(QHostAddress(0x0a000000 + i));
    }
    QCOMPARE(guess(peer, 1), WrongTokens::delay);
    QCOMPARE(guess(other, 1), Milliseconds{0}); // it had guessed longest ago
}

void TestWrongTokens::isToldOnceAnHourWithACount()
{
    guess(peer, 20);
    QCOMPARE(m_told.size(), 1);
    QVERIFY(m_told.front().contains(QStringLiteral("(1 so far)")));
    QVERIFY(m_told.front().contains(peer.toString()));
    m_clock.setTo(sample::start() + WrongTokens::quiet - Milliseconds{1});
    guess(peer, 1);
    QCOMPARE(m_told.size(), 1);
    m_clock.setTo(sample::start() + WrongTokens::quiet);
    guess(other, 1);
    QCOMPARE(m_told.size(), 2);
    QVERIFY(m_told.back().contains(QStringLiteral("(22 so far)")));
    m_clock.setTo(sample::start() - Seconds{1}); // must not silence the notice
    guess(peer, 1);
    QCOMPARE(m_told.size(), 3);
}

QTEST_GUILESS_MAIN(TestWrongTokens)
#include "tst_wrong_tokens.moc"
