// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/store_contract.h"

using namespace savehub;
using namespace savehub::contract;

namespace {

using Change = std::function<void(Attempt &)>;

/// A call to a phone that no other incident has.
Store::Decide callsAnother(const char *key, int number)
{
    return calls(1, [=](Attempt &attempt) {
        attempt.key = AttemptKey(QLatin1String(key));
        attempt.number = number;
        attempt.to = *PhoneNumber::fromE164(u"+15551230009");
    });
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TstStoreContractCalls : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aThirdCallIsAConflict();
    void aThirdCallForTheSameStartIsAConflict();
    void whatNeverLeftIsNoCallForTheSameStart();
    void aThirdCallToAPhoneIsAConflict();
    void callsNearbyComeWithTheRecord();
    void ofManyCallsNearbyComeWithWhoIsDue();
    void lostCallsAreFound_data();
    void lostCallsAreFound();
    void whatOthersDidToAPhoneComesWithWhoIsDue();
    void aCallOfSeveralTriesCountsFromWhenItLeft_data();
    void aCallOfSeveralTriesCountsFromWhenItLeft();
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

void TstStoreContractCalls::whatNeverLeftIsNoCallForTheSameStart()
{
    const auto first = planned(QStringLiteral("Ana"));
    const auto second = plannedAgain(QStringLiteral("Ana"));
    const auto neverLeft = [](Attempt &attempt) {
        attempt.status = AttemptStatus::NotSent;
    };
    QVERIFY_OK(decide(first, calls(1, neverLeft)));
    QVERIFY_OK(decide(first, calls(2, neverLeft)));
    QVERIFY_OK(decide(second, callsAnother("a", 1)));
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
    const auto nearby = m_store->load(ana)->callsByOtherIncidents;
    QCOMPARE(nearby.size(), size_t(1));
    QVERIFY((nearby.front()
             == CallByOtherIncident{.key = sample::attempt(*m_store->load(bea), 1).key,
                                    .provider = Provider::Twilio,
                                    .person = QStringLiteral("Bea"),
                                    .meeting = sample::meeting().title,
                                    .start = sample::start() - Minutes(1)}));
    const auto ofCem = m_store->load(cem)->callsByOtherIncidents;
    QCOMPARE(ofCem.size(), size_t(1)); // Bea's meeting is five minutes apart
    QCOMPARE(ofCem.front().person, QStringLiteral("Ana"));
    QVERIFY_OK(decide(ana, [](IncidentRecord record, const Standing &) {
        record.attempts.front().status = AttemptStatus::NotSent;
        return saving(std::move(record));
    }));
    QVERIFY(m_store->load(cem)->callsByOtherIncidents.empty());
}

void TstStoreContractCalls::ofManyCallsNearbyComeWithWhoIsDue()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"));
    std::vector<size_t> seen;
    const auto looks = [&](const IncidentRecord &record, const Standing &) {
        seen.push_back(record.callsByOtherIncidents.size());
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
    QCOMPARE(m_store->loadAll({bea}).front()->callsByOtherIncidents.size(), size_t(1));
}

void TstStoreContractCalls::lostCallsAreFound_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("lost") << Change([](Attempt &) {}) << true;
    QTest::newRow("its end alone is not known")
        << Change([](Attempt &call) { call.sid = ProviderSid(QStringLiteral("CA1")); }) << false;
    QTest::newRow("looked for") << Change([](Attempt &call) {
        call.status = AttemptStatus::Reconciling;
    }) << false;
    QTest::newRow("another provider's")
        << Change([](Attempt &call) { call.provider = Provider::Mock; }) << false;
    QTest::newRow("to another phone")
        << Change([](Attempt &call) { call.to = *PhoneNumber::fromE164(u"+15551230009"); })
        << false;
    QTest::newRow("too old") << Change([](Attempt &call) { call.createdAt = now; }) << false;
}

void TstStoreContractCalls::lostCallsAreFound()
{
    QFETCH(const Change, change);
    QFETCH(const bool, isFound);
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"), sample::start() + Hours(1));
    const auto looked = sample::attempt(*m_store->load(bea), 1);
    QVERIFY_OK(decide(ana, calls(1, [&](Attempt &call) {
                          call.status = AttemptStatus::Unknown;
                          call.sid = {};
                          change(call);
                      })));
    QCOMPARE(m_store->hasLostCall(looked, now), Result<bool>(isFound));
    const auto itself = m_store->load(ana)->attempts.front();
    QCOMPARE(m_store->hasLostCall(itself, now), Result<bool>(false));
}

void TstStoreContractCalls::whatOthersDidToAPhoneComesWithWhoIsDue()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"), sample::start() + Minutes(55));
    std::vector<OthersUse> seen;
    const auto look = [&](Instant at, bool isOneOfMany) {
        const Store::Decide looks = [&](const IncidentRecord &record, const Standing &) {
            seen = record.othersUse;
            return saving(record);
        };
        const std::vector<Store::Question> alone{{bea, looks}};
        const std::vector<Store::Question> many{{ana, unchanged}, {bea, looks}};
        QVERIFY_OK(m_store->transactAll(isOneOfMany ? many : alone, at));
    };
    QVERIFY_OK(decide(ana, calls(1))); // at 09:57
    QVERIFY_OK(decide(ana, [](IncidentRecord record, const Standing &) {
        auto &text = record.steps.at(1); // at 09:55
        text.to = record.person.phone;
        text.provider = Provider::Twilio;
        text.sentAt = text.dueAt;
        text.estimate = microDollars(8'300);
        return saving(std::move(record));
    }));
    for (const bool isOneOfMany : {false, true}) {
        look(sample::start() + Minutes(49), isOneOfMany);
        QVERIFY(seen.empty());
        look(sample::start() + Minutes(50), isOneOfMany); // Bea's text is due
        QCOMPARE(seen,
                 (std::vector<OthersUse>{{Recipient::Attendee, Provider::Twilio, {0, 0, 1, 1}}}));
        look(sample::start() + Minutes(55), isOneOfMany);
        QCOMPARE(seen.front().use, (PhoneUse{1, 1, 0, 1}));
    }
    QVERIFY(m_store->load(bea)->othersUse.empty());
}

void TstStoreContractCalls::aCallOfSeveralTriesCountsFromWhenItLeft_data()
{
    QTest::addColumn<int>("tries");
    QTest::addColumn<std::optional<Seconds>>("accepted"); // counted from its intent
    QTest::addColumn<PhoneUse>("use"); // an hour and half a minute after its intent
    using Accepted = std::optional<Seconds>;
    const PhoneUse within{1, 1, 0, 0};
    const PhoneUse before{0, 1, 0, 0};
    QTest::newRow("the first") << 1 << Accepted(40) << before;
    QTest::newRow("taken late") << 2 << Accepted(31) << within;
    QTest::newRow("taken early") << 2 << Accepted(30) << before;
    QTest::newRow("perhaps taken") << 2 << Accepted() << within;
}

void TstStoreContractCalls::aCallOfSeveralTriesCountsFromWhenItLeft()
{
    QFETCH(const int, tries);
    QFETCH(const std::optional<Seconds>, accepted);
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"), sample::start() + Hours(1));
    const auto intended = sample::start() - Minutes(3);
    QVERIFY_OK(decide(ana, calls(1, [&](Attempt &call) {
                          call.tries = tries;
                          call.createdAt = intended;
                          call.acceptedAt = accepted ? std::optional<Instant>(intended + *accepted)
                                                     : std::nullopt;
                      })));
    std::vector<OthersUse> seen;
    const Store::Decide looks = [&](const IncidentRecord &record, const Standing &) {
        seen = record.othersUse;
        return saving(record);
    };
    QVERIFY_OK(decide(bea, looks, intended + Hours(1) + Seconds(30)));
    QCOMPARE(seen.size(), size_t(1));
    QTEST(seen.front().use, "use");
}

QTEST_GUILESS_MAIN(TstStoreContractCalls)
#include "tst_store_contract_calls.moc"
