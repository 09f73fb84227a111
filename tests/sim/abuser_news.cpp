// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_outcome.h"
#include "tests/sim/abuser.h"
#include "tests/sim/day.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr size_t mostHeard = 100;
constexpr int floodOfTexts = 25;
const ProviderSid madeUpCall(QStringLiteral("CAeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"));
const ProviderSid madeUpText(QStringLiteral("SMeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"));

AttemptStatus anyStatus(Dice &dice)
{
    using enum AttemptStatus;
    return dice.oneOf<AttemptStatus>(
        {Queued, Initiated, Ringing, InProgress, Completed, Busy, NoAnswer, Failed, Canceled});
}

TextReport anyFate(Dice &dice, const ProviderSid &sid)
{
    using enum TextDelivery;
    return {.sid = sid,
            .status = dice.oneOf<TextDelivery>({Sent, Delivered, Undelivered, Failed}),
            .error = 30003,
            .why = QStringLiteral("forged")};
}

} // namespace

void Abuser::overhears(const AttemptKey &attempt, const CallReport &report)
{
    if (m_heard.size() < mostHeard) {
        m_heard.push_back({attempt, report});
    }
    if (m_dice.chance(20)) {
        m_reach.later(m_dice.between(Milliseconds{0}, m_dice.chance(50) ? Seconds{90} : Hours{2}),
                      [this] { replays(); });
    }
    if (m_dice.chance(25)) {
        forges();
    }
}

/// Repeats an earlier report, late and out of order.
void Abuser::replays()
{
    auto *engine = m_reach.engine();
    if (m_heard.empty() || !engine) {
        return;
    }
    const auto again = m_dice.oneOf(m_heard);
    m_reach.judge.callReported(again.attempt, again.report, [&] {
        return engine->reception().callReported(again.attempt, again.report);
    });
}

void Abuser::forges()
{
    if (!m_reach.engine()) {
        return;
    }
    switch (m_dice.below(4)) {
    case 0:
        forgesText();
        break;
    case 1:
        contradicts();
        break;
    default:
        forgesCall();
    }
}

/// A SID that the program knows, but of another call or text.
std::optional<ProviderSid> Abuser::anothersSid(const ProviderSid &own)
{
    std::vector<ProviderSid> sids;
    for (const auto &call : m_reach.carrier.calls()) {
        sids.push_back(call.report.sid);
    }
    for (const auto &text : m_reach.carrier.texts()) {
        sids.push_back(text.sid);
    }
    if (sids.empty()) {
        return std::nullopt;
    }
    const auto sid = m_dice.oneOf(sids);
    const bool isKnown = m_reach.store.knowsSid(sid).value_or(false);
    return isKnown && sid != own ? std::optional(sid) : std::nullopt;
}

/// Forges news for an attempt that does not exist, or with the SID of another call, or with an
/// invented SID. An invented SID is only used once the program knows the call's own SID: before, it
/// cannot tell that it is invented.
void Abuser::forgesCall()
{
    const auto &calls = m_reach.carrier.calls();
    if (calls.empty()) {
        return;
    }
    const auto &victim = m_dice.oneOf(calls);
    const auto sid = m_dice.chance(50) ? anothersSid(victim.report.sid) : std::nullopt;
    const bool isKnown = m_reach.store.knowsSid(victim.report.sid).value_or(false);
    const bool isNobodys = m_dice.chance(20) || (!sid && !isKnown);
    const auto key = isNobodys ? AttemptKey(QStringLiteral("nobody")) : victim.key;
    const CallReport report{.sid = sid.value_or(madeUpCall),
                            .status = anyStatus(m_dice),
                            .digit = QLatin1String(m_dice.oneOf<const char *>({"", "1", "2"}))};
    m_reach.judge.forgeryReported(
        [&] { return m_reach.engine()->reception().callReported(key, report); });
}

void Abuser::forgesText()
{
    const auto &texts = m_reach.carrier.texts();
    if (texts.empty()) {
        return;
    }
    const auto &victim = m_dice.oneOf(texts);
    const auto sid = m_dice.chance(50) ? anothersSid(victim.sid) : std::nullopt;
    const bool isKnown = m_reach.store.knowsSid(victim.sid).value_or(false);
    const bool isNobodys = m_dice.chance(20) || (!sid && !isKnown);
    const auto step = isNobodys ? StepId(QStringLiteral("nobody")) : victim.step;
    const auto report = anyFate(m_dice, sid.value_or(madeUpText));
    m_reach.judge.forgeryReported(
        [&] { return m_reach.engine()->reception().textReported(step, report); });
}

/// Reports something else about a call that is over.
void Abuser::contradicts()
{
    const auto &calls = m_reach.carrier.calls();
    if (calls.empty()) {
        return;
    }
    const auto &call = m_dice.oneOf(calls);
    const auto incident = m_reach.store.incidentOfAttempt(call.key);
    const auto record = m_reach.store.load(**incident);
    const auto *attempt = record ? record->attempt(call.key) : nullptr;
    if (!attempt || !isFinal(attempt->status) || attempt->sid != call.report.sid) {
        return;
    }
    const CallReport report{.sid = call.report.sid, .status = anyStatus(m_dice)};
    m_reach.judge.callReported(call.key, report, [&] {
        return m_reach.engine()->reception().callReported(call.key, report);
    });
}

/// The number of somebody unknown, of a person, or of a person's backup contact.
PhoneNumber Abuser::anySender()
{
    const auto *person = m_dice.chance(50) ? anyVictim() : nullptr;
    if (!person) {
        return *PhoneNumber::fromE164(u"+12025559999");
    }
    return person->backup.phone && m_dice.chance(20) ? *person->backup.phone : *person->phone;
}

/// Afterwards the same text may be reported again, also with other words or another sender.
void Abuser::writes()
{
    const auto body = m_dice.oneOf<const char *>({"1", "2", "joined", "no", "STOP", "who?"});
    const auto text = m_reach.carrier.write(anySender(), QLatin1String(body));
    bringText(text);
    if (m_dice.chance(50)) {
        auto again = text;
        again.body = m_dice.chance(50) ? QStringLiteral("1") : text.body;
        again.from = m_dice.chance(50) ? anySender() : text.from;
        m_reach.later(m_dice.between(Milliseconds{0}, Hours{1}), [this, text, again] {
            const auto heard = m_reach.store.textReplyOutcome(text.sid);
            bringText(heard && *heard ? again : text);
        });
    }
}

void Abuser::writesMany()
{
    const auto from = anySender();
    for (int i = 0; i < floodOfTexts; ++i) {
        const auto body = m_dice.oneOf<const char *>({"1", "2", "no", "spam", ""});
        const auto text = m_reach.carrier.write(from, QLatin1String(body));
        m_reach.later(Milliseconds{50} * i, [this, text] { bringText(text); });
    }
}

void Abuser::bringText(const ReceivedText &text)
{
    if (auto *engine = m_reach.engine()) {
        m_reach.judge.textReceived(text, [&] { return engine->reception().textReceived(text); });
    }
}

} // namespace savehub
