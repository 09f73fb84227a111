// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sources.h"
#include "store/sql.h"

namespace savehub {

/// A source as the operator sees it.
struct KnownSource {
    qint64 number = 0; ///< never changes
    SourceName source{};
    Instant firstAt{};
    Instant lastAt{};     ///< of its last import
    int meetings = 0;     ///< to come and not cancelled
    int shared = 0;       ///< of those, meetings that others name too
    int incidents = 0;    ///< unsettled ones of these meetings
    int ownIncidents = 0; ///< of those, the ones that go when it is taken back
    bool operator==(const KnownSource &) const = default;
};

/// All of them, in the order of their first import.
Result<std::vector<KnownSource>> listSources(Sql &sql, Instant now);

} // namespace savehub
