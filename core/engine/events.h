// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "domain/call_event.h"
#include "domain/ids.h"
#include "domain/reason.h"
#include "domain/send_outcome.h"

#include <QString>

#include <variant>

namespace savehub::event {

/// A moment has come that dues() named, or the line grants the call its turn.
struct Due {
};
/// The program starts. Whatever was being sent when the former run ended has an open outcome.
struct Restarted {
};

// Somebody answers. \c actor goes into the audit trail: "operator", "attendee by key", … \c call is
// the call in which a key was pressed; it says goodbye by itself.
struct Joined {
    QString actor;
    AttemptKey call{};
};
struct Missed {
    QString actor;
    AttemptKey call{};
};
/// A text came that answers this incident's reminder, or tries to.
struct TextReceived {
    ReceivedText text;
};
struct Acknowledge {
    QString actor;
};
struct Resolve {
    QString actor;
    QString note;
};
/// Somebody takes back a mistake. \c what is Reason::Joined, Resolved or Acknowledged.
struct Undo {
    QString actor;
    Reason what = Reason::None;
};
struct MeetingCancelled {
    QString actor;
};
struct MeetingMoved {
    QString actor;
};

// What became of a call's request.
struct CallSent {
    AttemptKey attempt;
    SendOutcome outcome;
};
/// The guards were asked again just before the bytes would have left, and said no.
struct CallWithheld {
    AttemptKey attempt;
    Reason reason = Reason::None;
};
struct CallReconciled {
    AttemptKey attempt;
    Reconciliation result;
};
struct CallReported {
    AttemptKey attempt;
    CallEventSource source = CallEventSource::Poll;
    CallReport report;
};
/// The operator has stopped all calls and texts.
struct CallsStopped {
};
/// The provider does not know the call any more, or the call's end was not reported for too long.
struct CallLost {
    AttemptKey attempt;
    Phrase why;
};

// What became of a text or an email.
struct MessageSent {
    StepId step;
    SendOutcome outcome;
};
struct MessageWithheld {
    StepId step;
    Reason reason = Reason::None;
};
struct TextReconciled {
    StepId step;
    Reconciliation result;
};
struct TextReported {
    StepId step;
    TextReport report;
};

} // namespace savehub::event

namespace savehub {

using Event =
    std::variant<event::Due, event::Restarted, event::Joined, event::Missed, event::Acknowledge,
                 event::Resolve, event::Undo, event::TextReceived, event::MeetingCancelled,
                 event::MeetingMoved, event::CallSent, event::CallWithheld, event::CallReconciled,
                 event::CallReported, event::CallsStopped, event::CallLost, event::MessageSent,
                 event::MessageWithheld, event::TextReconciled, event::TextReported>;

} // namespace savehub
