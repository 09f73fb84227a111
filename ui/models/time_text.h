// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

#include <QString>
#include <QTimeZone>

namespace savehub {

/// "in 3 min 05 s", "in 2 h 05 min", "starting now", "started 4 min ago".
QString startCountdown(Instant start, Instant now);
/// "in 3 min 05 s", or "now" once \a due has come.
QString dueCountdown(Instant due, Instant now);
/// "14:00:03". The day comes first when it differs from that of \a reference (in \a zone); its spaces
/// do not break.
QString clockText(Instant at, const QTimeZone &zone, Instant reference);
/// "Sun 22 Nov 14:00 CET".
QString dayAndTime(Instant at, const QTimeZone &zone);
/// "14:00": to the minute, for a table cell.
QString hourText(Instant at, const QTimeZone &zone);
/// "14:00:03 here": a time in the operator's zone, beside one in the person's.
QString hereText(const QString &time);
/// The zone with that IANA name, UTC when there is none.
QTimeZone zoneNamed(const QByteArray &iana);

} // namespace savehub
