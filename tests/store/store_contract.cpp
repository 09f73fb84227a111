// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/store_contract.h"

namespace savehub::contract {

Decision opened(IncidentRecord record, const Standing &)
{
    record.incident.state = IncidentState::Open;
    return saving(std::move(record));
}

Decision unchanged(const IncidentRecord &record, const Standing &)
{
    return saving(record);
}

Store::Decide calls(int number, const std::function<void(Attempt &)> &change)
{
    return [=](IncidentRecord record, const Standing &) {
        record.attempts.push_back(sample::attempt(record, number));
        change(record.attempts.back());
        return saving(std::move(record));
    };
}

void StoreContract::initTestCase_data()
{
    QTest::addColumn<bool>("isReal");
    QTest::newRow("real") << true;
    QTest::newRow("in memory") << false;
}

void StoreContract::init()
{
    QFETCH_GLOBAL(const bool, isReal);
    m_ids = {};
    m_store = std::make_unique<MemoryStore>(m_ids);
    if (isReal) {
        auto real = SqlStore::open({QStringLiteral(":memory:")}, m_ids);
        QVERIFY_OK(real);
        m_store = *std::move(real);
    }
}

IncidentId StoreContract::planned(const QString &name, Instant start)
{
    const auto email = name.toLatin1();
    (void)m_store->importPeople({sample::person(name)}, actor, now);
    (void)m_store->importMeetings(
        sample::import({sample::invitation(name, start, {email.constData()})}), actor, now);
    return IncidentId(m_ids.last);
}

IncidentId StoreContract::plannedAgain(const QString &name)
{
    const auto email = name.toLatin1();
    const auto listed = sample::invitation(name, sample::start(), {email.constData()});
    auto cancelled = listed;
    cancelled.meeting.cancelled = true;
    (void)m_store->importMeetings(sample::import({cancelled}), actor, now);
    (void)m_store->importMeetings(sample::import({listed}), actor, now);
    return IncidentId(m_ids.last);
}

Done StoreContract::decide(const IncidentId &incident, const Store::Decide &decide, Instant at)
{
    return m_store->transact(incident, at, decide).map([](const Decision &) {});
}

bool StoreContract::isConflict(const Done &done)
{
    return !done && done.error().kind == Error::Kind::Conflict;
}

} // namespace savehub::contract
