// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "tests/app/console_process.h"

#include <QTest>

using namespace savehub;

namespace {

const auto importPeople = QStringLiteral("import-people");
const auto countries = QStringLiteral("countries");
const auto allow = QStringLiteral("--allow-country");
const auto spain = QStringLiteral("Calls and texts may go to:\n  ES  Spain\n");

} // namespace

/// The real program learns where calls may go.
class TestAppCountries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<ConsoleHome>(); }
    void anotherCountryHasToBeAllowed();
    void whatAFileNamesMayBeConfirmed();
    void specialNumbersAreNeverTaken();
    void thatOfTheOwnNumberIsAllowed();
    void whatIsForbiddenIsNotAllowedAnyMore();
    void thoseOfAnOlderDatabaseAreConfirmed();

private:
    Ended import(const QByteArray &number, const QStringList &options = {})
    {
        const auto file = m_home->write(QStringLiteral("people.csv"),
                                        "name,email,phone\nAna,ana@example.org," + number + '\n');
        return runConsole(*m_home, QStringList{importPeople, file} + options);
    }
    Ended run(const QStringList &arguments) { return runConsole(*m_home, arguments); }

    std::unique_ptr<ConsoleHome> m_home;
};

void TestAppCountries::anotherCountryHasToBeAllowed()
{
    QVERIFY(run({countries}).output.contains(QStringLiteral("nowhere")));
    const auto refused = import("+34600123456");
    QVERIFY2(refused.output.contains(QStringLiteral("1 rows left out")),
             qPrintable(refused.output));
    QVERIFY2(refused.errors.contains(
                 QStringLiteral("line 2, phone: The phone number ****3456 is in Spain, where")),
             qPrintable(refused.errors));
    QVERIFY(refused.errors.contains(QStringLiteral("countries --allow-country ES")));

    QCOMPARE(run({countries, allow, QStringLiteral("es")}).output, spain);
    QVERIFY(import("+34600123456").output.contains(QStringLiteral("1 added")));
    QVERIFY(import("+5371234567").errors.contains(QStringLiteral("Cuba")));
    QCOMPARE(run({countries}).output, spain);
}

void TestAppCountries::whatAFileNamesMayBeConfirmed()
{
    QVERIFY(import("+34600123456", {QStringLiteral("--yes")})
                .output.contains(QStringLiteral("1 added")));
    QCOMPARE(run({countries}).output, spain);
    QVERIFY(import("+34600123456\nBea,bea@example.org,+4930901820", {allow, QStringLiteral("DE")})
                .output.contains(QStringLiteral("1 added")));
    QVERIFY(run({countries}).output.contains(QStringLiteral("  DE  Germany\n  ES  Spain\n")));
}

void TestAppCountries::specialNumbersAreNeverTaken()
{
    for (const auto *number : {"+34803123456", "+881612345678", "+19002345678"}) {
        const auto ended = import(number, {QStringLiteral("--yes")});
        QVERIFY2(ended.errors.contains(QStringLiteral("premium-rate")), number);
        QVERIFY(!ended.errors.contains(QLatin1String(number)));
    }
    QVERIFY(run({countries}).output.contains(QStringLiteral("nowhere")));
}

void TestAppCountries::thatOfTheOwnNumberIsAllowed()
{
    m_home->set(QStringLiteral("TWILIO_FROM_NUMBER"), QStringLiteral("+34912345678"));
    QVERIFY(import("+34600123456").output.contains(QStringLiteral("1 added")));
    QCOMPARE(run({countries}).output, spain);
    const auto forbidden =
        run({countries, QStringLiteral("--forbid-country"), QStringLiteral("ES")});
    QCOMPARE(forbidden.status, 1);
    QVERIFY(forbidden.errors.contains(QStringLiteral("own number")));
}

void TestAppCountries::whatIsForbiddenIsNotAllowedAnyMore()
{
    QCOMPARE(run({countries, allow, QStringLiteral("ES"), allow, QStringLiteral("CU")}).status, 0);
    QCOMPARE(run({countries, QStringLiteral("--forbid-country"), QStringLiteral("cu")}).output,
             spain);
}

void TestAppCountries::thoseOfAnOlderDatabaseAreConfirmed()
{
    QCOMPARE(import("+34600123456", {QStringLiteral("--yes")}).status, 0);
    const auto forget = [&] {
        const auto other = Database::connect({m_home->database()});
        QVERIFY(other);
        QVERIFY((*other)->sql().run(QStringLiteral("DELETE FROM settings")));
    };
    forget();
    QCOMPARE(run({countries}).output, spain);
    forget();
    QVERIFY(import("+34600123456").output.contains(QStringLiteral("1 unchanged")));
    QVERIFY(import("+5371234567").errors.contains(QStringLiteral("Cuba")));
}

QTEST_GUILESS_MAIN(TestAppCountries)
#include "tst_app_countries.moc"
