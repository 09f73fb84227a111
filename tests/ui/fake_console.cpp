// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_console.h"

#include "domain/enum_text.h"

namespace savehub {

namespace {
QString onOff(bool on)
{
    return on ? QStringLiteral("on") : QStringLiteral("off");
}
} // namespace

void FakeConsole::acknowledge(const IncidentId &incident)
{
    asked << QStringLiteral("acknowledge ") + incident.text();
}

void FakeConsole::markJoined(const IncidentId &incident)
{
    asked << QStringLiteral("joined ") + incident.text();
}

void FakeConsole::resolve(const IncidentId &incident, const QString &note)
{
    asked << QStringLiteral("resolve %1 %2").arg(incident.text(), note);
}

void FakeConsole::undo(const IncidentId &incident, Reason what)
{
    asked << QStringLiteral("undo %1 %2").arg(toText(what), incident.text());
}

void FakeConsole::placeTestCall(const PhoneNumber &to, const QString &language)
{
    asked << QStringLiteral("test call %1 %2").arg(to.e164(), language);
}

void FakeConsole::setProvider(Provider provider)
{
    asked << QStringLiteral("provider ") + toText(provider);
    auto settings = m_settings;
    settings.provider = provider;
    setSettings(settings, m_problem);
}

void FakeConsole::setTestMode(bool on)
{
    asked << QStringLiteral("test mode ") + onOff(on);
    auto settings = m_settings;
    settings.testMode = on;
    setSettings(settings, m_problem);
}

void FakeConsole::setDetectMachines(bool on)
{
    asked << QStringLiteral("detect machines ") + onOff(on);
    auto settings = m_settings;
    settings.detectMachines = on;
    setSettings(settings, m_problem);
}

void FakeConsole::setCallsStopped(bool stopped)
{
    asked << QStringLiteral("stop ") + onOff(stopped);
    auto settings = m_settings;
    settings.callsStopped = stopped;
    setSettings(settings, m_problem);
}

void FakeConsole::setSettings(const Settings &settings, const QString &problem)
{
    m_settings = settings;
    m_problem = problem;
    Q_EMIT settingsChanged(m_settings, m_problem);
}

} // namespace savehub
