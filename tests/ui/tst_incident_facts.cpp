// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/incident_facts.h"

#include "tests/ui/sample_day.h"

#include <QTest>

using namespace savehub;

class TestIncidentFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsWhoAndWhen();
    void tellsBothZones();
    void tellsWhatIsMissing();
    void addsUpTheCost_data();
    void addsUpTheCost();
    void textsCostToo();

private:
    IncidentFacts facts() const
    {
        return factsOf(m_record, sampleNow(), QTimeZone("Europe/Madrid"));
    }
    IncidentRecord m_record;
};

void TestIncidentFacts::init()
{
    m_record = calledIncident(QStringLiteral("a"), QStringLiteral("Amélie\n"),
                              QStringLiteral("Board review"))
                   .record;
}

void TestIncidentFacts::tellsWhoAndWhen()
{
    QCOMPARE(facts().person, QStringLiteral("Amélie"));
    QCOMPARE(facts().meeting, QStringLiteral("Board review"));
    QCOMPARE(facts().start, QStringLiteral("in 2 min 15 s · Sun 22 Nov 14:02 CET"));
    QCOMPARE(facts().contact, QStringLiteral("****3456 · backup: Team lead"));
}

void TestIncidentFacts::tellsBothZones()
{
    m_record.person.timeZone = "Asia/Tokyo";
    QCOMPARE(facts().start, QStringLiteral("in 2 min 15 s · Sun 22 Nov 22:02 JST · 14:02:15 here"));
}

void TestIncidentFacts::tellsWhatIsMissing()
{
    m_record.person.phone.reset();
    m_record.person.doNotCall = true;
    m_record.person.backup = {};
    QCOMPARE(facts().contact, QStringLiteral("no phone number · do not call · no backup contact"));
}

void TestIncidentFacts::addsUpTheCost_data()
{
    QTest::addColumn<int>("calls");
    QTest::addColumn<int>("priced");
    QTest::addColumn<QString>("cost");
    QTest::newRow("none") << 0 << 0 << QStringLiteral("no call, no cost");
    QTest::newRow("estimated") << 2 << 0 << QStringLiteral("2 call(s) · estimated $0.05");
    QTest::newRow("one priced") << 2 << 1
                                << QStringLiteral(
                                       "2 call(s) · estimated $0.05 · actual so far $0.03");
    QTest::newRow("both priced") << 2 << 2
                                 << QStringLiteral("2 call(s) · estimated $0.05 · actual $0.06");
}

void TestIncidentFacts::addsUpTheCost()
{
    QFETCH(int, calls);
    QFETCH(int, priced);
    auto &attempts = m_record.attempts;
    attempts.erase(attempts.begin() + calls, attempts.end());
    for (int i = 0; i < calls; ++i) {
        attempts[static_cast<size_t>(i)].price =
            i < priced ? std::optional(microDollars(30'000)) : std::nullopt;
    }
    QTEST(facts().cost, "cost");
}

void TestIncidentFacts::textsCostToo()
{
    m_record.attempts.clear();
    m_record.steps[1].estimate = microDollars(8'300);
    QCOMPARE(facts().cost, QStringLiteral("no call · 1 text(s) · estimated $0.0083"));
    m_record.steps[1].price = microDollars(7'900);
    QCOMPARE(facts().cost,
             QStringLiteral("no call · 1 text(s) · estimated $0.0083 · actual $0.0079"));
}

QTEST_GUILESS_MAIN(TestIncidentFacts)
#include "tst_incident_facts.moc"
