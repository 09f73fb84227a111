// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/day.h"

#include "tests/sim/cast.h"

#include <algorithm>

namespace savehub {

Day::Day(Disk &disk, quint64 seed, const DayOptions &options)
    : m_dice(seed),
      m_weather(seed, m_dice, morning),
      m_trace(m_clock, options.trace),
      m_ids(disk.ids()),
      m_store(disk.store()),
      m_judge(m_store, m_carrier, m_clock, options.endsAt),
      m_outsiders(m_dice, m_weather, m_store, m_carrier, m_judge)
{
    m_hasWebhook = m_dice.chance(50);
    m_undoes = m_dice.chance(30);
    m_judge.databaseMayRefuse(m_weather.isDatabaseTroubled());
    m_judge.heedNetwork(
        [this](Instant from, Instant until) { return m_weather.usableFrom(from, until); });
    wireCarrier();
    heedCarrier();
    auto settings = certain(m_store.standing(m_clock.now())).settings;
    settings.provider = Provider::Twilio;
    settings.callsPerSecond = 1 + m_dice.below(2);
    settings.detectMachines = m_dice.chance(50);
    settings.countries = {QStringLiteral("US")};
    if (options.hasAbuser) {
        admitAbuser(seed);
        m_abuser->setQuotas(settings);
    }
    certain(m_store.saveSettings(settings, operatorName, m_clock.now()).map([] { return true; }));
}

/// His dice are separate from those of the day, so that he does not change what they throw.
void Day::admitAbuser(quint64 seed)
{
    m_abuser = std::make_unique<Abuser>(
        seed, m_weather.isCalm(),
        Abuser::Reach{.clock = m_clock,
                      .store = m_store,
                      .carrier = m_carrier,
                      .judge = m_judge,
                      .engine = [this] { return m_program ? &m_program->engine() : nullptr; },
                      .take = [this](auto import) { take(std::move(import)); },
                      .later = [this](auto pause, const auto &what) { later(pause, what); },
                      .changed =
                          [this] {
                              databaseChanged();
                          }});
    m_carrier.listPrice = m_abuser->listPrice();
    m_carrier.onPriceTold = [this](const PhoneNumber &number) {
        m_judge.priceIsTooHigh(number);
    };
    m_carrier.connecting = [this, usual = m_carrier.connecting] {
        m_abuser->callConnects();
        return usual();
    };
    m_carrier.textConnecting = [this] {
        return m_abuser->textConnects();
    };
}

/// Another program has changed the database, and this one learns of it now.
void Day::databaseChanged()
{
    collectIncidents();
    if (m_program) {
        m_program->databaseChanged();
    }
}

/// How the carrier behaves.
void Day::wireCarrier()
{
    m_carrier.listLag = m_dice.between(Milliseconds{0}, Seconds{10});
    m_carrier.faultOfCall = [this] {
        return m_weather.wireFault();
    };
    m_carrier.faultOfText = [this] {
        return m_weather.textFault(m_clock.now());
    };
    m_carrier.connecting = [this] {
        const auto pause = m_weather.connecting(m_clock.now());
        if (!m_weather.isCalm() && m_dice.chance(10)) {
            using Happen = void (Day::*)();
            const auto happen = m_dice.oneOf<Happen>(
                {&Day::allIsStoppedForAMoment, &Day::peopleAreImported,
                 &Day::somebodyAnswersWhileItConnects, &Day::somebodyAnswersWhileItConnects,
                 &Day::somebodyAnswersWhileItConnects});
            later(m_dice.between(Milliseconds{1}, Seconds{2}),
                  [this, happen] { (this->*happen)(); });
        }
        return pause;
    };
    m_carrier.retryAfter = [this] {
        return m_weather.retryAfter();
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
    if (m_dice.chance(50)) {
        m_carrier.initiatedAfter = m_dice.between(Milliseconds{0}, Milliseconds{1'400});
    }
    if (m_dice.chance(50)) {
        m_carrier.pricedAfter = m_dice.between(Seconds{0}, Minutes{90});
    }
}

/// Everything that reaches the carrier is judged and takes time, and the program may crash at it.
void Day::heedCarrier()
{
    m_carrier.onHeldOff = [this](const AttemptKey &attempt, Instant until) {
        m_judge.callHeldOff(attempt, until);
    };
    m_carrier.onCallRequest = [this](const CallRequest &request, WireFault fault) {
        m_trace.write(QStringLiteral("POST call ") + request.key.text());
        m_judge.callRequested(request, fault);
        takesTime();
        mayCrash();
    };
    m_carrier.onTextRequest = [this](const TextRequest &request) {
        m_trace.write(QStringLiteral("POST text ") + request.step.text());
        m_judge.textRequested(request);
        takesTime();
        mayCrash();
    };
    m_carrier.onProcessed = [this] {
        mayCrash();
    };
}

void Day::takesTime()
{
    m_clock.sleepFor(m_weather.useTakes());
}

void Day::mayCrash()
{
    if (m_weather.crashes()) {
        throw Crash{};
    }
}

void Day::bringPeopleAndMeetings()
{
    m_people = somePeople(m_dice);
    m_meetings = someMeetings(m_dice, morning);
    if (m_abuser) {
        Abuser::addBystander(m_people, m_meetings);
    }
    if (m_weather.isBurst()) {
        addCrowd(m_people, m_meetings);
    }
    certain(m_store.importPeople(m_people, operatorName, m_clock.now()));
    MeetingImport import{m_meetings, {}, morning, morning + Hours{24}};
    for (const auto &planned : m_meetings) {
        import.uids.append(planned.meeting.uid);
        m_weather.plan(planned.meeting.start);
    }
    certain(m_store.importMeetings(import, operatorName, m_clock.now(), Confirmed::Yes));
    collectIncidents();
}

/// Collects the incidents by their due moments: each that is not settled is due some day.
void Day::collectIncidents()
{
    const auto all = certain(m_store.due(morning + Hours{24 * 30}, 10'000));
    m_incidents.insert(all.begin(), all.end());
    m_judge.watch(m_incidents);
}

Troubles Day::troubles()
{
    return {
        .mayCrash = [this] { mayCrash(); },
        .takesTime = [this] { takesTime(); },
        .isLocked =
            [this](bool isWrite) { return m_weather.isDatabaseLocked(m_clock.uptime(), isWrite); },
        .spoils = [this](size_t count) { return m_weather.spoilsOneOf(count); },
        .isInDoubt = [this] { return m_weather.leavesCommitInDoubt(); },
        .refused = [this](const auto &incident) { m_judge.refusedByStore(incident); },
        .broke = [this](const auto &incident,
                        const auto &rule) { m_judge.invariantBroken(incident, rule); },
        .imported =
            [this] {
                collectIncidents();
            }};
}

Outside Day::outside()
{
    return {.clock = m_clock,
            .store = m_store,
            .ids = m_ids,
            .carrier = m_carrier,
            .log = m_trace,
            .troubles = troubles(),
            .credentialsCome = m_weather.credentialsCome(),
            .mailOutcome = [this] { return m_weather.mailOutcome(); },
            .mailWait =
                [this] {
                    return m_dice.chance(5) ? m_dice.between(Seconds{1}, Minutes{15})
                                            : Milliseconds{300};
                },
            .mailLeft = [this](const EmailRequest &request) { m_judge.emailLeft(request); },
            .hasWebhook = m_hasWebhook,
            .news =
                [this](Reception &desk, const auto &attempt, const auto &report) {
                    m_outsiders.report(desk, attempt, report);
                    if (m_abuser) {
                        m_abuser->overhears(attempt, report);
                    }
                },
            .textNews =
                [this](Reception &desk, const auto &step, const auto &report) {
                    m_judge.textReported(step, [&] { return desk.textReported(step, report); });
                }};
}

void Day::startProgram()
{
    m_program = std::make_unique<Program>(outside());
    if (m_weather.credentialsCome() > m_clock.now()) {
        later(m_weather.credentialsCome() - m_clock.now(), [this] {
            if (m_program) {
                m_program->engine().providersChanged();
            }
        });
    }
    m_program->engine().start();
}

void Day::later(Milliseconds pause, const std::function<void()> &what)
{
    m_underWay.push_back(m_clock.wakeAt(m_clock.now() + pause, what));
}

/// Does \a what; a crash takes the process down for a while.
void Day::survive(const std::function<void()> &what)
{
    try {
        what();
    } catch (const Crash &) {
        m_program.reset();
        m_stops += 1;
        m_judge.programEnded();
        m_result.crashes += 1;
        m_trace.write(QStringLiteral("crash"));
        m_down = m_clock.now() + m_dice.between(Milliseconds{0}, Seconds{90});
    }
}

DayResult Day::play()
{
    bringPeopleAndMeetings();
    planDisturbances();
    auto last = m_meetings.back().meeting.start;
    if (m_abuser) {
        last = std::max<Instant>(last, morning + Abuser::plansAhead);
    }
    const auto end = last + Hours{26};
    auto disturbance = m_disturbances.begin();
    survive([this] { startProgram(); });
    while (m_clock.now() < end && !m_judge.isOver()) {
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
    if (!m_judge.isOver()) {
        m_judge.dayIsOver(
            {m_incidents.begin(), m_incidents.end()}, m_weather.isCalm(),
            [this](const Person &person) { return !m_abuser || Abuser::isBystander(person); });
    }
    m_result.violations = m_judge.violations();
    m_result.calls = static_cast<int>(m_carrier.calls().size());
    m_result.trace = m_trace.digest();
    m_result.records = m_judge.everything();
    return m_result;
}

DayResult simulateDay(Disk &disk, quint64 seed, const DayOptions &options)
{
    disk.wipe();
    return Day(disk, seed, options).play();
}

} // namespace savehub
