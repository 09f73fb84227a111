// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_reader.h"

#include "cost.h"

namespace savehub {

PriceReader::PriceReader(const World &world, DecisionMaker &decisions)
    : m_world(world),
      m_decisions(decisions)
{
}

PriceReader::~PriceReader() = default;

Done PriceReader::recover()
{
    return m_world.store.unpricedCalls(m_world.clock.now() - priceIsAwaitedFor)
        .map([this](const std::vector<Attempt> &attempts) {
            for (const auto &attempt : attempts) {
                await(attempt);
            }
        });
}

void PriceReader::start(const IncidentRecord &record, const AttemptKey &key)
{
    if (const auto *attempt = record.attempt(key)) {
        await(*attempt);
    }
}

void PriceReader::await(const Attempt &attempt)
{
    if (m_awaited.contains(attempt.key)) {
        return;
    }
    m_awaited[attempt.key] = {.incident = attempt.incident,
                              .provider = attempt.provider,
                              .sid = attempt.sid,
                              .endedAt = attempt.endedAt.value_or(m_world.clock.now())};
    lookLater(attempt.key);
}

void PriceReader::lookLater(const AttemptKey &key)
{
    auto &awaited = m_awaited.at(key);
    const auto when = nextPriceLook(awaited.endedAt, m_world.clock.now());
    if (!when) {
        m_awaited.erase(key); // the estimate stays
        return;
    }
    awaited.nextLook = m_world.clock.wakeAt(*when, [this, key] { look(key); });
}

void PriceReader::look(const AttemptKey &key)
{
    const auto &awaited = m_awaited.at(key);
    m_world.providers.calls(awaited.provider).fetch(awaited.sid, [this, key](const auto &report) {
        take(key, report);
    });
}

void PriceReader::take(const AttemptKey &key, const Result<CallReport> &report)
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
