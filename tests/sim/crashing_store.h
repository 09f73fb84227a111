// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store.h"

#include <functional>

namespace savehub {

/// The process ends here and now.
struct Crash {
};

/// The real store, with a moment before and after each commit at which the process may end.
class CrashingStore : public Store
{
public:
    CrashingStore(Store &inner, std::function<void()> mayCrash,
                  std::function<void(const IncidentId &)> refused)
        : m_inner(inner),
          m_mayCrash(std::move(mayCrash)),
          m_refused(std::move(refused))
    {
    }

    Result<Decision> transact(const IncidentId &incident, Instant now,
                              const Decide &decide) override
    {
        m_mayCrash();
        auto decision = m_inner.transact(incident, now, decide);
        if (!decision && decision.error().kind == Error::Kind::Conflict) {
            m_refused(incident);
        }
        m_mayCrash();
        return decision;
    }
    Result<IncidentRecord> load(const IncidentId &incident) override
    {
        return m_inner.load(incident);
    }
    Result<Standing> standing(Instant now) override { return m_inner.standing(now); }
    Result<std::vector<IncidentId>> due(Instant now, int limit) override
    {
        return m_inner.due(now, limit);
    }
    Result<std::optional<Instant>> nextDueAfter(Instant now) override
    {
        return m_inner.nextDueAfter(now);
    }
    Done setAside(const IncidentId &incident, const QString &why, Instant now) override
    {
        m_mayCrash();
        return m_inner.setAside(incident, why, now);
    }
    Done takeUpSetAside() override { return m_inner.takeUpSetAside(); }
    Result<std::vector<IncidentId>> unfinished() override { return m_inner.unfinished(); }
    Result<std::vector<Attempt>> unpricedCalls(Instant endedSince) override
    {
        return m_inner.unpricedCalls(endedSince);
    }
    Result<std::vector<FollowedText>> awaitedTexts(Instant acceptedSince) override
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
    Result<std::vector<TextReminder>> textReminders(const PhoneNumber &to, Instant until) override
    {
        return m_inner.textReminders(to, until);
    }
    Result<std::optional<Instant>> oldestAnswerableText(Instant now) override
    {
        return m_inner.oldestAnswerableText(now);
    }
    Result<std::optional<TextHeard>> heardText(const ProviderSid &sid) override
    {
        return m_inner.heardText(sid);
    }
    Done hear(const HeardText &text, const QString &actor, Instant now) override
    {
        m_mayCrash();
        return m_inner.hear(text, actor, now);
    }
    Result<Attempt> recordTestCall(const PhoneNumber &to, const QString &actor, Instant now,
                                   const IntendTestCall &intend) override
    {
        m_mayCrash();
        auto recorded = m_inner.recordTestCall(to, actor, now, intend);
        m_mayCrash();
        return recorded;
    }
    Done saveTestCall(const Attempt &call) override
    {
        m_mayCrash();
        return m_inner.saveTestCall(call);
    }
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
        m_mayCrash();
        return m_inner.saveSettings(settings, actor, now);
    }
    Result<PeopleImported> importPeople(const std::vector<Person> &people, const QString &actor,
                                        Instant now, int mostIncidents) override
    {
        return m_inner.importPeople(people, actor, now, mostIncidents);
    }
    Result<MeetingsImported> importMeetings(const MeetingImport &import, const QString &actor,
                                            Instant now) override
    {
        return m_inner.importMeetings(import, actor, now);
    }
    Result<std::vector<MeetingMatch>> matchMeetings(const MeetingImport &import) override
    {
        return m_inner.matchMeetings(import);
    }
    Result<MeetingsImported> importMeeting(const MeetingMatch &match, const QString &actor,
                                           Instant now, int mostIncidents) override
    {
        m_mayCrash();
        auto imported = m_inner.importMeeting(match, actor, now, mostIncidents);
        m_mayCrash();
        return imported;
    }
    void setChangeListener(std::function<void()> listener) override
    {
        m_inner.setChangeListener(std::move(listener));
    }

private:
    Store &m_inner;
    std::function<void()> m_mayCrash;
    std::function<void(const IncidentId &)> m_refused; ///< what the engine decided
};

} // namespace savehub
