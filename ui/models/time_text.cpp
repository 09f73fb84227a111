// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/time_text.h"

#include "domain/words.h"

#include <QLocale>

namespace savehub {

namespace {

QString padded(qint64 value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

/// At most two units, since seconds matter only in the last hour.
QString span(Seconds length)
{
    const auto s = length.count();
    if (s < 60) {
        return Words::tr("%1 s", "seconds").arg(s);
    }
    if (s < 3600) {
        return Words::tr("%1 min %2 s").arg(s / 60).arg(padded(s % 60));
    }
    if (s < 86400) {
        return Words::tr("%1 h %2 min").arg(s / 3600).arg(padded(s / 60 % 60));
    }
    return Words::tr("%1 d %2 h", "days and hours").arg(s / 86400).arg(s / 3600 % 24);
}

/// One unit is enough for the past.
QString coarseSpan(Seconds length)
{
    const auto s = length.count();
    if (s < 60) {
        return Words::tr("%1 s", "seconds").arg(s);
    }
    if (s < 3600) {
        return Words::tr("%1 min", "minutes").arg(s / 60);
    }
    return s < 86400 ? Words::tr("%1 h", "hours").arg(s / 3600)
                     : Words::tr("%1 d", "days").arg(s / 86400);
}

Seconds wholeSeconds(Milliseconds length)
{
    return std::chrono::floor<Seconds>(length);
}

} // namespace

QString startCountdown(Instant start, Instant now)
{
    const auto left = wholeSeconds(start - now);
    if (left > Seconds(0)) {
        return Words::tr("in %1", "in 3 min 05 s").arg(span(left));
    }
    const auto since = wholeSeconds(now - start);
    if (since < Seconds(1)) {
        return Words::tr("starting now");
    }
    return Words::tr("started %1 ago", "started 4 min ago").arg(coarseSpan(since));
}

QString dueCountdown(Instant due, Instant now)
{
    const auto left = wholeSeconds(due - now);
    return left > Seconds(0) ? Words::tr("in %1", "in 3 min 05 s").arg(span(left))
                             : Words::tr("now");
}

QString clockText(Instant at, const QTimeZone &zone, Instant reference)
{
    const auto local = toDateTimeUtc(at).toTimeZone(zone);
    const bool sameDay = local.date() == toDateTimeUtc(reference).toTimeZone(zone).date();
    const auto time = local.toString(QStringLiteral("HH:mm:ss"));
    return sameDay ? time
                   : QLocale().toString(local, QStringLiteral("ddd\u00a0d\u00a0MMM ")) + time;
}

QString dayAndTime(Instant at, const QTimeZone &zone)
{
    const auto local = toDateTimeUtc(at).toTimeZone(zone);
    return QLocale().toString(local, QStringLiteral("ddd d MMM HH:mm ")) + zone.abbreviation(local);
}

QString hourText(Instant at, const QTimeZone &zone)
{
    return toDateTimeUtc(at).toTimeZone(zone).toString(QStringLiteral("HH:mm"));
}

QString hereText(const QString &time)
{
    return Words::tr("%1 here", "a time in the operator's zone").arg(time);
}

QTimeZone zoneNamed(const QByteArray &iana)
{
    const QTimeZone zone(iana);
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace savehub
