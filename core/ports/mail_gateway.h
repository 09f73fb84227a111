// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/send_outcome.h"

#include <QString>

#include <functional>

namespace savehub {

struct EmailRequest {
    QString messageId; ///< without angle brackets; the same for every try of one step
    QString toName;
    QString toAddress;
    QString subject; ///< one line
    QString body;    ///< plain text
    /// From now on, waiting for its turn included; what the server has not taken by then is dropped.
    Milliseconds timeAllowed{Hours{1}};
    /// Asked on the caller's thread, at the latest when the first byte of the message would leave:
    /// after a no none does, and the answer is NotSent.
    std::function<bool()> mayLeave = [] {
        return true;
    };
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
    /// cannot have been taken or was not to leave any more, UnknownOutcome when the answer to the
    /// data got lost.
    virtual void send(const EmailRequest &request, std::function<void(SendOutcome)> done) = 0;
};

} // namespace savehub
