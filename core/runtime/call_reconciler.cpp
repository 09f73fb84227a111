// SPDX-License-Identifier: GPL-3.0-or-later
#include "call_reconciler.h"

#include "call_outcome.h"
#include "unclaimed.h"

#include <algorithm>

namespace savehub {

CallReconciler::CallReconciler(const World &world, DecisionMaker &decisions)
    : m_world(world),
      m_decisions(decisions),
      m_reconciler(
          world.clock, [this](const AttemptKey &key, const auto &answer) { list(key, answer); },
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

/// Another call to the same number waits for its answer: which of them a listed one is, nobody can
/// tell.
bool CallReconciler::mayBeAnothers(const Attempt &looked) const
{
    const auto unfinished = m_world.store.unfinished();
    if (!unfinished) {
        return true;
    }
    return std::any_of(unfinished->begin(), unfinished->end(), [&](const IncidentId &incident) {
        const auto record = m_world.store.load(incident);
        return !record
               || std::any_of(record->attempts.begin(), record->attempts.end(),
                              [&](const Attempt &other) {
                                  return other.key != looked.key && other.to == looked.to
                                         && other.sid.isEmpty() && isOpen(other.status);
                              });
    });
}

void CallReconciler::list(const AttemptKey &key, const Reconciler<AttemptKey>::Answer &answer)
{
    const auto record = m_world.store.load(m_incidents.at(key));
    const auto *attempt = record ? record->attempt(key) : nullptr;
    if (!attempt) {
        answer(std::nullopt);
        return;
    }
    m_world.providers.calls(attempt->provider)
        .list({key, attempt->to, attempt->createdAt},
              [this, answer, looked = *attempt](const Result<std::vector<ListedCall>> &listed) {
                  auto found =
                      listed ? unclaimed(m_world.store, *listed, looked.createdAt) : std::nullopt;
                  if (found && !found->empty() && mayBeAnothers(looked)) {
                      for (auto &call : *found) {
                          call.fits = false;
                      }
                  }
                  answer(found);
              });
}

} // namespace savehub
