// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "domain/call_event.h"
#include "domain/notice.h"
#include "domain/refusal.h"
#include "engine/commands.h"
#include "engine/decision_context.h"
#include "engine/events.h"
#include "engine/incident_record.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace savehub {

/// A call that is allowed now and waits for its turn on the line.
struct CallCandidate {
    IncidentId incident;
    Instant deadline; ///< the last moment its POST may start
    int number = 1;   ///< which attempt it would be
    PhoneNumber to;
    bool operator==(const CallCandidate &) const = default;
};

/// A text that was heard. It is recorded so that it is not heard again.
struct HandledText {
    ProviderSid sid;
    Instant at;          ///< when the provider took the text
    IncidentId incident; ///< which it was taken to be about; empty: none
    TextReplyOutcome outcome{};
    bool operator==(const HandledText &) const = default;
};

/// How many things were found too late to be done.
struct OverdueCounts {
    int calls = 0;
    int texts = 0;
    int emails = 0;
    int expired = 0; ///< incidents that nobody settled in time

    int all() const { return calls + texts + emails + expired; }
    OverdueCounts &operator+=(const OverdueCounts &other);
    bool operator==(const OverdueCounts &) const = default;
};

/// What follows from an event. When \c refusal is set, nothing changes. (Its kind Corrupt means
/// that an invariant would have been broken.) Otherwise \c record is saved with its call events and
/// audit entries in one transaction. Only after that are the commands carried out, the notices
/// shown and the log lines written.
struct Decision {
    IncidentRecord record;
    std::vector<Command> commands{};
    std::vector<CallEvent> callEvents{};
    std::vector<AuditEntry> audit{};
    std::vector<Notice> notices{};
    QStringList log{};
    std::optional<CallCandidate> candidate{};
    std::optional<HandledText> handledText{};
    std::vector<Warning> warned{}; ///< the notices say so
    OverdueCounts overdue{};
    std::optional<Refusal> refusal{};
};

/// The heart of the engine: what \a event changes in an incident. Pure: the same arguments give the
/// same decision.
Decision decide(const IncidentRecord &record, const Event &event, const DecisionContext &context);

} // namespace savehub
