// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_report.h"

#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

namespace {

const Instant now = toInstant(QDateTime({2026, 11, 24}, {9, 0}, Qt::UTC));

QByteArray vevent(const QByteArray &uid, const QByteArray &start)
{
    return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:Stand-up\r\n"
           + "DTSTART:" + start + "\r\nDURATION:PT30M\r\nEND:VEVENT\r\n";
}

} // namespace

class TestImportReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsPeople();
    void namesRowsAndWarnings();
    void namesWhoseNumberChanged();
    void countsMeetings();
    void namesWhoIsUnknown();
    void readsPeopleWithTheRegion();
    void brokenTableNamesItsFile();
    void missingTableSaysSo();
    void readsTheNextMeetings();
    void brokenCalendarNamesItsFile();
    void aCalendarIsRememberedByItsFile();

private:
    QString write(const QByteArray &content)
    {
        QFile file(m_folder.filePath(QStringLiteral("given")));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) > 0;
        return isWritten ? file.fileName() : QString();
    }
    QTemporaryDir m_folder;
};

void TestImportReport::countsPeople()
{
    PeopleFile file;
    file.problems = {{7, QStringLiteral("phone"), QStringLiteral("too short")}};
    const PeopleImported imported{.added = 1, .updated = 2, .unchanged = 3, .incidentsPlanned = 4};
    QCOMPARE(reportOf(imported, file).summary,
             QStringLiteral("People: 1 added, 2 updated, 3 unchanged, 1 rows left out. "
                            "4 incidents planned."));
}

void TestImportReport::namesRowsAndWarnings()
{
    PeopleFile file;
    file.problems = {{7, QStringLiteral("phone"), QStringLiteral("too short")}};
    file.warnings = {QStringLiteral("a column")};
    QCOMPARE(reportOf(PeopleImported{}, file).problems,
             (QStringList{QStringLiteral("line 7, phone: too short"), QStringLiteral("a column")}));
}

void TestImportReport::namesWhoseNumberChanged()
{
    const PeopleImported imported{.updated = 1, .changedNumbers = {QStringLiteral("Ana: a → b")}};
    QCOMPARE(reportOf(imported, PeopleFile{}).problems,
             QStringList{QStringLiteral("The number was changed. Ana: a → b.")});
}

void TestImportReport::countsMeetings()
{
    const MeetingsImported imported{.added = 1,
                                    .updated = 2,
                                    .moved = 3,
                                    .cancelled = 4,
                                    .unchanged = 5,
                                    .incidentsPlanned = 6,
                                    .incidentsSettled = 7,
                                    .unknown = {}};
    QCOMPARE(reportOf(imported, {}).summary,
             QStringLiteral("Meetings: 1 added, 2 updated, 3 moved, 4 cancelled, 5 unchanged. "
                            "6 incidents planned, 7 settled."));
    QVERIFY(reportOf(imported, {}).problems.isEmpty());
}

void TestImportReport::namesWhoIsUnknown()
{
    MeetingsImported imported;
    imported.unknown = {{QStringLiteral("bea@example.org"), QStringLiteral("Bea")}};
    const auto problems = reportOf(imported, {QStringLiteral("a warning")}).problems;
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems.at(0), QStringLiteral("a warning"));
    QVERIFY(problems.at(1).startsWith(QStringLiteral("bea@example.org is invited but not among")));
}

void TestImportReport::readsPeopleWithTheRegion()
{
    const auto path = write("name,email,phone\nAna,ana@example.org,600 123 456\n");
    const auto national = readPeopleFile(path, QStringLiteral("ES"));
    QVERIFY(national);
    QCOMPARE(national->people.size(), size_t(1));
    QVERIFY(national->people.front().phone == PhoneNumber::fromE164(u"+34600123456"));
    const auto withoutRegion = readPeopleFile(path);
    QVERIFY(withoutRegion);
    QVERIFY(withoutRegion->people.empty());
    QCOMPARE(withoutRegion->problems.size(), size_t(1));
}

void TestImportReport::brokenTableNamesItsFile()
{
    const auto path = write("name,phone\nAna,1\n");
    const auto read = readPeopleFile(path);
    QVERIFY(!read);
    QVERIFY(read.error().what.startsWith(path));
    QVERIFY(read.error().what.contains(QStringLiteral("email")));
}

void TestImportReport::missingTableSaysSo()
{
    const auto path = m_folder.filePath(QStringLiteral("missing.csv"));
    const auto read = readPeopleFile(path);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::NotFound);
    QVERIFY(read.error().what.startsWith(path));
}

void TestImportReport::readsTheNextMeetings()
{
    const auto path =
        write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n"
              + vevent("over@example.org", "20261124T085900Z")
              + vevent("soon@example.org", "20261124T090000Z")
              + vevent("late@example.org", "20270523T090000Z")
              + vevent("later@example.org", "20270523T090001Z") + "END:VCALENDAR\r\n");
    const auto read = readMeetingsFile(path, now);
    QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
    QStringList uids;
    for (const auto &planned : read->import.meetings) {
        uids.append(planned.meeting.uid);
    }
    QCOMPARE(uids,
             (QStringList{QStringLiteral("soon@example.org"), QStringLiteral("late@example.org")}));
}

void TestImportReport::brokenCalendarNamesItsFile()
{
    const auto read = readMeetingsFile(write("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"), now);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::BadInput);
    QVERIFY2(read.error().what.contains(QStringLiteral("given")), qPrintable(read.error().what));
}

void TestImportReport::aCalendarIsRememberedByItsFile()
{
    const auto file = write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + vevent("a", "20261124T100000Z")
                            + "END:VCALENDAR\r\n");
    const SourceName expected{MeetingSource::CalendarFile, QFileInfo(file).canonicalFilePath()};
    const auto link = m_folder.filePath(QStringLiteral("link"));
    QVERIFY(QFile::link(file, link));
    for (const auto &path : {file, link, m_folder.filePath(QStringLiteral("./given"))}) {
        const auto calendar = readMeetingsFile(path, now);
        QVERIFY(calendar);
        QCOMPARE(calendar->import.source, expected);
    }
    const auto device = QStringLiteral("/dev/null");
    QCOMPARE(sourceOf(device).name, device);
}

QTEST_GUILESS_MAIN(TestImportReport)
#include "tst_import_report.moc"
