// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/policy.h"

namespace savehub {

Policy defaultPolicy()
{
    const auto reminder = QStringLiteral("reminder");
    const auto escalation = QStringLiteral("escalation");
    return {QStringLiteral("default"),
            {
                {1, -Minutes(12), Channel::Email, Recipient::Attendee, reminder},
                {2, -Minutes(5), Channel::Text, Recipient::Attendee, reminder},
                {3, -callWindowOpens, Channel::Call, Recipient::Attendee, reminder},
                {4, Minutes(10), Channel::Email, Recipient::Backup, escalation},
                {5, Minutes(10), Channel::Text, Recipient::Backup, escalation},
            }};
}

} // namespace savehub
