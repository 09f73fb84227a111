// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "import_report.h"
#include "print.h"
#include "sql_store.h"
#include "uuid_source.h"
#include "wall_time.h"

namespace savehub {

int importPeopleCommand(const CommandLine &line, const DatabaseOptions &database)
{
    const auto file = readPeopleFile(line.argument, line.defaultRegion);
    if (!file) {
        return fail(file.error());
    }
    UuidSource ids;
    const auto store = SqlStore::open(database, ids);
    if (!store) {
        return fail(store.error());
    }
    const auto actor = QStringLiteral("import-people");
    const auto imported = (*store)->importPeople(file->people, actor, wallTime());
    return imported ? tell(reportOf(*imported, *file)) : fail(imported.error());
}

} // namespace savehub
