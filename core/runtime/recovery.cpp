// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/recovery.h"

#include <algorithm>
#include <optional>

namespace savehub {

namespace {
constexpr Seconds pauseAfterError{1};
} // namespace

Recovery::Recovery(const Ports &ports, const EngineObserver &observer, DecisionMaker &decisions,
                   std::vector<Step> others)
    : m_ports(ports),
      m_observer(observer),
      m_decisions(decisions),
      m_open(std::move(others))
{
    m_open.insert(m_open.begin(), [this] { return takeUpAll(); });
}

Recovery::~Recovery() = default;

void Recovery::start()
{
    work();
}

void Recovery::work()
{
    std::optional<Error> problem;
    std::erase_if(m_open, [&](const Step &step) {
        const auto done = step();
        if (!done) {
            problem = done.error();
        }
        return done.has_value();
    });
    if (!problem) {
        return;
    }
    if (!m_wasTold) {
        m_wasTold = true;
        m_observer.noticed({Notice::Severity::Alarm, {}, problem->text()});
    }
    m_nextTry = m_ports.clock.wakeAt(m_ports.clock.now() + pauseAfterError, [this] { work(); });
}

Done Recovery::takeUpAll()
{
    return m_ports.store.unfinished().map([this](const std::vector<IncidentId> &unfinished) {
        takeUp(unfinished);
        m_allAreTakenUp = true;
        m_takenUp.clear();
    });
}

void Recovery::takeUp(const std::vector<IncidentId> &incidents)
{
    if (m_allAreTakenUp) {
        return;
    }
    for (const auto &incident : incidents) {
        if (m_takenUp.insert(incident).second) {
            m_decisions.record(incident, event::Restarted{});
        }
    }
}

} // namespace savehub
