// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv/people_file.h"

#include <QBuffer>
#include <QTest>

#include "phone/phone_numbers.h"

using namespace savehub;

namespace {

Result<PeopleFile> read(const QByteArray &text, const QString &region = {})
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    return readPeople(buffer, PhoneNumbers(), region);
}

} // namespace

class TestPeopleFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryColumn();
    void columnsComeInAnyOrderAndCase();
    void whatIsMissingHasItsDefault();
    void findsTheCountryOfANumber_data();
    void findsTheCountryOfANumber();
    void leavesOutNumbersOfOtherCountries();
    void leavesThemOutWithoutReadingAgain();
    void saysWhichFieldsAreGiven_data();
    void saysWhichFieldsAreGiven();
    void readsDoNotCall_data();
    void readsDoNotCall();
    void namesBadFields_data();
    void namesBadFields();
    void leavesOutBadRowsAlone();
    void aRowThatIsCutOffEmptiesNothing();
    void takesAnEmailOnce();
    void cleansNames();
    void warnsOfUnknownColumns();
    void refusesTables_data();
    void refusesTables();
};

void TestPeopleFile::readsEveryColumn()
{
    const auto file = read("name,email,phone,region,language,time_zone,backup_name,backup_email,"
                           "backup_phone,do_not_call\r\n"
                           "Ada Example,Ada@Example.org,030 901820,DE,de,Europe/Berlin,"
                           "Bob Example,bob@example.org,+442072193000,yes\r\n");
    QVERIFY(file);
    QCOMPARE(file->problems.size(), 0U);
    QCOMPARE(file->warnings, QStringList());
    QCOMPARE(file->people.size(), 1U);
    Person ada;
    ada.name = QStringLiteral("Ada Example");
    ada.email = QStringLiteral("ada@example.org");
    ada.phone = PhoneNumber::fromE164(u"+4930901820");
    ada.language = QStringLiteral("de");
    ada.timeZone = "Europe/Berlin";
    ada.backup = {QStringLiteral("Bob Example"), QStringLiteral("bob@example.org"),
                  PhoneNumber::fromE164(u"+442072193000")};
    ada.doNotCall = true;
    QVERIFY(file->people.front() == ada);
}

void TestPeopleFile::columnsComeInAnyOrderAndCase()
{
    const auto file = read("E-Mail;EMAIL ; Name\nx;a@example.org;Ada\n");
    QVERIFY(file);
    QCOMPARE(file->people.front().name, QStringLiteral("Ada"));
    QCOMPARE(file->people.front().email, QStringLiteral("a@example.org"));
}

void TestPeopleFile::whatIsMissingHasItsDefault()
{
    const auto file = read("name,email,phone,language\nAda,a@example.org,,\n");
    QVERIFY(file);
    QCOMPARE(file->people.size(), 1U);
    Person ada;
    ada.name = QStringLiteral("Ada");
    ada.email = QStringLiteral("a@example.org");
    QVERIFY(file->people.front() == ada);
}

void TestPeopleFile::findsTheCountryOfANumber_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("defaultRegion");
    QTest::addColumn<QString>("e164");

    QTest::newRow("the row's") << QByteArray("030 901820,DE") << "US"
                               << "+4930901820";
    QTest::newRow("the table's") << QByteArray("(212) 736-5000,") << "US"
                                 << "+12127365000";
    QTest::newRow("none needed") << QByteArray("+49 30 901820,") << ""
                                 << "+4930901820";
}

void TestPeopleFile::findsTheCountryOfANumber()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, defaultRegion);
    QFETCH(QString, e164);
    const auto file = read("name,email,phone,region\nAda,a@example.org," + row, defaultRegion);
    QVERIFY(file);
    QCOMPARE(file->people.size(), 1U);
    QCOMPARE(file->people.front().phone->e164(), e164);
}

void TestPeopleFile::leavesOutNumbersOfOtherCountries()
{
    const auto file =
        read("name,email,phone,backup_phone\n"
             "Ana,ana@example.org,+34600123456,\n"
             "Bea,bea@example.org,+34600123457,+4930901820\n"
             "Cem,cem@example.org,+5371234567,\n"
             "Dan,dan@example.org,,\n")
            .map([](const PeopleFile &whole) { return within({QStringLiteral("ES")}, whole); });
    QVERIFY(file);
    QCOMPARE(file->people.size(), 2U);
    QCOMPARE(toText(file->countries), QStringLiteral("CU DE ES"));
    QCOMPARE(file->problems.size(), 2U);
    QCOMPARE(file->problems[0].text(),
             QStringLiteral("line 3, backup_phone: The phone number ****1820 is in Germany, where "
                            "calls and texts may not go. To allow it: savehub-console countries "
                            "--allow-country DE."));
    QVERIFY(file->problems[1].text().startsWith(QStringLiteral("line 4, phone: ")));
}

void TestPeopleFile::leavesThemOutWithoutReadingAgain()
{
    const auto file = read("name,email,phone,backup_phone\n"
                           "Ana,ana@example.org,+34600123456,\n"
                           "Bea,bea@example.org,+34600123457,+4930901820\n"
                           ",cem@example.org,+5371234567,\n"
                           "Dan,dan@example.org,+5371234567,+4930901820\n");
    QVERIFY(file);
    QCOMPARE(file->people.size(), 3U);
    QCOMPARE(within(file->countries, *file).people.size(), 3U);

    const auto spanish = within({QStringLiteral("ES")}, *file);
    QCOMPARE(spanish.people.size(), 1U);
    QCOMPARE(spanish.people.front().name, QStringLiteral("Ana"));
    QCOMPARE(spanish.countries, file->countries);
    QStringList problems;
    for (const auto &problem : spanish.problems) {
        problems += QStringLiteral("%1 %2").arg(problem.line).arg(problem.field);
    }
    QCOMPARE(problems, QStringLiteral("3 backup_phone|4 name|5 phone|5 backup_phone").split(u'|'));
    QCOMPARE(within({}, spanish).people.size(), 0U);
}

void TestPeopleFile::saysWhichFieldsAreGiven_data()
{
    QTest::addColumn<QByteArray>("columns");
    QTest::addColumn<PersonFields>("given");

    const PersonFields none{.phone = false,
                            .language = false,
                            .timeZone = false,
                            .backupName = false,
                            .backupEmail = false,
                            .backupPhone = false,
                            .doNotCall = false};
    const auto row = [&](const char *column, bool PersonFields::*field) {
        auto given = none;
        given.*field = true;
        QTest::newRow(column) << QByteArray(column) << given;
    };
    QTest::newRow("none") << QByteArray("region") << none;
    row("phone", &PersonFields::phone);
    row("language", &PersonFields::language);
    row("time_zone", &PersonFields::timeZone);
    row("backup_name", &PersonFields::backupName);
    row("backup_email", &PersonFields::backupEmail);
    row("backup_phone", &PersonFields::backupPhone);
    row(" Do_Not_Call", &PersonFields::doNotCall);
    QTest::newRow("all") << QByteArray("phone,language,time_zone,backup_name,backup_email,"
                                       "backup_phone,do_not_call")
                         << PersonFields();
}

void TestPeopleFile::saysWhichFieldsAreGiven()
{
    QFETCH(const QByteArray, columns);
    QFETCH(const PersonFields, given);
    const auto file = read("name,email," + columns + "\nAda,a@example.org\n");
    QVERIFY(file);
    QVERIFY(file->given == given);
}

void TestPeopleFile::readsDoNotCall_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<bool>("doNotCall");

    for (const auto *yes : {"yes", "YES", "true", "1", " Yes "}) {
        QTest::newRow(yes) << QByteArray(yes) << true;
    }
    for (const auto *no : {"no", "False", "0", ""}) {
        QTest::addRow("'%s'", no) << QByteArray(no) << false;
    }
}

void TestPeopleFile::readsDoNotCall()
{
    QFETCH(QByteArray, written);
    QFETCH(bool, doNotCall);
    const auto file = read("name,email,do_not_call\nAda,a@example.org," + written);
    QVERIFY(file);
    QCOMPARE(file->people.size(), 1U);
    QCOMPARE(file->people.front().doNotCall, doNotCall);
}

void TestPeopleFile::namesBadFields_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *column, const char *value, const char *says) {
        QTest::addRow("%s %s", column, value)
            << QByteArray(column) << QByteArray(value) << QString::fromUtf8(says);
    };
    row("phone", "+1 555 555 0100", "****0100 is not in a range");
    row("phone", "030 901820", "no country code");
    row("phone", "unknown", "not a phone number");
    row("region", "Germany", "two-letter country code");
    row("region", "XX", "two-letter country code");
    row("language", "english", "two-letter language code");
    row("language", "q1", "two-letter language code");
    row("time_zone", "Berlin", "not a time zone");
    row("time_zone", "Foo5", "not a time zone");
    row("time_zone", "Europe", "not a time zone");
    row("time_zone", "America/Argentina", "not a time zone");
    row("time_zone", "../etc/passwd", "not a time zone");
    row("backup_email", "bob", "not an email address");
    row("backup_phone", "+49 30", "too short");
    row("do_not_call", "perhaps", "neither yes nor no");
}

void TestPeopleFile::namesBadFields()
{
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, value);
    QFETCH(QString, says);
    const auto file = read("name,email," + column + "\nAda,a@example.org," + value);
    QVERIFY(file);
    QCOMPARE(file->people.size(), 0U);
    QCOMPARE(file->problems.size(), 1U);
    QCOMPARE(file->problems.front().line, 2);
    QCOMPARE(file->problems.front().field, QString::fromLatin1(column));
    QVERIFY2(file->problems.front().reason.contains(says),
             qPrintable(file->problems.front().reason));
}

void TestPeopleFile::leavesOutBadRowsAlone()
{
    const auto file = read("name,email,phone\n"
                           "Ada,a@example.org,\n"
                           ",b@example.org,12\n"
                           "\"Cy\nExample\",c@example,\n"
                           "Dee,,\n"
                           ",,\n"
                           "Eve,e@example.org,,stray\n"
                           "Flo,f@example.org,,\n");
    QVERIFY(file);
    QStringList names;
    for (const auto &person : file->people) {
        names += person.name;
    }
    QCOMPARE(names, (QStringList{QStringLiteral("Ada"), QStringLiteral("Flo")}));
    QStringList problems;
    for (const auto &problem : file->problems) {
        problems += QStringLiteral("%1 %2").arg(problem.line).arg(problem.field);
    }
    QCOMPARE(problems, QStringLiteral("3 name|3 phone|4 email|6 email|8 ").split(u'|'));
    QVERIFY(file->problems.front().text().startsWith(QStringLiteral("line 3, name: ")));
}

/// A row may be cut off before the wish not to be called.
void TestPeopleFile::aRowThatIsCutOffEmptiesNothing()
{
    const auto file = read("name,email,phone,do_not_call,notes\n"
                           "Ada,a@example.org\n"
                           "Bob,b@example.org,\n"
                           "Cid,c@example.org,,\n"
                           "Dee,d@example.org,,,\n");
    QVERIFY(file);
    QCOMPARE(file->people.size(), 2U); // a column that is not read may be missing
    QCOMPARE(file->people.front().name, QStringLiteral("Cid"));
    QCOMPARE(file->problems.size(), 2U);
    QCOMPARE(file->problems.front().line, 2);
    QVERIFY(file->problems.front().reason.contains(QStringLiteral("fewer cells")));
}

void TestPeopleFile::takesAnEmailOnce()
{
    const auto file = read("name,email\nAda,a@example.org\nBob,A@Example.ORG\n");
    QVERIFY(file);
    QCOMPARE(file->people.size(), 1U);
    QCOMPARE(file->problems.size(), 1U);
    QCOMPARE(file->problems.front().line, 3);
    QVERIFY(file->problems.front().reason.contains(QStringLiteral("line 2")));
}

void TestPeopleFile::cleansNames()
{
    const auto file = read("name,email\n\"A\x1B[31mda\n Example\",a@example.org\n"
                           + QByteArray(300, 'x') + ",b@example.org\n");
    QVERIFY(file);
    QCOMPARE(file->people.front().name, QStringLiteral("A [31mda Example"));
    QCOMPARE(file->people.back().name.size(), 200);
}

void TestPeopleFile::warnsOfUnknownColumns()
{
    const auto file = read("name,email,shoe size,\nAda,a@example.org,38,\n");
    QVERIFY(file);
    QCOMPARE(file->warnings.size(), 1);
    QVERIFY(file->warnings.front().contains(QStringLiteral("shoe size")));
    QCOMPARE(file->people.size(), 1U);
}

void TestPeopleFile::refusesTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");

    QTest::newRow("empty") << QByteArray() << "empty";
    QTest::newRow("no name") << QByteArray("email\na@example.org\n") << "no column \"name\"";
    QTest::newRow("no email") << QByteArray("\nname\nAda\n") << "Line 2 names no column \"email\"";
    QTest::newRow("a column twice") << QByteArray("name,email,Email\n") << "\"email\" twice";
    QTest::newRow("broken quotes") << QByteArray("name,email\n\"Ada,a@example.org\n") << "line 2";
    QTest::newRow("not UTF-8") << QByteArray("name,email\nM\xFCller,a@example.org\n") << "Line 2";
}

void TestPeopleFile::refusesTables()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto file = read(text);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, Error::Kind::BadInput);
    QVERIFY2(file.error().text().contains(says), qPrintable(file.error().text()));
}

QTEST_GUILESS_MAIN(TestPeopleFile)
#include "tst_people_file.moc"
