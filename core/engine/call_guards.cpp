// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_guards.h"

#include "domain/enum_text.h"
#include "engine/budget.h"
#include "engine/cost.h"
#include "engine/destinations.h"
#include "engine/phone_limit.h"
#include "engine/schedule.h"
#include "phrases/in_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace savehub {

namespace {

/// The answer of one guard: None and an empty message when it has nothing against the call.
struct Finding {
    QString figures;
    Reason refusal = Reason::None;
    Phrase message{};
};

Finding killSwitch(const GuardInput &q)
{
    if (q.standing.settings.callsStopped) {
        return {QStringLiteral("stopped"), Reason::CallsStopped, Say::AllCallsAreStopped};
    }
    return {QStringLiteral("not stopped")};
}

Finding incidentIsActive(const GuardInput &q)
{
    if (q.state == IncidentState::Open || q.state == IncidentState::Escalating) {
        return {toText(q.state)};
    }
    return {toText(q.state), Reason::IncidentNotActive, Say::IncidentIsNotOpen};
}

Finding insideWindow(const GuardInput &q)
{
    const auto left = (q.meetingStart - q.now).count();
    const auto figures = QStringLiteral("%1%2.%3 s before the start, allowed 120 to 180")
                             .arg(left < 0 ? QStringLiteral("-") : QString())
                             .arg(qAbs(left) / 1000)
                             .arg(qAbs(left) % 1000, 3, 10, QLatin1Char('0'));
    if (callWindow(q.meetingStart).contains(q.now)) {
        return {figures};
    }
    return {figures, Reason::OutsideCriticalWindow,
            Phrase(Say::OutsideWindow, secondsBefore(q.meetingStart, q.now))};
}

Finding attemptsLeft(const GuardInput &q)
{
    const auto figures = QStringLiteral("%1 of %2 made, %3 of %4 to the phone")
                             .arg(q.attempts)
                             .arg(maxAttemptsPerIncident)
                             .arg(q.callsToPhone)
                             .arg(maxCallsToPhone);
    if (q.attempts >= maxAttemptsPerIncident) {
        return {figures, Reason::AttemptsExhausted, Say::HadItsTwoCalls};
    }
    if (q.callsToPhone >= maxCallsToPhone) {
        return {figures + QStringLiteral(": ") + inWords(q.whyNoThirdCall),
                Reason::PhoneLimitReached, q.whyNoThirdCall};
    }
    return {figures};
}

Finding withinQuota(const GuardInput &q)
{
    const auto &quotas = q.standing.settings.quotas;
    const auto figures = QStringLiteral("%1 of %2 within an hour, %3 of %4 within a day")
                             .arg(q.phoneUse.callsLastHour)
                             .arg(quotas.callsAnHour)
                             .arg(q.phoneUse.callsLastDay)
                             .arg(quotas.callsADay);
    const auto why = whyNoCall(q.phoneUse, quotas);
    return why.isEmpty() ? Finding{figures} : Finding{figures, Reason::PhoneQuota, why};
}

Finding phoneIsCallable(const GuardInput &q)
{
    if (q.phone == NumberVerdict::Missing) {
        return {QStringLiteral("none"), Reason::NoPhone, Say::NoPhone};
    }
    if (q.phone == NumberVerdict::Invalid) {
        return {QStringLiteral("invalid"), Reason::InvalidPhone, Say::NumberCannotBeCalled};
    }
    if (const auto why = whyNotAllowed(q.phone, q.standing.settings.countries); !why.isEmpty()) {
        return {q.phone == NumberVerdict::Special ? QStringLiteral("special")
                                                  : QStringLiteral("of another country"),
                Reason::DestinationNotAllowed, why};
    }
    if (q.doNotCall) {
        return {QStringLiteral("do not call"), Reason::DoNotCall, Say::DoNotCall};
    }
    return {QStringLiteral("valid")};
}

/// Names the first cap that the next call would exceed, and what is used of it.
Phrase reachedCap(const GuardInput &q)
{
    const auto &spend = q.standing.spend;
    const auto &caps = q.standing.settings;
    const auto overSpent = [&](Money spent, Money cap) {
        return spent + q.estimate > cap;
    };
    if (overSpent(spend.today, caps.dailyCap)) {
        return Phrase(Say::DaysSpend, caps.dailyCap, spend.today);
    }
    if (overSpent(spend.thisMonth, caps.monthlyCap)) {
        return Phrase(Say::MonthsSpend, caps.monthlyCap, spend.thisMonth);
    }
    if (spend.callsToday >= caps.dailyCallCap) {
        return Phrase(Say::DaysCalls, caps.dailyCallCap);
    }
    return Phrase(Say::MonthsCalls, caps.monthlyCallCap);
}

Finding withinBudget(const GuardInput &q)
{
    const auto &spend = q.standing.spend;
    const auto &caps = q.standing.settings;
    const auto figures = QStringLiteral("day %1 + %2 of %3, %4 of %5 calls; month %6 + %2 of %7, "
                                        "%8 of %9 calls")
                             .arg(toText(spend.today), toText(q.estimate), toText(caps.dailyCap))
                             .arg(spend.callsToday)
                             .arg(caps.dailyCallCap)
                             .arg(toText(spend.thisMonth), toText(caps.monthlyCap))
                             .arg(spend.callsThisMonth)
                             .arg(caps.monthlyCallCap);
    if (q.estimate > caps.mostPerCall) {
        return {QStringLiteral("%1 of %2 for one call")
                    .arg(toText(q.estimate), toText(caps.mostPerCall)),
                Reason::BudgetExceeded, Phrase(Say::CallTooDear, q.estimate, caps.mostPerCall)};
    }
    if (fitsCaps(q.standing, q.estimate)) {
        return {figures};
    }
    return {figures, Reason::BudgetExceeded,
            Phrase(Say::CallExceedsCap, q.estimate, reachedCap(q))};
}

Finding providerIsReady(const GuardInput &q)
{
    if (q.providerProblem.isEmpty()) {
        return {QStringLiteral("ready")};
    }
    return {q.providerProblem, Reason::ProviderNotReady, q.providerProblem};
}

struct Guard {
    const char *name;
    Finding (*ask)(const GuardInput &);
};

/// The order is promised, and users read it in the trail.
constexpr Guard guards[] = {
    {"kill_switch", killSwitch}, {"incident", incidentIsActive}, {"window", insideWindow},
    {"attempts", attemptsLeft},  {"quota", withinQuota},         {"phone", phoneIsCallable},
    {"budget", withinBudget},    {"provider", providerIsReady},
};

} // namespace

GuardVerdict askGuards(const GuardInput &question)
{
    GuardVerdict verdict;
    for (const auto &guard : guards) {
        const auto finding = guard.ask(question);
        verdict.trail.push_back({QLatin1String(guard.name), finding.figures, finding.refusal});
        if (finding.refusal != Reason::None) {
            verdict.refusal = finding.refusal;
            verdict.message = finding.message;
            break;
        }
    }
    return verdict;
}

GuardInput guardInputFor(const IncidentRecord &record, const DecisionContext &context,
                         const AttemptKey &attempt)
{
    const auto *own = record.attempt(attempt);
    auto standing = context.standing;
    if (own) {
        // An intent counts from its commit on. It must not be held against itself.
        standing.spend = spendWithout(standing.spend, *own, context.now);
    }
    const auto provider = standing.settings.provider;
    // The quota was asked for this intent, so it has its place; but not with a phone that its next
    // try goes to only now.
    const bool hasItsPlace = own && own->to == record.person.phone;
    const auto use = phoneUse(record, Recipient::Attendee, provider, context.now);
    const auto toPhone = callsToPhone(record, provider, attempt);
    return {.now = context.now,
            .meetingStart = record.incident.start,
            .state = record.incident.state,
            .attempts = static_cast<int>(record.attempts.size()) - (own ? 1 : 0),
            .callsToPhone = context.callIsRefused ? std::max(toPhone, maxCallsToPhone) : toPhone,
            .whyNoThirdCall = whyNoThirdCall(record, provider),
            .phoneUse = hasItsPlace ? PhoneUse() : use,
            .phone = record.person.phone ? context.attendeePhone : NumberVerdict::Missing,
            .doNotCall = record.person.doNotCall,
            .estimate = callEstimate(context.standing.settings, context.pricePerMinute),
            .standing = standing,
            .providerProblem = context.providerProblem};
}

QString trailToJson(const std::vector<GuardFinding> &trail)
{
    QJsonArray array;
    for (const auto &finding : trail) {
        array.append(QJsonObject{{QStringLiteral("guard"), finding.guard},
                                 {QStringLiteral("figures"), finding.figures},
                                 {QStringLiteral("refusal"), toText(finding.refusal)}});
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

std::vector<GuardFinding> trailFromJson(const QString &json)
{
    std::vector<GuardFinding> trail;
    const auto array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const auto &value : array) {
        const auto object = value.toObject();
        const auto refusal = object.value(QLatin1String("refusal")).toString();
        trail.push_back({object.value(QLatin1String("guard")).toString(),
                         object.value(QLatin1String("figures")).toString(),
                         enumFromText<Reason>(refusal).value_or(Reason::None)});
    }
    return trail;
}

qint64 secondsBefore(Instant start, Instant now)
{
    return std::chrono::floor<Seconds>(start - now).count();
}

} // namespace savehub
