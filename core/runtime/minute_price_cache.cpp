// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/minute_price_cache.h"

#include "engine/schedule.h"

namespace savehub {

namespace {

constexpr Hours pricesHoldFor{24};
constexpr Minutes pauseAfterFailure{1};
constexpr Minutes soon{15};
constexpr int atMost = 100; ///< of those that are due soon
constexpr size_t askedAtOnce = 10;
constexpr Milliseconds pauseBetween{100};

} // namespace

MinutePriceCache::MinutePriceCache(const Ports &ports)
    : m_ports(ports)
{
}

MinutePriceCache::~MinutePriceCache() = default;

void MinutePriceCache::prefetch(const std::vector<IncidentId> &incidents)
{
    m_wanted.insert(incidents.begin(), incidents.end());
    if (!m_nextAsking && !m_wanted.empty()) {
        m_nextAsking = m_ports.clock.wakeAt(m_ports.clock.now(), [this] { askForSome(); });
    }
}

void MinutePriceCache::prefetchDueSoon()
{
    const auto due = m_ports.store.due(m_ports.clock.now() + soon, atMost);
    prefetch(due.value_or(std::vector<IncidentId>{}));
}

/// A burst of messages must not become a burst of questions.
void MinutePriceCache::askForSome()
{
    m_nextAsking.reset();
    if (!callsMayCost()) {
        m_wanted.clear();
        return;
    }
    std::vector<IncidentId> some;
    while (some.size() < askedAtOnce && !m_wanted.empty()) {
        some.push_back(m_wanted.extract(m_wanted.begin()).value());
    }
    for (const auto &record : m_ports.store.loadAll(some)) {
        if (record) {
            ask(*record);
        }
    }
    if (!m_wanted.empty()) {
        m_nextAsking =
            m_ports.clock.wakeAt(m_ports.clock.now() + pauseBetween, [this] { askForSome(); });
    }
}

bool MinutePriceCache::callsMayCost() const
{
    const auto standing = m_ports.store.standing(m_ports.clock.now());
    return standing && !standing->settings.testMode
           && standing->settings.provider == Provider::Twilio;
}

void MinutePriceCache::ask(const IncidentRecord &record)
{
    const auto &number = record.person.phone;
    const bool isOver = callWindow(record.incident.start).until < m_ports.clock.now();
    if (!number || isOver || isFresh(*number)) {
        return;
    }
    m_entries[number->e164()].askedAt = m_ports.clock.now();
    m_ports.providers.twilioCalls.pricePerMinute(
        *number, m_ports.phones.factsOf(*number).country,
        [this, number = number->e164()](const Result<Money> &price) {
            if (price) {
                m_entries[number].price = *price;
            }
        });
}

bool MinutePriceCache::isFresh(const PhoneNumber &number) const
{
    const auto entry = m_entries.find(number.e164());
    if (entry == m_entries.end()) {
        return false;
    }
    const auto age = m_ports.clock.now() - entry->second.askedAt;
    const auto holds = entry->second.price ? pricesHoldFor : pauseAfterFailure;
    return age >= Milliseconds{0} && age < holds;
}

std::optional<Money> MinutePriceCache::of(const PhoneNumber &number) const
{
    const auto entry = m_entries.find(number.e164());
    return entry == m_entries.end() ? std::nullopt : entry->second.price;
}

} // namespace savehub
