// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/destinations.h"

#include <QTest>

using namespace savehub;

class TestDestinations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberStandsAsItIs_data();
    void aNumberStandsAsItIs();
    void theReasonNamesWhatIsAllowed();
};

void TestDestinations::aNumberStandsAsItIs_data()
{
    QTest::addColumn<NumberFacts>("facts");
    QTest::addColumn<PhoneStanding>("standing");
    const auto row = [](const char *name, NumberKind kind, const char *country,
                        PhoneStanding standing) {
        QTest::newRow(name) << NumberFacts{kind, QString::fromLatin1(country)} << standing;
    };
    row("allowed", NumberKind::Ordinary, "ES", PhoneStanding::Valid);
    row("of another country", NumberKind::Ordinary, "FR", PhoneStanding::Abroad);
    row("of no country", NumberKind::Ordinary, "", PhoneStanding::Abroad);
    row("special in an allowed country", NumberKind::Special, "ES", PhoneStanding::Special);
    row("special and of no country", NumberKind::Special, "", PhoneStanding::Special);
    row("not in use", NumberKind::Unused, "", PhoneStanding::Invalid);
}

void TestDestinations::aNumberStandsAsItIs()
{
    QFETCH(const NumberFacts, facts);
    QTEST(phoneStanding(facts, {QStringLiteral("DE"), QStringLiteral("ES")}), "standing");
}

void TestDestinations::theReasonNamesWhatIsAllowed()
{
    const Countries allowed{QStringLiteral("ES"), QStringLiteral("DE")};
    QVERIFY(notAllowedWords(PhoneStanding::Abroad, allowed).contains(QStringLiteral("(DE ES)")));
    QVERIFY(notAllowedWords(PhoneStanding::Abroad, {}).contains(QStringLiteral("No country")));
    QVERIFY(notAllowedWords(PhoneStanding::Special, allowed).contains(QStringLiteral("special")));
    for (const auto standing :
         {PhoneStanding::Valid, PhoneStanding::Invalid, PhoneStanding::Missing}) {
        QVERIFY(notAllowedWords(standing, allowed).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestDestinations)
#include "tst_destinations.moc"
