// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"
#include "runtime/reconciler.h"

namespace savehub {

/// Looks for calls whose answer was lost.
class CallReconciler
{
public:
    CallReconciler(const Ports &ports, DecisionMaker &decisions);

    void start(const IncidentId &incident, const AttemptKey &key);

private:
    void list(const AttemptKey &key, const Reconciler<AttemptKey>::Answer &answer);

    const Ports &m_ports;
    DecisionMaker &m_decisions;
    std::map<AttemptKey, IncidentId> m_incidents;
    Reconciler<AttemptKey> m_reconciler;
};

} // namespace savehub
