// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/commands/import_run.h"
#include "app/import_report.h"
#include "app/print.h"
#include "app/uuid_source.h"
#include "app/wall_time.h"
#include "store/sql_store.h"

namespace savehub {

int importCalendarCommand(const CommandLine &line, const DatabaseOptions &database)
{
    const auto now = wallTime();
    auto calendar = readMeetingsFile(line.argument, now);
    if (!calendar) {
        return fail(calendar.error());
    }
    UuidSource ids;
    const auto store = SqlStore::open(database, ids);
    if (!store) {
        return fail(store.error());
    }
    const auto turn = waitForTurn(database.path);
    if (!turn) {
        return fail(turn.error());
    }
    MeetingImportWork work(std::move(calendar->import), QStringLiteral("import-calendar"),
                           confirmedBy(line));
    const auto done = carryOut(work, **store, database.path);
    return done ? tell(reportOf(work.imported(), calendar->warnings)) : fail(done.error());
}

} // namespace savehub
