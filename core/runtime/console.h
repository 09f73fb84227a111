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

/// What a window can ask of the engine, and what it hears back. Lives on the window's thread;
/// the engine has its own, so nothing here waits.
class Console : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void acknowledge(const IncidentId &incident) = 0;
    virtual void markJoined(const IncidentId &incident) = 0;
    virtual void resolve(const IncidentId &incident, const QString &note) = 0;
    /// Takes back what answered() told of \a incident: \a what is its \c how.
    virtual void undo(const IncidentId &incident, Reason what) = 0;

    /// Calls a number of the operator's own, outside any incident; \a language is what it speaks,
    /// ISO 639-1. Answered by testCallChanged() or testCallRefused().
    virtual void placeTestCall(const PhoneNumber &to, const QString &language) = 0;

    virtual void setProvider(Provider provider) = 0;
    virtual void setTestMode(bool on) = 0;
    virtual void setDetectMachines(bool on) = 0;
    /// Stopping holds from this call on, whatever the engine is busy with; it is saved as soon as that
    /// is possible. Resuming holds once it is saved.
    virtual void setCallsStopped(bool stopped) = 0;

    /// The newest test call of this run, or one that a former run has left open.
    virtual std::optional<Attempt> lastTestCall() const = 0;

    /// The settings in force, as last heard from the engine.
    virtual Settings settings() const = 0;
    /// Why the chosen provider cannot place calls; empty when it can.
    virtual QString providerProblem() const = 0;

Q_SIGNALS:
    /// The database says something new: read again what is shown.
    void changed();
    void settingsChanged(const savehub::Settings &settings, const QString &providerProblem);
    /// How the newest test call stands.
    void testCallChanged(const savehub::Attempt &call);
    /// Why no test call was placed.
    void testCallRefused(const savehub::Error &why);
    /// What this console was asked to do with \a incident is done: Reason::Joined, Resolved or
    /// Acknowledged. It can be undone for undoableFor.
    void answered(const savehub::IncidentId &incident, savehub::Reason how);
    void noticed(const savehub::Notice &notice);
    /// Something that was asked for did not happen.
    void failed(const savehub::Error &error);
};

} // namespace savehub
