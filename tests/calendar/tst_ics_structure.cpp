// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_structure.h"

#include <QTest>

using namespace savehub;

class TestIcsStructure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsComponentsWithTheirLines();
    void unfoldsLines_data();
    void unfoldsLines();
    void readsParameters_data();
    void readsParameters();
    void resolvesEscapes();
    void refuses_data();
    void refuses();
};

namespace {

QByteArray calendar(const QByteArray &lines)
{
    return "BEGIN:VCALENDAR\r\n" + lines + "\r\nEND:VCALENDAR\r\n";
}

} // namespace

void TestIcsStructure::readsComponentsWithTheirLines()
{
    const auto roots = readIcsStructure("\xEF\xBB\xBF"
                                        "begin:vcalendar\nVERSION:2.0\n\nBEGIN:VEVENT\nUID:a\n"
                                        " b\nBEGIN:VALARM\nEND:VALARM\nSUMMARY:x\nEND:vevent\n"
                                        "END:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\n\n");
    QVERIFY2(roots, roots ? "" : qPrintable(roots.error().text()));
    QCOMPARE(roots->size(), 2U);
    QCOMPARE(roots->back().line, 12);
    const auto &event = roots->front().components.front();
    QCOMPARE(event.name, QByteArray("VEVENT"));
    QCOMPARE(event.line, 4);
    QCOMPARE(event.property("UID")->value, QByteArray("ab"));
    QCOMPARE(event.property("UID")->line, 5);
    QCOMPARE(event.property("SUMMARY")->line, 9);
    QCOMPARE(event.property("DTSTART"), nullptr);
    QCOMPARE(event.components.front().line, 7);
}

void TestIcsStructure::unfoldsLines_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("text");

    QTest::newRow("space") << QByteArray("SUMMARY:ab\r\n cd") << "abcd";
    QTest::newRow("tab") << QByteArray("SUMMARY:ab\r\n\tcd") << "abcd";
    QTest::newRow("LF") << QByteArray("SUMMARY:ab\n cd") << "abcd";
    QTest::newRow("CR") << QByteArray("SUMMARY:ab\r cd") << "abcd";
    QTest::newRow("one space belongs to the fold") << QByteArray("SUMMARY:ab\r\n  cd") << "ab cd";
    QTest::newRow("within the name") << QByteArray("SUMM\r\n ARY:abcd") << "abcd";
    QTest::newRow("within a character") << QByteArray("SUMMARY:Gr\xC3\r\n \xBC\xC3\r\n \x9F"
                                                      "e")
                                        << QStringLiteral("Gr\u00fc\u00dfe");
    QTest::newRow("within an emoji")
        << QByteArray("SUMMARY:\xF0\x9F\r\n \x91\r\n \x8D") << QStringLiteral("\U0001F44D");
}

void TestIcsStructure::unfoldsLines()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, text);
    const auto roots = readIcsStructure(calendar(lines));
    QVERIFY2(roots, roots ? "" : qPrintable(roots.error().text()));
    QCOMPARE(roots->front().property("SUMMARY")->text(), text);
}

void TestIcsStructure::readsParameters_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("cn");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("none") << QByteArray("A:b") << QByteArray() << QByteArray("b");
    QTest::newRow("plain") << QByteArray("A;X=1;cn=Ada:b:c") << QByteArray("Ada")
                           << QByteArray("b:c");
    QTest::newRow("quoted") << QByteArray("A;CN=\"Ada; B: C, D\";X=1:b")
                            << QByteArray("Ada; B: C, D") << QByteArray("b");
    QTest::newRow("RFC 6868") << QByteArray("A;CN=a^'b^'^^^nc^d:b") << QByteArray("a\"b\"^\nc^d")
                              << QByteArray("b");
    QTest::newRow("empty") << QByteArray("A;CN=:b") << QByteArray() << QByteArray("b");
    QTest::newRow("the first of two")
        << QByteArray("A;CN=1;CN=2:b") << QByteArray("1") << QByteArray("b");
}

void TestIcsStructure::readsParameters()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, cn);
    QFETCH(QByteArray, value);
    const auto roots = readIcsStructure(calendar(line));
    QVERIFY(roots);
    const auto &property = roots->front().properties.front();
    QCOMPARE(property.name, QByteArray("A"));
    QCOMPARE(property.parameter("CN"), cn);
    QCOMPARE(property.value, value);
}

void TestIcsStructure::resolvesEscapes()
{
    const auto roots = readIcsStructure(calendar("A:a\\, b\\; c\\nd\\Ne\\\\n\\"));
    QVERIFY(roots);
    QCOMPARE(roots->front().properties.front().text(), QStringLiteral("a, b; c\nd\ne\\n\\"));
}

void TestIcsStructure::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *name, const QByteArray &text, const char *says) {
        QTest::newRow(name) << text << QString::fromUtf8(says);
    };
    row("text before it", "Hello\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR", "Line 1: ");
    row("text after it", calendar("A:b") + "A:b\r\n", "Line 4: ");
    row("another outermost component", "BEGIN:VCARD\r\nEND:VCARD", "Line 1: ");
    row("fold at the start", " A:b\r\n" + calendar("A:b"), "Line 1: ");
    row("END without BEGIN", calendar("A:b") + "END:VCALENDAR\r\n", "Line 4, END: ");
    row("END of another", calendar("BEGIN:VEVENT\r\nEND:VTODO"),
        "VTODO ends here, but VEVENT from line 2");
    row("never closed", "BEGIN:VCALENDAR\r\nA:b\r\nBEGIN:VEVENT\r\nA:b\r\n", "Line 3, VEVENT: ");
    row("no colon", calendar("A:b\r\nSUMMARY"), "Line 3: ");
    row("no name", calendar(":b"), "Line 2: ");
    row("name with a space", calendar("MY NAME:b"), "Line 2: ");
    row("quote never closed", calendar("A;CN=\"Ada:b"), "Line 2, A: ");
    row("parameter without a value", calendar("A;CN:b"), "Line 2, A: ");
    row("Latin-1", calendar("A:b\r\nSUMMARY:M\xFCller"), "Line 3: this is not UTF-8");
    row("zero byte", calendar(QByteArray("A:\0b", 4)), "Line 2: this is not UTF-8");
    row("UTF-16",
        QByteArray("\xFF\xFE"
                   "B\0",
                   4),
        "UTF-16");
    row("nested too deeply", "BEGIN:VCALENDAR\r\n" + QByteArray("BEGIN:A\r\n").repeated(100'000),
        "Line 9, A: ");
}

void TestIcsStructure::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto roots = readIcsStructure(text);
    QVERIFY(!roots);
    QCOMPARE(roots.error().kind, Error::Kind::BadInput);
    QVERIFY2(roots.error().text().contains(says), qPrintable(roots.error().text()));
}

QTEST_GUILESS_MAIN(TestIcsStructure)
#include "tst_ics_structure.moc"
