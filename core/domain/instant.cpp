// SPDX-License-Identifier: GPL-3.0-or-later
#include "instant.h"

#include <QTimeZone>

namespace savehub {

Instant toInstant(const QDateTime &dateTime)
{
    return Instant(Milliseconds(dateTime.toMSecsSinceEpoch()));
}

QDateTime toDateTimeUtc(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), QTimeZone::utc());
}

QString toIso(Instant instant)
{
    return toDateTimeUtc(instant).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"));
}

std::optional<Instant> instantFromIso(QStringView text)
{
    const auto parsed = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime) {
        return std::nullopt;
    }
    const auto instant = toInstant(parsed);
    return toIso(instant) == text ? std::optional(instant) : std::nullopt;
}

QString utcDay(Instant instant)
{
    return toIso(instant).left(10);
}

QString utcMonth(Instant instant)
{
    return toIso(instant).left(7);
}

} // namespace savehub
