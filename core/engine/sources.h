// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/meeting.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace savehub {

struct MeetingsImported;

/// Who names meetings: one calendar's file, the REST API. The store knows it by both.
struct SourceName {
    MeetingSource kind = MeetingSource::Typed;
    QString name{}; ///< of a file its path; empty: nobody that is remembered
    bool operator==(const SourceName &) const = default;
    bool operator<(const SourceName &other) const
    {
        return kind == other.kind ? name < other.name : kind < other.kind;
    }
};

/// Whatever is pushed over the REST API.
SourceName restSource();
/// What stands for the sources of that \a kind from before they were remembered one by one, until one
/// of them names the meeting again (resources/sql/sqlite/0021_sources.sql).
SourceName earlierSource(MeetingSource kind);

/// What it means for a meeting that one of its sources is taken back.
enum class LettingGo {
    Nothing,     ///< the source does not name it, or it has started
    OnlyItsName, ///< another source names it too, or it is cancelled already
    Cancels,
};

/// \a sources are all that name \a meeting, \a source the one that is taken back.
LettingGo lettingGo(const Meeting &meeting, const std::vector<SourceName> &sources,
                    const SourceName &source, Instant now);

/// What taking a source back has done.
struct TakenBack {
    int cancelled = 0; ///< meetings
    int stayed = 0;    ///< meetings that other sources name too
    int incidentsSettled = 0;
    QStringList leftOut{};   ///< meetings that could not be cancelled, and why
    bool isCutShort = false; ///< the limit was reached: the same again takes what is left
    bool operator==(const TakenBack &) const = default;
};

/// What cancelling a meeting, as an import does that, is to the source that is taken back.
TakenBack takenBackBy(const MeetingsImported &cancelling);

/// What both did.
void add(TakenBack &sum, const TakenBack &part);

} // namespace savehub
