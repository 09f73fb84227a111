// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/judge.h"

#include <algorithm>

namespace savehub {

// The judgement about floods, forbidden numbers, caps and forgeries.

namespace {

/// The bounds of the settings. The engine's own constants are not used: they may be what is broken.
constexpr PhoneQuotas bounds{
    .callsAnHour = 12, .callsADay = 40, .textsAnHour = 20, .textsADay = 80};

/// How long a connection may take after the quota was checked. A request that leaves that much too
/// early is no violation.
constexpr Seconds longestConnecting{6};

/// The country of the days' people. Every other number is premium-rate, satellite or of another
/// country.
bool isWhereCallsMayGo(const PhoneNumber &number)
{
    return number.e164().startsWith(QLatin1String("+1202"));
}

bool areOfOneDay(Instant a, Instant b)
{
    return std::chrono::floor<std::chrono::days>(a) == std::chrono::floor<std::chrono::days>(b);
}

} // namespace

/// Notes the last request's time if the ledger has grown by it. That has happened before the next
/// request, or never will.
template <typename Entries>
void Judge::note(Times &times, const Entries &ledger)
{
    if (ledger.size() > times.taken.size()) {
        times.taken.push_back(times.lastRequest);
    }
    times.lastRequest = m_clock.now();
}

/// How many entries of \a ledger went to \a number within the \a span that ends now.
template <typename Entries>
int Judge::takenWithin(const Times &times, const Entries &ledger, const PhoneNumber &number,
                       Milliseconds span) const
{
    const auto since = m_clock.now() - span + longestConnecting;
    int count = 0;
    for (size_t i = 0; i < times.taken.size(); ++i) {
        count += ledger[i].to == number && times.taken[i] > since ? 1 : 0;
    }
    return count;
}

int Judge::takenToday(const Times &times) const
{
    return static_cast<int>(
        std::count_if(times.taken.begin(), times.taken.end(),
                      [this](Instant at) { return areOfOneDay(at, m_clock.now()); }));
}

void Judge::judgeCallsReach(const PhoneNumber &to, const QString &subject)
{
    note(m_callTimes, m_carrier.calls());
    require(isWhereCallsMayGo(to), QStringLiteral("only where calls and texts may go"), subject);
    const auto settings = m_store.standing(m_clock.now())->settings;
    const auto within = [&](Milliseconds span) {
        return takenWithin(m_callTimes, m_carrier.calls(), to, span);
    };
    require(within(Hours{1}) < std::min(settings.quotas.callsAnHour, bounds.callsAnHour),
            QStringLiteral("calls to one phone an hour"), subject);
    require(within(Hours{24}) < std::min(settings.quotas.callsADay, bounds.callsADay),
            QStringLiteral("calls to one phone a day"), subject);
    require(takenToday(m_callTimes) < settings.dailyCallCap
                && static_cast<int>(m_callTimes.taken.size()) < settings.monthlyCallCap,
            QStringLiteral("the caps on calls hold"), subject);
    require(!m_dear.contains(to.e164()), QStringLiteral("no call is dearer than one may be"),
            subject);
    judgeMoney(m_carrier.price, settings, subject);
}

void Judge::judgeTextsReach(const PhoneNumber &to, const QString &subject)
{
    note(m_textTimes, m_carrier.texts());
    require(isWhereCallsMayGo(to), QStringLiteral("only where calls and texts may go"), subject);
    const auto settings = m_store.standing(m_clock.now())->settings;
    const auto within = [&](Milliseconds span) {
        return takenWithin(m_textTimes, m_carrier.texts(), to, span);
    };
    require(within(Hours{1}) < std::min(settings.quotas.textsAnHour, bounds.textsAnHour),
            QStringLiteral("texts to one phone an hour"), subject);
    require(within(Hours{24}) < std::min(settings.quotas.textsADay, bounds.textsADay),
            QStringLiteral("texts to one phone a day"), subject);
    judgeMoney(m_carrier.textPrice, settings, subject);
}

/// By the carrier's prices. The whole day lies in one month.
void Judge::judgeMoney(Money price, const Settings &settings, const QString &subject)
{
    const auto costs = [this](int calls, int texts) {
        return m_carrier.price * calls + m_carrier.textPrice * texts;
    };
    const auto today = costs(takenToday(m_callTimes), takenToday(m_textTimes));
    const auto month = costs(static_cast<int>(m_callTimes.taken.size()),
                             static_cast<int>(m_textTimes.taken.size()));
    require(today + price <= settings.dailyCap && month + price <= settings.monthlyCap,
            QStringLiteral("the caps on money hold"), subject);
}

/// Somebody must have answered in the window, pressed a key, or written from the phone that was
/// reminded.
void Judge::judgeAnswer(const IncidentRecord &record)
{
    const auto &incident = record.incident;
    if (incident.resolution != Reason::Joined && !incident.acknowledgedAt) {
        return;
    }
    const auto &reminder = record.steps[1];
    const auto &written = m_carrier.written();
    const bool wrote = std::any_of(written.begin(), written.end(), [&](const ReceivedText &text) {
        return reminder.to == text.from && reminder.dueAt <= text.at;
    });
    require(wrote || m_spokenFor.contains(incident.id),
            QStringLiteral("only a real answer answers"), incident.id.text());
}

} // namespace savehub
