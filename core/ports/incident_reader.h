// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call_event.h"
#include "domain/error.h"
#include "engine/call_outcome.h"
#include "engine/decision_context.h"
#include "engine/incident_record.h"
#include "engine/line.h"

#include <QString>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace savehub {

/// One line of the live table.
struct BoardRow {
    IncidentId id;
    QString person;
    QString phone; ///< masked, empty without one
    QString meeting;
    Instant start;
    QByteArray timeZone; ///< of the person
    IncidentState state = IncidentState::Scheduled;
    Reason resolution = Reason::None;
    std::optional<Channel> nextChannel; ///< of the next step that waits
    std::optional<Recipient> nextRecipient;
    std::optional<Instant> nextStepAt;
    std::optional<Attempt> lastAttempt;
    std::optional<Step> lastStep; ///< the newest that ended, when there was no call
    Money cost;                   ///< of its calls and texts: price where known, else the estimate
    bool isRinging = false;       ///< a call is under way
    bool hasFailed = false;       ///< a step failed, or nobody could be called

    bool operator==(const BoardRow &) const = default;
};

/// One incident with everything that happened to it.
struct IncidentDetail {
    IncidentRecord record;
    std::vector<CallEvent> callEvents; ///< by time
};

/// A step that waits to be sent.
struct WaitingStep {
    QString person;
    Instant start; ///< of the meeting
    Channel channel{};
    Instant dueAt;

    bool operator==(const WaitingStep &) const = default;
};

/// One call, for the history and its export.
struct CallRow {
    Attempt attempt;
    int stepNumber = 0;
    QString person;
    QString meeting;
    Instant meetingStart;
};

/// The counts that the window shows while it has nothing else to show.
struct Totals {
    int people = 0;
    int meetingsToCome = 0;
    int incidents = 0;
};

/// How late a first call's intent was recorded after its step was due.
struct CallLateness {
    static constexpr std::array<Milliseconds, 9> bounds{
        Milliseconds(50),    Milliseconds(100),   Milliseconds(250),
        Milliseconds(500),   Milliseconds(1000),  Milliseconds(5000),
        Milliseconds(10000), Milliseconds(30000), Milliseconds(60000)};
    std::array<qint64, bounds.size()> within{}; ///< calls that were late by at most that much
    qint64 calls = 0;
    Milliseconds sum{0};
    bool operator==(const CallLateness &) const = default;
};

/// Counts of everything that the database holds. What has a count of zero is not in the maps.
struct Counts {
    std::map<IncidentState, qint64> incidents;
    std::map<StepStatus, qint64> steps;
    std::map<CallOutcome, qint64> calls;
    qint64 callTries = 0;                 ///< requests begun for calls, since the database was made
    std::map<TextDelivery, qint64> texts; ///< that a provider took
    CallLateness lateness;
    Spend spend; ///< of the UTC day and month
    bool operator==(const Counts &) const = default;
};

/// One line of the audit trail.
struct AuditRow {
    qint64 id = 0;
    Instant at;
    QString actor, action, subject, detail;
};

/// The read side of the database, for windows and exports. Each read is short, one page at a time,
/// so that nobody who looks at data delays a call.
class IncidentReader
{
public:
    virtual ~IncidentReader() = default;

    /// What concerns the operator now: every unsettled incident whose meeting starts within the
    /// next 24 hours or has started, then those settled in the last 12 hours. Unsettled ones come
    /// first, each group by start, at most \a limit. When \a after is given, only those that come
    /// after it; NotFound when it is not among them.
    virtual Result<std::vector<BoardRow>> live(Instant now, int limit,
                                               const std::optional<IncidentId> &after) const = 0;
    /// The same incidents for a window, the most urgent first: those whose call is under way; then
    /// the unsettled ones whose meeting starts from an hour before \a now on; then the older
    /// unsettled ones, newest first; then the settled ones. At most \a limit.
    virtual Result<std::vector<BoardRow>> board(Instant now, int limit) const = 0;
    /// The steps that wait to be sent and are due until \a until, by time. Of at most \a limit
    /// incidents.
    virtual Result<std::vector<WaitingStep>> waiting(Instant until, int limit) const = 0;
    virtual Result<IncidentDetail> detail(const IncidentId &incident) const = 0;
    /// Calls, newest first, at most \a limit. When \a after is given, only those older than it.
    virtual Result<std::vector<CallRow>> calls(const std::optional<AttemptKey> &after,
                                               int limit) const = 0;
    /// Audit entries, newest first. When \a before is given, only those with a smaller id.
    virtual Result<std::vector<AuditRow>> audit(std::optional<qint64> before, int limit) const = 0;
    virtual Result<Totals> totals(Instant now) const = 0;
    virtual Result<Counts> counts(Instant now) const = 0;
    /// How many calls the line has to place for meetings that start from \a from to \a until, if
    /// nobody answers before: unsettled incidents of people who may be called, by start.
    virtual Result<std::vector<ExpectedCalls>> expectedCalls(Instant from, Instant until) const = 0;
};

} // namespace savehub
