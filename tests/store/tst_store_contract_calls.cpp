// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_contract.h"

using namespace savehub;
using namespace savehub::contract;

namespace {

/// A call to a phone that nobody else has.
Store::Decide callsAnother(const char *key, int number)
{
    return calls(1, [=](Attempt &attempt) {
        attempt.key = AttemptKey(QLatin1String(key));
        attempt.number = number;
        attempt.to = *PhoneNumber::fromE164(u"+15551230009");
    });
}

} // namespace

class TstStoreContractCalls : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aThirdCallIsAConflict();
    void aThirdCallForTheSameStartIsAConflict();
    void aThirdCallToAPhoneIsAConflict();
    void callsNearbyComeWithTheRecord();
    void ofManyCallsNearbyComeWithWhoIsDue();
};

void TstStoreContractCalls::aThirdCallIsAConflict()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"), sample::start() + Hours(1));
    QVERIFY_OK(decide(ana, callsAnother("a", 1)));
    QVERIFY(isConflict(decide(ana, callsAnother("b", 1))));
    QVERIFY(isConflict(decide(ana, callsAnother("b", 3))));
    QVERIFY(isConflict(decide(bea, callsAnother("a", 1))));
    QVERIFY_OK(decide(ana, callsAnother("b", 2)));
    const auto before = m_store->load(ana);
    QVERIFY(isConflict(decide(ana, callsAnother("c", 1))));
    QCOMPARE(m_store->load(ana), before);
}

void TstStoreContractCalls::aThirdCallForTheSameStartIsAConflict()
{
    const auto first = planned(QStringLiteral("Ana"));
    const auto second = plannedAgain(QStringLiteral("Ana"));
    QVERIFY_OK(decide(first, calls(1)));
    QVERIFY_OK(decide(first, calls(2)));
    QVERIFY(isConflict(decide(second, callsAnother("a", 1))));
}

void TstStoreContractCalls::aThirdCallToAPhoneIsAConflict()
{
    const auto near = sample::start() + Minutes(5) - Milliseconds(1);
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"), near);
    const auto cem = planned(QStringLiteral("Cem"), sample::start() + Minutes(5));
    QVERIFY_OK(decide(ana, calls(1)));
    QVERIFY_OK(decide(ana, calls(2)));
    QVERIFY(isConflict(decide(bea, calls(1))));
    QVERIFY_OK(decide(cem, calls(1)));
    const auto byAnother = [](Attempt &attempt) {
        attempt.provider = Provider::Mock;
    };
    QVERIFY_OK(decide(bea, calls(1, byAnother)));
}

void TstStoreContractCalls::callsNearbyComeWithTheRecord()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"), sample::start() - Minutes(1));
    const auto cem = planned(QStringLiteral("Cem"), sample::start() + Minutes(4));
    QVERIFY_OK(decide(ana, calls(1)));
    QVERIFY_OK(decide(bea, calls(1, [](Attempt &attempt) {
                          attempt.status = AttemptStatus::Unknown;
                          attempt.sid = {};
                      })));
    const auto nearby = m_store->load(ana)->nearbyCalls;
    QCOMPARE(nearby.size(), size_t(1));
    QVERIFY((nearby.front()
             == NearbyCall{.key = sample::attempt(*m_store->load(bea), 1).key,
                           .provider = Provider::Twilio,
                           .person = QStringLiteral("Bea"),
                           .meeting = sample::meeting().title,
                           .start = sample::start() - Minutes(1),
                           .isLost = true}));
    const auto ofCem = m_store->load(cem)->nearbyCalls;
    QCOMPARE(ofCem.size(), size_t(1)); // Bea's is five minutes apart
    QCOMPARE(ofCem.front().person, QStringLiteral("Ana"));
    QVERIFY_OK(decide(ana, [](IncidentRecord record, const Standing &) {
        record.attempts.front().status = AttemptStatus::NotSent;
        return saving(std::move(record));
    }));
    QVERIFY(m_store->load(cem)->nearbyCalls.empty());
}

void TstStoreContractCalls::ofManyCallsNearbyComeWithWhoIsDue()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"));
    std::vector<size_t> seen;
    const auto looks = [&](const IncidentRecord &record, const Standing &) {
        seen.push_back(record.nearbyCalls.size());
        return saving(record);
    };
    const auto due = sample::start() - Minutes(3);
    for (const auto at : {due - Milliseconds(1), due}) {
        QVERIFY_OK(m_store->transactAll({{ana, looks}, {bea, looks}}, at));
    }
    QVERIFY_OK(decide(ana, calls(1)));
    for (const auto at : {due - Milliseconds(1), due}) {
        QVERIFY_OK(m_store->transactAll({{ana, looks}, {bea, looks}}, at));
    }
    QCOMPARE(seen, (std::vector<size_t>{0, 0, 0, 0, 0, 0, 0, 1}));
    QCOMPARE(m_store->loadAll({bea}).front()->nearbyCalls.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TstStoreContractCalls)
#include "tst_store_contract_calls.moc"
