// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/settings.h"
#include "engine/decide.h"
#include "engine/import_limits.h"
#include "engine/meeting_plan.h"
#include "engine/people_import_terms.h"
#include "engine/test_call_rules.h"
#include "engine/text_replies.h"
#include "engine/text_tracking.h"

#include <functional>
#include <optional>
#include <vector>

namespace savehub {

/// What kind of thing of an incident falls due. Other is emails and the incident's expiry.
enum class DueKind { Call, Text, Other };

/// Differs after every change of the database, whoever made it. While it is the same, what was read
/// before still holds.
struct DataVersion {
    qint64 ours = 0;   ///< changes by this connection
    qint64 others = 0; ///< commits by others, or by anybody
    bool operator==(const DataVersion &) const = default;
};

/// What the runtime needs from the database. Nobody may assume to be its only user: another process
/// may import, resolve or switch at any time. Errors are of kind Unavailable when trying again may
/// help (the database is busy), Corrupt when it will not.
class Store
{
public:
    virtual ~Store() = default;

    /// May be called again for the same incident, when another incident spoilt their common
    /// transaction.
    using Decide = std::function<Decision(const IncidentRecord &, const Standing &)>;

    /// One transaction: reads the incident and the standing, lets \a decide decide, saves what it
    /// says (record, call events, audit entries, notices, warnings, a heard text, the next due
    /// moment), and commits durably. A decision with a refusal is rolled back and returned as it
    /// is. A text that was heard before is an error of kind Conflict.
    virtual Result<Decision> transact(const IncidentId &incident, Instant now,
                                      const Decide &decide) = 0;

    /// An incident, and the function that decides about it.
    struct Question {
        IncidentId incident;
        Decide decide;
    };
    /// transact() for each of \a questions, in their order and in one commit. Each sees what those
    /// before it changed, the standing too. One that is refused, or cannot be read or saved, is
    /// left out with its own error. An error of the whole means that nothing changed for anybody.
    /// Only a disk that fails at the very end of a commit may have saved all of it.
    virtual Result<std::vector<Result<Decision>>>
    transactAll(const std::vector<Question> &questions, Instant now) = 0;

    virtual Result<IncidentRecord> load(const IncidentId &incident) = 0;
    /// Reads each of \a incidents, in their order.
    virtual std::vector<Result<IncidentRecord>>
    loadAll(const std::vector<IncidentId> &incidents) = 0;
    virtual Result<Standing> standing(Instant now) = 0;
    virtual Result<DataVersion> version() = 0;

    /// Incidents whose next due moment is not after \a now, earliest first, at most \a limit.
    virtual Result<std::vector<IncidentId>> due(Instant now, int limit) = 0;
    /// Incidents of which something of \a kind fell due from \a from to \a until, ends included.
    virtual Result<std::vector<IncidentId>> dueBetween(DueKind kind, Instant from, Instant until,
                                                       int limit) = 0;
    /// The earliest moment after \a now at which something falls due.
    virtual Result<std::optional<Instant>> nextDueAfter(Instant now) = 0;
    /// The same, but only for what has to do with calls.
    virtual Result<std::optional<Instant>> nextCallDueAfter(Instant now) = 0;
    /// That incident cannot be read. Nothing of it is due until it is saved again or all are taken
    /// up, so that it holds nobody up. The audit trail keeps \a why, once.
    virtual Done setAside(const IncidentId &incident, const QString &why, Instant now) = 0;
    /// What was set aside is due again. For the start of a program.
    virtual Done takeUpSetAside() = 0;
    /// Incidents with a step in SENDING or a call whose end is not known.
    virtual Result<std::vector<IncidentId>> unfinished() = 0;

    /// Twilio's calls that ended after \a endedSince and whose price is not known.
    virtual Result<std::vector<Attempt>> unpricedCalls(Instant endedSince) = 0;

    /// Texts that a provider took after \a acceptedSince and of which news may still come: whether
    /// they arrived, what they cost.
    virtual Result<std::vector<PolledText>> awaitedTexts(Instant acceptedSince) = 0;

    virtual Result<std::optional<IncidentId>> incidentOfAttempt(const AttemptKey &attempt) = 0;
    virtual Result<std::optional<IncidentId>> incidentOfStep(const StepId &step) = 0;
    /// The incident of \a person for \a meeting: the one that is not settled, else the newest.
    virtual Result<std::optional<IncidentId>> incidentFor(const MeetingId &meeting,
                                                          const PersonId &person) = 0;
    /// Whether the store has a call or text with that SID already.
    virtual Result<bool> knowsSid(const ProviderSid &sid) = 0;

    /// Whether another call to \a call's number, intended after \a since, was given up: nobody will
    /// ever know whether the provider has it, and which one it is.
    virtual Result<bool> hasLostCall(const Attempt &call, Instant since) = 0;

    /// The reminders by text that were sent to that number up to \a until; the newest of them.
    virtual Result<std::vector<TextReminder>> textReminders(const PhoneNumber &to,
                                                            Instant until) = 0;
    /// When the oldest reminder left, by text and Twilio, that may still be answered: its incident
    /// is not settled, and its meeting started no more than ten minutes ago.
    virtual Result<std::optional<Instant>> oldestAnswerableText(Instant now) = 0;
    /// What was made of the text with that SID. Nothing when it was not heard yet.
    virtual Result<std::optional<TextReplyOutcome>> textReplyOutcome(const ProviderSid &sid) = 0;
    /// Remembers a text that no decision is about. Conflict when it was heard before.
    virtual Done addHandledText(const HandledText &text, const QString &actor, Instant now) = 0;

    /// One transaction: reads what matters for a test call to that number at \a now, asks
    /// \a intend, and records durably the intent and that \a actor wanted it. An error of \a intend
    /// is returned as it is.
    using IntendTestCall = std::function<Result<Attempt>(const TestCallContext &)>;
    virtual Result<Attempt> recordTestCall(const PhoneNumber &to, const QString &actor, Instant now,
                                           const IntendTestCall &intend) = 0;
    virtual Done saveTestCall(const Attempt &call) = 0;
    virtual Result<std::optional<Attempt>> testCall(const AttemptKey &key) = 0;
    /// Test calls that are open, and those whose price is not known yet but may come.
    virtual Result<std::vector<Attempt>> unfinishedTestCalls(Instant now) = 0;

    virtual Done saveSettings(const Settings &settings, const QString &actor, Instant now) = 0;

    /// The person who is known by \a email, however it is written.
    virtual Result<std::optional<Person>> personByEmail(const QString &email) = 0;
    /// One transaction. Adds and updates people by their email, as merged() says. Plans the
    /// incidents that they lack for future meetings which name them, at most \a mostIncidents in
    /// all. A person whose number would change without the confirmation in \a terms is left out.
    virtual Result<PeopleImported> importPeople(const std::vector<Person> &people,
                                                const QString &actor, Instant now,
                                                int mostIncidents = anyNumberOfIncidents,
                                                const PeopleImportTerms &terms = {}) = 0;

    /// One transaction, all of it or nothing; for a few meetings. Adds, moves and cancels meetings,
    /// and plans or settles their incidents. Unconfirmed, with nothing changed, when it would plan
    /// more than an import may plan by itself (import_limits.h), counting what was planned before.
    virtual Result<MeetingsImported> importMeetings(const MeetingImport &import,
                                                    const QString &actor, Instant now,
                                                    Confirmed confirmed = Confirmed::No) = 0;
    /// The same in two steps, for many meetings. First: what \a import is about (reading only).
    /// Then: each match in a transaction of its own that settles and plans at most
    /// \a mostIncidents. The meeting itself changes once all incidents are settled that have to be,
    /// and before any is planned.
    virtual Result<std::vector<MeetingMatch>> matchMeetings(const MeetingImport &import) = 0;
    virtual Result<MeetingsImported> importMeeting(const MeetingMatch &match, const QString &actor,
                                                   Instant now, int mostIncidents) = 0;

    // What an import would plan. Reading only.

    /// What importMeeting() would plan for \a match, by email. NotFound as there.
    virtual Result<std::vector<WouldPlan>> wouldPlan(const MeetingMatch &match, Instant now) = 0;
    /// What importPeople() would plan for \a person, by UID and day.
    virtual Result<std::vector<WouldPlan>> wouldPlan(const Person &person, Instant now) = 0;
    /// How often \a person was invited after \a since, counted as ImportAmounts counts what is
    /// planned.
    virtual Result<int> invitationsSince(const PersonId &person, Instant since) = 0;

    // Which source names which meeting, and taking a source back.

    /// \a source imports now. importMeetings() and importMeeting() remember which meetings it
    /// names.
    virtual Done noteSource(const SourceName &source, const QString &actor, Instant now) = 0;
    /// For the audit trail: \a actor takes back \a source, which names \a meetings future meetings.
    virtual Done noteTakeBack(const SourceName &source, int meetings, const QString &actor,
                              Instant now) = 0;
    /// The meetings after \a now that \a source names, cancelled ones too, by start.
    virtual Result<std::vector<MeetingId>> meetingsNamedBy(const SourceName &source, Instant now,
                                                           int limit) = 0;
    /// \a source does not name that meeting any more. If no other source does, the meeting is
    /// cancelled, like one that its calendar does not list any more, in transactions that settle at
    /// most \a mostIncidents each. The last transaction removes the name. A meeting that has
    /// started stays as it is.
    virtual Result<TakenBack> detachSource(const SourceName &source, const MeetingId &meeting,
                                           const QString &actor, Instant now,
                                           int mostIncidents) = 0;

    /// \a listener is called on the thread of the store after another connection changed the
    /// database.
    virtual void setChangeListener(std::function<void()> listener) = 0;
};

} // namespace savehub
