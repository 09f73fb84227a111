// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_day.h"

#include "cast.h"
#include "dice.h"
#include "judge.h"
#include "outsiders.h"
#include "program.h"
#include "sql_store.h"
#include "weather.h"

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

    void bringPeopleAndMeetings();
    void collectIncidents();
    void planDisturbances();
    Instant somewhereInteresting();

    // What happens out of the blue.
    std::function<void()> anyDisturbance();
    void somebodyAnswers();
    void somebodyAnswersWhileItConnects();
    void answer(const IncidentId &incident);
    void somebodyWrites();
    void bringText(const ReceivedText &text);
    void machineSleeps();
    void clockIsSet();
    void meetingChanges();
    void killSwitch();
    Judge::IsConnecting connecting() const;

    void startProgram();
    void mayCrash();
    void survive(const std::function<void()> &what);

    Dice m_dice;
    Weather m_weather;
    VirtualClock m_clock{morning};
    CountingIds m_ids;
    Trace m_trace;
    std::unique_ptr<SqlStore> m_store;
    SimulatedCarrier m_carrier{m_clock};
    Judge m_judge;
    Outsiders m_outsiders;
    std::unique_ptr<Program> m_program;
    std::vector<std::unique_ptr<Wakeup>> m_underWay;
    std::vector<Disturbance> m_disturbances;
    std::vector<CalendarMeeting> m_meetings;
    std::set<IncidentId> m_incidents;
    bool m_hasWebhook = false;
    Instant m_down = morning; ///< the process is down until then
    DayResult m_result;
};

Day::Day(quint64 seed)
    : m_dice(seed),
      m_weather(seed, m_dice),
      m_store(certain(SqlStore::open({QStringLiteral(":memory:")}, m_ids))),
      m_judge(*m_store, m_carrier, m_clock),
      m_outsiders(m_dice, m_weather, *m_store, m_carrier, m_judge)
{
    m_carrier.listLag = m_dice.between(Milliseconds{0}, Seconds{10});
    m_carrier.faultOfCall = [this] {
        return m_weather.wireFault();
    };
    m_carrier.faultOfText = m_carrier.faultOfCall;
    m_carrier.connecting = [this] {
        const auto pause = m_weather.connecting(m_clock.now());
        if (!m_weather.isCalm() && m_dice.chance(10)) {
            m_underWay.push_back(
                m_clock.wakeAt(m_clock.now() + m_dice.between(Milliseconds{1}, Seconds{2}),
                               [this] { somebodyAnswersWhileItConnects(); }));
        }
        return pause;
    };
    m_carrier.retryAfter = [this] {
        return m_weather.retryAfter();
    };
    m_carrier.onHeldOff = [this](const AttemptKey &attempt, Instant until) {
        m_judge.callHeldOff(attempt, until);
    };
    m_carrier.readFails = [this] {
        return m_weather.readFails();
    };
    m_carrier.latency = [this] {
        return m_dice.between(Milliseconds{40}, Milliseconds{900});
    };
    m_carrier.deliveries = [this] {
        return m_weather.deliveries();
    };
    m_carrier.life = [this](const AttemptKey &) {
        return usualLife(quint32(m_dice.below(1'000)));
    };
    m_carrier.textFate = [this](const TextRequest &) {
        const bool isLost = m_dice.chance(15);
        return isLost ? TextReport{.sid = {},
                                   .status = TextDelivery::Undelivered,
                                   .error = 30003,
                                   .why = QStringLiteral("not reached")}
                      : TextReport{.sid = {}, .status = TextDelivery::Delivered};
    };
    m_carrier.textTravelsFor = m_dice.between(Milliseconds{100}, Minutes{20});
    m_hasWebhook = m_dice.chance(50);
    if (m_dice.chance(50)) {
        m_carrier.initiatedAfter = m_dice.between(Milliseconds{0}, Milliseconds{1'400});
    }
    if (m_dice.chance(50)) {
        m_carrier.pricedAfter = m_dice.between(Seconds{0}, Minutes{90});
    }
    m_carrier.onCallRequest = [this](const CallRequest &request, WireFault fault) {
        m_trace.write(QStringLiteral("POST call ") + request.key.text() + toIso(m_clock.now()));
        m_judge.callRequested(request, fault);
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
    settings.detectMachines = m_dice.chance(50);
    certain(m_store->saveSettings(settings, actor, m_clock.now()).map([] { return true; }));
}

void Day::mayCrash()
{
    if (m_weather.crashes()) {
        throw Crash{};
    }
}

void Day::bringPeopleAndMeetings()
{
    certain(m_store->importPeople(somePeople(m_dice), actor, m_clock.now()));
    m_meetings = someMeetings(m_dice, morning);
    MeetingImport import{m_meetings, {}, morning, morning + Hours{24}};
    for (const auto &planned : m_meetings) {
        import.uids.append(planned.meeting.uid);
        if (const auto up = m_weather.comesUpLate(planned.meeting.start)) {
            m_judge.networkComesUp(planned.meeting.start, *up);
        }
    }
    certain(m_store->importMeetings(import, actor, m_clock.now()));
    collectIncidents();
}

/// Every incident that is not settled is due some day.
void Day::collectIncidents()
{
    const auto all = certain(m_store->due(morning + Hours{24 * 30}, 10'000));
    m_incidents.insert(all.begin(), all.end());
    m_judge.watch(m_incidents);
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
    for (int i = 0; i < m_weather.disturbances(); ++i) {
        m_disturbances.push_back({somewhereInteresting(), anyDisturbance()});
    }
    if (m_weather.isCalm() && m_dice.chance(50)) {
        m_disturbances.push_back({somewhereInteresting(), [this] {
                                      somebodyAnswers();
                                  }});
    }
    std::stable_sort(m_disturbances.begin(), m_disturbances.end(),
                     [](const auto &a, const auto &b) { return a.at < b.at; });
}

std::function<void()> Day::anyDisturbance()
{
    switch (m_dice.below(10)) {
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
    case 5:
    case 6:
        return [this] {
            somebodyWrites();
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
    answer(*incident);
}

void Day::answer(const IncidentId &incident)
{
    const auto event = m_dice.oneOf<Event>({event::Joined{actor}, event::Missed{actor},
                                            event::Acknowledge{actor}, event::Resolve{actor, {}}});
    if (m_program->engine().answer(incident, event)) {
        m_judge.answered(incident);
        m_judge.settled(incident, connecting());
    } // else it was settled already
}

void Day::somebodyAnswersWhileItConnects()
{
    for (const auto &incident : m_incidents) {
        const auto record = certain(m_store->load(incident));
        const bool connects =
            m_program && !record.attempts.empty() && connecting()(record.attempts.back().key);
        if (connects && m_dice.chance(50)) {
            answer(incident);
        }
    }
}

/// The provider brings the text, as often as the weather lets it; and it is in the list.
void Day::somebodyWrites()
{
    if (m_incidents.empty()) {
        return;
    }
    auto incident = m_incidents.begin();
    std::advance(incident, m_dice.below(static_cast<int>(m_incidents.size())));
    const auto from = certain(m_store->load(*incident)).person.phone;
    if (!from) {
        return;
    }
    const auto text = m_outsiders.write(*from);
    m_trace.write(QStringLiteral("text ") + text.sid.text() + toIso(text.at));
    for (const auto pause : m_weather.deliveries()) {
        m_underWay.push_back(
            m_clock.wakeAt(m_clock.now() + pause, [this, text] { bringText(text); }));
    }
}

void Day::bringText(const ReceivedText &text)
{
    if (m_program) {
        m_judge.textReceived(text,
                             [&] { return m_program->engine().reception().textReceived(text); });
    }
}

Judge::IsConnecting Day::connecting() const
{
    return [this](const AttemptKey &attempt) {
        return m_program->gateway().isConnecting(attempt);
    };
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
    certain(m_program->engine().reception().importMeetings(import, actor));
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
    if (settings.callsStopped) {
        m_judge.callsStopped(connecting());
    }
}

void Day::startProgram()
{
    m_program = std::make_unique<Program>(
        Outside{.clock = m_clock,
                .store = *m_store,
                .ids = m_ids,
                .carrier = m_carrier,
                .log = m_trace,
                .mayCrash = [this] { mayCrash(); },
                .refused = [this](const auto &incident) { m_judge.refusedByStore(incident); },
                .mailOutcome = [this] { return m_weather.mailOutcome(); },
                .mailWait =
                    [this] {
                        return m_dice.chance(5) ? m_dice.between(Seconds{1}, Minutes{15})
                                                : Milliseconds{300};
                    },
                .mailLeft = [this](const EmailRequest &request) { m_judge.emailLeft(request); },
                .hasWebhook = m_hasWebhook,
                .news = [this](Reception &desk, const auto &attempt,
                               const auto &report) { m_outsiders.report(desk, attempt, report); },
                .textNews =
                    [this](Reception &desk, const auto &step, const auto &report) {
                        m_judge.textReported(step, [&] { return desk.textReported(step, report); });
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
    bringPeopleAndMeetings();
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
    m_judge.dayIsOver({m_incidents.begin(), m_incidents.end()}, m_weather.isCalm());
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
