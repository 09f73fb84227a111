// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace savehub {

using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;
using Minutes = std::chrono::minutes;
using Hours = std::chrono::hours;

/// A moment in UTC, to the millisecond. Local time exists only where a person reads it.
using Instant = std::chrono::sys_time<Milliseconds>;

Instant toInstant(const QDateTime &dateTime);
QDateTime toDateTimeUtc(Instant instant);

/// "2026-11-22T07:08:09.123Z": the form in which times are stored and sorted.
QString toIso(Instant instant);
/// Nothing unless \a text is exactly what toIso() writes.
std::optional<Instant> instantFromIso(QStringView text);
std::optional<Instant> instantFromIso(QUtf8StringView text);

/// The UTC day ("2026-11-22") and month ("2026-11") of \a instant, for spend caps.
QString utcDay(Instant instant);
QString utcMonth(Instant instant);

} // namespace savehub
