// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/import_limits.h"
#include "engine/imports.h"
#include "engine/meeting_plan.h"
#include "store/incident_planner.h"
#include "store/settings_layers.h"

namespace savehub {

/// Applies matchMeetings() and planMeeting() to what is stored. The caller holds the transaction.
class MeetingImporter
{
public:
    MeetingImporter(Sql &sql, IdSource &ids, const QString &actor, Instant now,
                    const SettingsLayers &layers);

    /// Remembers that \a source imports now.
    Done note(const SourceName &source);
    /// Matches \a import with the stored meetings. BadInput names the first meeting without a UID.
    Result<std::vector<MeetingMatch>> match(const MeetingImport &import);
    /// See Store::wouldPlan().
    Result<std::vector<WouldPlan>> wouldPlan(const MeetingMatch &match);
    /// Takes all of \a import; see Store::importMeetings().
    Result<MeetingsImported> takeAll(const MeetingImport &import, Confirmed confirmed);
    /// Settles and plans at most \a mostIncidents; see Store::importMeeting().
    Result<MeetingsImported> take(const MeetingMatch &match, int mostIncidents);
    /// \a source does not name that meeting any more; see Store::detachSource().
    Result<TakenBack> detachSource(const SourceName &source, const MeetingId &meeting,
                                   int mostIncidents);

private:
    /// What a match changes as things stand, and who is known of the people that it concerns.
    struct Planned {
        MeetingChange change;
        PeopleByEmail people;
    };

    Result<Planned> planned(const MeetingMatch &match);
    Done checkAmounts(const std::vector<MeetingMatch> &matches);
    Result<std::optional<StoredMeeting>> stored(const MeetingMatch &match);
    Result<StoredMeeting> whole(const Meeting &meeting);
    Result<PeopleByEmail> peopleIn(const MeetingMatch &match,
                                   const std::optional<StoredMeeting> &stored);
    Result<MeetingsImported> apply(MeetingChange change, const SourceName &source,
                                   int mostIncidents);
    Done settle(const Settlement &settlement);
    Done plan(const PersonId &person, const Meeting &meeting);
    Done storeMeeting(MeetingChange &change);
    Done remember(const SourceName &source, const MeetingId &meeting, const MeetingCommit &commit);
    Done audit(const MeetingChange &change);

    Sql &m_sql;
    IdSource &m_ids;
    QString m_actor;
    Instant m_now;
    SettingsLayers m_layers;
    IncidentPlanner m_planner;
};

} // namespace savehub
