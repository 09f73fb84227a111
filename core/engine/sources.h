// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/meeting.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace savehub {

struct MeetingsImported;

/// A source: who names meetings. It is one calendar's file or the REST API. Kind and name together
/// identify it in the store.
struct SourceName {
    MeetingSource kind = MeetingSource::Typed;
    QString name{}; ///< of a file: its path; empty: no source that is remembered
    bool operator==(const SourceName &) const = default;
    bool operator<(const SourceName &other) const
    {
        return kind == other.kind ? name < other.name : kind < other.kind;
    }
};

/// Everything that is pushed over the REST API.
SourceName restSource();
/// Stands for the sources of that \a kind from before sources were remembered one by one, until one
/// of them names the meeting again (resources/sql/sqlite/0021_sources.sql).
SourceName earlierSource(MeetingSource kind);

/// What happens to a meeting when one of its sources is taken back.
enum class RemovalEffect {
    Nothing,     ///< the source does not name it, or it has started
    OnlyItsName, ///< another source names it too, or it is cancelled already
    Cancels,
};

/// \a sources are all that name \a meeting; \a source is the one that is taken back.
RemovalEffect removalEffect(const Meeting &meeting, const std::vector<SourceName> &sources,
                            const SourceName &source, Instant now);

/// What taking back a source has done.
struct TakenBack {
    int cancelled = 0; ///< meetings
    int stayed = 0;    ///< meetings that other sources name too
    int incidentsSettled = 0;
    QStringList leftOut{};   ///< meetings that could not be cancelled, and why
    bool isCutShort = false; ///< the limit was reached: the same command again takes the rest
    bool operator==(const TakenBack &) const = default;
};

/// Cancelling a meeting, as an import does it, as a result of taking back its source.
TakenBack takenBackBy(const MeetingsImported &cancelling);

/// Adds \a part to \a sum.
void add(TakenBack &sum, const TakenBack &part);

} // namespace savehub
