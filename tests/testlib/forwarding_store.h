// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"

namespace savehub {

/// Forwards to another store. A test overrides the few functions in which it makes trouble.
class ForwardingStore : public Store
{
public:
    explicit ForwardingStore(Store &inner)
        : m_inner(inner)
    {
    }

    Result<Decision> transact(const IncidentId &incident, Instant now,
                              const Decide &decide) override
    {
        return m_inner.transact(incident, now, decide);
    }
    Result<std::vector<Result<Decision>>> transactAll(const std::vector<Question> &questions,
                                                      Instant now) override
    {
        return m_inner.transactAll(questions, now);
    }
    std::vector<Result<IncidentRecord>> loadAll(const std::vector<IncidentId> &incidents) override
    {
        return m_inner.loadAll(incidents);
    }
    Result<IncidentRecord> load(const IncidentId &incident) override
    {
        return m_inner.load(incident);
    }
    Result<Standing> standing(Instant now) override { return m_inner.standing(now); }
    Result<DataVersion> version() override { return m_inner.version(); }
    Result<std::vector<IncidentId>> due(Instant now, int limit) override
    {
        return m_inner.due(now, limit);
    }
    Result<std::vector<IncidentId>> dueBetween(DueKind kind, Instant from, Instant until,
                                               int limit) override
    {
        return m_inner.dueBetween(kind, from, until, limit);
    }
    Result<std::optional<Instant>> nextCallDueAfter(Instant now) override
    {
        return m_inner.nextCallDueAfter(now);
    }
    Done setAside(const IncidentId &incident, const QString &why, Instant now) override
    {
        return m_inner.setAside(incident, why, now);
    }
    Done takeUpSetAside() override { return m_inner.takeUpSetAside(); }
    Result<std::optional<Instant>> nextDueAfter(Instant now) override
    {
        return m_inner.nextDueAfter(now);
    }
    Result<std::vector<IncidentId>> unfinished() override { return m_inner.unfinished(); }
    Result<std::vector<Attempt>> unpricedCalls(Instant endedSince) override
    {
        return m_inner.unpricedCalls(endedSince);
    }
    Result<std::vector<PolledText>> awaitedTexts(Instant acceptedSince) override
    {
        return m_inner.awaitedTexts(acceptedSince);
    }
    Result<std::optional<IncidentId>> incidentOfStep(const StepId &step) override
    {
        return m_inner.incidentOfStep(step);
    }
    Result<std::optional<IncidentId>> incidentOfAttempt(const AttemptKey &attempt) override
    {
        return m_inner.incidentOfAttempt(attempt);
    }
    Result<std::optional<IncidentId>> incidentFor(const MeetingId &meeting,
                                                  const PersonId &person) override
    {
        return m_inner.incidentFor(meeting, person);
    }
    Result<bool> knowsSid(const ProviderSid &sid) override { return m_inner.knowsSid(sid); }
    Result<bool> hasLostCall(const Attempt &call, Instant since) override
    {
        return m_inner.hasLostCall(call, since);
    }
    Result<std::vector<TextReminder>> textReminders(const PhoneNumber &to, Instant until) override
    {
        return m_inner.textReminders(to, until);
    }
    Result<std::optional<Instant>> oldestAnswerableText(Instant now) override
    {
        return m_inner.oldestAnswerableText(now);
    }
    Result<std::optional<TextReplyOutcome>> textReplyOutcome(const ProviderSid &sid) override
    {
        return m_inner.textReplyOutcome(sid);
    }
    Done addHandledText(const HandledText &text, const QString &actor, Instant now) override
    {
        return m_inner.addHandledText(text, actor, now);
    }
    Result<Attempt> recordTestCall(const PhoneNumber &to, const QString &actor, Instant now,
                                   const IntendTestCall &intend) override
    {
        return m_inner.recordTestCall(to, actor, now, intend);
    }
    Done saveTestCall(const Attempt &call) override { return m_inner.saveTestCall(call); }
    Result<std::optional<Attempt>> testCall(const AttemptKey &key) override
    {
        return m_inner.testCall(key);
    }
    Result<std::vector<Attempt>> unfinishedTestCalls(Instant now) override
    {
        return m_inner.unfinishedTestCalls(now);
    }
    Done saveSettings(const Settings &settings, const QString &actor, Instant now) override
    {
        return m_inner.saveSettings(settings, actor, now);
    }
    Result<std::optional<Person>> personByEmail(const QString &email) override
    {
        return m_inner.personByEmail(email);
    }
    Result<PeopleImported> importPeople(const std::vector<Person> &people, const QString &actor,
                                        Instant now, int mostIncidents,
                                        const PeopleImportTerms &terms = {}) override
    {
        return m_inner.importPeople(people, actor, now, mostIncidents, terms);
    }
    Result<MeetingsImported> importMeetings(const MeetingImport &import, const QString &actor,
                                            Instant now, Confirmed confirmed) override
    {
        return m_inner.importMeetings(import, actor, now, confirmed);
    }
    Result<std::vector<MeetingMatch>> matchMeetings(const MeetingImport &import) override
    {
        return m_inner.matchMeetings(import);
    }
    Result<MeetingsImported> importMeeting(const MeetingMatch &match, const QString &actor,
                                           Instant now, int mostIncidents) override
    {
        return m_inner.importMeeting(match, actor, now, mostIncidents);
    }
    Result<std::vector<WouldPlan>> wouldPlan(const MeetingMatch &match, Instant now) override
    {
        return m_inner.wouldPlan(match, now);
    }
    Result<std::vector<WouldPlan>> wouldPlan(const Person &person, Instant now) override
    {
        return m_inner.wouldPlan(person, now);
    }
    Result<int> invitationsSince(const PersonId &person, Instant since) override
    {
        return m_inner.invitationsSince(person, since);
    }
    Done noteSource(const SourceName &source, const QString &actor, Instant now) override
    {
        return m_inner.noteSource(source, actor, now);
    }
    Done noteTakeBack(const SourceName &source, int meetings, const QString &actor,
                      Instant now) override
    {
        return m_inner.noteTakeBack(source, meetings, actor, now);
    }
    Result<std::vector<MeetingId>> meetingsNamedBy(const SourceName &source, Instant now,
                                                   int limit) override
    {
        return m_inner.meetingsNamedBy(source, now, limit);
    }
    Result<TakenBack> detachSource(const SourceName &source, const MeetingId &meeting,
                                   const QString &actor, Instant now, int mostIncidents) override
    {
        return m_inner.detachSource(source, meeting, actor, now, mostIncidents);
    }
    void setChangeListener(std::function<void()> listener) override
    {
        m_inner.setChangeListener(std::move(listener));
    }

protected:
    Store &m_inner;
};

} // namespace savehub
