// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"

#include <QString>
#include <QTimeZone>

namespace savehub {

/// The facts above the timeline of one incident. Plain text: strangers' words are put on one line,
/// and phone numbers are masked.
struct IncidentFacts {
    QString person;
    QString meeting;
    QString start;   ///< the countdown, and the time in the person's and the operator's zone
    QString contact; ///< the masked number, the backup
    QString cost;    ///< of the calls and texts: estimate and actual
};

IncidentFacts factsOf(const IncidentRecord &record, Instant now, const QTimeZone &operatorZone);

} // namespace savehub
