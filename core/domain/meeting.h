// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"

#include <QByteArray>
#include <QString>

namespace savehub {

enum class MeetingSource { CalendarFile, CalendarUrl, Rest, Typed };

/// One occurrence. A recurring event is as many meetings as it has occurrences.
struct Meeting {
    MeetingId id;
    QString title;
    Instant start;
    Instant end;
    QByteArray timeZone = "UTC"; ///< IANA name of the zone it was planned in
    MeetingSource source = MeetingSource::Typed;
    QString uid;        ///< the calendar's UID; with \c occurrence it names the meeting for ever
    QString occurrence; ///< original start (toIso) of a recurring event's occurrence, else empty
    bool cancelled = false;
    QString organizer{}; ///< who invites, as the calendar has it: a name, else an address

    bool operator==(const Meeting &) const = default;
};

} // namespace savehub
