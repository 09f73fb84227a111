// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_time.h"

#include <QDate>
#include <QRegularExpression>
#include <QTime>

#include "calendar/ics_structure.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

/// The local time that \a date and \a time write, if they exist. RFC 5545 allows second 60, which
/// is read as 59.
std::optional<LocalTime> localTime(const QString &date, const QString &time)
{
    const auto day = QDate::fromString(date, QStringLiteral("yyyyMMdd"));
    auto clock = time;
    if (clock.endsWith(QLatin1String("60"))) {
        clock.replace(4, 2, QStringLiteral("59"));
    }
    const auto ofDay = QTime::fromString(clock, QStringLiteral("HHmmss"));
    if (!day.isValid() || !ofDay.isValid()) {
        return std::nullopt;
    }
    const std::chrono::local_days midnight{
        std::chrono::days(day.toJulianDay() - QDate(1970, 1, 1).toJulianDay())};
    return midnight + Milliseconds(ofDay.msecsSinceStartOfDay());
}

/// Reads \a value, but not its zone, which stands elsewhere.
std::optional<IcsTime> parseTime(const QByteArray &value)
{
    static const QRegularExpression shape(
        QStringLiteral("^([0-9]{8})(?:T([0-9]{6})(Z?))?(?:/[^/]+)?$"));
    const auto match = shape.match(QString::fromUtf8(value.trimmed()));
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const bool isDate = match.captured(2).isEmpty();
    const auto local =
        localTime(match.captured(1), isDate ? QStringLiteral("000000") : match.captured(2));
    return local ? std::optional(IcsTime{*local, isDate, !match.captured(3).isEmpty(), {}})
                 : std::nullopt;
}

} // namespace

LocalTime dayOf(LocalTime time)
{
    return std::chrono::floor<std::chrono::days>(time);
}

Result<std::vector<IcsTime>> readTimes(const IcsProperty &property)
{
    std::vector<IcsTime> times;
    for (const auto &value : property.value.split(',')) {
        auto time = parseTime(value);
        if (!time) {
            return icsError(property.line, property.name,
                            Words::tr("\"%1\" is not a date and time.")
                                .arg(withoutNumbers(QString::fromUtf8(value), 40)));
        }
        if (!time->isUtc && !time->isDate) {
            time->tzid = property.parameter("TZID");
        }
        times.push_back(*time);
    }
    return times;
}

Result<IcsTime> readTime(const IcsProperty &property)
{
    return readTimes(property).and_then([&](const std::vector<IcsTime> &times) -> Result<IcsTime> {
        if (times.size() != 1) {
            return icsError(property.line, property.name, Words::tr("one time is expected here."));
        }
        return times.front();
    });
}

} // namespace savehub
