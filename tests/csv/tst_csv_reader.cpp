// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv/csv_reader.h"

#include <QBuffer>
#include <QTest>

using namespace savehub;

namespace {

using Rows = QList<QStringList>;
using Lines = QList<int>;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

Result<CsvReader> open(const QByteArray &text)
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    return CsvReader::open(buffer);
}

/// The text of the first error, from opening or reading. Empty when there is none.
QString errorOf(const QByteArray &text)
{
    auto reader = open(text);
    if (!reader) {
        return reader.error().text();
    }
    while (true) {
        const auto row = reader->next();
        if (!row) {
            return row.error().text();
        }
        if (!*row) {
            return {};
        }
    }
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void refusesFilesThatAreTooLarge();
    void takesTheLargestCell();
    void readsManyQuotesInLinearTime();
};

void TestCsvReader::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<Lines>("lines");

    const Rows table{{s("a"), s("b")}, {s("1"), s("2")}};
    QTest::newRow("nothing") << QByteArray() << Rows{} << Lines{};
    QTest::newRow("blank lines only") << QByteArray("\r\n\n\r") << Rows{} << Lines{};
    QTest::newRow("LF") << QByteArray("a,b\n1,2\n") << table << Lines{1, 2};
    QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n") << table << Lines{1, 2};
    QTest::newRow("CR") << QByteArray("a,b\r1,2\r") << table << Lines{1, 2};
    QTest::newRow("no end of line") << QByteArray("a,b\n1,2") << table << Lines{1, 2};
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a,b\n1,2")
                                     << table << Lines{1, 2};
    QTest::newRow("semicolons") << QByteArray("a;b\n1;2") << table << Lines{1, 2};
    QTest::newRow("tabs") << QByteArray("a\tb\n1\t2") << table << Lines{1, 2};
    QTest::newRow("blank lines between")
        << QByteArray("\n\na,b\n\r\n1,2\n\n") << table << Lines{3, 5};
    QTest::newRow("separators of others stay")
        << QByteArray("a;b\n1,5;2\n") << Rows{{s("a"), s("b")}, {s("1,5"), s("2")}} << Lines{1, 2};
    QTest::newRow("quoted separators do not count")
        << QByteArray("\"a,b,c\";d\n1;2\n") << Rows{{s("a,b,c"), s("d")}, {s("1"), s("2")}}
        << Lines{1, 2};
    QTest::newRow("doubled quotes") << QByteArray("a\n\"say \"\"hi\"\"\"\n")
                                    << Rows{{s("a")}, {s("say \"hi\"")}} << Lines{1, 2};
    QTest::newRow("quoted nothing")
        << QByteArray("a,b\n\"\",x\n") << Rows{{s("a"), s("b")}, {s(""), s("x")}} << Lines{1, 2};
    QTest::newRow("quoted line breaks")
        << QByteArray("a,b\r\n\"1\r\n2\n3\r4\",x\r\ny,z\r\n")
        << Rows{{s("a"), s("b")}, {s("1\r\n2\n3\r4"), s("x")}, {s("y"), s("z")}} << Lines{1, 2, 6};
    QTest::newRow("quotes within a plain cell")
        << QByteArray("a\n5\" disk\n") << Rows{{s("a")}, {s("5\" disk")}} << Lines{1, 2};
    QTest::newRow("empty cells") << QByteArray("a,b,c\n,,\n")
                                 << Rows{{s("a"), s("b"), s("c")}, {s(""), s(""), s("")}}
                                 << Lines{1, 2};
    QTest::newRow("rows of other widths")
        << QByteArray("a,b\n1\n1,2,3") << Rows{{s("a"), s("b")}, {s("1")}, {s("1"), s("2"), s("3")}}
        << Lines{1, 2, 3};
    QTest::newRow("accents and emoji")
        << QByteArray("n\nGr\u00fc\u00dfe \U0001F44D")
        << Rows{{s("n")}, {QStringLiteral("Gr\u00fc\u00dfe \U0001F44D")}} << Lines{1, 2};
}

void TestCsvReader::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(Rows, rows);
    QFETCH(Lines, lines);
    auto reader = open(text);
    QVERIFY(reader);
    Rows readRows;
    Lines readLines;
    while (true) {
        const auto row = reader->next();
        QVERIFY2(row, row ? "" : qPrintable(row.error().text()));
        if (!*row) {
            break;
        }
        readRows += (*row)->cells;
        readLines += (*row)->line;
    }
    QCOMPARE(readRows, rows);
    QCOMPARE(readLines, lines);
}

void TestCsvReader::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");

    QTest::newRow("quote never closed")
        << QByteArray("a,b\n1,2\n3,\"4\n5,6\n") << "opens in line 3";
    QTest::newRow("the same after quoted line breaks")
        << QByteArray("a\n\"x\ny\"\n\"z\n\n") << "opens in line 4";
    QTest::newRow("text after a closing quote")
        << QByteArray("a\n\"x\ny\"z\n") << "Line 3 has text after";
    QTest::newRow("UTF-16, little end first") << QByteArray("\xFF\xFE"
                                                            "a\0,\0",
                                                            6)
                                              << "UTF-16";
    QTest::newRow("UTF-16, big end first") << QByteArray("\xFE\xFF\0a\0,", 6) << "UTF-16";
    QTest::newRow("Latin-1") << QByteArray("name\r\nM\xFCller\r\n") << "Line 2 is not UTF-8";
    QTest::newRow("cut-off character") << QByteArray("a\rb\r\xC3") << "Line 3 is not UTF-8";
    QTest::newRow("zero bytes") << QByteArray("a\nb\0c", 5) << "Line 2 is not UTF-8";
    QTest::newRow("endless cell") << "a\nb\n" + QByteArray(CsvReader::longestCell + 1, 'x')
                                  << "Line 3 has a cell";
    QTest::newRow("endless quoted cell")
        << "a\n\"" + QByteArray(CsvReader::longestCell + 1, '\n') + '"' << "Line 2 has a cell";
    QTest::newRow("endless row") << "a\n" + QByteArray(CsvReader::mostCells, ',')
                                 << "Line 2 has more than";
}

void TestCsvReader::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto error = errorOf(text);
    QVERIFY2(error.contains(says), qPrintable(error));
}

void TestCsvReader::refusesFilesThatAreTooLarge()
{
    const auto reader = open(QByteArray(CsvReader::longestFile + 1, '\n'));
    QVERIFY(!reader);
    QCOMPARE(reader.error().kind, Error::Kind::BadInput);
    QVERIFY(reader.error().text().contains(QStringLiteral("64 MiB")));
}

void TestCsvReader::takesTheLargestCell()
{
    QCOMPARE(errorOf(QByteArray(CsvReader::longestCell, 'x')), QString());
}

void TestCsvReader::readsManyQuotesInLinearTime()
{
    QByteArray text("a\n");
    for (int i = 0; i < 200'000; ++i) {
        text += "\"x \"\"y\"\"\"\n";
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(errorOf(text), QString());
    QVERIFY2(timer.elapsed() < 20'000, "a copy of the rest for every quote would take minutes");
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"
