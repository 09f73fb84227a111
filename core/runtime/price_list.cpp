// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_list.h"

#include "schedule.h"

namespace savehub {

namespace {

constexpr Hours pricesHoldFor{24};
constexpr Minutes pauseAfterFailure{1};
constexpr Minutes soon{15};
constexpr int atMost = 100; ///< of those that are due soon
constexpr size_t askedAtOnce = 10;
constexpr Milliseconds pauseBetween{100};

} // namespace

PriceList::PriceList(const World &world)
    : m_world(world)
{
}

PriceList::~PriceList() = default;

void PriceList::learn(const std::vector<IncidentId> &incidents)
{
    m_wanted.insert(incidents.begin(), incidents.end());
    if (!m_nextAsking && !m_wanted.empty()) {
        m_nextAsking = m_world.clock.wakeAt(m_world.clock.now(), [this] { askForSome(); });
    }
}

void PriceList::learnWhatIsDueSoon()
{
    const auto due = m_world.store.due(m_world.clock.now() + soon, atMost);
    learn(due.value_or(std::vector<IncidentId>{}));
}

/// A burst of messages is no burst of questions.
void PriceList::askForSome()
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
    for (const auto &record : m_world.store.loadAll(some)) {
        if (record) {
            ask(*record);
        }
    }
    if (!m_wanted.empty()) {
        m_nextAsking =
            m_world.clock.wakeAt(m_world.clock.now() + pauseBetween, [this] { askForSome(); });
    }
}

bool PriceList::callsMayCost() const
{
    const auto standing = m_world.store.standing(m_world.clock.now());
    return standing && !standing->settings.testMode
           && standing->settings.provider == Provider::Twilio;
}

void PriceList::ask(const IncidentRecord &record)
{
    const auto &number = record.person.phone;
    const bool isOver = callWindow(record.incident.start).until < m_world.clock.now();
    if (!number || isOver || isFresh(*number)) {
        return;
    }
    m_entries[number->e164()].askedAt = m_world.clock.now();
    m_world.providers.twilioCalls.pricePerMinute(
        *number, m_world.phones.factsOf(*number).country,
        [this, number = number->e164()](const Result<Money> &price) {
            if (price) {
                m_entries[number].price = *price;
            }
        });
}

bool PriceList::isFresh(const PhoneNumber &number) const
{
    const auto entry = m_entries.find(number.e164());
    if (entry == m_entries.end()) {
        return false;
    }
    const auto age = m_world.clock.now() - entry->second.askedAt;
    const auto holds = entry->second.price ? pricesHoldFor : pauseAfterFailure;
    return age >= Milliseconds{0} && age < holds;
}

std::optional<Money> PriceList::of(const PhoneNumber &number) const
{
    const auto entry = m_entries.find(number.e164());
    return entry == m_entries.end() ? std::nullopt : entry->second.price;
}

} // namespace savehub
