// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answer.h"
#include "attempt.h"
#include "call_event.h"
#include "incident.h"
#include "meeting.h"
#include "policy.h"
#include "provider.h"
#include "reason.h"
#include "step.h"
#include "text_delivery.h"
#include "warning.h"

#include <QString>

#include <optional>

namespace savehub {

// The stable texts of the store, the log and the API. What a person reads in the window is
// translated elsewhere.
QString toText(IncidentState state);
QString toText(StepStatus status);
QString toText(Channel channel);
QString toText(Recipient recipient);
QString toText(Provider provider);
QString toText(Reason reason);
QString toText(AttemptStatus status);
QString toText(CallEventSource source);
QString toText(MeetingSource source);
QString toText(Answer answer);
QString toText(Warning warning);
QString toText(TextDelivery delivery);

/// The value whose toText() is \a text, or nothing. Defined for the enums above.
template <typename Enum>
std::optional<Enum> enumFromText(QStringView text);
template <typename Enum>
std::optional<Enum> enumFromText(QUtf8StringView text);

} // namespace savehub
