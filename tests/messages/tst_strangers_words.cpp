// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/strangers_words.h"

#include <QTest>

using namespace savehub;

class TestStrangersWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWordsAreLeft_data();
    void onlyWordsAreLeft();
    void areCutShort();
};

void TestStrangersWords::onlyWordsAreLeft_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const QString &title, const QString &told) {
        QTest::newRow(name) << title << told;
    };
    const auto same = [&](const QString &title) {
        row(qPrintable(title), title, title);
    };
    for (const auto &title :
         {QStringLiteral("Planning"), QStringLiteral("Q4 2026: 1 + 1, z.B. v1.2.3"),
          QStringLiteral("Review 2026-12-01"), QStringLiteral("Review 1.12.2026 10:30"),
          QStringLiteral("Ticket 123456"), QStringLiteral("Room 101 MARKETING"),
          QStringLiteral("10:00-11:00"), QStringLiteral("2026-12-01 10:15:00 - 11:15:00"),
          QStringLiteral("1,000,000 users"), QStringLiteral("Lunch @noon"),
          QStringLiteral("Agenda: a/b"), QStringLiteral("اجتماع يومي"),
          QStringLiteral("Ünïcödé, déjà vu 👍"), QStringLiteral("Dinner at 7 p.m. (U.S.)"),
          QStringLiteral("C++ & Qt <b>6</b>")}) {
        same(title);
    }
    row("https", QStringLiteral("Win at https://evil.example/x?y now"),
        QStringLiteral("Win at … now"));
    row("another scheme", QStringLiteral("ftp://10.0.0.1/x"), QString());
    row("www", QStringLiteral("see www.evil.example"), QStringLiteral("see …"));
    row("a bare host", QStringLiteral("evil.com: log in"), QStringLiteral("… log in"));
    row("with a path", QStringLiteral("go bit.ly/3xYz!"), QStringLiteral("go …"));
    row("in capitals", QStringLiteral("EVIL.COM"), QString());
    row("punycode", QStringLiteral("see пример.xn--p1ai/a"), QStringLiteral("see …"));
    row("of another script", QStringLiteral("см. пример.рф"), QStringLiteral("см. …"));
    row("an ideographic full stop", QStringLiteral("evil。com now"), QStringLiteral("… now"));
    row("fullwidth", QStringLiteral("ｅｖｉｌ．ｃｏｍ now"), QStringLiteral("… now"));
    row("invisible marks", QStringLiteral("evil.\u200Bcom/x"), QStringLiteral("evil. com/x"));
    row("a variation selector", QStringLiteral("evil\uFE0F.com/win now"), QStringLiteral("… now"));
    row("a grapheme joiner", QStringLiteral("evil.\u034Fcom now"), QStringLiteral("… now"));
    row("vowel signs", QStringLiteral("हिन्दी.भारत/win now"), QStringLiteral("… now"));
    row("of Tamil", QStringLiteral("தமிழ்.இந்தியா now"), QStringLiteral("… now"));
    row("of Bengali", QStringLiteral("evil.ভারত now"), QStringLiteral("… now"));
    row("of Thai", QStringLiteral("ไทยนี้.ไทย now"), QStringLiteral("… now"));
    row("a heart", QStringLiteral("i\u2764.ws/win now"), QStringLiteral("… now"));
    row("a picture", QStringLiteral("win\U0001F4B0.com now"), QStringLiteral("… now"));
    row("a star", QStringLiteral("\u2605.com now"), QStringLiteral("… now"));
    row("dots in brackets", QStringLiteral("see evil[.]com now"), QStringLiteral("see … now"));
    row("without a scheme", QStringLiteral("go //evil/win now"), QStringLiteral("go … now"));
    row("to send a text", QStringLiteral("go sms:80888 now"), QStringLiteral("go … now"));
    row("to call", QStringLiteral("go tel:911 now"), QStringLiteral("go … now"));
    row("in figures", QStringLiteral("at 203.0.113.7:8080/x"), QStringLiteral("at …"));
    row("an email address", QStringLiteral("ask boss@evil.example!"), QStringLiteral("ask …"));
    row("a number", QStringLiteral("call +1 (900) 555-0199 now"), QStringLiteral("call … now"));
    row("grouped", QStringLiteral("call 0900/12 34.5"), QStringLiteral("call …"));
    row("in Arabic digits", QStringLiteral("call ٠٩٠٠١٢٣٤٥"), QStringLiteral("call …"));
    row("in fullwidth digits", QStringLiteral("call ０９００１２３４５"), QStringLiteral("call …"));
    row("in circled digits", QStringLiteral("call ①②③④⑤⑥⑦"), QStringLiteral("call …"));
    row("in keycaps",
        QStringLiteral(
            "1\uFE0F\u20E32\uFE0F\u20E33\uFE0F\u20E34\uFE0F\u20E35\uFE0F\u20E36\uFE0F\u20E37 now"),
        QStringLiteral("… now"));
    for (const auto &number : {QStringLiteral("1~900~555~1234"),
                               QStringLiteral("1, 900, 555, 1234"),
                               QStringLiteral("1;900;555;1234"),
                               QStringLiteral("1=900=555=1234"),
                               QStringLiteral("1+900+555+1234"),
                               QStringLiteral("1!900!555!1234"),
                               QStringLiteral("1&900&555&1234"),
                               QStringLiteral("1^900^555^1234"),
                               QStringLiteral("1\\900\\555\\1234"),
                               QStringLiteral("1|900|555|1234"),
                               QStringLiteral("1:900:555:1234"),
                               QStringLiteral("1\u00B7900\u00B7555\u00B71234"),
                               QStringLiteral("1\u2019900\u2019555\u20191234"),
                               QStringLiteral("1\u2022900\u2022555\u20221234"),
                               QStringLiteral("1\u2800900\u2800555\u28001234"),
                               QStringLiteral("1\u3164900\u3164555\u31641234"),
                               QStringLiteral("1\u115F900\u115F555\u115F1234"),
                               QStringLiteral("❶❾⓿⓿❺❺❺❶❷❸❹"),
                               QStringLiteral("1-900-FLOWERS"),
                               QStringLiteral("+1(900)ICE-CREAM"),
                               QStringLiteral("800 STANDUP")}) {
        row(qPrintable(number), QStringLiteral("dial %1 now").arg(number),
            QStringLiteral("dial … now"));
    }
    row("with a date", QStringLiteral("2026-12-01 0900 123456 x"), QStringLiteral("… x"));
    row("with commas", QStringLiteral("call 677, 889, 900"), QStringLiteral("call …"));
    row("with colons", QStringLiteral("call 900:55:501:99"), QStringLiteral("call …"));
    row("with bullets", QStringLiteral("call 900\u2022555\u20220199"), QStringLiteral("call …"));
    row("with minus signs", QStringLiteral("call 900\u2212555\u22120199"),
        QStringLiteral("call …"));
    row("with fillers", QStringLiteral("call 900\u3164555\u28000199"), QStringLiteral("call …"));
    row("in black circles", QStringLiteral("call \u2776\u2777\u2778\u2779\u277A\u277B\u277C"),
        QStringLiteral("call …"));
    row("behind a time", QStringLiteral("x 10:30 0900 123"), QStringLiteral("x …"));
    row("a code for the phone", QStringLiteral("dial *21*5551234#"), QStringLiteral("dial …"));
    row("line breaks", QStringLiteral("a\r\nb\u2028c"), QStringLiteral("a b c"));
    row("direction", QStringLiteral("a\u202Eb\u2066c"), QStringLiteral("a b c"));
    row("nothing", QStringLiteral(" \u200B "), QString());
}

void TestStrangersWords::onlyWordsAreLeft()
{
    QFETCH(const QString, title);
    QTEST(strangersWords(title, 60), "told");
}

void TestStrangersWords::areCutShort()
{
    QCOMPARE(strangersWords(QString(61, u'a'), 60), QString(59, u'a') + u'…');
    QCOMPARE(strangersWords(QString(60, u'a'), 60), QString(60, u'a'));
    QCOMPARE(strangersWords(QString(5000, QChar(0xFDFA)), 60).size(), 60);
}

QTEST_GUILESS_MAIN(TestStrangersWords)
#include "tst_strangers_words.moc"
