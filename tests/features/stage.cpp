// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/stage.h"

#include <algorithm>

namespace savehub {

namespace {

const auto actor = QStringLiteral("operator");
const auto backupNumber = *PhoneNumber::fromE164(u"+12025550199");

template <typename Value>
Value takeFirst(std::deque<Value> &values, Value otherwise)
{
    if (values.empty()) {
        return otherwise;
    }
    const auto first = values.front();
    values.pop_front();
    return first;
}

QString addressOf(const QString &name)
{
    return name.toLower() + QStringLiteral("@example.org");
}

} // namespace

const QString Stage::backupName = QStringLiteral("Desk");

Stage::Stage(const QString &database)
    : m_store(certain(SqlStore::open({database}, m_ids)))
{
    observeNetwork();
    changeSettings([](Settings &settings) {
        settings.provider = Provider::Twilio;
        settings.countries = {QStringLiteral("US")};
    });
}

void Stage::observeNetwork()
{
    m_network.life = [this](const AttemptKey &) {
        return nextLife();
    };
    m_network.faultOfCall = [this] {
        return takeFirst(callFaults, WireFault::None);
    };
    m_network.faultOfText = [this] {
        return takeFirst(textFaults, WireFault::None);
    };
    m_network.onCallRequest = [this](const CallRequest &request, WireFault) {
        mayCrash(CrashPoint::CallLeaves);
        m_lastWasCall = true;
        m_callRequests.push_back({m_clock.now(), nameOf(request.to)});
    };
    m_network.onTextRequest = [this](const TextRequest &request) {
        mayCrash(CrashPoint::TextLeaves);
        m_lastWasCall = false;
        m_texts.push_back({m_clock.now(), nameOf(request.to)});
    };
    m_network.onProcessed = [this] {
        mayCrash(m_lastWasCall ? CrashPoint::CallAccepted : CrashPoint::TextAccepted);
    };
}

MockLife Stage::nextLife()
{
    if (lives.size() > 1) {
        return takeFirst(lives, MockLife::AnswersOnly);
    }
    return lives.empty() ? MockLife::AnswersOnly : lives.front();
}

void Stage::mayCrash(CrashPoint here)
{
    if (m_crashPoint == here) {
        m_crashPoint.reset();
        throw Crash{};
    }
}

void Stage::survive(const std::function<void()> &what)
{
    try {
        what();
    } catch (const Crash &) {
        endProgram();
    }
}

void Stage::bringPeople(const QStringList &names, const std::function<void(Person &)> &edit)
{
    std::vector<Person> people;
    for (const auto &name : names) {
        const auto number =
            QStringLiteral("+1202556%1").arg(m_people.size(), 4, 10, QLatin1Char('0'));
        Person person{.id = {},
                      .name = name,
                      .email = addressOf(name),
                      .phone = PhoneNumber::fromE164(number),
                      .backup = {backupName, addressOf(backupName), backupNumber}};
        edit(person);
        m_people[name] = person;
        people.push_back(person);
    }
    certain(m_store->importPeople(people, actor, m_clock.now()));
}

void Stage::changePerson(const QString &name, const std::function<void(Person &)> &edit)
{
    edit(m_people[name]);
    auto job = std::make_shared<ImportJob>();
    const PeopleImportTerms sure{.confirmed = Confirmed::Yes};
    job->work = std::make_unique<PeopleImportWork>(std::vector{m_people[name]}, actor, sure);
    engine().import(std::move(job));
}

void Stage::planMeeting(Instant at, const QStringList &names)
{
    const auto number = QString::number(m_meetings.size() + 1);
    CalendarMeeting planned{.meeting = {.id = {},
                                        .title = QStringLiteral("Meeting ") + number,
                                        .start = at,
                                        .end = at + Minutes{30},
                                        .uid = number,
                                        .occurrence = {}},
                            .invitees = {}};
    for (const auto &name : names) {
        planned.invitees.push_back({addressOf(name), name});
    }
    m_meetings.push_back(planned);
    import(planned);
}

void Stage::changeMeeting(const std::function<void(CalendarMeeting &)> &edit)
{
    edit(m_meetings.front());
    import(m_meetings.front());
}

void Stage::import(const CalendarMeeting &meeting)
{
    const auto import = sample::import({meeting});
    certain(m_program ? engine().reception().importMeetings(import, actor)
                      : m_store->importMeetings(import, actor, m_clock.now()));
    collectIncidents();
}

void Stage::collectIncidents()
{
    // Finds all of them: every incident that is not settled is due some day.
    for (const auto &id : certain(m_store->due(start() + Hours{24 * 30}, 10'000))) {
        if (std::find(m_incidents.begin(), m_incidents.end(), id) == m_incidents.end()) {
            m_incidents.push_back(id);
        }
    }
}

void Stage::changeSettings(const std::function<void(Settings &)> &edit)
{
    auto settings = certain(m_store->standing(m_clock.now())).settings;
    edit(settings);
    certain(m_program ? engine().changeSettings(settings, actor)
                      : m_store->saveSettings(settings, actor, m_clock.now()));
}

void Stage::startProgram()
{
    m_program = std::make_unique<RunningProgram>(
        Surroundings{.clock = m_clock,
                     .store = *m_store,
                     .ids = m_ids,
                     .network = m_network,
                     .log = m_log,
                     .mockLives = [this](const CallRequest &, int) { return nextLife(); },
                     .mailSent =
                         [this](const EmailRequest &request) {
                             mayCrash(CrashPoint::EmailLeaves);
                             m_emails.push_back({m_clock.now(), request.toName});
                         },
                     .mailWaits = [this] { return mailWaits; },
                     .noticed = [this](const Notice &notice) { m_notices.push_back(notice); },
                     .testCallChanged =
                         [this](const Attempt &call) {
                             if (call.status == AttemptStatus::Sending) {
                                 m_lastTestCall = call.key;
                             }
                         },
                     .hasWebhook = [this] { return hasWebhook; },
                     .reportsAreSilentSince =
                         [this](Instant) {
                             return reportsAreSilent;
                         }});
    engine().start();
}

void Stage::runUntil(Instant when)
{
    bool more = true;
    while (more) {
        survive([&] { more = m_clock.step(when); });
    }
    m_clock.runUntil(when);
}

Spend Stage::spend() const
{
    return certain(m_store->standing(m_clock.now())).spend;
}

std::vector<IncidentRecord> Stage::incidents() const
{
    std::vector<IncidentRecord> all;
    std::transform(m_incidents.begin(), m_incidents.end(), std::back_inserter(all),
                   [this](const IncidentId &id) { return certain(m_store->load(id)); });
    return all;
}

std::vector<IncidentRecord> Stage::incidentsOf(const QString &name) const
{
    auto all = incidents();
    std::erase_if(all, [&](const IncidentRecord &record) { return record.person.name != name; });
    return all;
}

std::optional<Attempt> Stage::lastTestCall() const
{
    return m_lastTestCall ? std::optional(testCall(*m_lastTestCall)) : std::nullopt;
}

Attempt Stage::testCall(const AttemptKey &key) const
{
    return certain(m_store->testCall(key)).value();
}

QString Stage::nameOf(const PhoneNumber &number) const
{
    const auto found = std::find_if(m_people.begin(), m_people.end(), [&](const auto &entry) {
        return entry.second.phone == number;
    });
    return found == m_people.end() ? backupName : found->first;
}

} // namespace savehub
