// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/invariants.h"

#include "domain/enum_text.h"
#include "engine/call_outcome.h"
#include "engine/schedule.h"
#include "phrases/in_words.h"

#include <algorithm>

namespace savehub {

namespace {

using Broken = std::optional<BrokenInvariant>;

bool isNegative(const std::optional<Money> &money)
{
    return money && money->micros < 0;
}

Broken checkCount(const IncidentRecord &before, const IncidentRecord &after)
{
    const auto count = after.attempts.size();
    if (count > maxAttemptsPerIncident && count > before.attempts.size()) {
        return BrokenInvariant{QStringLiteral("two attempts at most"),
                               QStringLiteral("%1 attempts").arg(count)};
    }
    for (const auto &attempt : before.attempts) {
        if (!after.attempt(attempt.key)) {
            return BrokenInvariant{QStringLiteral("no attempt goes away"), attempt.key.text()};
        }
    }
    return std::nullopt;
}

/// Except for a call that the provider had and of which no news can come any more: it becomes
/// unknown.
Broken checkRank(const Attempt &before, const Attempt &after)
{
    const bool isLost = after.status == AttemptStatus::Unknown && isAtProvider(before.status);
    if (isLost || attemptRank(after.status) >= attemptRank(before.status)) {
        return std::nullopt;
    }
    return BrokenInvariant{
        QStringLiteral("ranks never fall"),
        QStringLiteral("%1 → %2").arg(toText(before.status), toText(after.status))};
}

/// Does not use callWindow(): the function that decided may be the broken one.
SendWindow windowOf(const Incident &incident)
{
    return {incident.start - callWindowOpens, incident.start - callWindowCloses};
}

Broken checkTime(const QString &rule, const SendWindow &window, Instant at)
{
    if (window.contains(at)) {
        return std::nullopt;
    }
    return BrokenInvariant{rule, QStringLiteral("%1, and not from %2 to %3")
                                     .arg(toIso(at), toIso(window.from), toIso(window.until))};
}

Broken checkMoney(const QString &what, const std::optional<Money> &before,
                  const std::optional<Money> &after)
{
    if (!isNegative(after) || isNegative(before)) {
        return std::nullopt;
    }
    return BrokenInvariant{QStringLiteral("money is not negative"),
                           QStringLiteral("%1 %2").arg(what, toText(*after))};
}

/// The result of the first of \a checks that finds something.
template <typename... Check>
Broken firstOf(const Check &...checks)
{
    Broken broken;
    (void)(... || (broken = checks()).has_value());
    return broken;
}

Broken checkAttempt(const IncidentRecord &before, const IncidentRecord &after,
                    const Attempt &attempt)
{
    const auto *old = before.attempt(attempt.key);
    return firstOf([&] { return old ? checkRank(*old, attempt) : Broken(); },
                   [&] {
                       return old ? Broken()
                                  : checkTime(QStringLiteral("calls are inside the window"),
                                              windowOf(after.incident), attempt.createdAt);
                   },
                   [&] {
                       return checkMoney(QStringLiteral("estimate"),
                                         old ? std::optional(old->estimate) : std::nullopt,
                                         attempt.estimate);
                   },
                   [&] {
                       return checkMoney(QStringLiteral("price"), old ? old->price : std::nullopt,
                                         attempt.price);
                   });
}

Broken checkStep(const IncidentRecord &before, const Step &step)
{
    const auto *old = before.step(step.id);
    const bool isNewIntent = step.sentAt && (!old || old->sentAt != step.sentAt);
    return firstOf(
        [&] {
            return isNewIntent ? checkTime(QStringLiteral("messages are inside their rung"),
                                           {step.dueAt, step.lastAt}, *step.sentAt)
                               : Broken();
        },
        [&] {
            return checkMoney(QStringLiteral("estimate"), old ? old->estimate : std::nullopt,
                              step.estimate);
        },
        [&] {
            return checkMoney(QStringLiteral("price"), old ? old->price : std::nullopt, step.price);
        });
}

/// What keeps a settled incident from being over. Empty when nothing does.
QString whatIsLeft(const IncidentRecord &record)
{
    if (record.incident.state != IncidentState::Resolved) {
        return {};
    }
    for (const auto &step : record.steps) {
        if (step.status == StepStatus::Pending) {
            return QStringLiteral("step %1 is pending").arg(step.number);
        }
    }
    const bool waits = std::any_of(record.attempts.begin(), record.attempts.end(),
                                   [](const Attempt &attempt) { return attempt.waitsForTry(); });
    return waits ? QStringLiteral("a call waits for its next try") : QString();
}

Broken checkSettled(const IncidentRecord &before, const IncidentRecord &after)
{
    const auto left = whatIsLeft(after);
    if (left.isEmpty() || !whatIsLeft(before).isEmpty()) {
        return std::nullopt;
    }
    return BrokenInvariant{QStringLiteral("what is settled is over"), left};
}

} // namespace

std::optional<BrokenInvariant> brokenInvariant(const IncidentRecord &before,
                                               const IncidentRecord &after)
{
    auto broken = firstOf([&] { return checkCount(before, after); },
                          [&] { return checkSettled(before, after); });
    for (auto attempt = after.attempts.begin(); !broken && attempt != after.attempts.end();
         ++attempt) {
        broken = checkAttempt(before, after, *attempt);
    }
    for (auto step = after.steps.begin(); !broken && step != after.steps.end(); ++step) {
        broken = checkStep(before, *step);
    }
    return broken;
}

std::optional<Refusal> invariantRefusal(const IncidentRecord &before, const IncidentRecord &after)
{
    const auto broken = brokenInvariant(before, after);
    if (!broken) {
        return std::nullopt;
    }
    return Refusal{Error::Kind::Corrupt,
                   Phrase(Say::InvariantBroken, broken->rule, broken->figures),
                   Say::ReportInvariant};
}

} // namespace savehub
