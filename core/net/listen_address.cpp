// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/listen_address.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <algorithm>
#include <optional>

namespace savehub {

namespace {

tl::unexpected<Error> bad(const QString &text, const QString &what)
{
    return failure(Error::Kind::BadInput, what.arg(oneLine(text, 80)),
                   Words::tr("Write ADDRESS:PORT, such as 127.0.0.1:3000 or [::1]:3000."));
}

std::optional<quint16> parsePort(QStringView text)
{
    const bool plain = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
    bool fits = false;
    const auto port = text.toUShort(&fits);
    return plain && fits ? std::optional(port) : std::nullopt;
}

/// Stricter than Qt, which also reads "127.1" and "0x7f.1" as IPv4, and IPv6 without brackets.
QHostAddress parseAddress(const QString &text)
{
    if (text.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0) {
        return QHostAddress(QHostAddress::LocalHost);
    }
    if (text.startsWith(u'[') && text.endsWith(u']')) {
        const QHostAddress address(text.mid(1, text.size() - 2));
        return address.protocol() == QAbstractSocket::IPv6Protocol ? address : QHostAddress();
    }
    const QHostAddress address(text);
    const bool isIpv4 = address.protocol() == QAbstractSocket::IPv4Protocol;
    return isIpv4 && address.toString() == text ? address : QHostAddress();
}

} // namespace

QString ListenAddress::text() const
{
    const auto format = address.protocol() == QAbstractSocket::IPv6Protocol
                            ? QStringLiteral("[%1]:%2")
                            : QStringLiteral("%1:%2");
    return format.arg(address.toString(), QString::number(port)); // an IPv6 zone may read "%1"
}

Result<ListenAddress> parseListenAddress(const QString &text)
{
    const auto colon = text.lastIndexOf(u':');
    if (colon < 0 || text.endsWith(u']')) {
        return bad(text, Words::tr("\"%1\" names no port."));
    }
    const auto address = parseAddress(text.first(colon));
    if (address.isNull()) {
        return bad(text, Words::tr("\"%1\" does not begin with an address to listen on."));
    }
    const auto port = parsePort(QStringView(text).mid(colon + 1));
    if (!port) {
        return bad(text, Words::tr("The port of \"%1\" is not a number from 0 to 65535."));
    }
    return ListenAddress{address, *port};
}

} // namespace savehub
