// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "import_report.h"
#include "print.h"
#include "sql_store.h"
#include "uuid_source.h"
#include "wall_time.h"

namespace savehub {

int importCalendarCommand(const CommandLine &line, const DatabaseOptions &database)
{
    const auto now = wallTime();
    const auto calendar = readMeetingsFile(line.argument, now);
    if (!calendar) {
        return fail(calendar.error());
    }
    UuidSource ids;
    const auto store = SqlStore::open(database, ids);
    if (!store) {
        return fail(store.error());
    }
    const auto actor = QStringLiteral("import-calendar");
    const auto imported = (*store)->importMeetings(calendar->import, actor, now);
    return imported ? tell(reportOf(*imported, calendar->warnings)) : fail(imported.error());
}

} // namespace savehub
