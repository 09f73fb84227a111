// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/day.h"

#include <algorithm>

namespace savehub {

namespace {

const char *const spoiltWords = "constraint";
/// Nobody holds the database for so many looks.
constexpr int stopIsSavedAfterLooks = 4;

/// Whether the answer counts. It does even if the incident was settled already.
bool wasHeard(const Done &done)
{
    return done
           || (done.error().kind == Error::Kind::Conflict
               && !done.error().what.contains(QLatin1String(spoiltWords)));
}

/// Whether the engine always accepts \a event, once it can be saved.
bool isNeverRefused(const Event &event)
{
    return std::holds_alternative<event::Joined>(event)
           || std::holds_alternative<event::Resolve>(event);
}

/// What can be undone of \a event.
std::optional<Reason> undoable(const Event &event)
{
    if (std::holds_alternative<event::Joined>(event)) {
        return Reason::Joined;
    }
    if (std::holds_alternative<event::Resolve>(event)) {
        return Reason::Resolved;
    }
    return std::holds_alternative<event::Acknowledge>(event) ? std::optional(Reason::Acknowledged)
                                                             : std::nullopt;
}

} // namespace

std::function<void()> Day::anyDisturbance()
{
    using Happen = void (Day::*)();
    static const std::vector<Happen> all{
        &Day::machineSleeps,     &Day::clockIsSet,         &Day::meetingChanges,
        &Day::killSwitch,        &Day::calendarIsImported, &Day::somebodyWrites,
        &Day::somebodyWrites,    &Day::somebodyAnswers,    &Day::somebodyAnswers,
        &Day::somebodyAnswers,   &Day::somebodyAnswers,    &Day::allIsStoppedForAMoment,
        &Day::peopleAreImported,
    };
    if (m_dice.chance(8)) {
        return [] {
            throw Crash{};
        };
    }
    return [this, happen = m_dice.oneOf(all)] {
        (this->*happen)();
    };
}

void Day::answer(const IncidentId &incident)
{
    const auto event =
        m_dice.oneOf<Event>({event::Joined{operatorName}, event::Missed{operatorName},
                             event::Acknowledge{operatorName}, event::Resolve{operatorName, {}}});
    m_trace.write(
        QStringLiteral("somebody answers %1: %2").arg(incident.text()).arg(event.index()));
    const auto before = certain(m_store.load(incident)).incident.state;
    m_judge.spokenFor(incident);
    const auto done = m_program->engine().answer(incident, event);
    const bool isSaidAgain =
        before == IncidentState::Acknowledged && std::holds_alternative<event::Acknowledge>(event);
    if (wasHeard(done) && !isSaidAgain) {
        m_judge.answered(incident);
    } else if (!done && done.error().kind == Error::Kind::Unavailable && isNeverRefused(event)) {
        m_judge.answerIsUnsaved(incident);
    }
    if (done) {
        m_judge.settled(incident, connecting());
        mayBeUndone(incident, event);
    }
}

void Day::mayBeUndone(const IncidentId &incident, const Event &event)
{
    const auto what = undoable(event);
    if (!m_undoes || !what || m_dice.chance(30)) {
        return;
    }
    if (m_dice.chance(40)) { // somebody else answers in between
        later(m_dice.between(Milliseconds{1}, Seconds{5}), [this, incident] {
            if (m_program) {
                answer(incident);
            }
        });
    }
    later(m_dice.between(Milliseconds{1}, Seconds{11}),
          [this, incident, what = *what] { undo(incident, what); });
}

void Day::undo(const IncidentId &incident, Reason what)
{
    if (!m_program) {
        return;
    }
    const auto stateBefore = certain(m_store.load(incident)).incident.state;
    const auto hear = [&] {
        if (certain(m_store.load(incident)).incident.state != stateBefore) {
            m_trace.write(QStringLiteral("undone ") + incident.text());
            m_judge.undone(incident);
        }
    };
    try {
        (void)m_program->engine().answer(incident, event::Undo{operatorName, what});
    } catch (const Crash &) { // the crash may come after the commit
        hear();
        throw;
    }
    hear();
}

CalendarMeeting Day::anyChanged(int mostMinutes)
{
    auto changed = m_dice.oneOf(m_meetings);
    if (m_dice.chance(40)) {
        changed.meeting.cancelled = true;
    } else if (m_dice.chance(40)) {
        changed.meeting.start += Minutes{m_dice.chance(50) ? 1 : -1};
    } else {
        changed.meeting.start += Minutes{m_dice.below(2 * mostMinutes) - mostMinutes};
    }
    return changed;
}

/// At once, as through the REST API.
void Day::meetingChanges()
{
    if (!m_program) {
        return;
    }
    const auto changed = anyChanged(10);
    const MeetingImport import{{changed}, {changed.meeting.uid}, morning, morning + Hours{24}};
    const auto done = m_program->engine().reception().importMeetings(import, operatorName);
    const bool isTooMuch =
        !done && done.error().kind == Error::Kind::Unconfirmed; // with an abuser's meetings
    if (!done && !isTooMuch && !m_weather.isDatabaseTroubled()) {
        qFatal("%s", qPrintable(done.error().text()));
    }
}

/// Commit by commit. The same import may come again, as somebody would do after a crash.
void Day::calendarIsImported()
{
    MeetingImport import{{}, {}, morning, morning + Hours{24}};
    for (int i = 0; i < 1 + m_dice.below(4); ++i) {
        import.meetings.push_back(anyChanged(10));
        import.uids.append(import.meetings.back().meeting.uid);
    }
    const auto again = [this, import] {
        take(std::make_unique<MeetingImportWork>(import, operatorName));
    };
    again();
    if (m_dice.chance(50)) {
        later(m_dice.between(Seconds{1}, Minutes{2}), again);
    }
}

/// Somebody is not to be called any more, or may be called again, or has another phone.
void Day::peopleAreImported()
{
    auto &person = m_people[static_cast<size_t>(m_dice.below(static_cast<int>(m_people.size())))];
    if (m_dice.chance(70)) {
        person.doNotCall = !person.doNotCall;
    } else {
        const auto number =
            QStringLiteral("+12025557%1").arg(m_dice.below(1'000), 3, 10, QLatin1Char('0'));
        person.phone = PhoneNumber::fromE164(number);
    }
    const PeopleImportTerms sure{.confirmed = Confirmed::Yes};
    take(std::make_unique<PeopleImportWork>(m_people, operatorName, sure));
}

void Day::take(std::unique_ptr<ImportWork> import)
{
    if (!m_program) {
        return;
    }
    auto job = std::make_shared<ImportJob>();
    job->work = std::move(import);
    m_program->engine().import(job);
}

void Day::killSwitch()
{
    if (!m_program) {
        return;
    }
    const auto settings = certain(m_store.standing(m_clock.now())).settings;
    settings.callsStopped || m_program->isStopped() ? resumeAll() : stopAll();
}

void Day::allIsStoppedForAMoment()
{
    stopAll();
    later(m_dice.between(Milliseconds{1}, Seconds{5}), [this] { resumeAll(); });
}

void Day::stopAll()
{
    if (!m_program) {
        return;
    }
    m_judge.callsStopped();
    m_stops += 1;
    if (m_dice.chance(50)) {
        m_weather.somebodyTakesDatabase(m_clock.uptime());
    }
    m_program->stopCalls(operatorName);
    m_judge.nothingIsOut(connecting());
    expectStopSaved(m_stops, stopIsSavedAfterLooks);
}

/// Looks several times, because a machine that sleeps misses all looks but one.
void Day::expectStopSaved(int stop, int looks)
{
    later(Seconds{30}, [this, stop, looks] {
        if (!m_program || stop != m_stops) {
            return;
        }
        if (looks > 0 && !certain(m_store.standing(m_clock.now())).settings.callsStopped) {
            expectStopSaved(stop, looks - 1);
        } else {
            m_judge.stopIsSaved();
        }
    });
}

void Day::resumeAll()
{
    if (m_program && m_program->resumeCalls(operatorName)) {
        m_stops += 1;
        m_judge.callsResumed();
    }
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
    if (m_abuser) {
        for (auto &[at, happen] : m_abuser->deeds(m_people, m_meetings)) {
            m_disturbances.push_back({at, std::move(happen)});
        }
    }
    std::stable_sort(m_disturbances.begin(), m_disturbances.end(),
                     [](const auto &a, const auto &b) { return a.at < b.at; });
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

void Day::somebodyAnswersWhileItConnects()
{
    for (const auto &incident : m_incidents) {
        const auto record = certain(m_store.load(incident));
        const bool connects =
            m_program && !record.attempts.empty() && connecting()(record.attempts.back().key);
        if (connects && m_dice.chance(50)) {
            if (m_dice.chance(50)) {
                m_weather.somebodyTakesDatabase(m_clock.uptime());
            }
            answer(incident);
        }
    }
}

/// The provider reports the text as often as the weather lets it. The text is in the list of
/// received texts, too.
void Day::somebodyWrites()
{
    if (m_incidents.empty()) {
        return;
    }
    auto incident = m_incidents.begin();
    std::advance(incident, m_dice.below(static_cast<int>(m_incidents.size())));
    const auto from = certain(m_store.load(*incident)).person.phone;
    if (!from) {
        return;
    }
    const auto text = m_outsiders.write(*from);
    m_trace.write(QStringLiteral("text ") + text.sid.text() + toIso(text.at));
    for (const auto pause : m_weather.deliveries()) {
        later(pause, [this, text] { bringText(text); });
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

/// Mostly around a call window, where moments matter.
Instant Day::somewhereInteresting()
{
    const auto &start = m_dice.oneOf(m_meetings).meeting.start;
    return m_dice.chance(70) ? start + m_dice.between(-Seconds{190}, -Seconds{90})
                             : start + m_dice.between(-Minutes{15}, Minutes{15});
}

} // namespace savehub
