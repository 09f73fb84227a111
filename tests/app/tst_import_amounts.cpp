// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_process.h"
#include "tests/app/planned_call.h"

#include <QTest>

using namespace savehub;

namespace {

const auto importPeople = QStringLiteral("import-people");
const auto importCalendar = QStringLiteral("import-calendar");
const auto yes = QStringLiteral("--yes");

QByteArray nameOf(int person)
{
    return "p" + QByteArray::number(person);
}

QByteArray people(int count)
{
    QByteArray table("name,email\n");
    for (int i = 0; i < count; ++i) {
        table += nameOf(i) + ',' + nameOf(i) + "@example.org\n";
    }
    return table;
}

QByteArray icsTime(Instant instant)
{
    return toDateTimeUtc(instant).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

/// \a count meetings tomorrow, a minute apart. The first \a invited people are invited to each.
QByteArray calendar(int count, int invited, const QByteArray &name = "m")
{
    const auto tomorrow =
        std::chrono::floor<Seconds>(toInstant(QDateTime::currentDateTimeUtc())) + Hours{24};
    QByteArray text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//SaveHub//Test//EN\r\n");
    for (int i = 0; i < count; ++i) {
        text += "BEGIN:VEVENT\r\nUID:" + name + QByteArray::number(i)
                + "@example.org\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Stand-up\r\nDTSTART:"
                + icsTime(tomorrow + Minutes{i}) + "\r\nDURATION:PT30M\r\n";
        for (int person = 0; person < invited; ++person) {
            text += "ATTENDEE:mailto:" + nameOf(person) + "@example.org\r\n";
        }
        text += "END:VEVENT\r\n";
    }
    return text + "END:VCALENDAR\r\n";
}

} // namespace

/// The real program takes large amounts only when that is confirmed.
class TestImportAmounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<ConsoleHome>(); }
    void whatACalendarPlansIsConfirmed_data();
    void whatACalendarPlansIsConfirmed();
    void whatPeopleAreInvitedToIsConfirmed();
    void importsAtTheSameTimeAreCountedTogether();
    void theHelpNamesIt();

private:
    Ended run(const QString &command, const QByteArray &content, const QStringList &options = {})
    {
        return runConsole(*m_home, QStringList{command, m_home->write(command, content)} + options);
    }

    std::unique_ptr<ConsoleHome> m_home;
};

void TestImportAmounts::whatACalendarPlansIsConfirmed_data()
{
    QTest::addColumn<int>("meetings");
    QTest::addColumn<int>("people");
    QTest::addColumn<QString>("words");
    QTest::newRow("2,001 incidents") << 3 << 667 << QStringLiteral("plans 2001 incidents");
    QTest::newRow("51 invitations") << 51 << 1 << QStringLiteral("51 for p0 (p0@example.org)");
}

void TestImportAmounts::whatACalendarPlansIsConfirmed()
{
    QFETCH(const int, meetings);
    QFETCH(const int, people);
    QFETCH(const QString, words);
    QCOMPARE(run(importPeople, ::people(people)).status, 0);
    const auto content = calendar(meetings, people);

    const auto refused = run(importCalendar, content);
    QCOMPARE(refused.status, 1);
    auto said = refused.errors;
    QVERIFY2(said.remove(u',').contains(words), qPrintable(refused.errors)); // "2,001" or "2001"
    QVERIFY2(refused.errors.contains(QStringLiteral("Nothing was imported.")),
             qPrintable(refused.errors));
    QVERIFY(refused.errors.contains(yes));
    QCOMPARE(refused.output, QString());

    const auto taken = run(importCalendar, content, {yes}); // all of it is still new
    QCOMPARE(taken.status, 0);
    QCOMPARE(taken.output, QStringLiteral("Meetings: %1 added, 0 updated, 0 moved, 0 cancelled, "
                                          "0 unchanged. %2 incidents planned, 0 settled.\n")
                               .arg(meetings)
                               .arg(meetings * people));
    QCOMPARE(run(importCalendar, content).status, 0); // nothing is new
}

void TestImportAmounts::whatPeopleAreInvitedToIsConfirmed()
{
    QCOMPARE(run(importCalendar, calendar(51, 1)).status, 0);
    const auto refused = run(importPeople, people(2));
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.errors.contains(QStringLiteral("51 for p0 (p0@example.org)")),
             qPrintable(refused.errors));
    const auto taken = run(importPeople, people(2), {yes});
    QCOMPARE(taken.status, 0);
    QVERIFY2(taken.output.startsWith(QStringLiteral("People: 2 added, 0 updated, 0 unchanged")),
             qPrintable(taken.output));
    QVERIFY(taken.output.contains(QStringLiteral("51 incidents planned")));
}

/// Otherwise several imports at once would each count only what exists, and all would plan.
void TestImportAmounts::importsAtTheSameTimeAreCountedTogether()
{
    QCOMPARE(run(importPeople, people(1)).status, 0);
    std::vector<std::unique_ptr<ConsoleProcess>> imports;
    for (const auto *name : {"a", "b", "c", "d"}) {
        const auto file = m_home->write(QString::fromLatin1(name), calendar(30, 1, name));
        imports.push_back(
            std::make_unique<ConsoleProcess>(*m_home, QStringList{importCalendar, file}));
    }
    int taken = 0;
    for (const auto &import : imports) {
        const auto ended = import->end();
        taken += ended.status == 0 ? 1 : 0;
        QVERIFY2(ended.status == 0 || ended.errors.contains(QStringLiteral("60 for p0")),
                 qPrintable(ended.errors));
    }
    QCOMPARE(taken, 1);
}

void TestImportAmounts::theHelpNamesIt()
{
    const auto help = runConsole(*m_home, {QStringLiteral("--help")});
    QVERIFY2(help.output.contains(QStringLiteral("2,000")), qPrintable(help.output));
}

QTEST_GUILESS_MAIN(TestImportAmounts)
#include "tst_import_amounts.moc"
