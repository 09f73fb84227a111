// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/print.h"
#include "app/uuid_source.h"
#include "csv/call_history_file.h"
#include "domain/words.h"
#include "store/sql_incident_reader.h"
#include "store/sql_store.h"

#include <QFile>

namespace savehub {

int exportCallsCommand(const CommandLine &line, const DatabaseOptions &database)
{
    if (!QFile::exists(database.path)) { // an export creates none
        return fail({Error::Kind::NotFound,
                     Words::tr("There is no database %1 to export from.").arg(database.path),
                     Words::tr("Start the console once, or name another with --database.")});
    }
    UuidSource ids;
    // Opened for writing first, since that brings an older database up to date.
    const auto store = SqlStore::open(database, ids);
    if (!store) {
        return fail(store.error());
    }
    const auto reader = SqlIncidentReader::open(database);
    if (!reader) {
        return fail(reader.error());
    }
    const auto exported = exportCalls(**reader, line.argument, line.fullNumbers, printRedaction());
    return exported ? exitDone : fail(exported.error());
}

} // namespace savehub
