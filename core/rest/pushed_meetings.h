// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imports.h"
#include "rest/field_problem.h"

#include <QJsonDocument>

namespace savehub {

constexpr int mostPushedMeetings = 100; ///< the engine waits until they are stored
constexpr int mostAttendees = 500;

/// The body of POST /meetings, one meeting or an array of them. A meeting is named for ever by its
/// UID and its start, or by its UID and \c originalStart when it has been moved since. What is not
/// pushed stays as it is: the import names no UID as completely described.
Parsed<MeetingImport> readPushedMeetings(const QJsonDocument &body);

} // namespace savehub
