// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_day.h"

#include "dice.h"
#include "enum_text.h"
#include "judge.h"
#include "program.h"
#include "sql_store.h"

#include <algorithm>
#include <set>

namespace savehub {

namespace {

const Instant morning = *instantFromIso(u"2026-01-05T08:00:00.000Z");
const auto actor = QStringLiteral("operator");
/// The store's own failures would make the day meaningless.
template <typename T>
T certain(Result<T> result)
{
    if (!result) {
        qFatal("%s", qPrintable(result.error().text()));
    }
    return std::move(*result);
}

/// How bad the day is.
struct Weather {
    bool calm = false;
    int wireFaults = 0; ///< percent of the requests
    int readFaults = 0;
    int newsDropped = 0;
    int newsRepeated = 0;
    int crashesPerMille = 0; ///< of the moments at which the process may end
    int disturbances = 0;    ///< things that happen out of the blue
};

Weather weatherOf(quint64 seed, Dice &dice)
{
    if (seed % 10 == 0) {
        return {.calm = true};
    }
    return {.calm = false,
            .wireFaults = dice.oneOf<int>({0, 20, 60}),
            .readFaults = dice.oneOf<int>({0, 10, 50}),
            .newsDropped = dice.oneOf<int>({0, 30, 100}),
            .newsRepeated = dice.oneOf<int>({0, 40}),
            .crashesPerMille = dice.oneOf<int>({0, 0, 5, 30}),
            .disturbances = dice.below(8)};
}

class Day
{
public:
    explicit Day(quint64 seed);
    DayResult play();

private:
    struct Disturbance {
        Instant at;
        std::function<void()> happen;
    };

    // The cast.
    void bringPeople();
    void bringMeetings();
    void collectIncidents();
    void planDisturbances();
    Instant somewhereInteresting();

    // The world's moods.
    WireFault wireFault();
    std::vector<Milliseconds> deliveries();
    SendOutcome mailOutcome();
    void mayCrash();

    // What happens out of the blue.
    std::function<void()> anyDisturbance();
    void somebodyAnswers();
    void machineSleeps();
    void clockIsSet();
    void meetingChanges();
    void killSwitch();

    void startProgram();
    void survive(const std::function<void()> &what);

    Dice m_dice;
    Weather m_weather;
    VirtualClock m_clock{morning};
    CountingIds m_ids;
    Trace m_trace;
    std::unique_ptr<SqlStore> m_store;
    SimulatedCarrier m_carrier{m_clock};
    Judge m_judge;
    std::unique_ptr<Program> m_program;
    std::vector<Disturbance> m_disturbances;
    std::vector<CalendarMeeting> m_meetings;
    std::set<IncidentId> m_incidents;
    Instant m_down = morning; ///< the process is down until then
    DayResult m_result;
};

Day::Day(quint64 seed)
    : m_dice(seed),
      m_weather(weatherOf(seed, m_dice)),
      m_store(certain(SqlStore::open({QStringLiteral(":memory:")}, m_ids))),
      m_judge(*m_store, m_carrier, m_clock)
{
    m_carrier.listLag = m_dice.between(Milliseconds{0}, Seconds{10});
    m_carrier.faultOfCall = [this] {
        return wireFault();
    };
    m_carrier.faultOfText = m_carrier.faultOfCall;
    m_carrier.readFails = [this] {
        return m_dice.chance(m_weather.readFaults);
    };
    m_carrier.latency = [this] {
        return m_dice.between(Milliseconds{40}, Milliseconds{900});
    };
    m_carrier.deliveries = [this] {
        return deliveries();
    };
    m_carrier.life = [this](const AttemptKey &) {
        return usualLife(quint32(m_dice.below(1'000)));
    };
    m_carrier.onCallRequest = [this](const CallRequest &request) {
        m_trace.write(QStringLiteral("POST call ") + request.key.text() + toIso(m_clock.now()));
        m_judge.callRequested(request);
        mayCrash();
    };
    m_carrier.onTextRequest = [this](const TextRequest &request) {
        m_trace.write(QStringLiteral("POST text ") + request.step.text() + toIso(m_clock.now()));
        m_judge.textRequested(request);
        mayCrash();
    };
    m_carrier.onAccepted = [this] {
        mayCrash();
    };
    auto settings = certain(m_store->standing(m_clock.now())).settings;
    settings.provider = Provider::Twilio;
    settings.callsPerSecond = 1 + m_dice.below(2);
    certain(m_store->saveSettings(settings, actor, m_clock.now()).map([] { return true; }));
}

WireFault Day::wireFault()
{
    using enum WireFault;
    if (!m_dice.chance(m_weather.wireFaults)) {
        return None;
    }
    return m_dice.oneOf<WireFault>({TooMany, Refused, Rejects, LostBefore, LostAfter, ErrorBefore,
                                    ErrorAfter, HangsBefore, HangsAfter});
}

std::vector<Milliseconds> Day::deliveries()
{
    if (m_dice.chance(m_weather.newsDropped)) {
        return {};
    }
    const auto pause = [this] {
        return m_weather.calm ? Milliseconds{200} : m_dice.between(Milliseconds{0}, Seconds{8});
    };
    if (m_dice.chance(m_weather.newsRepeated)) {
        return {pause(), pause()};
    }
    return {pause()};
}

SendOutcome Day::mailOutcome()
{
    if (!m_dice.chance(m_weather.wireFaults)) {
        return Accepted{};
    }
    return m_dice.oneOf<SendOutcome>(
        {NotSent{QStringLiteral("not sent")}, UnknownOutcome{QStringLiteral("no answer")}});
}

void Day::mayCrash()
{
    if (m_weather.crashesPerMille > 0 && m_dice.below(1000) < m_weather.crashesPerMille) {
        throw Crash{};
    }
}

void Day::bringPeople()
{
    std::vector<Person> people;
    const auto count = 3 + m_dice.below(4);
    for (int i = 0; i < count; ++i) {
        const auto number = QStringLiteral("+1202555%1").arg(100 + i, 4, 10, QLatin1Char('0'));
        people.push_back({.id = {},
                          .name = QStringLiteral("Person %1").arg(i),
                          .email = QStringLiteral("p%1@example.com").arg(i),
                          .phone = m_dice.chance(90) ? PhoneNumber::fromE164(number) : std::nullopt,
                          .backup = {QStringLiteral("Desk"), QStringLiteral("desk@example.com"),
                                     PhoneNumber::fromE164(u"+12025550199")},
                          .doNotCall = m_dice.chance(5)});
    }
    certain(m_store->importPeople(people, actor, m_clock.now()));
}

void Day::bringMeetings()
{
    // Far enough apart that one person's two meetings do not overlap.
    const auto count = 1 + m_dice.below(3);
    auto start = morning + Minutes{4 + m_dice.below(20)};
    for (int i = 0; i < count; ++i) {
        CalendarMeeting planned{.meeting = {.id = {},
                                            .title = QStringLiteral("Meeting %1").arg(i),
                                            .start = start,
                                            .end = start + Minutes{30},
                                            .uid = QString::number(i),
                                            .occurrence = {}},
                                .invitees = {}};
        for (int p = 0; p < 7; ++p) {
            if (m_dice.chance(60)) {
                planned.invitees.push_back({QStringLiteral("p%1@example.com").arg(p), {}});
            }
        }
        m_meetings.push_back(planned);
        start += Minutes{60 + m_dice.below(90)};
    }
    MeetingImport import{m_meetings, {}, morning, morning + Hours{24}};
    for (const auto &planned : m_meetings) {
        import.uids.append(planned.meeting.uid);
    }
    certain(m_store->importMeetings(import, actor, m_clock.now()));
    collectIncidents();
}

/// Every incident that is not settled is due some day.
void Day::collectIncidents()
{
    const auto all = certain(m_store->due(morning + Hours{24 * 30}, 10'000));
    m_incidents.insert(all.begin(), all.end());
}

/// Mostly around a call window, where a moment decides.
Instant Day::somewhereInteresting()
{
    const auto &start = m_dice.oneOf(m_meetings).meeting.start;
    return m_dice.chance(70) ? start + m_dice.between(-Seconds{190}, -Seconds{90})
                             : start + m_dice.between(-Minutes{15}, Minutes{15});
}

void Day::planDisturbances()
{
    for (int i = 0; i < m_weather.disturbances; ++i) {
        m_disturbances.push_back({somewhereInteresting(), anyDisturbance()});
    }
    if (m_weather.calm && m_dice.chance(50)) {
        m_disturbances.push_back({somewhereInteresting(), [this] {
                                      somebodyAnswers();
                                  }});
    }
    std::stable_sort(m_disturbances.begin(), m_disturbances.end(),
                     [](const auto &a, const auto &b) { return a.at < b.at; });
}

std::function<void()> Day::anyDisturbance()
{
    switch (m_dice.below(8)) {
    case 0:
        return [this] {
            machineSleeps();
        };
    case 1:
        return [this] {
            clockIsSet();
        };
    case 2:
        return [this] {
            meetingChanges();
        };
    case 3:
        return [this] {
            killSwitch();
        };
    case 4:
        return [] {
            throw Crash{};
        };
    default:
        return [this] {
            somebodyAnswers();
        };
    }
}

void Day::somebodyAnswers()
{
    if (m_incidents.empty() || !m_program) {
        return;
    }
    auto incident = m_incidents.begin();
    std::advance(incident, m_dice.below(static_cast<int>(m_incidents.size())));
    const auto event = m_dice.oneOf<Event>({event::Joined{actor}, event::Missed{actor},
                                            event::Acknowledge{actor}, event::Resolve{actor, {}}});
    if (m_program->engine().answer(*incident, event)) {
        m_judge.answered(*incident);
    } // else it was settled already
}

void Day::machineSleeps()
{
    m_clock.sleepFor(m_dice.between(Seconds{1}, Minutes{20}));
}

void Day::clockIsSet()
{
    m_clock.setTo(m_clock.now() + m_dice.between(-Minutes{2}, Minutes{2}));
}

void Day::meetingChanges()
{
    if (!m_program) {
        return;
    }
    auto changed = m_dice.oneOf(m_meetings);
    if (m_dice.chance(50)) {
        changed.meeting.cancelled = true;
    } else {
        changed.meeting.start += Minutes{m_dice.below(20) - 10};
    }
    const MeetingImport import{{changed}, {changed.meeting.uid}, morning, morning + Hours{24}};
    certain(m_program->engine().importMeetings(import, actor));
    collectIncidents();
}

void Day::killSwitch()
{
    if (!m_program) {
        return;
    }
    auto settings = certain(m_program->engine().settings());
    settings.callsStopped = !settings.callsStopped;
    certain(m_program->engine().changeSettings(settings, actor).map([] { return true; }));
}

void Day::startProgram()
{
    m_program = std::make_unique<Program>(Outside{.clock = m_clock,
                                                  .store = *m_store,
                                                  .ids = m_ids,
                                                  .carrier = m_carrier,
                                                  .log = m_trace,
                                                  .mayCrash = [this] { mayCrash(); },
                                                  .mailOutcome =
                                                      [this] {
                                                          return mailOutcome();
                                                      }});
    m_program->engine().start();
}

/// Does \a what; a crash takes the process down for a while.
void Day::survive(const std::function<void()> &what)
{
    try {
        what();
    } catch (const Crash &) {
        m_program.reset();
        m_result.crashes += 1;
        m_trace.write(QStringLiteral("crash"));
        m_down = m_clock.now() + m_dice.between(Milliseconds{0}, Seconds{90});
    }
}

DayResult Day::play()
{
    bringPeople();
    bringMeetings();
    planDisturbances();
    const auto end = m_meetings.back().meeting.start + Hours{26};
    auto disturbance = m_disturbances.begin();
    survive([this] { startProgram(); });
    while (m_clock.now() < end) {
        auto until = end;
        const bool more = disturbance != m_disturbances.end();
        if (more) {
            until = std::min(until, disturbance->at);
        }
        if (!m_program) {
            until = std::min(until, std::max(m_down, m_clock.now()));
        }
        const auto crashesBefore = m_result.crashes;
        bool stepped = false;
        survive([&] { stepped = m_clock.step(until); });
        if (stepped || m_result.crashes != crashesBefore) {
            continue;
        }
        m_clock.runUntil(until);
        if (!m_program && m_clock.now() >= m_down) {
            survive([this] { startProgram(); });
        } else if (more && m_clock.now() >= disturbance->at) {
            survive((disturbance++)->happen);
        }
    }
    m_judge.dayIsOver({m_incidents.begin(), m_incidents.end()}, m_weather.calm);
    m_result.violations = m_judge.violations();
    m_result.calls = static_cast<int>(m_carrier.calls().size());
    m_result.trace = m_trace.digest();
    return m_result;
}

} // namespace

DayResult simulateDay(quint64 seed)
{
    return Day(seed).play();
}

} // namespace savehub
