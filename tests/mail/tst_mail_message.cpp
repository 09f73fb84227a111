// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/mail_message.h"

#include <QTest>

using namespace savehub;

namespace {

const auto from = QStringLiteral("reminders@example.com");
const Instant date = *instantFromIso(u"2026-11-02T07:08:09.123Z");

EmailRequest request()
{
    return {QStringLiteral("step-1.2@savehub"), QStringLiteral("Ada"),
            QStringLiteral("ada@example.org"), QStringLiteral("Soon"), QStringLiteral("Hello")};
}

QByteArray message(const EmailRequest &email)
{
    return mailMessage(email, from, date).value_or(QByteArray());
}

/// The unfolded value of the header field \a name.
QByteArray header(QByteArray message, const QByteArray &name)
{
    message.truncate(message.indexOf("\r\n\r\n"));
    message.replace("\r\n ", " ");
    for (const auto &line : message.split('\n')) {
        if (line.startsWith(name + ": ")) {
            return line.mid(name.size() + 2).trimmed();
        }
    }
    return {};
}

QByteArray bodyOf(const QByteArray &message)
{
    return message.mid(message.indexOf("\r\n\r\n") + 4);
}

/// Decodes the base64 words of RFC 2047 as mail readers do.
QString decodedWords(const QByteArray &header)
{
    QByteArray bytes;
    for (const auto &word : header.split(' ')) {
        if (!word.startsWith("=?UTF-8?B?") || !word.endsWith("?=") || word.size() > 75) {
            return {};
        }
        bytes += QByteArray::fromBase64(word.mid(10).chopped(2));
    }
    return QString::fromUtf8(bytes);
}

QString decodedBody(QByteArray body)
{
    body.replace("=\r\n", "");
    QByteArray decoded;
    for (qsizetype i = 0; i < body.size(); ++i) {
        if (body[i] == '=') {
            decoded += QByteArray::fromHex(body.mid(i + 1, 2));
            i += 2;
        } else {
            decoded += body[i];
        }
    }
    return QString::fromUtf8(decoded);
}

} // namespace

class TestMailMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyHeaderIsThere()
    {
        const auto mail = message(request());
        QCOMPARE(header(mail, "Date"), QByteArray("Mon, 02 Nov 2026 07:08:09 +0000"));
        QCOMPARE(header(mail, "Message-ID"), QByteArray("<step-1.2@savehub>"));
        QCOMPARE(header(mail, "From"), QByteArray("\"SaveHub\" <reminders@example.com>"));
        QCOMPARE(header(mail, "To"), QByteArray("\"Ada\" <ada@example.org>"));
        QCOMPARE(header(mail, "Subject"), QByteArray("Soon"));
        QCOMPARE(header(mail, "Content-Type"), QByteArray("text/plain; charset=utf-8"));
        QCOMPARE(header(mail, "Content-Transfer-Encoding"), QByteArray("quoted-printable"));
        QCOMPARE(header(mail, "MIME-Version"), QByteArray("1.0"));
        QCOMPARE(bodyOf(mail), QByteArray("Hello\r\n"));
    }

    void aMessageIdWithoutADomainGetsTheSenders()
    {
        auto email = request();
        email.messageId = QStringLiteral("step-1");
        QCOMPARE(header(message(email), "Message-ID"), QByteArray("<step-1@example.com>"));
    }

    void aNameNeedsNoNameAndMayNeedQuotes()
    {
        auto email = request();
        email.toName.clear();
        QCOMPARE(header(message(email), "To"), QByteArray("ada@example.org"));
        email.toName = QStringLiteral("\"Ada\" \\ <x@y>, Lovelace");
        QCOMPARE(header(message(email), "To"),
                 QByteArray("\"\\\"Ada\\\" \\\\ <x@y>, Lovelace\" <ada@example.org>"));
        email.toName = QStringLiteral("Zoë");
        QCOMPARE(header(message(email), "To"),
                 QByteArray("=?UTF-8?B?Wm/Dqw==?= <ada@example.org>"));
    }

    void aSubjectIsEncodedWhereItMustBe_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::newRow("umlauts") << QStringLiteral("Besprechung in Köln: Gespräch über Übungen");
        QTest::newRow("beyond the first plane") << QStringLiteral("👍").repeated(60);
        QTest::newRow("long") << QStringLiteral("a").repeated(150);
        QTest::newRow("looks encoded") << QStringLiteral("=?UTF-8?B?QQ==?=");
    }

    void aSubjectIsEncodedWhereItMustBe()
    {
        QFETCH(QString, subject);
        auto email = request();
        email.subject = subject;
        QCOMPARE(decodedWords(header(message(email), "Subject")), subject);
    }

    void nothingCanAddAHeader_data()
    {
        QTest::addColumn<QString>("poison");
        QTest::newRow("CRLF") << "x\r\nBcc: evil@example.com";
        QTest::newRow("LF") << "x\nBcc: evil@example.com";
        QTest::newRow("CR") << "x\rBcc: evil@example.com";
        QTest::newRow("empty line") << "x\r\n\r\nBcc: evil@example.com";
        QTest::newRow("beyond ASCII") << QStringLiteral("ö\r\nBcc: evil@example.com");
        QTest::newRow("Unicode line break") << QStringLiteral("x\u2028Bcc: evil@example.com");
    }

    void nothingCanAddAHeader()
    {
        QFETCH(QString, poison);
        auto email = request();
        email.subject = poison;
        email.toName = poison;
        const auto mail = message(email);
        QVERIFY(!mail.isEmpty());
        QVERIFY(!mail.contains("\nBcc"));
        QVERIFY(!mail.contains("\rBcc"));
        const auto subject = decodedWords(header(mail, "Subject"));
        QVERIFY(!subject.contains(u'\n') && !subject.contains(u'\r'));
        QCOMPARE(bodyOf(mail), QByteArray("Hello\r\n"));

        email = request();
        email.messageId += poison;
        QVERIFY(!mailMessage(email, from, date));
        email = request();
        email.toAddress += poison;
        QVERIFY(!mailMessage(email, from, date));
        QVERIFY(!mailMessage(request(), from + poison, date));
    }

    void theBodyKeepsEveryCharacter_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("received");
        const auto row = [](const char *name, const QString &body) {
            QTest::newRow(name) << body << body + QStringLiteral("\r\n");
        };
        row("empty", {});
        row("umlauts", QStringLiteral("Grüße 日本 👍"));
        row("equals sign", QStringLiteral("a=b =3D"));
        row("dots", QStringLiteral(".\r\n..\r\n.a"));
        row("blanks at the end", QStringLiteral("a \r\nb\t\r\n \r\nc"));
        row("long line", QStringLiteral("word ").repeated(300));
        row("long line without blanks", QStringLiteral("ü").repeated(1200));
        QTest::newRow("LF") << "a\nb\n"
                            << "a\r\nb\r\n";
        QTest::newRow("CR") << "a\rb"
                            << "a\r\nb\r\n";
    }

    void theBodyKeepsEveryCharacter()
    {
        QFETCH(QString, body);
        auto email = request();
        email.body = body;
        const auto encoded = bodyOf(message(email));
        QTEST(decodedBody(encoded), "received");
        for (const auto &line : encoded.split('\n')) {
            QVERIFY(line.size() <= 77);
            QVERIFY(!line.endsWith(" \r") && !line.endsWith("\t\r"));
        }
    }

    void anAddressIsChecked_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("usual") << "a.b+c@mail.example.com" << QByteArray("a.b+c@mail.example.com");
        QTest::newRow("foreign domain")
            << QStringLiteral("a@bücher.example") << QByteArray("a@xn--bcher-kva.example");
        QTest::newRow("foreign name") << QStringLiteral("ä@example.com") << QByteArray();
        QTest::newRow("no domain") << "a@" << QByteArray();
        QTest::newRow("no name") << "@example.com" << QByteArray();
        QTest::newRow("no at") << "example.com" << QByteArray();
        QTest::newRow("two") << "a@b.com,c@d.com" << QByteArray();
        QTest::newRow("two at signs") << "a@b@c.com" << QByteArray();
        QTest::newRow("brackets") << "<a@b.com>" << QByteArray();
        QTest::newRow("space") << "a b@c.com" << QByteArray();
        QTest::newRow("parameters") << "a@b.com> SIZE=1" << QByteArray();
        QTest::newRow("line break") << "a@b.com\nRCPT" << QByteArray();
        QTest::newRow("empty") << "" << QByteArray();
    }

    void anAddressIsChecked()
    {
        QFETCH(QString, address);
        QTEST(wireAddress(address).value_or(QByteArray()), "wire");
    }
};

QTEST_GUILESS_MAIN(TestMailMessage)
#include "tst_mail_message.moc"
