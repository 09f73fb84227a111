// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_outcome.h"

namespace savehub {

namespace {

/// Twilio's words for AnsweredBy. "unknown" may be a person.
bool isMachine(const QString &answeredBy)
{
    return answeredBy.startsWith(QLatin1String("machine")) || answeredBy == QLatin1String("fax");
}

} // namespace

CallOutcome callOutcome(const Attempt &attempt)
{
    switch (attempt.status) {
    case AttemptStatus::Sending:
    case AttemptStatus::Queued:
    case AttemptStatus::Initiated:
        return CallOutcome::Placed;
    case AttemptStatus::Reconciling:
    case AttemptStatus::Unknown:
        return CallOutcome::Unknown;
    case AttemptStatus::Ringing:
        return CallOutcome::Ringing;
    case AttemptStatus::InProgress:
    case AttemptStatus::Completed:
        if (answerOfKey(attempt.digit)) {
            return CallOutcome::ConfirmedByKey;
        }
        return isMachine(attempt.answeredBy) ? CallOutcome::AnsweredByMachine
                                             : CallOutcome::Answered;
    case AttemptStatus::Busy:
        return CallOutcome::Busy;
    case AttemptStatus::NoAnswer:
        return CallOutcome::NoAnswer;
    case AttemptStatus::Failed:
        return CallOutcome::Failed;
    case AttemptStatus::Canceled:
    case AttemptStatus::Withheld:
        return CallOutcome::Cancelled;
    case AttemptStatus::NotSent:
        return CallOutcome::NotSent;
    case AttemptStatus::Rejected:
        return CallOutcome::Rejected;
    case AttemptStatus::TestMode:
        return CallOutcome::TestMode;
    }
    Q_UNREACHABLE();
}

QString toText(CallOutcome outcome)
{
    switch (outcome) {
    case CallOutcome::Placed:
        return QStringLiteral("placed");
    case CallOutcome::Ringing:
        return QStringLiteral("ringing");
    case CallOutcome::Answered:
        return QStringLiteral("answered");
    case CallOutcome::AnsweredByMachine:
        return QStringLiteral("answered by a machine");
    case CallOutcome::ConfirmedByKey:
        return QStringLiteral("confirmed by key");
    case CallOutcome::Busy:
        return QStringLiteral("busy");
    case CallOutcome::NoAnswer:
        return QStringLiteral("no answer");
    case CallOutcome::Failed:
        return QStringLiteral("failed");
    case CallOutcome::Cancelled:
        return QStringLiteral("cancelled");
    case CallOutcome::Unknown:
        return QStringLiteral("unknown");
    case CallOutcome::NotSent:
        return QStringLiteral("not sent");
    case CallOutcome::Rejected:
        return QStringLiteral("rejected");
    case CallOutcome::TestMode:
        return QStringLiteral("test mode");
    }
    Q_UNREACHABLE();
}

std::optional<Answer> answerOfKey(const QString &digit)
{
    if (digit == QLatin1String("1")) {
        return Answer::Joined;
    }
    return digit == QLatin1String("2") ? std::optional(Answer::Missed) : std::nullopt;
}

int attemptRank(AttemptStatus status)
{
    switch (status) {
    case AttemptStatus::Sending:
        return 0;
    case AttemptStatus::Reconciling:
        return 1;
    case AttemptStatus::Unknown:
    case AttemptStatus::NotSent:
    case AttemptStatus::Rejected:
    case AttemptStatus::Withheld:
    case AttemptStatus::TestMode:
        return 2;
    case AttemptStatus::Queued:
        return 3;
    case AttemptStatus::Initiated:
        return 4;
    case AttemptStatus::Ringing:
        return 5;
    case AttemptStatus::InProgress:
        return 6;
    case AttemptStatus::Completed:
    case AttemptStatus::Busy:
    case AttemptStatus::NoAnswer:
    case AttemptStatus::Failed:
    case AttemptStatus::Canceled:
        return 7;
    }
    Q_UNREACHABLE();
}

bool isFinal(AttemptStatus status)
{
    return attemptRank(status) == 7;
}

bool isAtProvider(AttemptStatus status)
{
    const auto rank = attemptRank(status);
    return rank >= 3 && rank < 7;
}

bool isOpen(AttemptStatus status)
{
    return attemptRank(status) < 2 || isAtProvider(status);
}

bool mayTalkOn(const Incident &incident, const Attempt &attempt)
{
    return attempt.status == AttemptStatus::InProgress
           && (incident.state != IncidentState::Resolved || answerOfKey(attempt.digit));
}

bool wasPlaced(AttemptStatus status)
{
    return attemptRank(status) >= 3 || status == AttemptStatus::TestMode;
}

bool allowsSecondCall(const Attempt &attempt)
{
    switch (attempt.status) {
    case AttemptStatus::Busy:
    case AttemptStatus::NoAnswer:
    case AttemptStatus::Failed:
    case AttemptStatus::NotSent:
        return true;
    case AttemptStatus::Completed:
        return callOutcome(attempt) == CallOutcome::AnsweredByMachine;
    default:
        return false;
    }
}

bool mayCost(AttemptStatus status)
{
    return attemptRank(status) != 2 || status == AttemptStatus::Unknown;
}

} // namespace savehub
