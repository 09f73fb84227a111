// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "engine/decision_draft.h"
#include "engine/invariants.h"

namespace savehub {

namespace {

struct Dispatch {
    DecisionDraft &draft;

    void operator()(const event::Due &) const { decideDue(draft); }
    void operator()(const event::Restarted &) const { decideRestarted(draft); }
    template <typename Specific>
    void operator()(const Specific &event) const
    {
        decideOn(draft, event);
    }
};

} // namespace

OverdueCounts &OverdueCounts::operator+=(const OverdueCounts &other)
{
    calls += other.calls;
    texts += other.texts;
    emails += other.emails;
    expired += other.expired;
    return *this;
}

Decision decide(const IncidentRecord &record, const Event &event, const DecisionContext &context)
{
    DecisionDraft draft(record, context);
    std::visit(Dispatch{draft}, event);
    auto decision = draft.take();
    const auto sound = decision.refusal ? Done() : checkInvariants(record, decision.record);
    return sound ? std::move(decision) : Decision{.record = record, .refusal = sound.error()};
}

} // namespace savehub
