// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "call_history_file.h"
#include "print.h"
#include "sql_incident_reader.h"
#include "sql_store.h"
#include "uuid_source.h"

namespace savehub {

int exportCallsCommand(const CommandLine &line, const DatabaseOptions &database)
{
    UuidSource ids;
    // Opened for writing first: that brings an older database up to date.
    const auto store = SqlStore::open(database, ids);
    if (!store) {
        return fail(store.error());
    }
    const auto reader = SqlIncidentReader::open(database);
    if (!reader) {
        return fail(reader.error());
    }
    const auto exported = exportCalls(**reader, line.argument, line.fullNumbers);
    return exported ? exitDone : fail(exported.error());
}

} // namespace savehub
