// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/test_call_rules.h"

#include "domain/untrusted_text.h"
#include "engine/budget.h"
#include "engine/call_outcome.h"
#include "engine/cost.h"
#include "engine/destinations.h"
#include "phrases/in_words.h"

namespace savehub {

namespace {

tl::unexpected<Error> refused(const Phrase &what, const Phrase &advice = {})
{
    return tl::make_unexpected(inWords(Refusal{Error::Kind::Refused, what, advice}));
}

Done pauseIsOver(const std::vector<Attempt> &recent, Instant now)
{
    for (const auto &call : recent) {
        if (isOpen(call.status)) {
            return refused(Say::TestCallNotOver);
        }
        // After the clock was set, the call may lie in the future, too.
        const auto apart = std::chrono::abs(now - call.createdAt);
        if (apart < pauseBetweenTestCalls) {
            const auto left = std::chrono::ceil<Seconds>(pauseBetweenTestCalls - apart);
            return refused(Say::TestCallTooSoon, Phrase(Say::TryAgainInSeconds, left.count()));
        }
    }
    return {};
}

Done phoneIsValid(NumberVerdict phone, const Countries &allowed)
{
    if (phone == NumberVerdict::Valid) {
        return {};
    }
    if (const auto why = whyNotAllowed(phone, allowed); !why.isEmpty()) {
        return refused(why);
    }
    return refused(Say::ThisNumberCannotBeCalled, Say::WriteWithCountryCode);
}

Done mayGoOut(const TestCallWish &wish, const TestCallContext &known, Money estimate)
{
    if (known.standing.settings.callsStopped) {
        return refused(Say::StoppedNow, Say::ResumeFirst);
    }
    if (known.peopleAreCalled) {
        return refused(Say::PeopleAreCalled, Say::TryAgainAfterwards);
    }
    if (known.doNotCall) {
        return refused(Say::OwnerAskedNotToBeCalled);
    }
    if (!fitsCaps(known.standing, estimate) || estimate > known.standing.settings.mostPerCall) {
        return refused(Say::TestCallExceedsCap);
    }
    if (!wish.providerProblem.isEmpty()) {
        return refused(wish.providerProblem);
    }
    return {};
}

AttemptStatus statusAfter(const SendOutcome &outcome)
{
    struct Status {
        AttemptStatus operator()(const Accepted &o) const { return o.status; }
        AttemptStatus operator()(const NotSent &) const { return AttemptStatus::NotSent; }
        AttemptStatus operator()(const Rejected &) const { return AttemptStatus::Rejected; }
        AttemptStatus operator()(const UnknownOutcome &) const
        {
            return AttemptStatus::Reconciling;
        }
        AttemptStatus operator()(const OnlyBuilt &) const { return AttemptStatus::TestMode; }
    };
    return std::visit(Status{}, outcome);
}

} // namespace

Result<Attempt> intendTestCall(const TestCallWish &wish, const TestCallContext &known)
{
    const auto &settings = known.standing.settings;
    const auto estimate = callEstimate(settings, wish.pricePerMinute);
    return phoneIsValid(wish.phone, settings.countries)
        .and_then([&] { return pauseIsOver(known.recent, wish.now); })
        .and_then([&] { return mayGoOut(wish, known, estimate); })
        .map([&] {
            return Attempt{.key = wish.key,
                           .provider = settings.provider,
                           .to = wish.to,
                           .createdAt = wish.now,
                           .estimate = estimate};
        });
}

Attempt testCallSent(Attempt call, const SendOutcome &outcome, Instant now)
{
    const auto status = statusAfter(outcome);
    if (attemptRank(status) <= attemptRank(call.status)) {
        return call; // a webhook came before the answer
    }
    call.status = status;
    call.error = withoutNumbers(whyNot(outcome));
    if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
        call.sid = accepted->sid;
        call.acceptedAt = now;
    } else if (!isOpen(status)) {
        call.endedAt = now;
    }
    return call;
}

Attempt testCallReported(Attempt call, const CallReport &report, Instant now)
{
    if (attemptRank(report.status) > attemptRank(call.status)) {
        call.status = report.status;
        call.sid = report.sid;
        call.acceptedAt = call.acceptedAt.value_or(now);
        call.endedAt = isFinal(report.status) ? std::optional(now) : std::nullopt;
        call.error = {};
    }
    call.digit = report.digit.isEmpty() ? call.digit : report.digit;
    call.answeredBy = report.answeredBy.isEmpty() ? call.answeredBy : report.answeredBy;
    call.duration = report.duration ? report.duration : call.duration;
    call.queueTime = report.queueTime ? report.queueTime : call.queueTime;
    call.price = report.price ? report.price : call.price;
    return call;
}

Attempt recoverTestCall(Attempt call)
{
    if (call.status == AttemptStatus::Sending) {
        call.status = AttemptStatus::Reconciling;
        call.error = Say::ConsoleEnded;
    }
    return call;
}

Attempt testCallReconciled(Attempt call, const Reconciliation &result, Instant now)
{
    if (call.status != AttemptStatus::Reconciling) {
        return call; // the provider has reported it by itself
    }
    if (const auto *found = std::get_if<FoundAtProvider>(&result)) {
        return testCallReported(std::move(call), {.sid = found->sid, .status = found->status}, now);
    }
    if (const auto *unknown = std::get_if<StillUnknown>(&result)) {
        return testCallLost(std::move(call), unknown->why, now);
    }
    call.status = AttemptStatus::NotSent;
    call.endedAt = now;
    return call;
}

Attempt testCallLost(Attempt call, const Phrase &why, Instant now)
{
    call.status = AttemptStatus::Unknown;
    call.error = withoutNumbers(why);
    call.endedAt = now;
    return call;
}

} // namespace savehub
