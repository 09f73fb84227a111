// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "domain/attempt.h"
#include "domain/call_event.h"
#include "domain/incident.h"
#include "domain/meeting.h"
#include "domain/notice.h"
#include "domain/policy.h"
#include "domain/provider.h"
#include "domain/reason.h"
#include "domain/step.h"
#include "domain/text_delivery.h"

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
