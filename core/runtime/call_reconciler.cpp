// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/call_reconciler.h"

#include "runtime/unclaimed.h"

namespace savehub {

CallReconciler::CallReconciler(const Ports &ports, DecisionMaker &decisions)
    : m_ports(ports),
      m_decisions(decisions),
      m_reconciler(
          ports.clock, [this](const AttemptKey &key, const auto &answer) { list(key, answer); },
          [this](const AttemptKey &key, const Reconciliation &result) {
              const auto incident = m_incidents.extract(key);
              m_decisions.record(incident.mapped(), event::CallReconciled{key, result});
          })
{
}

void CallReconciler::start(const IncidentId &incident, const AttemptKey &key)
{
    m_incidents[key] = incident;
    m_reconciler.start(key);
}

void CallReconciler::list(const AttemptKey &key, const Reconciler<AttemptKey>::Answer &answer)
{
    const auto record = m_ports.store.load(m_incidents.at(key));
    const auto *attempt = record ? record->attempt(key) : nullptr;
    if (attempt) {
        listUnclaimedCalls(m_ports, *attempt, answer);
    } else {
        answer(std::nullopt);
    }
}

} // namespace savehub
