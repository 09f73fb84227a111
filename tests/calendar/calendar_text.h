// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include "calendar/calendar_file.h"

/// Helpers with which the tests of this folder write calendars and what was read from them.
namespace calendar_text {

using namespace savehub;

inline Instant at(const char *iso)
{
    return toInstant(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

inline const auto from = at("2026-01-01T00:00:00Z");
inline const auto until = at("2026-12-31T23:59:59Z");

/// A calendar whose first event begins in line 4.
inline QByteArray vcalendar(const QByteArray &events, const QByteArray &method = "PUBLISH")
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:" + method + "\r\n" + events
           + "END:VCALENDAR\r\n";
}

/// An event, which \a lines describe further.
inline QByteArray vevent(const QByteArray &uid, const QByteArray &lines)
{
    return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\n" + lines
           + "\r\nEND:VEVENT\r\n";
}

inline Result<CalendarImport> read(const QByteArray &ics, const QByteArray &zone = "Europe/Berlin")
{
    return readCalendar(ics, QStringLiteral("team.ics"), from, until, zone);
}

/// "2026-03-16T08:00Z title", with "(original start)" and "cancelled" if they apply.
inline QString brief(const CalendarMeeting &entry)
{
    const auto &meeting = entry.meeting;
    auto text = toIso(meeting.start).left(16) + u'Z';
    if (!meeting.occurrence.isEmpty()) {
        text += QStringLiteral(" (%1Z)").arg(meeting.occurrence.left(16));
    }
    text += u' ' + meeting.title;
    return meeting.cancelled ? text + QStringLiteral(" cancelled") : text;
}

inline QStringList briefs(const Result<CalendarImport> &calendar)
{
    if (!calendar) {
        return {calendar.error().text()};
    }
    QStringList all;
    for (const auto &entry : calendar->import.meetings) {
        all += brief(entry);
    }
    return all;
}

inline QStringList lines(const char *text)
{
    return QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace calendar_text
