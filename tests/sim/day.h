// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sim/abuser.h"
#include "tests/sim/dice.h"
#include "tests/sim/disk.h"
#include "tests/sim/judge.h"
#include "tests/sim/outsiders.h"
#include "tests/sim/program.h"
#include "tests/sim/simulated_day.h"
#include "tests/sim/weather.h"

#include <set>

namespace savehub {

const Instant morning = *instantFromIso(u"2026-01-05T08:00:00.000Z");
const auto operatorName = QStringLiteral("operator");

/// A failure of the store itself would make the day meaningless.
template <typename T>
T certain(Result<T> result)
{
    if (!result) {
        qFatal("%s", qPrintable(result.error().text()));
    }
    return std::move(*result);
}

/// One day in the life of the program. simulated_day.cpp has what the program does,
/// day_disturbances.cpp what happens to it at random moments.
class Day
{
public:
    Day(Disk &disk, quint64 seed, const DayOptions &options);
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

    // The disturbances.
    std::function<void()> anyDisturbance();
    void somebodyAnswers();
    void somebodyAnswersWhileItConnects();
    void answer(const IncidentId &incident);
    void mayBeUndone(const IncidentId &incident, const Event &event);
    void undo(const IncidentId &incident, Reason what);
    void somebodyWrites();
    void bringText(const ReceivedText &text);
    void machineSleeps();
    void clockIsSet();
    void meetingChanges();
    CalendarMeeting anyChanged(int mostMinutes);
    void calendarIsImported();
    void peopleAreImported();
    void take(std::unique_ptr<ImportWork> import);
    void killSwitch();
    void allIsStoppedForAMoment();
    void stopAll();
    void resumeAll();
    void expectStopSaved(int stop, int looks);
    void later(Milliseconds pause, const std::function<void()> &what);
    Judge::IsConnecting connecting() const;
    void admitAbuser(quint64 seed);
    void databaseChanged();

    void wireCarrier();
    void heedCarrier();
    Troubles troubles();
    Outside outside();
    void startProgram();
    void takesTime();
    void mayCrash();
    void survive(const std::function<void()> &what);

    Dice m_dice;
    Weather m_weather;
    VirtualClock m_clock{morning};
    Trace m_trace;
    IdSource &m_ids;
    Store &m_store;
    SimulatedCarrier m_carrier{m_clock};
    Judge m_judge;
    Outsiders m_outsiders;
    std::unique_ptr<Abuser> m_abuser; ///< on the days that he takes part in
    std::unique_ptr<Program> m_program;
    std::vector<std::unique_ptr<Wakeup>> m_underWay;
    std::vector<Disturbance> m_disturbances;
    std::vector<Person> m_people;
    std::vector<CalendarMeeting> m_meetings;
    std::set<IncidentId> m_incidents;
    bool m_hasWebhook = false;
    bool m_undoes = false;    ///< people who answer may undo it
    int m_stops = 0;          ///< counts stops, resumptions and crashes
    Instant m_down = morning; ///< the process is down until then
    DayResult m_result;
};

} // namespace savehub
