// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/simulated_carrier.h"

#include "engine/call_outcome.h"

#include <algorithm>

namespace savehub {

SimulatedCarrier::SimulatedCarrier(VirtualClock &clock)
    : m_clock(clock)
{
}

ProviderSid SimulatedCarrier::nextSid(const char *prefix)
{
    return ProviderSid(QLatin1String(prefix)
                       + QString::number(++m_sids, 16).rightJustified(32, QLatin1Char('0')));
}

ProviderSid SimulatedCarrier::accept(const CallRequest &request)
{
    const auto sid = nextSid("CA");
    m_calls.push_back({.key = request.key,
                       .to = request.to,
                       .acceptedAt = m_clock.uptime(),
                       .report = {.sid = sid}});
    const auto variation = static_cast<quint32>(m_sids) * 977;
    auto course = courseOf(life(request.key), request, variation);
    if (initiatedAfter) {
        course.insert(course.begin(), {*initiatedAfter, AttemptStatus::Initiated});
    }
    for (const auto &beat : course) {
        m_calls.back().course.push_back(m_clock.wakeAt(m_clock.now() + queuesFor + beat.after,
                                                       [this, sid, beat] { happen(sid, beat); }));
    }
    return sid;
}

ProviderSid SimulatedCarrier::accept(const TextRequest &request)
{
    const auto sid = nextSid("SM");
    auto fate = textFate(request);
    fate.sid = sid;
    m_texts.push_back({request.step, request.to, m_clock.uptime(), sid, request.body, fate});
    for (const auto pause : deliveries()) {
        m_deliveries.push_back(m_clock.wakeAt(m_clock.now() + textTravelsFor + pause,
                                              [this, step = request.step, fate] {
                                                  if (m_textNews) {
                                                      m_textNews(step, fate);
                                                  }
                                              }));
    }
    return sid;
}

TextReport SimulatedCarrier::reportOf(const Text &text) const
{
    const auto age = m_clock.uptime() - text.acceptedAt;
    if (age < textTravelsFor) {
        return {.sid = text.sid, .status = TextDelivery::Sent};
    }
    auto report = text.fate;
    if (pricedAfter && age >= textTravelsFor + *pricedAfter) {
        report.price = textPrice;
    }
    return report;
}

ReceivedText SimulatedCarrier::write(const PhoneNumber &from, const QString &body)
{
    m_written.push_back({nextSid("SM"), from, body, m_clock.now()});
    return m_written.back();
}

CallReport SimulatedCarrier::reportOf(const Call &call) const
{
    auto report = call.report;
    report.digit.clear(); // keys are only reported by webhook
    if (call.endedAt && pricedAfter && m_clock.uptime() - *call.endedAt >= *pricedAfter) {
        report.price = price;
    }
    return report;
}

bool SimulatedCarrier::isListed(Milliseconds acceptedAt) const
{
    return m_clock.uptime() - acceptedAt >= listLag;
}

Instant SimulatedCarrier::listedTime(Milliseconds acceptedAt) const
{
    return m_clock.now() - (m_clock.uptime() - acceptedAt);
}

SimulatedCarrier::Call *SimulatedCarrier::find(const ProviderSid &sid)
{
    const auto found = std::find_if(m_calls.begin(), m_calls.end(),
                                    [&](const Call &call) { return call.report.sid == sid; });
    return found == m_calls.end() ? nullptr : &*found;
}

void SimulatedCarrier::end(Call &call)
{
    const bool talking = call.report.status == AttemptStatus::InProgress;
    happen(call.report.sid,
           {Milliseconds{0}, talking ? AttemptStatus::Completed : AttemptStatus::Canceled});
}

void SimulatedCarrier::happen(const ProviderSid &sid, const MockBeat &beat)
{
    auto &call = *find(sid);
    if (isFinal(call.report.status)) {
        return;
    }
    if (beat.status == AttemptStatus::InProgress && !call.answeredAt) {
        call.answeredAt = m_clock.now();
    }
    call.report.status = beat.status;
    call.report.digit = beat.digit;
    call.report.answeredBy = beat.answeredBy;
    if (isFinal(beat.status)) {
        call.endedAt = m_clock.uptime();
    }
    spread(call);
}

void SimulatedCarrier::spread(const Call &call)
{
    for (const auto pause : deliveries()) {
        m_deliveries.push_back(
            m_clock.wakeAt(m_clock.now() + pause, [this, key = call.key, report = call.report] {
                if (m_news) {
                    m_news(key, report);
                }
            }));
    }
}

} // namespace savehub
