// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/store_contract.h"

using namespace savehub;
using namespace savehub::contract;

namespace {

const ProviderSid heardSid(QStringLiteral("SM1"));

Decision refused(const IncidentRecord &record, const Standing &standing)
{
    auto decision = opened(record, standing);
    decision.refusal = Refusal{Error::Kind::Refused, QStringLiteral("no"), {}};
    return decision;
}

/// A decision with a step whose number is taken.
Decision spoilt(const IncidentRecord &record, const Standing &standing)
{
    auto decision = opened(record, standing);
    decision.record.steps.push_back(record.steps.front());
    decision.record.steps.back().id = StepId(QStringLiteral("another"));
    return decision;
}

Store::Decide withText(const std::function<void(Step &)> &change)
{
    return [=](IncidentRecord record, const Standing &) {
        auto &text = record.steps.at(1);
        text.provider = Provider::Twilio;
        text.sentAt = text.dueAt;
        change(text);
        return saving(std::move(record));
    };
}

Store::Decide heard(Store::Decide decide)
{
    return [decide = std::move(decide)](const IncidentRecord &record, const Standing &standing) {
        auto decision = decide(record, standing);
        decision.handledText = {heardSid, now, record.incident.id, {true, Answer::Missed, {}}};
        return decision;
    };
}

} // namespace

class TstStoreContract : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void isDueByMomentAndThenAsMade();
    void whatIsSetAsideIsNotDueUntilSaved();
    void ofManyOnlyTheRefusedAndTheSpoiltAreLeftOut();
    void theSpendIsOfDayMonthAndHour();
    void aBatchSeesWhatItSpends();
    void aTextIsHeardOnce();
    void remindersByTextAreFound();
    void onlyTheRemindedPhoneAnswers_data();
    void onlyTheRemindedPhoneAnswers();
    void whatIsOpenIsFound();
    void theVersionIsTheSameWhileNothingChanges();
    void settingsAndWarningsStand();
};

void TstStoreContract::isDueByMomentAndThenAsMade()
{
    QCOMPARE(m_store->nextDueAfter(now), Result<MaybeInstant>(std::nullopt));
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"), sample::start() - Minutes(1));
    const auto cem = planned(QStringLiteral("Cem"));
    const auto email = sample::start() - Minutes(12);
    const auto call = sample::start() - Minutes(3);

    QCOMPARE(m_store->due(email - Milliseconds(1), 9), Result<Ids>(Ids{bea}));
    QCOMPARE(m_store->due(email, 9), Result<Ids>(Ids{bea, ana, cem}));
    QCOMPARE(m_store->due(email, 2), Result<Ids>(Ids{bea, ana}));
    QCOMPARE(m_store->dueBetween(DueKind::Call, call, call, 9), Result<Ids>(Ids{ana, cem}));
    QCOMPARE(m_store->dueBetween(DueKind::Text, now, call, 9), Result<Ids>(Ids{bea, ana, cem}));
    QCOMPARE(m_store->nextDueAfter(email), Result<MaybeInstant>(sample::start() - Minutes(6)));
    QCOMPARE(m_store->nextCallDueAfter(now), Result<MaybeInstant>(call - Minutes(1)));

    QVERIFY_OK(decide(bea, [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Resolved;
        return saving(std::move(record));
    }));
    QCOMPARE(m_store->due(email, 9), Result<Ids>(Ids{ana, cem}));
    QCOMPARE(m_store->nextCallDueAfter(now), Result<MaybeInstant>(call));
}

void TstStoreContract::whatIsSetAsideIsNotDueUntilSaved()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"));
    QVERIFY_OK(m_store->setAside(ana, QStringLiteral("why"), now));
    QVERIFY_OK(m_store->setAside(bea, QStringLiteral("why"), now));
    QCOMPARE(m_store->nextDueAfter(now), Result<MaybeInstant>(std::nullopt));
    QVERIFY_OK(decide(ana, unchanged));
    QCOMPARE(m_store->due(sample::start(), 9), Result<Ids>(Ids{}));
    QVERIFY_OK(decide(ana, opened));
    QCOMPARE(m_store->due(sample::start(), 9), Result<Ids>(Ids{ana}));
    QVERIFY_OK(m_store->takeUpSetAside());
    QCOMPARE(m_store->due(sample::start(), 9), Result<Ids>(Ids{ana, bea}));
}

void TstStoreContract::ofManyOnlyTheRefusedAndTheSpoiltAreLeftOut()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"));
    const auto cem = planned(QStringLiteral("Cem"));
    const IncidentId nobody(QStringLiteral("nobody"));
    const auto decisions = m_store->transactAll(
        {{ana, refused}, {bea, spoilt}, {cem, opened}, {nobody, opened}, {cem, refused}}, now);
    QVERIFY_OK(decisions);
    QCOMPARE(decisions->size(), size_t(5));
    QVERIFY((*decisions)[0]->refusal);
    QCOMPARE((*decisions)[1].error().kind, Error::Kind::Conflict);
    QVERIFY_OK((*decisions)[2]);
    QCOMPARE((*decisions)[3].error().kind, Error::Kind::NotFound);
    QCOMPARE((*decisions)[4]->record.incident.state, IncidentState::Open);
    QCOMPARE(m_store->load(ana)->incident.state, IncidentState::Scheduled);
    QCOMPARE(m_store->load(bea)->incident.state, IncidentState::Scheduled);
    QCOMPARE(m_store->load(bea)->steps.size(), size_t(5));
    QCOMPARE(m_store->load(cem)->incident.state, IncidentState::Open);
    QCOMPARE(m_store->load(nobody).error().kind, Error::Kind::NotFound);
}

void TstStoreContract::theSpendIsOfDayMonthAndHour()
{
    const auto ana = planned(QStringLiteral("Ana"));
    QVERIFY_OK(decide(ana, calls(1))); // at 09:57
    QVERIFY_OK(decide(ana, calls(2, [](Attempt &attempt) { attempt.price = std::nullopt; })));
    QVERIFY_OK(decide(planned(QStringLiteral("Bea")),
                      withText([](Step &text) { text.estimate = microDollars(8'300); })));
    const Money all = microDollars(13'000 + 25'000 + 8'300);
    const Spend today{all, all, 2, 2, 2};
    const auto spend = [this](Instant at) {
        return m_store->standing(at)->spend;
    };
    QVERIFY(spend(sample::start()) == today);
    QCOMPARE(spend(sample::at("2026-11-24T10:56:59.999Z")).callsLastHour, 2);
    QCOMPARE(spend(sample::at("2026-11-24T10:57:00.000Z")).callsLastHour, 0);
    QCOMPARE(spend(sample::at("2026-11-24T09:56:59.999Z")).callsLastHour, 0);
    QVERIFY((spend(sample::at("2026-11-30T10:00:00.000Z")) == Spend{{}, all, 0, 2, 0}));
    QVERIFY(spend(sample::at("2026-12-01T00:00:00.000Z")) == Spend());
    QVERIFY_OK(decide(ana, [](IncidentRecord record, const Standing &) {
        record.attempts.back().status = AttemptStatus::NotSent;
        return saving(std::move(record));
    }));
    QCOMPARE(spend(sample::start()).callsToday, 1);
}

void TstStoreContract::aBatchSeesWhatItSpends()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"), sample::start() + Hours(1));
    std::vector<int> seen;
    const auto counted = [&](const Store::Decide &decide) {
        return [&seen, decide](const IncidentRecord &record, const Standing &standing) {
            seen.push_back(standing.spend.callsToday);
            return decide(record, standing);
        };
    };
    QVERIFY_OK(m_store->transactAll(
        {{ana, counted(calls(1))}, {bea, counted(calls(1))}, {ana, counted(unchanged)}},
        sample::start()));
    QCOMPARE(seen, (std::vector<int>{0, 1, 2}));
}

void TstStoreContract::aTextIsHeardOnce()
{
    const auto ana = planned(QStringLiteral("Ana"));
    QVERIFY_OK(decide(ana, heard(refused)));
    QCOMPARE(m_store->textReplyOutcome(heardSid),
             Result<std::optional<TextReplyOutcome>>(std::nullopt));
    QVERIFY_OK(decide(ana, heard(unchanged)));
    QVERIFY(**m_store->textReplyOutcome(heardSid) == (TextReplyOutcome{true, Answer::Missed, {}}));
    QVERIFY(isConflict(decide(ana, heard(opened))));
    QCOMPARE(m_store->load(ana)->incident.state, IncidentState::Scheduled);
    QVERIFY(isConflict(m_store->addHandledText({heardSid, now, {}, {}}, actor, now)));
    const ProviderSid another(QStringLiteral("SM2"));
    QVERIFY_OK(m_store->addHandledText({another, now, {}, {}}, actor, now));
    QVERIFY(**m_store->textReplyOutcome(another) == TextReplyOutcome());
}

void TstStoreContract::remindersByTextAreFound()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"), sample::start() + Minutes(1));
    const auto executed = withText([](Step &text) { text.status = StepStatus::Executed; });
    const auto rejected = withText([](Step &text) { text.status = StepStatus::Failed; });
    const auto text = sample::start() - Minutes(5);
    const auto to = *sample::person().phone;
    QVERIFY_OK(decide(ana, executed));
    QVERIFY_OK(decide(bea, executed));
    using Reminders = std::vector<TextReminder>;
    QVERIFY(*m_store->textReminders(to, sample::start())
            == (Reminders{{bea, text + Minutes(1)}, {ana, text}}));
    QVERIFY(*m_store->textReminders(to, text) == (Reminders{{ana, text}}));
    const auto late = sample::start() + Minutes(10);
    QCOMPARE(m_store->oldestAnswerableText(late), Result<MaybeInstant>(text));
    QCOMPARE(m_store->oldestAnswerableText(late + Milliseconds(1)),
             Result<MaybeInstant>(text + Minutes(1)));
    QVERIFY_OK(decide(bea, rejected));
    QVERIFY(*m_store->textReminders(to, sample::start()) == (Reminders{{ana, text}}));
}

void TstStoreContract::onlyTheRemindedPhoneAnswers_data()
{
    QTest::addColumn<std::optional<PhoneNumber>>("reminded");
    QTest::addColumn<bool>("isFound");
    const auto phone = sample::person().phone;
    QTest::newRow("the person's phone") << phone << true;
    QTest::newRow("the one of before a correction")
        << PhoneNumber::fromE164(u"+12025550177") << false;
    QTest::newRow("of an older program, which did not say") << std::optional<PhoneNumber>() << true;
}

/// Numbers may be corrected or swapped after the reminder.
void TstStoreContract::onlyTheRemindedPhoneAnswers()
{
    QFETCH(const std::optional<PhoneNumber>, reminded);
    QFETCH(const bool, isFound);
    const auto ana = planned(QStringLiteral("Ana"));
    QVERIFY_OK(decide(ana, withText([&](Step &text) {
                          text.status = StepStatus::Executed;
                          text.to = reminded;
                      })));
    const auto found = m_store->textReminders(*sample::person().phone, sample::start());
    QVERIFY_OK(found);
    QCOMPARE(!found->empty(), isFound);
    if (reminded && !isFound) {
        QVERIFY(m_store->textReminders(*reminded, sample::start())->empty()); // nobody's any more
    }
}

void TstStoreContract::whatIsOpenIsFound()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto bea = planned(QStringLiteral("Bea"));
    const ProviderSid sid(QStringLiteral("SM9"));
    QVERIFY_OK(decide(bea, calls(1, [](Attempt &attempt) { attempt.price = std::nullopt; })));
    QCOMPARE(m_store->unfinished(), Result<Ids>(Ids{}));
    QVERIFY_OK(decide(bea, withText([](Step &text) { text.status = StepStatus::Sending; })));
    QVERIFY_OK(
        decide(ana, calls(1, [](Attempt &attempt) { attempt.status = AttemptStatus::Ringing; })));
    QCOMPARE(m_store->unfinished(), Result<Ids>(Ids{ana, bea}));

    const auto call = m_store->load(bea)->attempts.front();
    QVERIFY(*m_store->unpricedCalls(*call.endedAt - Milliseconds(1)) == std::vector{call});
    QVERIFY(m_store->unpricedCalls(*call.endedAt)->empty());
    QCOMPARE(m_store->incidentOfAttempt(call.key), Result<std::optional<IncidentId>>(bea));
    QCOMPARE(m_store->knowsSid(call.sid), Result<bool>(true));
    QCOMPARE(m_store->knowsSid(sid), Result<bool>(false));

    QVERIFY_OK(decide(bea, withText([&](Step &text) {
                          text.status = StepStatus::Executed;
                          text.executedAt = now;
                          text.sid = sid;
                          text.delivery = TextDelivery::Sent;
                      })));
    QCOMPARE(m_store->knowsSid(sid), Result<bool>(true));
    QCOMPARE(m_store->awaitedTexts(now - Milliseconds(1))->size(), size_t(1));
    QVERIFY(m_store->awaitedTexts(now)->empty());
    const auto step = m_store->load(bea)->steps.at(1).id;
    QCOMPARE(m_store->incidentOfStep(step), Result<std::optional<IncidentId>>(bea));
}

void TstStoreContract::theVersionIsTheSameWhileNothingChanges()
{
    const auto ana = planned(QStringLiteral("Ana"));
    auto version = m_store->version();
    const auto changes = [&] {
        const auto before = std::exchange(version, m_store->version());
        return !(*before == *version);
    };
    QVERIFY_OK(decide(ana, unchanged));
    QVERIFY_OK(decide(ana, refused));
    QVERIFY_OK(m_store->saveSettings(m_store->standing(now)->settings, actor, now));
    QVERIFY_OK(m_store->takeUpSetAside());
    QVERIFY(!changes());
    QVERIFY_OK(decide(ana, opened));
    QVERIFY(changes());
    QVERIFY_OK(decide(ana, heard(unchanged)));
    QVERIFY(changes());
    QVERIFY_OK(m_store->setAside(ana, QStringLiteral("why"), now));
    QVERIFY(changes());
    planned(QStringLiteral("Bea"));
    QVERIFY(changes());
}

void TstStoreContract::settingsAndWarningsStand()
{
    auto settings = m_store->standing(now)->settings;
    QVERIFY(settings == Settings());
    settings.callsPerSecond = 3;
    QVERIFY_OK(m_store->saveSettings(settings, actor, now));
    QVERIFY(m_store->standing(now)->settings == settings);
    QVERIFY_OK(
        decide(planned(QStringLiteral("Ana")), [](const IncidentRecord &record, const Standing &) {
            auto decision = saving(record);
            decision.warned = {Warning::DailyCalls};
            return decision;
        }));
    QVERIFY((m_store->standing(now)->warnedAt == std::map{std::pair(Warning::DailyCalls, now)}));
}

QTEST_GUILESS_MAIN(TstStoreContract)
#include "tst_store_contract.moc"
