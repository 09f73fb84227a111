// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/mail_message.h"

#include <algorithm>

#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

constexpr qsizetype bodyLineLimit = 76;
constexpr qsizetype plainHeaderLimit = 60;
/// The bytes of UTF-8 in one encoded word: with "=?UTF-8?B?" and "?=" it stays below 75 characters.
constexpr qsizetype encodedWordBytes = 45;

bool isPlain(const QString &text)
{
    const auto printable = [](QChar c) {
        return c >= u' ' && c <= u'~';
    };
    return text.size() <= plainHeaderLimit && !text.contains(QLatin1String("=?"))
           && std::all_of(text.begin(), text.end(), printable);
}

/// RFC 2047; a character is never torn in two.
QByteArray encodedWords(const QString &text)
{
    QByteArrayList words;
    QByteArray bytes;
    const auto finishWord = [&] {
        words << "=?UTF-8?B?" + bytes.toBase64() + "?=";
        bytes.clear();
    };
    for (const auto codePoint : text.toUcs4()) {
        const auto c = static_cast<char32_t>(codePoint);
        const auto character = QString::fromUcs4(&c, 1).toUtf8();
        if (bytes.size() + character.size() > encodedWordBytes) {
            finishWord();
        }
        bytes += character;
    }
    finishWord();
    return words.join("\r\n ");
}

QByteArray unstructured(const QString &text)
{
    return isPlain(text) ? text.toLatin1() : encodedWords(text);
}

/// "Name <address>"
QByteArray mailbox(const QString &name, const QByteArray &address)
{
    const auto shown = oneLine(name, 80);
    if (shown.isEmpty()) {
        return address;
    }
    auto quoted = shown;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    const auto phrase = isPlain(shown) ? '"' + quoted.toLatin1() + '"' : encodedWords(shown);
    return phrase + "\r\n <" + address + '>';
}

QByteArray dateText(Instant date)
{
    return QLocale::c()
               .toString(toDateTimeUtc(date), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"))
               .toLatin1()
           + " +0000";
}

Result<QByteArray> messageId(const QString &id, const QByteArray &fromAddress)
{
    static const QRegularExpression shape(QRegularExpression::anchoredPattern(
        QStringLiteral("[A-Za-z0-9._+=-]{1,120}(@[A-Za-z0-9.-]{1,120})?")));
    if (!shape.match(id).hasMatch()) {
        return failure(Error::Kind::BadInput, Words::tr("The email has no usable message id."));
    }
    const auto domain =
        id.contains(u'@') ? QByteArray() : fromAddress.mid(fromAddress.lastIndexOf('@'));
    return '<' + id.toLatin1() + domain + '>';
}

/// Quoted-printable for one byte; \a isLast is the last one of its line.
QByteArray quotedByte(char byte, bool isLast)
{
    const bool blank = byte == ' ' || byte == '\t';
    const bool literal = blank ? !isLast : byte > ' ' && byte <= '~' && byte != '=';
    if (literal) {
        return QByteArray(1, byte);
    }
    return '=' + QByteArray(1, byte).toHex().toUpper();
}

QByteArray quotedLine(const QByteArray &line)
{
    QByteArray encoded;
    qsizetype length = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const auto piece = quotedByte(line[i], i + 1 == line.size());
        // One place stays free for the '=' that says the line goes on.
        if (length + piece.size() >= bodyLineLimit) {
            encoded += "=\r\n";
            length = 0;
        }
        encoded += piece;
        length += piece.size();
    }
    return encoded + "\r\n";
}

QByteArray quotedPrintable(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    if (text.endsWith(u'\n')) {
        text.chop(1);
    }
    QByteArray encoded;
    for (const auto &line : text.toUtf8().split('\n')) {
        encoded += quotedLine(line);
    }
    return encoded;
}

} // namespace

Result<QByteArray> wireAddress(const QString &address)
{
    static const QRegularExpression shape(QRegularExpression::anchoredPattern(QStringLiteral(
        "([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64})@([^@\\s<>\\[\\]\",;:\\\\]{1,190})")));
    const auto match = shape.match(address);
    const auto domain = match.hasMatch() ? QUrl::toAce(match.captured(2)) : QByteArray();
    if (domain.isEmpty()) {
        return failure(
            Error::Kind::BadInput,
            Words::tr("\"%1\" is not an email address.").arg(withoutNumbers(address, 80)),
            Words::tr("Correct it."));
    }
    return match.captured(1).toLatin1() + '@' + domain;
}

Result<QByteArray> mailMessage(const EmailRequest &request, const QString &from, Instant date)
{
    const auto sender = wireAddress(from);
    const auto to = sender.and_then([&](const auto &) { return wireAddress(request.toAddress); });
    const auto id =
        to.and_then([&](const auto &) { return messageId(request.messageId, *sender); });
    if (!id) {
        return tl::make_unexpected(id.error());
    }
    return "Date: " + dateText(date) + "\r\nMessage-ID: " + *id + "\r\nFrom: "
           + mailbox(QStringLiteral("SaveHub"), *sender) + "\r\nTo: " + mailbox(request.toName, *to)
           + "\r\nSubject: " + unstructured(oneLine(request.subject))
           + "\r\nMIME-Version: 1.0"
             "\r\nContent-Type: text/plain; charset=utf-8"
             "\r\nContent-Transfer-Encoding: quoted-printable"
             "\r\nAuto-Submitted: auto-generated"
             "\r\n\r\n"
           + quotedPrintable(request.body);
}

} // namespace savehub
