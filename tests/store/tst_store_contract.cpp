// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_store.h"
#include "test_database.h"

using namespace savehub;

namespace {

using Ids = std::vector<IncidentId>;
using MaybeInstant = std::optional<Instant>;

const auto now = sample::before();
const auto actor = QStringLiteral("test");
const ProviderSid heardSid(QStringLiteral("SM1"));

/// Tells which one it gave last, and may give it again.
class RememberedIds : public sample::CountingIds
{
public:
    QString next() override { return last = isStuck ? last : CountingIds::next(); }
    QString last;
    bool isStuck = false;
};

Decision opened(IncidentRecord record, const Standing &)
{
    record.incident.state = IncidentState::Open;
    return saving(std::move(record));
}

Decision refused(const IncidentRecord &record, const Standing &standing)
{
    auto decision = opened(record, standing);
    decision.refusal = Error{Error::Kind::Refused, QStringLiteral("no"), {}};
    return decision;
}

Decision unchanged(const IncidentRecord &record, const Standing &)
{
    return saving(record);
}

/// With a step whose number is taken.
Decision spoilt(const IncidentRecord &record, const Standing &standing)
{
    auto decision = opened(record, standing);
    decision.record.steps.push_back(record.steps.front());
    decision.record.steps.back().id = StepId(QStringLiteral("another"));
    return decision;
}

/// \a record after a change of the call that it makes with that \a number.
Store::Decide calls(
    int number, const std::function<void(Attempt &)> &change = [](Attempt &) {})
{
    return [=](IncidentRecord record, const Standing &) {
        record.attempts.push_back(sample::attempt(record, number));
        change(record.attempts.back());
        return saving(std::move(record));
    };
}

/// A call to a phone that nobody else has.
Store::Decide callsAnother(const char *key, int number)
{
    return calls(1, [=](Attempt &attempt) {
        attempt.key = AttemptKey(QLatin1String(key));
        attempt.number = number;
        attempt.to = *PhoneNumber::fromE164(u"+15551230009");
    });
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
        decision.heard = {heardSid, now, record.incident.id, {true, Answer::Missed, {}}};
        return decision;
    };
}

} // namespace

/// What every Store has to be to the engine: asked of the real one, and of the one that the simulator
/// plays its days on.
class TstStoreContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void isDueByMomentAndThenAsMade();
    void whatIsSetAsideIsNotDueUntilSaved();
    void ofManyOnlyTheRefusedAndTheSpoiltAreLeftOut();
    void aThirdCallIsAConflict();
    void aThirdCallForTheSameStartIsAConflict();
    void aThirdCallToAPhoneIsAConflict();
    void oneUnsettledIncidentIsEnough();
    void callsNearbyComeWithTheRecord();
    void ofManyCallsNearbyComeWithWhoIsDue();
    void theSpendIsOfDayMonthAndHour();
    void aBatchSeesWhatItSpends();
    void aTextIsHeardOnce();
    void remindersByTextAreFound();
    void whatIsOpenIsFound();
    void theVersionIsTheSameWhileNothingChanges();
    void settingsAndWarningsStand();
    void peopleAreTakenInParts();
    void meetingsAreTakenInParts();
    void anImportIsTakenWholeOrNotAtAll();

private:
    /// The incident of a person for a meeting of their own.
    IncidentId planned(const QString &name, Instant start = sample::start())
    {
        const auto email = name.toLatin1();
        (void)m_store->importPeople({sample::person(name)}, actor, now);
        (void)m_store->importMeetings(
            sample::import({sample::invitation(name, start, {email.constData()})}), actor, now);
        return IncidentId(m_ids.last);
    }
    /// Another incident of \a name for the same start, once the former has lost its ground.
    IncidentId plannedAgain(const QString &name)
    {
        const auto email = name.toLatin1();
        const auto listed = sample::invitation(name, sample::start(), {email.constData()});
        auto cancelled = listed;
        cancelled.meeting.cancelled = true;
        (void)m_store->importMeetings(sample::import({cancelled}), actor, now);
        (void)m_store->importMeetings(sample::import({listed}), actor, now);
        return IncidentId(m_ids.last);
    }
    Done decide(const IncidentId &incident, const Store::Decide &decide, Instant at = now)
    {
        return m_store->transact(incident, at, decide).map([](const Decision &) {});
    }
    bool isConflict(const Done &done) const
    {
        return !done && done.error().kind == Error::Kind::Conflict;
    }

    RememberedIds m_ids;
    std::unique_ptr<Store> m_store;
};

void TstStoreContract::initTestCase_data()
{
    QTest::addColumn<bool>("isReal");
    QTest::newRow("real") << true;
    QTest::newRow("in memory") << false;
}

void TstStoreContract::init()
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

void TstStoreContract::aThirdCallIsAConflict()
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

void TstStoreContract::aThirdCallForTheSameStartIsAConflict()
{
    const auto first = planned(QStringLiteral("Ana"));
    const auto second = plannedAgain(QStringLiteral("Ana"));
    QVERIFY_OK(decide(first, calls(1)));
    QVERIFY_OK(decide(first, calls(2)));
    QVERIFY(isConflict(decide(second, callsAnother("a", 1))));
}

void TstStoreContract::aThirdCallToAPhoneIsAConflict()
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

void TstStoreContract::oneUnsettledIncidentIsEnough()
{
    const auto first = planned(QStringLiteral("Ana"));
    const auto second = plannedAgain(QStringLiteral("Ana"));
    QVERIFY(second != first);
    const auto record = m_store->load(second);
    QVERIFY_OK(record);
    const auto newest = m_store->incidentFor(record->meeting.id, record->person.id);
    QCOMPARE(newest, Result<std::optional<IncidentId>>(second));
    QVERIFY(isConflict(decide(first, opened)));
    QCOMPARE(m_store->load(first)->incident.state, IncidentState::Resolved);
}

void TstStoreContract::callsNearbyComeWithTheRecord()
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

void TstStoreContract::ofManyCallsNearbyComeWithWhoIsDue()
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
    QCOMPARE(m_store->heardText(heardSid), Result<std::optional<TextHeard>>(std::nullopt));
    QVERIFY_OK(decide(ana, heard(unchanged)));
    QVERIFY(**m_store->heardText(heardSid) == (TextHeard{true, Answer::Missed, {}}));
    QVERIFY(isConflict(decide(ana, heard(opened))));
    QCOMPARE(m_store->load(ana)->incident.state, IncidentState::Scheduled);
    QVERIFY(isConflict(m_store->hear({heardSid, now, {}, {}}, actor, now)));
    const ProviderSid another(QStringLiteral("SM2"));
    QVERIFY_OK(m_store->hear({another, now, {}, {}}, actor, now));
    QVERIFY(**m_store->heardText(another) == TextHeard());
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

void TstStoreContract::peopleAreTakenInParts()
{
    const auto meet = [this](const QString &uid, Instant start) {
        return m_store->importMeetings(sample::import({sample::invitation(uid, start, {"Ana"})}),
                                       actor, now);
    };
    QVERIFY_OK(meet(QStringLiteral("late"), sample::start() + Hours(1)));
    QVERIFY_OK(meet(QStringLiteral("early"), sample::start()));
    QVERIFY_OK(meet(QStringLiteral("past"), now));
    auto ana = sample::person();
    ana.email = QStringLiteral(" ANA@example.org");
    QCOMPARE(m_store->importPeople({ana}, actor, now, 1),
             Result<PeopleImported>({.added = 1, .incidentsPlanned = 1, .isCutShort = true}));
    QCOMPARE(m_store->load(IncidentId(m_ids.last))->meeting.uid, QStringLiteral("early"));
    QCOMPARE(m_store->importPeople({ana}, actor, now, 1),
             Result<PeopleImported>({.unchanged = 1, .incidentsPlanned = 1}));
    QCOMPARE(m_store->load(IncidentId(m_ids.last))->meeting.uid, QStringLiteral("late"));
    ana.name = QStringLiteral("Ana María");
    QCOMPARE(m_store->importPeople({ana}, actor, now, 1), Result<PeopleImported>({.updated = 1}));
    QCOMPARE(m_store->load(IncidentId(m_ids.last))->person.name, ana.name);
}

void TstStoreContract::meetingsAreTakenInParts()
{
    QVERIFY_OK(m_store->importPeople({sample::person(), sample::person(QStringLiteral("Bea"))},
                                     actor, now));
    const auto take = [this](Instant start, int mostIncidents) {
        const auto import =
            sample::import({sample::invitation(QStringLiteral("m"), start, {"Bea", "Ana", "Cem"})});
        return m_store->matchMeetings(import).and_then([&](const auto &matches) {
            return m_store->importMeeting(matches.front(), actor, now, mostIncidents);
        });
    };
    const auto cem = sample::invitation({}, {}, {"Cem"}).invitees;
    using Imported = Result<MeetingsImported>;
    const auto start = sample::start();
    QCOMPARE(take(start, 1),
             Imported({.added = 1, .incidentsPlanned = 1, .unknown = cem, .isCutShort = true}));
    QCOMPARE(take(start, 2), Imported({.unchanged = 1, .incidentsPlanned = 1, .unknown = cem}));
    const auto later = start + Hours(1);
    QCOMPARE(take(later, 1), Imported({.incidentsSettled = 1, .unknown = cem, .isCutShort = true}));
    QCOMPARE(m_store->due(start, 9)->size(), size_t(1));
    QCOMPARE(take(later, 2), Imported({.moved = 1,
                                       .incidentsPlanned = 1,
                                       .incidentsSettled = 1,
                                       .unknown = cem,
                                       .isCutShort = true}));
    QCOMPARE(take(later, 9), Imported({.unchanged = 1, .incidentsPlanned = 1, .unknown = cem}));
    QCOMPARE(m_store->due(later, 9)->size(), size_t(2));
    QCOMPARE(m_store->load(IncidentId(m_ids.last))->person.name, QStringLiteral("Bea"));
}

void TstStoreContract::anImportIsTakenWholeOrNotAtAll()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto before = m_store->load(ana);
    const auto moved =
        sample::invitation(QStringLiteral("Ana"), sample::start() + Hours(1), {"Ana"});
    m_ids.isStuck = true; // the new incident's id is taken
    const auto conflict = m_store->importMeetings(sample::import({moved}), actor, now);
    QCOMPARE(conflict.error().kind, Error::Kind::Conflict);
    QCOMPARE(m_store->load(ana), before);

    auto nameless = moved;
    nameless.meeting.uid.clear();
    const auto badMeeting = m_store->importMeetings(sample::import({moved, nameless}), actor, now);
    QCOMPARE(badMeeting.error().kind, Error::Kind::BadInput);
    auto without = sample::person();
    without.email = QStringLiteral(" ");
    const auto badPerson = m_store->importPeople({without}, actor, now);
    QCOMPARE(badPerson.error().kind, Error::Kind::BadInput);
    const MeetingMatch unknown{.listed = {}, .stored = MeetingId(QStringLiteral("none"))};
    QCOMPARE(m_store->importMeeting(unknown, actor, now, 9).error().kind, Error::Kind::NotFound);
    QCOMPARE(m_store->load(ana), before);
}

QTEST_GUILESS_MAIN(TstStoreContract)
#include "tst_store_contract.moc"
