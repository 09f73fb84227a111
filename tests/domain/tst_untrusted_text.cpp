// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/untrusted_text.h"

#include <QRegularExpression>
#include <QTest>

using namespace savehub;

class TestUntrustedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void becomesOneHarmlessLine_data();
    void becomesOneHarmlessLine();
    void isCutAtTheLimit_data();
    void isCutAtTheLimit();
    void numbersAreMasked_data();
    void numbersAreMasked();
    void cutsAfterMasking();
    void numbersWithAPlusAreMaskedAlone_data();
    void numbersWithAPlusAreMaskedAlone();
    void wordsBecomeASentence();
};

void TestUntrustedText::becomesOneHarmlessLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QString &text, const QString &line) {
        QTest::newRow(name) << text << line;
    };
    row("plain", QStringLiteral("Team meeting"), QStringLiteral("Team meeting"));
    row("nothing", QString(), QString());
    row("only blanks", QStringLiteral(" \t\r\n "), QString());
    row("a forged log line", QStringLiteral("x\n[CALL] Call SID=CA1"),
        QStringLiteral("x [CALL] Call SID=CA1"));
    row("carriage return", QStringLiteral("a\r\nb"), QStringLiteral("a b"));
    row("escape sequence", QStringLiteral("a\x1b[31mred"), QStringLiteral("a [31mred"));
    row("NUL", QStringLiteral("a\0b"), QStringLiteral("a b"));
    row("delete", QStringLiteral("a\x7f") + QStringLiteral("b"), QStringLiteral("a b"));
    row("C1 control", QStringLiteral("a\u0085b\u009bc"), QStringLiteral("a b c"));
    row("line separator", QStringLiteral("a\u2028b\u2029c"), QStringLiteral("a b c"));
    row("right-to-left override", QStringLiteral("a\u202ebc"), QStringLiteral("a bc"));
    row("bidi isolates", QStringLiteral("\u2066a\u2069\u2067b\u2069"), QStringLiteral("a b"));
    row("zero width", QStringLiteral("a\u200bb\ufeffc"), QStringLiteral("a b c"));
    row("soft hyphen", QStringLiteral("a\u00adb"), QStringLiteral("a b"));
    row("hidden tag characters", QStringLiteral("a\U000E0041\U000E0042b"), QStringLiteral("a b"));
    row("half a surrogate pair", QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b"),
        QStringLiteral("a\ufffdb"));
    row("other half", QStringLiteral("a") + QChar(0xde00) + QStringLiteral("b"),
        QStringLiteral("a\ufffdb"));
    row("letters of the world stay", QStringLiteral("Grüße 日本 שלום مرحبا 👍"),
        QStringLiteral("Grüße 日本 שלום مرحبا 👍"));
}

void TestUntrustedText::becomesOneHarmlessLine()
{
    QFETCH(QString, text);
    QTEST(oneLine(text), "line");
    QTEST(withoutNumbers(text), "line");
}

void TestUntrustedText::isCutAtTheLimit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("line");
    QTest::newRow("fits exactly") << QStringLiteral("abcde") << 5 << QStringLiteral("abcde");
    QTest::newRow("one too many") << QStringLiteral("abcdef") << 5 << QStringLiteral("abcd…");
    QTest::newRow("blanks do not count")
        << QStringLiteral("  a  b  ") << 3 << QStringLiteral("a b");
    QTest::newRow("a surrogate pair at the cut")
        << QStringLiteral("abc👍def") << 5 << QStringLiteral("abc…");
    QTest::newRow("a surrogate pair before the cut")
        << QStringLiteral("ab👍def") << 5 << QStringLiteral("ab👍…");
    QTest::newRow("a surrogate pair alone") << QStringLiteral("👍👍") << 2 << QStringLiteral("…");
    QTest::newRow("limit one") << QStringLiteral("abc") << 1 << QStringLiteral("…");
    QTest::newRow("default limit") << QString(500, u'x') << 200 << QString(199, u'x') + u'…';
}

void TestUntrustedText::isCutAtTheLimit()
{
    QFETCH(QString, text);
    QFETCH(int, limit);
    QTEST(oneLine(text, limit), "line");
    QVERIFY(oneLine(text, limit).size() <= limit);
    QVERIFY(oneLine(text).size() <= 200);
}

void TestUntrustedText::numbersAreMasked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    const auto row = [](const char *name, const QString &text, const QString &masked) {
        QTest::newRow(name) << text << masked;
    };
    const auto four = QStringLiteral("****0123");
    row("E.164", QStringLiteral("To +12025550123 is bad"), QStringLiteral("To ****0123 is bad"));
    row("no plus", QStringLiteral("12025550123"), four);
    row("spaces", QStringLiteral("+1 202 555 0123"), four);
    row("dashes", QStringLiteral("202-555-0123"), four);
    row("brackets", QStringLiteral("+1 (202) 555-0123"), four);
    row("tight brackets", QStringLiteral("+1(202)555-0123"), four);
    row("bracket and dash", QStringLiteral("1-(202)-555-0123"), four);
    row("dots", QStringLiteral("202.555.0123"), four);
    row("wide dashes", QStringLiteral("+1 - 202 - 555 - 0123"), four);
    row("no-break spaces", QStringLiteral("+1\u00a0202\u202f555\u00a00123"), four);
    row("Unicode dashes", QStringLiteral("+1\u2011202\u2013555\u20140123"), four);
    row("zero-width between", QStringLiteral("+1202\u200b555\u200b0123"), four);
    row("over two lines", QStringLiteral("+1202555\r\n0123"), four);
    row("percent-encoded plus", QStringLiteral("To=%2B12025550123&x"),
        QStringLiteral("To=%2B****0123&x"));
    row("quoted", QStringLiteral("'+12025550123'"), QStringLiteral("'****0123'"));
    row("brackets of the other kind", QStringLiteral("[+1] 202 [555] 0123"),
        QStringLiteral("[****0123"));
    row("slashes", QStringLiteral("0202/555/0123"), four);
    row("underscores", QStringLiteral("1_202_555_0123"), four);
    row("apostrophes", QStringLiteral("202'555'0123"), four);
    row("commas behind a plus", QStringLiteral("+1, 202, 555, 0123"), four);
    row("wide slashes behind zeros", QStringLiteral("001 / 202 / 555 / 0123"), four);
    row("Arabic-Indic", QStringLiteral("\u0660\u0661\u0662\u0663\u0660\u0661\u0662\u0663"), four);
    row("Persian", QStringLiteral("\u06F9\u06F8\u06F7\u06F6 \u06F0\u06F1\u06F2\u06F3"), four);
    row("Devanagari", QStringLiteral("+\u0967\u0968\u0969-\u0966\u0967\u0968\u0969"), four);
    row("fullwidth", QStringLiteral("\uFF0B\uFF11\uFF12\uFF13\uFF10\uFF11\uFF12\uFF13"), four);
    row("mathematical",
        QStringLiteral("\U0001D7CF\U0001D7D0\U0001D7D1\U0001D7CE\U0001D7CF\U0001D7D0\U0001D7D1"),
        four);
    row("scripts mixed", QStringLiteral("202\u0665\u0665\u06650123"), four);
    row("keycaps",
        QStringLiteral(
            "2\uFE0F\u20E30\uFE0F\u20E32\uFE0F\u20E30\uFE0F\u20E31\uFE0F\u20E32\uFE0F\u20E33"),
        four);
    row("commas", QStringLiteral("202, 555, 0123"), four);
    row("wide slashes", QStringLiteral("2025 / 50123"), four);
    row("minus signs", QStringLiteral("202\u2212555\u22120123"), four);
    row("fullwidth dots", QStringLiteral("202\uFF0E555\uFF0E0123"), four);
    row("katakana dots", QStringLiteral("202\u30FB555\uFF650123"), four);
    row("colons", QStringLiteral("202:555:0123"), four);
    row("colons by twos", QStringLiteral("20:25:55:01:23"), four);
    row("two slashes", QStringLiteral("202//555//0123"), four);
    row("bullets", QStringLiteral("202\u2022555 \u2022 0123"), four);
    row("blanks of Braille", QStringLiteral("202\u2800555\u28000123"), four);
    row("fillers", QStringLiteral("202\u3164555\u115F01\uFFA023"), four);
    row("semicolons", QStringLiteral("202; 555; 0123"), four);
    row("circled", QStringLiteral("\u2461\u24EA\u2461 \u2464\u2464\u2464 \u24EA\u2460\u2461\u2462"),
        four);
    row("circled black", QStringLiteral("\u2777\u24FF\u2777 \u277A\u277A\u277A 012\u2778"), four);
    row("raised", QStringLiteral("\u00B2\u2070\u00B2\u2075\u2075\u2075\u2070\u00B9\u00B2\u00B3"),
        four);
    row("lowered", QStringLiteral("\u2082\u2080\u2082\u2085\u2085\u2085\u2080\u2081\u2082\u2083"),
        four);
    row("with full stops", QStringLiteral("\u2489555\u2488012\u248A"), four);
    row("in brackets", QStringLiteral("\u2475555\u2475012\u2476"), four);
    row("twelve in a circle", QStringLiteral("55500\u246A\u246C"), QStringLiteral("****1113"));
    row("mathematical, doubly struck",
        QStringLiteral("\U0001D7DA\U0001D7DD\U0001D7DD\U0001D7D8\U0001D7D9\U0001D7DA\U0001D7DB"),
        four);
    row("between words", QStringLiteral("\u00e9l 202\u2022555\u20220123 \u00fc"),
        QStringLiteral("\u00e9l ****0123 \u00fc"));
    row("without end", QString(1 << 20, u'1') + QStringLiteral("0123"), four);
    row("seven digits", QStringLiteral("5550123"), four);
    const auto stays = [&row](const char *name, const QString &text) {
        row(name, text, text);
    };
    stays("times", QStringLiteral("10:00-11:00"));
    stays("times with blanks", QStringLiteral("09:30 \u2013 10:15, 14:00"));
    stays("a date and a time", QStringLiteral("2026-11-30 10:15:00"));
    stays("a time with a fraction", QStringLiteral("2026-11-30T10:15:00.123Z"));
    stays("dates and times", QStringLiteral("30.11.2026 10:00 - 01.12.2026 11:00"));
    stays("a figure and a date", QStringLiteral("Room 5, 2026/11/30"));
    stays("small figures", QStringLiteral("1, 2, 3 and 10, 11, 12"));
    stays("an address and a port", QStringLiteral("on 127.0.0.1:54321."));
    stays("a fraction", QStringLiteral("1\u00BD + 2\u00BC"));
    row("no time", QStringLiteral("20:25:55:01 23"), four);
    row("behind a time", QStringLiteral("10:00 202 555 0123"), QStringLiteral("10:00 ****0123"));
    for (const auto *date :
         {"Retro 2026-11-30", "2026-11-30T07:08", "30.11.2026, 10:00", "11/30/2026"}) {
        row(date, QString::fromLatin1(date), QString::fromLatin1(date));
    }
    row("like a date", QStringLiteral("2026-11-30-0123"), four);
    row("a date and a number", QStringLiteral("2026-11-30 555 0123"),
        QStringLiteral("2026-11-30 ****0123"));
    row("six digits stay", QStringLiteral("550123"), QStringLiteral("550123"));
    row("error code stays", QStringLiteral("error 21211: invalid"),
        QStringLiteral("error 21211: invalid"));
    row("two codes stay", QStringLiteral("20003, 20005"), QStringLiteral("20003, 20005"));
    row("status and code stay", QStringLiteral("400 / 21211"), QStringLiteral("400 / 21211"));
    row("two numbers", QStringLiteral("from +12025550199 to +12025550123"),
        QStringLiteral("from ****0199 to ****0123"));
    row("masked before", QStringLiteral("****0123"), four);
}

void TestUntrustedText::numbersAreMasked()
{
    QFETCH(QString, text);
    QTEST(withoutNumbers(text), "masked");
}

/// A cut must not leave half a number unmasked.
void TestUntrustedText::cutsAfterMasking()
{
    const auto text = QString(190, u'x') + QStringLiteral(" +12025550123");
    const auto line = withoutNumbers(text);
    QVERIFY(line.size() <= 200);
    QVERIFY(!line.contains(QRegularExpression(QStringLiteral("[0-9]{5}"))));
    QVERIFY(line.endsWith(QStringLiteral("****0123")));
}

void TestUntrustedText::numbersWithAPlusAreMaskedAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    const auto row = [](const char *name, const QString &text, const QString &masked) {
        QTest::newRow(name) << text << masked;
    };
    const auto stays = [&row](const char *name, const QString &text) {
        row(name, text, text);
    };
    row("E.164", QStringLiteral("to +12025550123."), QStringLiteral("to ****0123."));
    row("without end", u'+' + QString(1 << 20, u'1') + QStringLiteral("0123"),
        QStringLiteral("****0123"));
    row("grouped", QStringLiteral("+1 (202) 555-0123"), QStringLiteral("****0123"));
    row("fullwidth", QStringLiteral("\uFF0B\uFF11\uFF12\uFF13\uFF10\uFF11\uFF12\uFF13"),
        QStringLiteral("****0123"));
    stays("time", QStringLiteral("2026-11-22T07:08:09.123Z 12345678"));
    stays("offset", QStringLiteral("2026-11-22T07:08:09+01:00 2026"));
    stays("SID", QStringLiteral("CA01234567890123456789012345678901"));
    stays("two lines", QStringLiteral("+12\n345678"));
    stays("base64", QStringLiteral("abc+12345678"));
}

void TestUntrustedText::numbersWithAPlusAreMaskedAlone()
{
    QFETCH(const QString, text);
    QTEST(withoutInternationalNumbers(text), "masked");
}

void TestUntrustedText::wordsBecomeASentence()
{
    const auto note = QStringLiteral(" (error 1)");
    QCOMPARE(asSentence(QStringLiteral("Too many")), QStringLiteral("Too many."));
    QCOMPARE(asSentence(QStringLiteral("Too many.")), QStringLiteral("Too many."));
    QCOMPARE(asSentence(QStringLiteral("Too many?")), QStringLiteral("Too many?"));
    QCOMPARE(asSentence(QStringLiteral("Too man…")), QStringLiteral("Too man…"));
    QCOMPARE(asSentence(QStringLiteral("Too many"), note), QStringLiteral("Too many (error 1)."));
    QCOMPARE(asSentence(QStringLiteral("Too many."), note), QStringLiteral("Too many (error 1)."));
    QCOMPARE(asSentence(QString()), QString());
}

QTEST_GUILESS_MAIN(TestUntrustedText)
#include "tst_untrusted_text.moc"
