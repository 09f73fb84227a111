// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/redaction.h"

#include <QTest>
#include <QUrl>

using namespace savehub;

namespace {
const auto token = QStringLiteral("fedcba9876543210fedcba9876543210");
const auto password = QStringLiteral("p@ss/w+rd \"ö\" %41");
} // namespace

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOutEverySpelling_data();
    void takesOutEverySpelling();
    void isFoundInBase64WhereverItBegins_data();
    void isFoundInBase64WhereverItBegins();
    void isFoundWhateverIsPutInside_data();
    void isFoundWhateverIsPutInside();
    void isFoundInBase64WhateverIsLeftOfIt_data();
    void isFoundInBase64WhateverIsLeftOfIt();
    void partsAreTakenOut_data();
    void partsAreTakenOut();
    void isFoundInALongText_data();
    void isFoundInALongText();
    void leavesEverythingElse_data();
    void leavesEverythingElse();
    void wordsAreCutLast();
    void bytesThatAreNoTextStay();

private:
    const Redaction m_redaction{{token, password, QStringLiteral("short")}};
};

void TestRedaction::takesOutEverySpelling_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    const auto row = [](const char *name, const QString &before, const QString &secret,
                        const QString &after) {
        QTest::newRow(name) << before + secret + after << before + QStringLiteral("****") + after;
    };
    const auto percent = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    const auto said = QStringLiteral("You sent ");
    row("token", said, token, QStringLiteral(", which is wrong"));
    row("password", said, password, QStringLiteral("."));
    row("at the begin", {}, token, QStringLiteral(" is wrong"));
    row("alone", {}, password, {});
    row("percent-encoded", said, percent(password), QStringLiteral("&x=1"));
    row("in small letters", said, percent(password).toLower(), QStringLiteral("&x=1"));
    row("letters, too", said, percent(token).replace(u'a', QStringLiteral("%61")), {});
    row("as a form has it", said,
        percent(password).replace(QStringLiteral("%20"), QStringLiteral("+")), {});
    row("in JSON", said, QStringLiteral("p@ss\\/w+rd \\\"ö\\\" %41"), QStringLiteral("\""));
    row("as JSON of plain ASCII", said,
        QStringLiteral("p@ss/w+rd \\\"\\u00F6\\\" %41").replace(u'@', QStringLiteral("\\u0040")),
        QStringLiteral("\""));
    row("by the bytes", said, QStringLiteral("p\\x40ss/w+rd \"\\xc3\\xb6\" %41"), {});
    row("in HTML", said, QStringLiteral("p&#64;ss/w&#x2B;rd &quot;&#xf6;&quot; %41"),
        QStringLiteral("<br>"));
    row("percent-encoded JSON", said,
        percent(QStringLiteral("p@ss\\/w+rd ")) + QStringLiteral("\\\"\\u00f6\\\" %2541"), {});
    row("hexadecimal", said, QString::fromLatin1(password.toUtf8().toHex()),
        QStringLiteral(" bytes"));
    row("hexadecimal in capitals", said, QString::fromLatin1(password.toUtf8().toHex().toUpper()),
        {});
    QTest::newRow("twice") << token + u'-' + token << QStringLiteral("****-****");
    QTest::newRow("both") << token + password << QStringLiteral("********");
}

void TestRedaction::takesOutEverySpelling()
{
    QFETCH(const QString, text);
    QTEST(m_redaction.withoutSecrets(text), "clean");
}

/// Basic authorization of HTTP has a user before the secret, AUTH PLAIN of SMTP a user between two
/// NULs.
void TestRedaction::isFoundInBase64WhereverItBegins_data()
{
    QTest::addColumn<QByteArray>("encoded");
    for (const auto &secret : {token.toUtf8(), password.toUtf8(), QByteArrayLiteral("sixsix")}) {
        for (const auto *before : {"", "A", "AC", "AC1:", "user:", "me@example.com:"}) {
            for (const auto *after : {"", "x", "xy", "xyz"}) {
                const auto whole = before + secret + after;
                const auto name = secret.left(6) + " between " + before + " and " + after;
                QTest::newRow(name.constData()) << whole.toBase64();
                QTest::newRow((name + " for URLs").constData()) << whole.toBase64(
                    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
                QTest::newRow((name + " encoded again").constData())
                    << whole.toBase64().toPercentEncoding();
            }
        }
    }
    QTest::newRow("SMTP") << ('\0' + QByteArray("me") + '\0' + token.toUtf8()).toBase64();
}

void TestRedaction::isFoundInBase64WhereverItBegins()
{
    QFETCH(const QByteArray, encoded);
    const Redaction redaction({token, password, QStringLiteral("sixsix")});
    QCOMPARE(redaction.withoutSecrets("Authorization: Basic " + encoded + ", you said"),
             QByteArray("Authorization: Basic ****, you said"));
}

void TestRedaction::isFoundWhateverIsPutInside_data()
{
    QTest::addColumn<QString>("inside");
    const auto row = [](const char *name, const QString &inside) {
        QTest::newRow(name) << inside;
    };
    row("a line break", QStringLiteral("\r\n"));
    row("a blank", QStringLiteral(" "));
    row("NUL", QString(QChar(u'\0')));
    row("an escape", QStringLiteral("\x1b"));
    row("a line separator", QStringLiteral("\u2028"));
    row("a wide blank", QStringLiteral("\u3000"));
    row("zero width", QStringLiteral("\u200B"));
    row("a byte order mark", QStringLiteral("\uFEFF"));
    row("a soft hyphen", QStringLiteral("\u00AD"));
    row("a direction", QStringLiteral("\u202E"));
    row("a selector", QStringLiteral("\uFE0F"));
    row("a filler", QStringLiteral("\u3164"));
    row("a tag", QStringLiteral("\U000E0041"));
    row("an encoded line break", QStringLiteral("%0D%0A"));
    row("an encoded zero width", QStringLiteral("%E2%80%8B"));
    row("an escaped line break", QStringLiteral("\\n"));
    row("an escaped soft hyphen", QStringLiteral("\\u00ad"));
    row("a soft hyphen of HTML", QStringLiteral("&#173;"));
}

/// Once, and between all of its characters.
void TestRedaction::isFoundWhateverIsPutInside()
{
    QFETCH(const QString, inside);
    const auto mail = QStringLiteral("Tr0ub4dor&3 horse");
    const Redaction redaction({token, mail, QStringLiteral("sixsix")});
    for (const auto &secret : {token, mail, QStringLiteral("sixsix")}) {
        QString torn;
        for (const QChar c : secret) {
            torn += (torn.isEmpty() ? QString() : inside) + c;
        }
        const auto once = secret.left(3) + inside + secret.mid(3);
        for (const auto &said : {once, torn}) {
            QCOMPARE(redaction.withoutSecrets(QStringLiteral("You: ") + said + u'.'),
                     QStringLiteral("You: ****."));
        }
    }
}

namespace {

QByteArray folded(const QByteArray &text, qsizetype columns, const QByteArray &with)
{
    QByteArray lines;
    for (qsizetype at = 0; at < text.size(); at += columns) {
        lines += (at > 0 ? with : QByteArray()) + text.mid(at, columns);
    }
    return lines;
}

} // namespace

void TestRedaction::isFoundInBase64WhateverIsLeftOfIt_data()
{
    QTest::addColumn<QByteArray>("user");
    for (const auto *user : {"", "A", "AC", "SK0123456789abcdef0123456789abcdef:",
                             "reminders.of.the.console@mail.example.com:"}) {
        QTest::newRow(user) << QByteArray(user);
    }
}

/// The base64 is folded as MIME does it, and narrower, and cut anywhere.
void TestRedaction::isFoundInBase64WhateverIsLeftOfIt()
{
    QFETCH(const QByteArray, user);
    const auto secret = QByteArrayLiteral("Tok3nOfTheRestApi0004321With/128+bits");
    const Redaction redaction({QString::fromLatin1(secret)});
    const auto encoded = (user + secret + "xyz").toBase64();
    const auto begin = user.size() * 8 / 6 + 1;
    const auto inner = [&](qsizetype end) { // what must be gone at least
        return encoded.mid(begin, qMin(end, (user + secret).size() * 8 / 6) - begin);
    };
    for (const qsizetype columns : {76, 60, 20, 4}) {
        for (const auto *with : {"\n", "\r\n", "\r\n\t", "\\n", "%0A"}) {
            auto clean = redaction.withoutSecrets("Basic " + folded(encoded, columns, with));
            QVERIFY2(clean.contains("****"), with);
            clean.replace(with, "");
            for (qsizetype at = 0; at + 8 <= inner(encoded.size()).size(); ++at) {
                QVERIFY2(!clean.contains(inner(encoded.size()).mid(at, 8)), clean.constData());
            }
        }
    }
    for (auto length = begin + 12; length <= encoded.size(); ++length) {
        const auto clean = redaction.withoutSecrets("Basic " + encoded.left(length));
        QCOMPARE(clean, QByteArray("Basic ****"));
    }
}

void TestRedaction::partsAreTakenOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    const auto secret = QStringLiteral("Tok3nOfTheRestApi0004321With/128+bits");
    const auto row = [](const char *name, const QString &part) {
        QTest::newRow(name) << QStringLiteral("got ") + part + QStringLiteral("…")
                            << QStringLiteral("got ****…");
    };
    row("the begin", secret.left(20));
    row("the shortest", secret.left(12));
    row("the middle", secret.mid(7, 15));
    row("the end", secret.right(13));
    row("encoded", QStringLiteral("With%2F128%2Bbits"));
    row("hexadecimal", QString::fromLatin1(secret.mid(9, 8).toUtf8().toHex()));
    QTest::newRow("two") << secret.left(15) + QStringLiteral(" and ") + secret.right(15)
                         << QStringLiteral("**** and ****");
    QTest::newRow("too short") << secret.left(11) << secret.left(11);
    QTest::newRow("of a short one") << QStringLiteral("elevenbyte") << QStringLiteral("elevenbyte");
    QTest::newRow("a short one") << QStringLiteral("elevenbytes") << QStringLiteral("****");
}

void TestRedaction::partsAreTakenOut()
{
    QFETCH(const QString, text);
    const Redaction redaction(
        {QStringLiteral("Tok3nOfTheRestApi0004321With/128+bits"), QStringLiteral("elevenbytes")});
    QTEST(redaction.withoutSecrets(text), "clean");
}

void TestRedaction::isFoundInALongText_data()
{
    QTest::addColumn<QByteArray>("filling");
    QTest::newRow("one letter") << QByteArray("f");
    QTest::newRow("nearly a part") << token.toLatin1().left(11) + 'x';
    QTest::newRow("letters of base64") << QByteArray("ZmVkY2JhOTg3");
    QTest::newRow("percents") << QByteArray("%41%4");
    QTest::newRow("backslashes") << QByteArray("\\u00\\&#");
    QTest::newRow("blanks") << QByteArray(" \n");
}

/// Whatever text keeps the search busy, and however often it contains a secret.
void TestRedaction::isFoundInALongText()
{
    QFETCH(const QByteArray, filling);
    constexpr qsizetype size = 1 << 20;
    const auto much = filling.repeated(size / filling.size());
    const auto clean = m_redaction.withoutSecrets(much + '.' + token.toLatin1() + '.' + much);
    QVERIFY(clean.contains(".****."));
    QVERIFY(!clean.contains(token.toLatin1()));
    const auto often = (token.toLatin1().toBase64() + ',').repeated(size / 45);
    QCOMPARE(m_redaction.withoutSecrets(often), QByteArray("****,").repeated(size / 45));
}

void TestRedaction::leavesEverythingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("one that is too short") << QStringLiteral("short notice");
    QTest::newRow("some of one") << token.left(11);
    QTest::newRow("percents at the end") << QStringLiteral("100%");
    QTest::newRow("a backslash at the end") << QStringLiteral("C:\\");
    QTest::newRow("a SID") << QStringLiteral("CA0123456789abcdef0123456789abcdef");
}

void TestRedaction::leavesEverythingElse()
{
    QFETCH(const QString, text);
    QCOMPARE(m_redaction.withoutSecrets(text), text);
    QCOMPARE(Redaction().withoutSecrets(token), token);
}

/// A cut must not leave half a secret.
void TestRedaction::wordsAreCutLast()
{
    const auto words = m_redaction.words(
        QStringLiteral("+15550001234 ") + token + QStringLiteral(", ") + token, 30);
    QCOMPARE(words, QStringLiteral("****1234 ****, ****"));
    QVERIFY(!m_redaction.words(QString(20, u'x') + token, 30).contains(token.left(3)));
}

void TestRedaction::bytesThatAreNoTextStay()
{
    const QByteArray bytes("\xff\xfe\x00 535 ", 8);
    QCOMPARE(m_redaction.withoutSecrets(bytes + token.toUtf8()), bytes + "****");
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
