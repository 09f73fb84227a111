// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/error.h"
#include "domain/ids.h"
#include "domain/notice.h"
#include "domain/reason.h"
#include "domain/settings.h"

#include <QObject>

#include <optional>

namespace savehub {

/// What a window can ask of the engine, and what it hears back. Lives on the window's thread. The
/// engine has a thread of its own, so nothing here waits.
class Console : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void acknowledge(const IncidentId &incident) = 0;
    virtual void markJoined(const IncidentId &incident) = 0;
    virtual void resolve(const IncidentId &incident, const QString &note) = 0;
    /// Takes back what answered() reported for \a incident. \a what is the \c how of that report.
    virtual void undo(const IncidentId &incident, Reason what) = 0;

    /// Calls the operator's own number, outside any incident. \a language is what the call speaks,
    /// ISO 639-1. The answer is testCallChanged() or testCallRefused().
    virtual void placeTestCall(const PhoneNumber &to, const QString &language) = 0;

    virtual void setProvider(Provider provider) = 0;
    virtual void setTestMode(bool on) = 0;
    virtual void setDetectMachines(bool on) = 0;
    /// A stop holds from this call on, whatever the engine is busy with, and is saved as soon as
    /// possible. Resuming holds once it is saved.
    virtual void setCallsStopped(bool stopped) = 0;

    /// The newest test call of this run, or one that a former run left open.
    virtual std::optional<Attempt> lastTestCall() const = 0;

    /// The settings in force, as the engine last reported them.
    virtual Settings settings() const = 0;
    /// Why the chosen provider cannot place calls. Empty when it can.
    virtual QString providerProblem() const = 0;

Q_SIGNALS:
    /// The database has changed: read again what is shown.
    void changed();
    void settingsChanged(const savehub::Settings &settings, const QString &providerProblem);
    /// The newest test call has changed.
    void testCallChanged(const savehub::Attempt &call);
    /// Why no test call was placed.
    void testCallRefused(const savehub::Error &why);
    /// What this console was asked to do with \a incident is done. \a how is Reason::Joined,
    /// Resolved or Acknowledged. It can be undone for undoableFor.
    void answered(const savehub::IncidentId &incident, savehub::Reason how);
    void noticed(const savehub::Notice &notice);
    /// Something that was asked for did not happen.
    void failed(const savehub::Error &error);
};

} // namespace savehub
