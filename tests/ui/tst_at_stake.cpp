// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/at_stake.h"

#include "tests/ui/sample_day.h"

#include <QTest>

using namespace savehub;

class TestAtStake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_reader = {}; }
    void nothingWaits();
    void whatIsDueWithinADayWaits();
    void namesWhatWouldBeMissed();
    void whatCannotBeReadMayWait();

private:
    void wait(Channel channel, Milliseconds until, const char *person = "Ann")
    {
        m_reader.steps.push_back({QString::fromUtf8(person), sampleNow() + until + Minutes(3),
                                  channel, sampleNow() + until});
    }
    QString missed() const
    {
        return missedByQuitting(m_reader, sampleNow(), QTimeZone("Europe/Madrid"));
    }

    FakeIncidentReader m_reader;
};

void TestAtStake::nothingWaits()
{
    m_reader.add(sampleIncident(QStringLiteral("a"), QStringLiteral("Ann"), {}, Hours(20)));
    QVERIFY(!anythingWaits(m_reader, sampleNow()));
    QCOMPARE(missed(), QString());
}

void TestAtStake::whatIsDueWithinADayWaits()
{
    wait(Channel::Email, Hours(24) + Milliseconds(1));
    QVERIFY(!anythingWaits(m_reader, sampleNow()));
    wait(Channel::Email, Hours(24));
    QVERIFY(anythingWaits(m_reader, sampleNow()));
    m_reader.steps.clear();
    m_reader.add(calledIncident(QStringLiteral("a"), QStringLiteral("Ann"), {}));
    QVERIFY(anythingWaits(m_reader, sampleNow())); // the phone rings
}

void TestAtStake::namesWhatWouldBeMissed()
{
    m_reader.add(calledIncident(QStringLiteral("a"), QStringLiteral("Zoe"), {}));
    wait(Channel::Call, Minutes(7));
    wait(Channel::Call, Minutes(8), "Ben\nBold");
    wait(Channel::Text, Minutes(8));
    wait(Channel::Text, Minutes(9));
    wait(Channel::Email, Minutes(10));
    wait(Channel::Call, Minutes(10) + Milliseconds(1), "Too late");
    QCOMPARE(missed(), QStringLiteral("the call to Zoe under way, Ann's call at 14:07, "
                                      "Ben Bold's call at 14:08, 2 text(s), 1 email(s)"));
    for (int i = 0; i < 4; ++i) {
        m_reader.steps.insert(m_reader.steps.begin(), m_reader.steps.front());
    }
    QVERIFY(missed().contains(QStringLiteral("3 more call(s)")));
}

void TestAtStake::whatCannotBeReadMayWait()
{
    m_reader.error = Error{Error::Kind::Unavailable, QStringLiteral("The database is busy."), {}};
    QVERIFY(anythingWaits(m_reader, sampleNow()));
    QCOMPARE(missed(), QStringLiteral("The database is busy."));
}

QTEST_GUILESS_MAIN(TestAtStake)
#include "tst_at_stake.moc"
