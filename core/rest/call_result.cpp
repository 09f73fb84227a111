// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/call_result.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "engine/call_guards.h"
#include "engine/call_outcome.h"
#include "phrases/in_words.h"
#include "rest/json_values.h"

#include <algorithm>

namespace savehub {

namespace {

/// When \a step ended without a call, if the record says so.
std::optional<Instant> endedAt(const Incident &incident, const Step &step)
{
    if (step.executedAt) {
        return step.executedAt;
    }
    if (step.reason == Reason::Acknowledged) {
        return incident.acknowledgedAt;
    }
    const bool wasSettled = step.reason != Reason::None && step.reason == incident.resolution;
    return wasSettled ? incident.resolvedAt : std::nullopt;
}

QJsonObject windowOf(Instant start, std::optional<Instant> at)
{
    if (!at) {
        return {{QStringLiteral("type"), QStringLiteral("unknown")},
                {QStringLiteral("secondsBeforeMeeting"), QJsonValue::Null}};
    }
    const bool isCritical = start - *at >= callWindowCloses && start - *at <= callWindowOpens;
    return {{QStringLiteral("type"),
             isCritical ? QStringLiteral("critical") : QStringLiteral("outside")},
            {QStringLiteral("secondsBeforeMeeting"), secondsBefore(start, *at)}};
}

/// The fields that all results have.
QJsonObject resultOf(const Incident &incident, const QString &status, std::optional<Instant> at)
{
    const QJsonObject context{{QStringLiteral("userId"), incident.person.text()},
                              {QStringLiteral("eventId"), incident.meeting.text()},
                              {QStringLiteral("incidentId"), incident.id.text()},
                              {QStringLiteral("window"), windowOf(incident.start, at)}};
    return {{QStringLiteral("status"), status},
            {QStringLiteral("context"), context},
            {QStringLiteral("timestamp"), jsonOf(at)}};
}

QString firstNotEmpty(const QString &one, const QString &other)
{
    return one.isEmpty() ? other : one;
}

QJsonObject resultOf(const IncidentRecord &record, const Attempt &attempt)
{
    const auto status = callStatusText(attempt.status);
    auto result = resultOf(record.incident, status, attempt.createdAt);
    result.insert(QStringLiteral("provider"), toText(attempt.provider));
    result.insert(QStringLiteral("to"), attempt.to.masked());
    result.insert(QStringLiteral("attempt"), attempt.number);
    result.insert(QStringLiteral("outcome"), toText(callOutcome(attempt)));
    const auto *step = record.step(attempt.step);
    const auto reason = step ? toText(step->reason) : QString();
    if (attempt.status == AttemptStatus::Withheld) {
        result.insert(QStringLiteral("reason"), firstNotEmpty(reason, toText(attempt.status)));
    } else if (status == QLatin1String("failed")) {
        const auto error = firstNotEmpty(inWords(attempt.error), toText(callOutcome(attempt)));
        result.insert(QStringLiteral("error"), withoutNumbers(error));
    }
    return result;
}

/// The result of a call step that ended without an attempt.
QJsonObject resultOf(const IncidentRecord &record, const Step &step)
{
    const bool limited = step.reason == Reason::AttemptsExhausted;
    const bool failed = step.status == StepStatus::Failed;
    const auto status = limited  ? QStringLiteral("rate_limited")
                        : failed ? QStringLiteral("failed")
                                 : QStringLiteral("skipped");
    auto result = resultOf(record.incident, status, endedAt(record.incident, step));
    result.insert(QStringLiteral("provider"),
                  step.provider ? QJsonValue(toText(*step.provider)) : QJsonValue::Null);
    const auto &phone =
        step.recipient == Recipient::Backup ? record.person.backup.phone : record.person.phone;
    result.insert(QStringLiteral("to"), jsonOf(phone));
    if (failed) {
        const auto error = firstNotEmpty(inWords(step.errorMessage), toText(step.reason));
        result.insert(QStringLiteral("error"), withoutNumbers(error));
    } else {
        result.insert(QStringLiteral("reason"), toText(step.reason));
    }
    return result;
}

} // namespace

QJsonArray callResults(const IncidentRecord &record)
{
    QJsonArray results;
    for (const auto &attempt : record.attempts) {
        results += resultOf(record, attempt);
    }
    for (const auto &step : record.steps) {
        const bool wasTried =
            std::any_of(record.attempts.begin(), record.attempts.end(),
                        [&](const Attempt &attempt) { return attempt.step == step.id; });
        if (step.channel == Channel::Call && step.isEnded() && !wasTried) {
            results += resultOf(record, step);
        }
    }
    return results;
}

QString callStatusText(AttemptStatus status)
{
    switch (status) {
    case AttemptStatus::Withheld:
        return QStringLiteral("skipped");
    case AttemptStatus::NotSent:
    case AttemptStatus::Rejected:
    case AttemptStatus::Unknown:
        return QStringLiteral("failed");
    default:
        return QStringLiteral("initiated");
    }
}

} // namespace savehub
