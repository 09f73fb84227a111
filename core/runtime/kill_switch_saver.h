// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine_ports.h"

#include <functional>
#include <memory>

namespace savehub {

/// Saves that all calls are stopped, and tries again until the database says so. The stop itself
/// holds before that: see Ports::isStopped.
class KillSwitchSaver
{
public:
    KillSwitchSaver(const Ports &ports, const EngineObserver &observer);
    ~KillSwitchSaver();

    /// \a saved is called once the stop is saved, perhaps at once. Of several orders only the last
    /// one's is called.
    void stop(const QString &actor, std::function<void()> saved);
    /// Calls were resumed, and that is saved.
    void forget();
    bool isSaving() const { return m_retry != nullptr; }

private:
    void tryToSave();
    Done save();
    Done readBack(Instant now);

    const Ports &m_ports;
    const EngineObserver &m_observer;
    QString m_actor;
    std::function<void()> m_saved;
    std::unique_ptr<Wakeup> m_retry;
    bool m_wasTold = false;
};

} // namespace savehub
