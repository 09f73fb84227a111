// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/mail_gateway.h"

namespace savehub {

/// Takes every email and sends none, for the demo.
class MockMail : public MailGateway
{
public:
    QString problem() const override { return {}; }
    void send(const EmailRequest &, std::function<void(SendOutcome)> done) override
    {
        done(Accepted{});
    }
};

} // namespace savehub
