// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/policy.h"
#include "engine/incident_record.h"
#include "messages/template_text.h"

#include <QLocale>

namespace savehub {

/// How much of a start is written.
enum class StartStyle {
    DateTimeZone, ///< "Monday, November 2, 2026, 8:08 AM (Europe/Madrid)"
    TimeZone,     ///< "8:08 AM (Europe/Madrid)"
    Spoken,       ///< "8:08 AM, Madrid"
};

/// \a start in the zone with the IANA name \a timeZone; in UTC, and saying so, if there is none.
QString startText(Instant start, const QByteArray &timeZone, const QLocale &locale,
                  StartStyle style);

/// Whole minutes between the two, rounded, at least 1.
qint64 minutesBetween(Instant one, Instant other);

/// The values of {person}, {meeting}, {organizer} and {backup}, each on one line of at most \a room
/// characters. The email address stands for a person without a name, \a untitled for a meeting
/// without a title. Nobody but the backup contact is told that contact's address. Titles and
/// organizers are words of strangers, so they go through strangersWords().
PlaceholderValues nameValues(const IncidentRecord &record, Recipient recipient,
                             const QString &untitled, int room);

} // namespace savehub
