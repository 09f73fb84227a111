// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "import_report.h"
#include "import_run.h"
#include "print.h"
#include "sql_store.h"
#include "uuid_source.h"

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
    PeopleImportWork work(file->people, QStringLiteral("import-people"));
    const auto done = carryOut(work, **store, database.path);
    return done ? tell(reportOf(work.imported(), *file)) : fail(done.error());
}

} // namespace savehub
