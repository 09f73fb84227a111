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
    /// From now on, including the wait for its turn. What the server has not taken by then is
    /// dropped.
    Milliseconds timeAllowed{Hours{1}};
    /// Asked on the caller's thread, at the latest when the first byte of the message would leave.
    /// If it says no, no byte leaves and the outcome is NotSent.
    std::function<bool()> mayLeave = [] {
        return true;
    };
};

/// Who carries emails. Answers exactly once, on the caller's thread. Never answers after
/// destruction.
class MailGateway
{
public:
    virtual ~MailGateway() = default;
    /// Why no email can be sent now; empty when it can.
    virtual QString problem() const = 0;
    /// Whether the problem may pass: the password is still awaited.
    virtual bool isAwaited() const { return false; }
    /// Accepted when the server took it. Rejected on a permanent refusal (5xx). NotSent when the
    /// server cannot have taken it, or when the email was no longer allowed to leave.
    /// UnknownOutcome when the answer to the data was lost.
    virtual void send(const EmailRequest &request, std::function<void(SendOutcome)> done) = 0;
};

} // namespace savehub
