// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/id_source.h"
#include "ports/store.h"
#include "store/alive_table.h"
#include "store/auth_token_table.h"
#include "store/database.h"
#include "store/recent_record_cache.h"
#include "store/settings_layers.h"
#include "store/source_list.h"

#include <memory>

namespace savehub {

class ChangeWatch;

/// The store in a SQLite file. Belongs to the thread that opened it; any number of other
/// connections, of this process or another, may use the same file.
class SqlStore : public Store
{
public:
    /// \a ids must outlive the store. Errors about the file name it: BadInput or Refused when it
    /// cannot be used as it is, Corrupt when it is damaged. See Database::open().
    static Result<std::unique_ptr<SqlStore>> open(const DatabaseOptions &options, IdSource &ids,
                                                  const SettingsLayers &settings = {});
    ~SqlStore() override;

    /// Used from now on instead of options.busyTimeout.
    void setPatience(const Sql::Patience &patience) { sql().setPatience(patience); }

    Result<Decision> transact(const IncidentId &incident, Instant now,
                              const Decide &decide) override;
    Result<std::vector<Result<Decision>>> transactAll(const std::vector<Question> &questions,
                                                      Instant now) override;
    Result<IncidentRecord> load(const IncidentId &incident) override;
    std::vector<Result<IncidentRecord>> loadAll(const std::vector<IncidentId> &incidents) override;
    Result<Standing> standing(Instant now) override;
    Result<DataVersion> version() override;
    Result<std::vector<IncidentId>> due(Instant now, int limit) override;
    Result<std::vector<IncidentId>> dueBetween(DueKind kind, Instant from, Instant until,
                                               int limit) override;
    Result<std::optional<Instant>> nextDueAfter(Instant now) override;
    Result<std::optional<Instant>> nextCallDueAfter(Instant now) override;
    Done setAside(const IncidentId &incident, const QString &why, Instant now) override;
    Done takeUpSetAside() override;
    Result<std::vector<IncidentId>> unfinished() override;
    Result<std::vector<Attempt>> unpricedCalls(Instant endedSince) override;
    Result<std::vector<PolledText>> awaitedTexts(Instant acceptedSince) override;
    Result<std::optional<IncidentId>> incidentOfAttempt(const AttemptKey &attempt) override;
    Result<std::optional<IncidentId>> incidentOfStep(const StepId &step) override;
    Result<std::optional<IncidentId>> incidentFor(const MeetingId &meeting,
                                                  const PersonId &person) override;
    Result<bool> knowsSid(const ProviderSid &sid) override;
    Result<bool> hasLostCall(const Attempt &call, Instant since) override;
    Result<std::vector<TextReminder>> textReminders(const PhoneNumber &to, Instant until) override;
    Result<std::optional<Instant>> oldestAnswerableText(Instant now) override;
    Result<std::optional<TextReplyOutcome>> textReplyOutcome(const ProviderSid &sid) override;
    Done addHandledText(const HandledText &text, const QString &actor, Instant now) override;
    Result<Attempt> recordTestCall(const PhoneNumber &to, const QString &actor, Instant now,
                                   const IntendTestCall &intend) override;
    Done saveTestCall(const Attempt &call) override;
    Result<std::optional<Attempt>> testCall(const AttemptKey &key) override;
    Result<std::vector<Attempt>> unfinishedTestCalls(Instant now) override;
    Done saveSettings(const Settings &settings, const QString &actor, Instant now) override;
    Result<std::optional<Person>> personByEmail(const QString &email) override;
    Result<PeopleImported> importPeople(const std::vector<Person> &people, const QString &actor,
                                        Instant now, int mostIncidents = anyNumberOfIncidents,
                                        const PeopleImportTerms &terms = {}) override;
    Result<MeetingsImported> importMeetings(const MeetingImport &import, const QString &actor,
                                            Instant now,
                                            Confirmed confirmed = Confirmed::No) override;
    Result<std::vector<MeetingMatch>> matchMeetings(const MeetingImport &import) override;
    Result<MeetingsImported> importMeeting(const MeetingMatch &match, const QString &actor,
                                           Instant now, int mostIncidents) override;
    Result<std::vector<WouldPlan>> wouldPlan(const MeetingMatch &match, Instant now) override;
    Result<std::vector<WouldPlan>> wouldPlan(const Person &person, Instant now) override;
    Result<int> invitationsSince(const PersonId &person, Instant since) override;
    Done noteSource(const SourceName &source, const QString &actor, Instant now) override;
    Done noteTakeBack(const SourceName &source, int meetings, const QString &actor,
                      Instant now) override;
    Result<std::vector<MeetingId>> meetingsNamedBy(const SourceName &source, Instant now,
                                                   int limit) override;
    Result<TakenBack> detachSource(const SourceName &source, const MeetingId &meeting,
                                   const QString &actor, Instant now, int mostIncidents) override;
    /// The sources of meetings, with the number of future meetings of each.
    Result<std::vector<KnownSource>> sources(Instant now);
    /// When \a token was first seen. Remembers the fingerprint of a new one.
    Result<SeenToken> seeAuthToken(const QString &token, Instant now);
    /// Remembers that the operator was told how old \a token is.
    Done remindedOfAuthToken(const QString &token, Instant now);
    /// When a console last said setAlive().
    Result<std::optional<Instant>> lastAlive();
    Done setAlive(Instant now);
    /// The steps of at most \a limit incidents that should have been sent before \a now and are
    /// still pending.
    Result<std::vector<OverdueStep>> missed(Instant now, int limit);
    /// The numbers of all people and backup contacts while the settings do not say where calls may
    /// go, as in the database of an older version; nothing afterwards.
    Result<std::vector<PhoneNumber>> numbersWithoutCountries();
    /// Stores that calls and texts may go to \a countries.
    Done confirmCountries(const Countries &countries, const QString &actor, Instant now);
    /// Does nothing for a database in memory, which has no other connection.
    void setChangeListener(std::function<void()> listener) override;

private:
    SqlStore(std::unique_ptr<Database> database, IdSource &ids, const SettingsLayers &settings);
    Done addDefaultPolicy();
    Result<TestCallContext> testCallContext(const PhoneNumber &to, Instant now);
    Sql &sql() { return m_database->sql(); }

    std::unique_ptr<Database> m_database;
    IdSource &m_ids;
    SettingsLayers m_settings;
    RecentRecordCache m_recent;
    std::unique_ptr<ChangeWatch> m_watch;
};

} // namespace savehub
