// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_date.h"

#include <QLocale>
#include <QTimeZone>

namespace savehub {

namespace {

const auto dateFormat = QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'");

} // namespace

std::optional<Instant> instantFromHttpDate(const QByteArray &text)
{
    const auto parsed = QLocale::c().toDateTime(QString::fromLatin1(text), dateFormat);
    if (!parsed.isValid()) {
        return std::nullopt;
    }
    // Read as local time; only the zone is changed, not the digits.
    return toInstant(QDateTime(parsed.date(), parsed.time(), QTimeZone::utc()));
}

QByteArray toHttpDate(Instant instant)
{
    return QLocale::c().toString(toDateTimeUtc(instant), dateFormat).toLatin1();
}

} // namespace savehub
