// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imports.h"
#include "engine/incident_record.h"
#include "ports/id_source.h"

#include <initializer_list>

namespace savehub::sample {

/// The instant of \a iso, which must be as toIso() writes it. Anything else ends the test.
Instant at(const char *iso);

/// Tuesday, 10:00 UTC: when the meetings of the samples start.
Instant start();
/// An hour before start().
Instant before();

/// Every field is set. The email is "<name>@example.org" in lower case, the id is \a name.
Person person(const QString &name = QStringLiteral("Ana"));
/// Every field is set except cancelled. The id is empty: stores give ids.
Meeting meeting(const QString &uid = QStringLiteral("standup@example.org"), Instant when = start());
/// meeting() with those people invited, by the emails that person() gives them.
CalendarMeeting invitation(const QString &uid, Instant when,
                           std::initializer_list<const char *> names);
/// The import of a calendar that lists \a meetings and whose window is the week around start().
MeetingImport import(std::vector<CalendarMeeting> meetings);

/// An attempt of \a record's call step with every field set. \a number is 1 or 2.
Attempt attempt(const IncidentRecord &record, int number);

/// "id-1", "id-2", …
class CountingIds : public IdSource
{
public:
    QString next() override { return QStringLiteral("id-%1").arg(++m_last); }

private:
    int m_last = 0;
};

} // namespace savehub::sample
