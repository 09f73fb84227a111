// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

#include <algorithm>

namespace savehub {

Given &Given::person(const QString &name, const std::function<void(Person &)> &edit)
{
    m_stage.bringPeople({name}, edit);
    m_uninvited.append(name);
    return *this;
}

Given &Given::people(int count, const QString &name)
{
    QStringList names;
    for (int i = 1; i <= count; ++i) {
        names.append(QStringLiteral("%1%2").arg(name).arg(i));
    }
    m_stage.bringPeople(names, [](Person &) {});
    m_uninvited.append(names);
    return *this;
}

Given &Given::meetingAt(Milliseconds offset)
{
    m_stage.planMeeting(Stage::start() + offset, m_uninvited);
    m_uninvited.clear();
    return *this;
}

Given &Given::programRunning()
{
    m_stage.startProgram();
    return *this;
}

Given &Given::settings(const std::function<void(Settings &)> &edit)
{
    m_stage.changeSettings(edit);
    return *this;
}

Given &Given::callsGo(std::initializer_list<MockLife> lives)
{
    m_stage.lives = lives;
    return *this;
}

Given &Given::callRequestsMeet(std::initializer_list<WireFault> faults)
{
    m_stage.callFaults = faults;
    return *this;
}

Given &Given::textRequestsMeet(std::initializer_list<WireFault> faults)
{
    m_stage.textFaults = faults;
    return *this;
}

Given &Given::noCallbacks()
{
    m_stage.network().deliveries = [] {
        return std::vector<Milliseconds>{};
    };
    return *this;
}

Given &Given::unreadable(bool is)
{
    m_stage.network().readFails = [is] {
        return is;
    };
    return *this;
}

Given &Given::crashAt(CrashPoint point)
{
    m_stage.crashAt(point);
    return *this;
}

When &When::answers(const Event &event)
{
    const auto incident = m_stage.incidents().front().incident.id;
    certain(m_stage.engine().answer(incident, event));
    return *this;
}

When &When::writes(const QString &body, const QString &name)
{
    m_stage.network().write(*m_stage.incidentsOf(name).front().person.phone, body);
    return *this;
}

When &When::programStarts()
{
    m_stage.startProgram();
    return *this;
}

When &When::programEnds()
{
    m_stage.endProgram();
    return *this;
}

When &When::machineSleepsUntil(Milliseconds offset)
{
    auto &clock = m_stage.clock();
    clock.sleepFor(Stage::start() + offset - clock.now());
    return *this;
}

When &When::clockIsSetBy(Milliseconds jump)
{
    m_stage.clock().setTo(m_stage.clock().now() + jump);
    return *this;
}

When &When::meetingMovesBy(Milliseconds offset)
{
    m_stage.changeMeeting([=](CalendarMeeting &planned) {
        planned.meeting.start += offset;
        planned.meeting.end += offset;
    });
    return *this;
}

When &When::meetingIsCancelled()
{
    m_stage.changeMeeting([](CalendarMeeting &planned) { planned.meeting.cancelled = true; });
    return *this;
}

When &When::personChanges(const std::function<void(Person &)> &edit, const QString &name)
{
    m_stage.changePerson(name, edit);
    return *this;
}

When &When::isUninvited(const QString &name)
{
    m_stage.changeMeeting([&](CalendarMeeting &planned) {
        std::erase_if(planned.invitees, [&](const Invitee &one) { return one.name == name; });
    });
    return *this;
}

When &When::providerIsSwitchedTo(Provider provider)
{
    m_stage.changeSettings([=](Settings &settings) { settings.provider = provider; });
    return *this;
}

When &When::callsAreStopped(bool stopped)
{
    m_stage.changeSettings([=](Settings &settings) { settings.callsStopped = stopped; });
    return *this;
}

When &When::testModeIs(bool on)
{
    m_stage.changeSettings([=](Settings &settings) { settings.testMode = on; });
    return *this;
}

} // namespace savehub
