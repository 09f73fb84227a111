// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "send_outcome.h"

#include <QString>

#include <functional>

namespace savehub {

struct EmailRequest {
    QString messageId; ///< without angle brackets; the same for every try of one step
    QString toName;
    QString toAddress;
    QString subject; ///< one line
    QString body;    ///< plain text
};

/// Who carries emails. Answers exactly once, on the caller's thread; after destruction never.
class MailGateway
{
public:
    virtual ~MailGateway() = default;
    /// Why no email can be sent now; empty when it can.
    virtual QString problem() const = 0;
    /// Whether that is only for now: the password is still awaited.
    virtual bool isAwaited() const { return false; }
    /// Accepted when the server took it, Rejected on a permanent refusal (5xx), NotSent when it
    /// cannot have been taken, UnknownOutcome when the answer to the data got lost.
    virtual void send(const EmailRequest &request, std::function<void(SendOutcome)> done) = 0;
};

} // namespace savehub
