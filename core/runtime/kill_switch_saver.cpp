// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/kill_switch_saver.h"

#include "phrases/in_words.h"

namespace savehub {

namespace {

constexpr Milliseconds pauseBetweenTries{500};

} // namespace

KillSwitchSaver::KillSwitchSaver(const Ports &ports, const EngineObserver &observer)
    : m_ports(ports),
      m_observer(observer)
{
}

KillSwitchSaver::~KillSwitchSaver() = default;

void KillSwitchSaver::stop(const QString &actor, std::function<void()> saved)
{
    m_actor = actor;
    m_saved = std::move(saved);
    m_wasTold = false;
    tryToSave();
}

void KillSwitchSaver::forget()
{
    m_retry.reset();
}

void KillSwitchSaver::tryToSave()
{
    const auto self = std::move(m_retry); // keeps the wake-up that calls this alive until the end
    const auto done = save();
    if (done) {
        if (m_wasTold) {
            m_observer.noticed({Notice::Severity::Info, {}, Say::StopIsSaved});
        }
        m_saved();
        return;
    }
    if (!m_wasTold) {
        m_observer.noticed(
            {Notice::Severity::Alarm, {}, Phrase(Say::StopNotSaved, done.error().text())});
        m_wasTold = true;
    }
    m_retry =
        m_ports.clock.wakeAt(m_ports.clock.now() + pauseBetweenTries, [this] { tryToSave(); });
}

Done KillSwitchSaver::save()
{
    const auto now = m_ports.clock.now();
    return m_ports.store.standing(now)
        .and_then([&](const Standing &standing) {
            auto settings = standing.settings;
            settings.callsStopped = true;
            return m_ports.store.saveSettings(settings, m_actor, now);
        })
        .and_then([&] { return readBack(now); });
}

/// A write that reports success may have had no effect: a trigger swallowed it, or a disk lost it.
Done KillSwitchSaver::readBack(Instant now)
{
    return m_ports.store.standing(now).and_then([](const Standing &saved) -> Done {
        if (saved.settings.callsStopped) {
            return {};
        }
        return failure(Error::Kind::Corrupt, inWords(Say::StopNotWritten));
    });
}

} // namespace savehub
