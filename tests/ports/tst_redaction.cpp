// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction.h"

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
    QTest::newRow("twice") << token + u'-' + token << QStringLiteral("****-****");
    QTest::newRow("both") << token + password << QStringLiteral("********");
}

void TestRedaction::takesOutEverySpelling()
{
    QFETCH(const QString, text);
    QTEST(m_redaction.withoutSecrets(text), "clean");
}

/// HTTP's Basic has a user before it, SMTP's AUTH PLAIN a user between two NULs.
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

void TestRedaction::leavesEverythingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("one that is too short") << QStringLiteral("short notice");
    QTest::newRow("half of one") << token.left(20);
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

/// Half a secret must not survive because the cut went through it.
void TestRedaction::wordsAreCutLast()
{
    const auto words =
        m_redaction.words(QStringLiteral("+15550001234 ") + token + u' ' + token, 30);
    QCOMPARE(words, QStringLiteral("****1234 **** ****"));
    QVERIFY(!m_redaction.words(QString(20, u'x') + token, 30).contains(token.left(3)));
}

void TestRedaction::bytesThatAreNoTextStay()
{
    const QByteArray bytes("\xff\xfe\x00 535 ", 8);
    QCOMPARE(m_redaction.withoutSecrets(bytes + token.toUtf8()), bytes + "****");
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
