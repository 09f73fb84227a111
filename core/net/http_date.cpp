// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_date.h"

#include <QLocale>
#include <QTimeZone>

namespace savehub {

std::optional<Instant> instantFromHttpDate(const QByteArray &text)
{
    const auto parsed = QLocale::c().toDateTime(QString::fromLatin1(text),
                                                QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!parsed.isValid()) {
        return std::nullopt;
    }
    // Read as local time; only the zone is changed, not the digits.
    return toInstant(QDateTime(parsed.date(), parsed.time(), QTimeZone::utc()));
}

} // namespace savehub
