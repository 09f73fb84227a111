// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendar_file.h"
#include "csv/people_file.h"
#include "engine/imports.h"

#include <QString>
#include <QStringList>

namespace savehub {

/// How an import ended, for the terminal and for the window.
struct ImportReport {
    QString summary;
    QStringList problems; ///< what could not be used, and other warnings, line by line
};

ImportReport reportOf(const PeopleImported &imported, const PeopleFile &file);
ImportReport reportOf(const MeetingsImported &imported, const QStringList &warnings);

/// How far ahead a calendar's meetings are imported.
constexpr Hours calendarReachesAhead{24 * 180};

/// Reads the people in the file at \a path.
Result<PeopleFile> readPeopleFile(const QString &path, const QString &defaultRegion = {});
/// The source that the meetings of the calendar file at \a path belong to.
SourceName sourceOf(const QString &path);
/// Reads the meetings to come in the calendar file at \a path.
Result<CalendarImport> readMeetingsFile(const QString &path, Instant now);

} // namespace savehub
