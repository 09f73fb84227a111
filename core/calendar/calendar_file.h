// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "domain/error.h"
#include "engine/imports.h"

namespace savehub {

/// What was read from a calendar, and what was left out of it.
struct CalendarImport {
    MeetingImport import;
    QStringList warnings; ///< for the user; each names the line and the event it is about
};

constexpr qint64 largestCalendar = 16LL * 1024 * 1024; ///< bytes
constexpr size_t mostMeetingsOfOneCalendar = 50'000;

/// Reads iCalendar text (RFC 5545): every meeting that starts from \a from to \a until, both
/// inclusive, with recurring events as one meeting for each occurrence.
///
/// Times without a zone belong to \a floatingZone (an IANA name), or to the system's zone when that
/// is empty. All-day events are no meetings. An event whose zone or repetition cannot be worked out
/// is left out with a warning, and its UID with it: what the store knows of it stays as it is. The
/// same holds for the rest of a series when a message (METHOD:REQUEST or CANCEL) describes only
/// single occurrences.
///
/// The error (BadInput) means that the text is broken; it names \a fileName, the line and the
/// field, and nothing is to be imported.
Result<CalendarImport> readCalendar(const QByteArray &ics, const QString &fileName, Instant from,
                                    Instant until, const QByteArray &floatingZone = {});

/// The content of the file \a path, at most largestCalendar bytes.
Result<QByteArray> readCalendarFile(const QString &path);

} // namespace savehub
