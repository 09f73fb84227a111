// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/destinations.h"

#include "phrases/in_words.h"

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
    QTest::addColumn<NumberVerdict>("standing");
    const auto row = [](const char *name, NumberKind kind, const char *country,
                        NumberVerdict standing) {
        QTest::newRow(name) << NumberFacts{kind, QString::fromLatin1(country)} << standing;
    };
    row("allowed", NumberKind::Ordinary, "ES", NumberVerdict::Valid);
    row("of another country", NumberKind::Ordinary, "FR", NumberVerdict::Abroad);
    row("of no country", NumberKind::Ordinary, "", NumberVerdict::Abroad);
    row("special in an allowed country", NumberKind::Special, "ES", NumberVerdict::Special);
    row("special and of no country", NumberKind::Special, "", NumberVerdict::Special);
    row("not in use", NumberKind::Unused, "", NumberVerdict::Invalid);
}

void TestDestinations::aNumberStandsAsItIs()
{
    QFETCH(const NumberFacts, facts);
    QTEST(numberVerdict(facts, {QStringLiteral("DE"), QStringLiteral("ES")}), "standing");
}

void TestDestinations::theReasonNamesWhatIsAllowed()
{
    const Countries allowed{QStringLiteral("ES"), QStringLiteral("DE")};
    QVERIFY(
        inWords(whyNotAllowed(NumberVerdict::Abroad, allowed)).contains(QStringLiteral("(DE ES)")));
    QVERIFY(
        inWords(whyNotAllowed(NumberVerdict::Abroad, {})).contains(QStringLiteral("No country")));
    QVERIFY(inWords(whyNotAllowed(NumberVerdict::Special, allowed))
                .contains(QStringLiteral("special")));
    for (const auto standing :
         {NumberVerdict::Valid, NumberVerdict::Invalid, NumberVerdict::Missing}) {
        QVERIFY(whyNotAllowed(standing, allowed).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestDestinations)
#include "tst_destinations.moc"
