// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv/csv_writer.h"

#include <QBuffer>
#include <QTest>

#include "csv/csv_reader.h"

using namespace savehub;

class TestCsvWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writes_data();
    void writes();
    void disarmsFormulas_data();
    void disarmsFormulas();
    void disarmsWhatBeginsACellElsewhere();
    void cleansControlCharacters();
    void isReadBackAsItWas();
    void reportsAFullDisk();
};

namespace {

QByteArray written(const QStringList &row)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return CsvWriter(buffer).write(row) ? buffer.data() : QByteArray();
}

} // namespace

void TestCsvWriter::writes_data()
{
    QTest::addColumn<QStringList>("row");
    QTest::addColumn<QByteArray>("line");

    const auto text = [](const char *words) {
        return QString::fromUtf8(words);
    };
    QTest::newRow("plain") << QStringList{text("a"), text("b c")} << QByteArray("a,b c\r\n");
    QTest::newRow("empty cells") << QStringList{QString(), QString()} << QByteArray(",\r\n");
    QTest::newRow("separators") << QStringList{text("a,b"), text("c;d"), text("e\tf")}
                                << QByteArray("\"a,b\",\"c;d\",\"e\tf\"\r\n");
    QTest::newRow("quotes") << QStringList{text("say \"hi\"")}
                            << QByteArray("\"say \"\"hi\"\"\"\r\n");
    QTest::newRow("line breaks") << QStringList{text("a\nb")} << QByteArray("\"a\nb\"\r\n");
    QTest::newRow("outer spaces") << QStringList{text(" a")} << QByteArray("\" a\"\r\n");
    QTest::newRow("UTF-8") << QStringList{text("Gr\u00fc\u00dfe")}
                           << QByteArray("Gr\u00fc\u00dfe\r\n");
}

void TestCsvWriter::writes()
{
    QFETCH(QStringList, row);
    QFETCH(QByteArray, line);
    QCOMPARE(written(row), line);
}

void TestCsvWriter::disarmsFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("armed");

    QTest::newRow("equals") << QStringLiteral("=HYPERLINK(\"http://x\")") << true;
    QTest::newRow("plus") << QStringLiteral("+1") << true;
    QTest::newRow("minus") << QStringLiteral("-1") << true;
    QTest::newRow("at") << QStringLiteral("@SUM(A1)") << true;
    QTest::newRow("tab") << QStringLiteral("\t=1") << true;
    QTest::newRow("carriage return") << QStringLiteral("\r=1") << true;
    QTest::newRow("after spaces") << QStringLiteral("  =1") << true;
    QTest::newRow("after a line feed") << QStringLiteral("\n=1") << true;
    QTest::newRow("after a no-break space") << QStringLiteral("\u00A0=1") << true;
    QTest::newRow("after an ideographic space") << QStringLiteral("\u3000=1") << true;
    QTest::newRow("after a byte order mark") << QStringLiteral("\uFEFF=1") << true;
    QTest::newRow("after a control character") << QStringLiteral("\u0001=1") << true;
    QTest::newRow("full-width equals") << QStringLiteral("\uFF1D1") << true;
    QTest::newRow("full-width plus") << QStringLiteral("\uFF0B1") << true;
    QTest::newRow("full-width minus") << QStringLiteral("\uFF0D1") << true;
    QTest::newRow("full-width at") << QStringLiteral("\uFF20A") << true;
    QTest::newRow("in the middle") << QStringLiteral("1+1=2") << false;
    QTest::newRow("masked number") << QStringLiteral("****1234") << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("spaces only") << QStringLiteral("   ") << false;
}

void TestCsvWriter::disarmsFormulas()
{
    QFETCH(QString, text);
    QFETCH(bool, armed);
    QCOMPARE(safeCell(text).startsWith(u'\''), armed);
}

void TestCsvWriter::disarmsWhatBeginsACellElsewhere()
{
    // If the separator is a semicolon or a tab, quotation marks around the whole cell mean nothing.
    QCOMPARE(safeCell(QStringLiteral("A;=cmd|'/c calc'!A1;B")),
             QStringLiteral("A;'=cmd|'/c calc'!A1;B"));
    QCOMPARE(safeCell(QStringLiteral("A; \"@SUM(A1)")), QStringLiteral("A;' \"@SUM(A1)"));
    QCOMPARE(safeCell(QStringLiteral("a\n-1\t+1")), QStringLiteral("a\n'-1\t'+1"));
    QCOMPARE(safeCell(QStringLiteral("a;b=c;d")), QStringLiteral("a;b=c;d"));
}

void TestCsvWriter::cleansControlCharacters()
{
    QCOMPARE(safeCell(QStringLiteral("a\u0000b\u001Bc\u007Fd\u0085e")),
             QStringLiteral("a b c d e"));
    QCOMPARE(safeCell(QStringLiteral("a\r\nb\rc\nd")), QStringLiteral("a\nb\nc\nd"));
}

void TestCsvWriter::isReadBackAsItWas()
{
    const QStringList row{QStringLiteral("a\"b,c\nd;e"), QStringLiteral("\"\""), QString(),
                          QStringLiteral(" x ")};
    QBuffer buffer;
    buffer.setData(written(row));
    buffer.open(QIODevice::ReadOnly);
    auto reader = CsvReader::open(buffer);
    QVERIFY(reader);
    const auto read = reader->next();
    QVERIFY(read && *read);
    QCOMPARE((*read)->cells, row);
}

void TestCsvWriter::reportsAFullDisk()
{
    QFile full(QStringLiteral("/dev/full"));
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const auto done = CsvWriter(full).write({QStringLiteral("a")});
    QVERIFY(!done);
    QVERIFY(done.error().text().contains(QStringLiteral("cannot be written")));
}

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csv_writer.moc"
