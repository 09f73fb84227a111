// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "tests/app/console_process.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <sys/stat.h>

using namespace savehub;

namespace {

const auto yes = QStringLiteral("--yes");
const auto digits = QStringLiteral("600123"); ///< contained in every number here

} // namespace

/// What the real program does with a table of people, above all of people whom it knows.
class TestImportPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { QVERIFY(!m_isNumberSaid); }
    void aMissingColumnResetsNothing();
    void anEmptyCellEmpties();
    void aChangedNumberChangesNothingUnconfirmed();
    void aConfirmedNumberIsToldAndAudited();
    void noCountryIsAllowedWhenNobodyIsImported();
    void aPipeIsReadOnce();
    void standardInputIsReadOnce();

private:
    /// Runs a console and checks its output for numbers.
    Ended run(const QStringList &arguments, const QByteArray &input = {});
    Ended import(const QByteArray &table, const QStringList &options = {})
    {
        return run(QStringList{QStringLiteral("import-people"),
                               m_home->write(QStringLiteral("people.csv"), table)}
                   + options);
    }
    /// The first column of the first row of \a query.
    QString stored(const QString &query)
    {
        const auto opened = Database::connect({m_home->database()});
        if (!opened) {
            return opened.error().text();
        }
        const auto found =
            (*opened)->sql().first(query, {}, [](const Row &row) { return row.text("answer"); });
        return found ? found->value_or(QStringLiteral("nothing")) : found.error().text();
    }
    QString ana()
    {
        return stored(QStringLiteral("SELECT name || ' ' || coalesce(phone, '-') || ' ' || language"
                                     " || ' ' || do_not_call AS answer FROM people"));
    }
    QString audited()
    {
        return stored(QStringLiteral("SELECT group_concat(detail) AS answer FROM audit_log"
                                     " WHERE action = 'person.number_changed'"));
    }

    std::unique_ptr<ConsoleHome> m_home;
    bool m_isNumberSaid = false;
};

void TestImportPeople::init()
{
    m_home = std::make_unique<ConsoleHome>();
    m_isNumberSaid = false;
    QCOMPARE(import("name,email,phone,language,do_not_call\n"
                    "Ana,ana@example.org,+34600123456,es,yes\n",
                    {yes})
                 .status,
             0);
    QCOMPARE(ana(), QStringLiteral("Ana +34600123456 es 1"));
}

Ended TestImportPeople::run(const QStringList &arguments, const QByteArray &input)
{
    const auto ended = runConsole(*m_home, arguments, input);
    m_isNumberSaid = m_isNumberSaid || (ended.output + ended.errors).contains(digits);
    return ended;
}

void TestImportPeople::aMissingColumnResetsNothing()
{
    const auto ended = import("name,email\nAna,ana@example.org\n");
    QCOMPARE(ended.status, 0);
    QVERIFY2(ended.output.contains(QStringLiteral("1 unchanged")), qPrintable(ended.output));
    QVERIFY(import("name,email,language\nAna,ana@example.org,de\n")
                .output.contains(QStringLiteral("1 updated")));
    QCOMPARE(ana(), QStringLiteral("Ana +34600123456 de 1"));
}

void TestImportPeople::anEmptyCellEmpties()
{
    QVERIFY(import("name,email,phone,language,do_not_call\nAna,ana@example.org,,,\n", {yes})
                .output.contains(QStringLiteral("1 updated")));
    QCOMPARE(ana(), QStringLiteral("Ana - en 0"));
}

void TestImportPeople::aChangedNumberChangesNothingUnconfirmed()
{
    const auto ended = import("name,email,phone\n"
                              "Bea,bea@example.org,+34600123458\n"
                              "Ana María,ana@example.org,+34600123457\n");
    QCOMPARE(ended.status, 1);
    QCOMPARE(ended.output, QString());
    QCOMPARE(ended.errors.count(u'\n'), 1);
    for (const auto *said : {"1 person", "Ana María (ana@example.org): phone ****3456 → ****3457",
                             "Nobody was imported", "--yes"}) {
        QVERIFY2(ended.errors.contains(QString::fromUtf8(said)), qPrintable(ended.errors));
    }
    QCOMPARE(ana(), QStringLiteral("Ana +34600123456 es 1"));
    QCOMPARE(stored(QStringLiteral("SELECT count(*) || '' AS answer FROM people")),
             QStringLiteral("1"));
}

void TestImportPeople::aConfirmedNumberIsToldAndAudited()
{
    const auto ended = import("name,email,phone\nAna,ana@example.org,+34600123457\n", {yes});
    QCOMPARE(ended.status, 0);
    QVERIFY2(
        ended.errors.contains(QStringLiteral("Ana (ana@example.org): phone ****3456 → ****3457")),
        qPrintable(ended.errors));
    QCOMPARE(ana(), QStringLiteral("Ana +34600123457 es 1"));
    static const QRegularExpression detail(
        QStringLiteral("^phone \\*{4}3456 \\[([0-9a-f]{16})\\] → \\*{4}3457 \\[([0-9a-f]{16})\\], "
                       "people\\.csv, user \\S+$"));
    const auto there = detail.match(audited());
    QVERIFY2(there.hasMatch(), qPrintable(audited()));
    QVERIFY(there.captured(1) != there.captured(2));

    QCOMPARE(import("name,email,phone\nAna,ana@example.org,+34600123456\n", {yes}).status, 0);
    const auto back = audited().section(u',', 2);
    QVERIFY2(
        back.contains(there.captured(2) + QStringLiteral("] → ****3456 [") + there.captured(1)),
        qPrintable(back));
    QVERIFY(!stored(QStringLiteral("SELECT group_concat(detail) AS answer FROM audit_log"))
                 .contains(digits));
}

void TestImportPeople::noCountryIsAllowedWhenNobodyIsImported()
{
    const auto table = "name,email,phone\nAna,ana@example.org,+4930901820\n";
    const QStringList allowing{QStringLiteral("--allow-country"), QStringLiteral("DE")};
    QCOMPARE(import(table, allowing).status, 1);
    QCOMPARE(run({QStringLiteral("countries")}).output,
             QStringLiteral("Calls and texts may go to:\n  ES  Spain\n"));
    QCOMPARE(import(table, {yes}).status, 0);
    QVERIFY(run({QStringLiteral("countries")}).output.contains(QStringLiteral("Germany")));
}

/// The file contains a number of a country that is not allowed: such a file was once read twice.
void TestImportPeople::aPipeIsReadOnce()
{
    const auto pipe = m_home->path(QStringLiteral("pipe.csv"));
    QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
    ConsoleProcess console(*m_home, {QStringLiteral("import-people"), pipe});
    QFile writer(pipe);
    QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Unbuffered)); // once it is read
    QVERIFY(writer.write("name,email,phone\nBea,bea@example.org,+34600123458\n"
                         "Cem,cem@example.org,+4930901820\n")
            > 0);
    writer.close();
    const auto ended = console.end();
    QCOMPARE(ended.status, 0);
    QVERIFY2(ended.output.contains(QStringLiteral("1 added")), qPrintable(ended.output));
    QVERIFY2(ended.errors.contains(QStringLiteral("line 3, phone: The phone number ****1820")),
             qPrintable(ended.errors));
}

void TestImportPeople::standardInputIsReadOnce()
{
    const auto ended = run({QStringLiteral("import-people"), QStringLiteral("/dev/stdin")},
                           "name,email,phone\nBea,bea@example.org,+34600123458\n"
                           "Cem,cem@example.org,+4930901820\n");
    QCOMPARE(ended.status, 0);
    QVERIFY2(ended.output.contains(QStringLiteral("1 added")), qPrintable(ended.output));
    QVERIFY(ended.errors.contains(QStringLiteral("line 3, phone")));
}

QTEST_GUILESS_MAIN(TestImportPeople)
#include "tst_import_people.moc"
