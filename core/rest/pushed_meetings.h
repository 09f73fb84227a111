// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imports.h"
#include "rest/field_problem.h"

#include <QJsonDocument>

namespace savehub {

constexpr int mostPushedMeetings = 100; ///< the engine waits until they are stored
constexpr int mostAttendees = 500;

/// The body of POST /meetings, one meeting or an array of them. A meeting is identified for ever by
/// its UID and its first start: \c originalStart, once it has been moved. Meetings that are not
/// pushed stay as they are, since the import describes no UID completely.
Parsed<MeetingImport> readPushedMeetings(const QJsonDocument &body);

} // namespace savehub
