// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace savehub {

/// At the start, takes up what a former run left open. What cannot be read is tried again every
/// second; nothing else waits for it.
class Recovery
{
public:
    using Step = std::function<Done()>;

    /// \a others are to be taken up beside the incidents, each until it succeeds.
    Recovery(const Ports &ports, const EngineObserver &observer, DecisionMaker &decisions,
             std::vector<Step> others);
    ~Recovery();

    void start();
    /// To be called before this run begins something for these incidents: what a former run left of
    /// them must not be taken for this run's own.
    void takeUp(const std::vector<IncidentId> &incidents);

private:
    void work();
    Done takeUpAll();

    const Ports &m_ports;
    const EngineObserver &m_observer;
    DecisionMaker &m_decisions;
    std::vector<Step> m_open;
    std::set<IncidentId> m_takenUp;
    bool m_allAreTakenUp = false;
    bool m_wasTold = false;
    std::unique_ptr<Wakeup> m_nextTry;
};

} // namespace savehub
