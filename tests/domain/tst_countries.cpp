// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/countries.h"

#include <QTest>

using namespace savehub;

class TestCountries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areReadAsTheyAreWritten();
    void refusesWhatIsNoCode_data();
    void refusesWhatIsNoCode();
};

void TestCountries::areReadAsTheyAreWritten()
{
    const Countries two{QStringLiteral("US"), QStringLiteral("DE")};
    QCOMPARE(toText(two), QStringLiteral("DE US"));
    QCOMPARE(countriesFromText(QStringLiteral("US  DE")), std::optional(two));
    QCOMPARE(toText(Countries()), QString());
    QCOMPARE(countriesFromText({}), std::optional(Countries()));
}

void TestCountries::refusesWhatIsNoCode_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"us", "USA", "U", "DE,US", "D1", "*"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void TestCountries::refusesWhatIsNoCode()
{
    QFETCH(const QString, text);
    QCOMPARE(countriesFromText(text), std::nullopt);
}

QTEST_GUILESS_MAIN(TestCountries)
#include "tst_countries.moc"
