// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/call_price_fetcher.h"

#include "engine/cost.h"

namespace savehub {

CallPriceFetcher::CallPriceFetcher(const Ports &ports, DecisionMaker &decisions)
    : m_ports(ports),
      m_decisions(decisions)
{
}

CallPriceFetcher::~CallPriceFetcher() = default;

Done CallPriceFetcher::recover()
{
    return m_ports.store.unpricedCalls(m_ports.clock.now() - priceIsAwaitedFor)
        .map([this](const std::vector<Attempt> &attempts) {
            for (const auto &attempt : attempts) {
                await(attempt);
            }
        });
}

void CallPriceFetcher::start(const IncidentRecord &record, const AttemptKey &key)
{
    if (const auto *attempt = record.attempt(key)) {
        await(*attempt);
    }
}

void CallPriceFetcher::await(const Attempt &attempt)
{
    if (m_awaited.contains(attempt.key)) {
        return;
    }
    m_awaited[attempt.key] = {.incident = attempt.incident,
                              .provider = attempt.provider,
                              .sid = attempt.sid,
                              .endedAt = attempt.endedAt.value_or(m_ports.clock.now())};
    lookLater(attempt.key);
}

void CallPriceFetcher::lookLater(const AttemptKey &key)
{
    auto &awaited = m_awaited.at(key);
    const auto when = nextPriceQueryAt(awaited.endedAt, m_ports.clock.now());
    if (!when) {
        m_awaited.erase(key); // the estimate stays
        return;
    }
    awaited.nextLook = m_ports.clock.wakeAt(*when, [this, key] { look(key); });
}

void CallPriceFetcher::look(const AttemptKey &key)
{
    const auto &awaited = m_awaited.at(key);
    m_ports.providers.calls(awaited.provider).fetch(awaited.sid, [this, key](const auto &report) {
        take(key, report);
    });
}

void CallPriceFetcher::take(const AttemptKey &key, const Result<CallReport> &report)
{
    if (!report || !report->price) {
        lookLater(key);
        return;
    }
    const auto awaited = m_awaited.extract(key);
    m_decisions.record(awaited.mapped().incident,
                       event::CallReported{key, CallEventSource::Poll, *report});
}

} // namespace savehub
