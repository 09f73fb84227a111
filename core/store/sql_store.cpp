// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"

#include "store/attempt_table.h"
#include "store/audit_table.h"
#include "store/batch_of_decisions.h"
#include "store/change_watch.h"
#include "store/countries_table.h"
#include "store/handled_text_table.h"
#include "store/incident_repository.h"
#include "store/incident_table.h"
#include "store/meeting_import.h"
#include "store/people_table.h"
#include "store/policy_table.h"
#include "store/set_aside_table.h"
#include "store/settings_table.h"
#include "store/standing.h"
#include "store/step_table.h"
#include "store/test_call_table.h"
#include "store/transaction.h"

namespace savehub {

namespace {

/// An option of this run stays in force until the user chooses something else.
template <typename T>
std::optional<T> kept(const std::optional<T> &option, const T &chosen)
{
    return option == chosen ? option : std::nullopt;
}

} // namespace

Result<std::unique_ptr<SqlStore>> SqlStore::open(const DatabaseOptions &options, IdSource &ids,
                                                 const SettingsLayers &settings)
{
    const auto migrations = builtInMigrations();
    TRY(migrations);
    auto database = Database::open(options, *migrations);
    TRY(database);
    std::unique_ptr<SqlStore> store(new SqlStore(*std::move(database), ids, settings));
    TRY(store->addDefaultPolicy());
    return Result<std::unique_ptr<SqlStore>>(std::move(store));
}

SqlStore::SqlStore(std::unique_ptr<Database> database, IdSource &ids,
                   const SettingsLayers &settings)
    : m_database(std::move(database)),
      m_ids(ids),
      m_settings(settings),
      m_recent(m_database->sql())
{
    const auto &options = m_database->options();
    if (!options.inMemory()) {
        m_watch = std::make_unique<ChangeWatch>(sql(), options.path);
    }
}

SqlStore::~SqlStore() = default;

Done SqlStore::addDefaultPolicy()
{
    const auto policy = defaultPolicy();
    const auto stored = PolicyTable(sql()).byName(policy.name);
    if (!stored || !stored->rungs.empty()) {
        return stored.map([](const Policy &) {});
    }
    return inTransaction(sql(), Access::Write, [&]() -> Done {
        // Somebody else may have added it meanwhile.
        return PolicyTable(sql()).byName(policy.name).and_then([&](const Policy &present) {
            return present.rungs.empty() ? PolicyTable(sql()).insert(policy) : Done();
        });
    });
}

Result<Decision> SqlStore::transact(const IncidentId &incident, Instant now, const Decide &decide)
{
    return transactAll({{incident, decide}}, now).and_then([](std::vector<Result<Decision>> only) {
        return std::move(only.front());
    });
}

Result<std::vector<Result<Decision>>> SqlStore::transactAll(const std::vector<Question> &questions,
                                                            Instant now)
{
    auto decisions = inTransaction(sql(), Access::Write, [&] {
        return loadStanding(sql(), now, m_settings).and_then([&](const Standing &standing) {
            return BatchOfDecisions(sql(), m_recent, standing, now).decideAll(questions);
        });
    });
    if (!decisions) {
        m_recent.forget();
    }
    return decisions;
}

Result<IncidentRecord> SqlStore::load(const IncidentId &incident)
{
    return inTransaction(sql(), Access::Read,
                         [&] { return IncidentRepository(sql()).load(incident); });
}

std::vector<Result<IncidentRecord>> SqlStore::loadAll(const std::vector<IncidentId> &incidents)
{
    const auto transaction = Transaction::begin(sql(), Access::Read);
    if (!transaction) {
        return {incidents.size(), tl::make_unexpected(transaction.error())};
    }
    m_recent.begin();
    return m_recent.loadEach(incidents);
}

Result<Standing> SqlStore::standing(Instant now)
{
    return inTransaction(sql(), Access::Read, [&] { return loadStanding(sql(), now, m_settings); });
}

Result<DataVersion> SqlStore::version()
{
    // Asked for every text just before it leaves: one read of four bytes, and no lock.
    const auto counter = sql().changeCounter();
    return counter ? DataVersion{sql().totalChanges(), *counter} : dataVersion(sql());
}

Result<std::vector<IncidentId>> SqlStore::due(Instant now, int limit)
{
    return IncidentTable(sql()).due(now, limit);
}

Result<std::optional<Instant>> SqlStore::nextDueAfter(Instant now)
{
    return IncidentTable(sql()).nextDueAfter(now);
}

Result<std::optional<Instant>> SqlStore::nextCallDueAfter(Instant now)
{
    return IncidentTable(sql()).nextDueAfter(DueKind::Call, now);
}

Result<std::vector<IncidentId>> SqlStore::dueBetween(DueKind kind, Instant from, Instant until,
                                                     int limit)
{
    return IncidentTable(sql()).dueBetween(kind, from, until, limit);
}

Done SqlStore::setAside(const IncidentId &incident, const QString &why, Instant now)
{
    return inTransaction(sql(), Access::Write, [&] {
        return SetAsideTable(sql()).add(incident, why, now).and_then([&](bool isNew) {
            const AuditEntry entry{QStringLiteral("engine"), QStringLiteral("incident.set_aside"),
                                   incident.text(), why};
            return isNew ? AuditTable(sql()).append(entry, now) : Done();
        });
    });
}

Done SqlStore::takeUpSetAside()
{
    return SetAsideTable(sql()).clear();
}

Result<std::vector<IncidentId>> SqlStore::unfinished()
{
    return IncidentTable(sql()).unfinished();
}

Result<std::vector<Attempt>> SqlStore::unpricedCalls(Instant endedSince)
{
    return AttemptTable(sql()).unpriced(endedSince);
}

Result<std::vector<PolledText>> SqlStore::awaitedTexts(Instant acceptedSince)
{
    return StepTable(sql()).awaitedTexts(acceptedSince);
}

Result<std::optional<IncidentId>> SqlStore::incidentOfStep(const StepId &step)
{
    return StepTable(sql()).incidentOf(step);
}

Result<std::optional<IncidentId>> SqlStore::incidentOfAttempt(const AttemptKey &attempt)
{
    return AttemptTable(sql()).incidentOf(attempt);
}

Result<std::optional<IncidentId>> SqlStore::incidentFor(const MeetingId &meeting,
                                                        const PersonId &person)
{
    return IncidentTable(sql()).newestOf(meeting, person);
}

Result<bool> SqlStore::knowsSid(const ProviderSid &sid)
{
    return sql()
        .number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM call_attempts WHERE sid = ?)"
                               " OR EXISTS (SELECT 1 FROM escalation_steps WHERE sid = ?)"
                               " OR EXISTS (SELECT 1 FROM test_calls WHERE sid = ?)"),
                {bound(sid), bound(sid), bound(sid)})
        .map([](qint64 known) { return known != 0; });
}

Result<bool> SqlStore::hasLostCall(const Attempt &call, Instant since)
{
    return AttemptTable(sql()).hasLost(call, since);
}

Result<std::vector<TextReminder>> SqlStore::textReminders(const PhoneNumber &to, Instant until)
{
    return StepTable(sql()).textReminders(to, until);
}

Result<std::optional<Instant>> SqlStore::oldestAnswerableText(Instant now)
{
    return IncidentTable(sql()).oldestReminder(now - answersCountAfterStart);
}

Result<std::optional<TextReplyOutcome>> SqlStore::textReplyOutcome(const ProviderSid &sid)
{
    return HandledTextTable(sql()).bySid(sid);
}

Done SqlStore::addHandledText(const HandledText &text, const QString &actor, Instant now)
{
    return inTransaction(sql(), Access::Write, [&] {
        return HandledTextTable(sql()).insert(text, now).and_then([&] {
            return AuditTable(sql()).append(
                {actor, QStringLiteral("text.about_nothing"), text.sid.text(), {}}, now);
        });
    });
}

Result<TestCallContext> SqlStore::testCallContext(const PhoneNumber &to, Instant now)
{
    const auto standing = loadStanding(sql(), now, m_settings);
    TRY(standing);
    const auto calls = TestCallTable(sql()).near(now);
    TRY(calls);
    const auto isBusy = IncidentTable(sql()).anyWindowOpens(now, now + testCallsKeepClear);
    TRY(isBusy);
    const auto mustNotCall = PeopleTable(sql()).mustNotCall(to);
    TRY(mustNotCall);
    return TestCallContext{.standing = *standing,
                           .recent = *calls,
                           .peopleAreCalled = *isBusy,
                           .doNotCall = *mustNotCall};
}

Result<Attempt> SqlStore::recordTestCall(const PhoneNumber &to, const QString &actor, Instant now,
                                         const IntendTestCall &intend)
{
    return inTransaction(sql(), Access::Write, [&]() -> Result<Attempt> {
        const auto call = testCallContext(to, now).and_then(intend);
        TRY(call);
        TRY(TestCallTable(sql()).insert(*call));
        TRY(AuditTable(sql()).append(
            {actor, QStringLiteral("test_call.placed"), call->key.text(), to.masked()}, now));
        return call;
    });
}

Done SqlStore::saveTestCall(const Attempt &call)
{
    return TestCallTable(sql()).update(call);
}

Result<std::optional<Attempt>> SqlStore::testCall(const AttemptKey &key)
{
    return TestCallTable(sql()).byKey(key);
}

Result<std::vector<Attempt>> SqlStore::unfinishedTestCalls(Instant now)
{
    return TestCallTable(sql()).unfinished(now);
}

Result<std::vector<PhoneNumber>> SqlStore::numbersWithoutCountries()
{
    return CountriesTable(sql()).numbersWithoutCountries();
}

Done SqlStore::confirmCountries(const Countries &countries, const QString &actor, Instant now)
{
    return inTransaction(sql(), Access::Write, [&] {
        return SettingsTable(sql(), m_settings).confirm(countries).and_then([&] {
            return AuditTable(sql()).append({actor, QStringLiteral("settings.countries"),
                                             QStringLiteral("settings"), toText(countries)},
                                            now);
        });
    });
}

Done SqlStore::saveSettings(const Settings &settings, const QString &actor, Instant now)
{
    const auto saved = inTransaction(sql(), Access::Write, [&]() -> Done {
        return SettingsTable(sql(), m_settings)
            .save(settings, actor)
            .and_then([&](const std::vector<AuditEntry> &changes) {
                return forEach(changes, [&](const AuditEntry &change) {
                    return AuditTable(sql()).append(change, now);
                });
            });
    });
    if (saved) { // from now on the user's choice overrides this run's options
        m_settings.provider = kept(m_settings.provider, settings.provider);
        m_settings.testMode = kept(m_settings.testMode, settings.testMode);
    }
    return saved;
}

Result<MeetingsImported> SqlStore::importMeetings(const MeetingImport &import, const QString &actor,
                                                  Instant now, Confirmed confirmed)
{
    return inTransaction(sql(), Access::Write, [&] {
        return MeetingImporter(sql(), m_ids, actor, now, m_settings).takeAll(import, confirmed);
    });
}

Result<std::vector<MeetingMatch>> SqlStore::matchMeetings(const MeetingImport &import)
{
    return inTransaction(sql(), Access::Read, [&] {
        return MeetingImporter(sql(), m_ids, {}, {}, m_settings).match(import);
    });
}

Result<MeetingsImported> SqlStore::importMeeting(const MeetingMatch &match, const QString &actor,
                                                 Instant now, int mostIncidents)
{
    return inTransaction(sql(), Access::Write, [&] {
        return MeetingImporter(sql(), m_ids, actor, now, m_settings).take(match, mostIncidents);
    });
}

Result<SeenToken> SqlStore::seeAuthToken(const QString &token, Instant now)
{
    return inTransaction(sql(), Access::Write, [&] {
        AuthTokenTable table(sql());
        return table.find(token).and_then([&](const std::optional<SeenToken> &seen) {
            return seen ? Result<SeenToken>(*seen)
                        : table.add(token, now).map([&] { return SeenToken{now}; });
        });
    });
}

Done SqlStore::remindedOfAuthToken(const QString &token, Instant now)
{
    return inTransaction(sql(), Access::Write,
                         [&] { return AuthTokenTable(sql()).setReminded(token, now); });
}

Result<std::optional<Instant>> SqlStore::lastAlive()
{
    return AliveTable(sql()).last();
}

Done SqlStore::setAlive(Instant now)
{
    return inTransaction(sql(), Access::Write, [&] { return AliveTable(sql()).set(now); });
}

Result<std::vector<OverdueStep>> SqlStore::missed(Instant now, int limit)
{
    return AliveTable(sql()).missed(now, limit);
}

void SqlStore::setChangeListener(std::function<void()> listener)
{
    if (m_watch) {
        m_watch->setListener(std::move(listener));
    }
}

} // namespace savehub
