// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/console.h"

#include <QStringList>

namespace savehub {

/// Notes what it is asked to do, and carries out changes of settings at once.
class FakeConsole : public Console
{
public:
    std::optional<Attempt> testCall; ///< what the last one became
    QStringList asked; ///< "acknowledge id", "resolve id note", "provider twilio", "stop on"…

    void acknowledge(const IncidentId &incident) override;
    void markJoined(const IncidentId &incident) override;
    void resolve(const IncidentId &incident, const QString &note) override;
    void undo(const IncidentId &incident, Reason what) override;
    void placeTestCall(const PhoneNumber &to, const QString &language) override;
    void setProvider(Provider provider) override;
    void setTestMode(bool on) override;
    void setDetectMachines(bool on) override;
    void setCallsStopped(bool stopped) override;
    std::optional<Attempt> lastTestCall() const override { return testCall; }
    Settings settings() const override { return m_settings; }
    QString providerProblem() const override { return m_problem; }

    void setSettings(const Settings &settings, const QString &problem = {});

private:
    Settings m_settings;
    QString m_problem;
};

} // namespace savehub
