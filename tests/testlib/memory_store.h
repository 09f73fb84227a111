// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/id_source.h"
#include "tests/testlib/memory_records.h"

#include <map>

namespace savehub {

/// A store without a database. To the engine it behaves like a SqlStore on a new file, only faster.
/// It keeps nothing that the port cannot ask for (audit trail, call events), and no test calls.
class MemoryStore : public Store
{
public:
    /// \a ids must outlive the store. It takes them in the same order as a SqlStore.
    explicit MemoryStore(IdSource &ids);

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
    void setChangeListener(std::function<void()>) override {} // nobody else changes the store

private:
    struct Invitation {
        Meeting meeting;
        std::vector<Invitee> invitees;
    };
    struct Tables {
        std::map<PersonId, Person> people;
        PeopleByEmail byEmail;
        std::map<MeetingId, Invitation> meetings;
        std::map<MeetingId, std::vector<SourceName>> sources;
        MemoryRecords records;
        std::map<Warning, Instant> warnedAt;
        std::map<ProviderSid, TextReplyOutcome> heard;
    };

    /// Does \a work on the tables. An error leaves them as they were.
    template <typename Work>
    auto allOrNothing(Work work) -> decltype(work())
    {
        auto before = m_tables;
        auto result = work();
        if (!result) {
            m_tables = std::move(before);
        }
        return result;
    }
    Standing standingAt(Instant now) const;
    IncidentRecord recordOf(const MemoryRecords::Row &row) const;
    IncidentRecord withNearbyCalls(IncidentRecord record) const;
    std::vector<OthersUse> othersUse(const IncidentRecord &record, Instant now) const;
    Result<Decision> decideOne(const Question &question, Standing &standing, Instant now,
                               bool isOneOfMany);
    Done save(const Decision &decision, Instant now);

    // Imports, in memory_imports.cpp.
    Done takePerson(const Person &read, const PeopleImportTerms &terms, Instant now,
                    int mostIncidents, PeopleImported &count);
    Done planMissing(const Person &person, Instant now, int mostIncidents, PeopleImported &count);
    std::vector<Meeting> toPlan(const Person &person, Instant now) const;
    Done plan(const Person &person, const Meeting &meeting, Instant now);
    Result<std::optional<StoredMeeting>> stored(const MeetingMatch &match) const;
    StoredMeeting whole(const Invitation &invitation) const;
    Result<MeetingsImported> takeMeeting(const MeetingMatch &match, const QString &actor,
                                         Instant now, int mostIncidents);
    Done settle(const Settlement &settlement, const QString &actor, Instant now);
    void storeMeeting(MeetingChange &change);

    // What imports would plan, in memory_survey.cpp.
    std::map<QString, Instant> firstInvitations(const PersonId &person) const;
    Done checkUnless(Confirmed confirmed, const std::vector<MeetingMatch> &matches, Instant now);
    // Sources, in memory_sources.cpp.
    void remember(const SourceName &source, const MeetingId &meeting, const MeetingCommit &commit);
    void addName(const SourceName &source, const MeetingId &meeting);
    void removeName(const SourceName &source, const MeetingId &meeting);
    Result<TakenBack> takeBack(const SourceName &source, const MeetingId &meeting,
                               const QString &actor, Instant now, int mostIncidents);

    IdSource &m_ids;
    Tables m_tables;
    Settings m_settings;
    qint64 m_changes = 0;
};

} // namespace savehub
