// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "engine/decision_draft.h"
#include "engine/invariants.h"

namespace savehub {

namespace {

struct DecideOn {
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
    std::visit(DecideOn{draft}, event);
    auto decision = draft.take();
    const auto broken = decision.refusal ? std::nullopt : invariantRefusal(record, decision.record);
    return broken ? Decision{.record = record, .refusal = broken} : std::move(decision);
}

} // namespace savehub
