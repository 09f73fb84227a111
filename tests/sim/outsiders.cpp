// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/outsiders.h"

#include "tests/sim/dice.h"
#include "tests/sim/judge.h"
#include "tests/sim/weather.h"

namespace savehub {

namespace {

const ProviderSid madeUpSid(QStringLiteral("CAffffffffffffffffffffffffffffffff"));

/// What a forger wants to be believed: somebody pressed a key.
CallReport pressed(const ProviderSid &sid)
{
    return {.sid = sid, .status = AttemptStatus::InProgress, .digit = QStringLiteral("1")};
}

} // namespace

Outsiders::Outsiders(Dice &dice, Weather &weather, Store &store, SimulatedCarrier &carrier,
                     Judge &judge)
    : m_dice(dice),
      m_weather(weather),
      m_store(store),
      m_carrier(carrier),
      m_judge(judge)
{
}

void Outsiders::report(Reception &desk, const AttemptKey &attempt, const CallReport &report)
{
    m_judge.callReported(attempt, report, [&] { return desk.callReported(attempt, report); });
    const auto forgery = m_weather.forges() ? forge() : std::nullopt;
    if (forgery) {
        m_judge.forgeryReported(
            [&] { return desk.callReported(forgery->attempt, forgery->report); });
    }
}

std::optional<Outsiders::Forgery> Outsiders::forge()
{
    const auto &victim = m_dice.oneOf(m_carrier.calls());
    switch (m_dice.below(3)) {
    case 0:
        return Forgery{AttemptKey(QStringLiteral("forged")), pressed(victim.report.sid)};
    case 1:
        return withAnothersSid(m_carrier.calls().back()); // its own SID may not be known yet
    default: // before the SID is known, any SID may be the right one
        return isKnown(victim.report.sid) ? std::optional(Forgery{victim.key, pressed(madeUpSid)})
                                          : std::nullopt;
    }
}

/// Uses only SIDs that the program knows already: it cannot tell that others are wrong.
std::optional<Outsiders::Forgery> Outsiders::withAnothersSid(const SimulatedCarrier::Call &victim)
{
    for (const auto &call : m_carrier.calls()) {
        if (call.key != victim.key && isKnown(call.report.sid)) {
            return Forgery{victim.key, pressed(call.report.sid)};
        }
    }
    return std::nullopt;
}

bool Outsiders::isKnown(const ProviderSid &sid)
{
    return m_store.knowsSid(sid).value_or(false);
}

ReceivedText Outsiders::write(const PhoneNumber &from)
{
    const auto body = m_dice.oneOf<const char *>(
        {"1", "2", "Joined", " yes\n", "MISSED", "no", "3", "who is this?", ""});
    return m_carrier.write(from, QLatin1String(body));
}

} // namespace savehub
