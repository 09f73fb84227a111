// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/twilio/gateway_fixture.h"
#include "twilio/twilio_call_gateway.h"

namespace savehub {

using Calls = std::vector<ListedCall>;

/// A call gateway on a fake Twilio. Each of its functions here waits for the answer.
class CallGatewayFixture : public QObject
{
protected:
    /// Adds a column "https" with both values.
    static void overHttpAndHttps();
    void checkCertificates();
    void start(bool https);

    static CallRequest request();
    std::optional<SendOutcome> place(const CallRequest &request);
    std::optional<SendOutcome> place() { return place(request()); }
    Result<Calls> list(Instant intentAt);
    Result<CallReport> fetch(const QString &sid);
    Done end(const QString &sid, HangUp how = HangUp::Always);
    /// Adds a call to someone() to the fake's list. Returns its SID.
    QString addCall(Instant createdAt);
    /// How many calls the fake has accepted.
    size_t accepted() const;
    void checkNothingLeaked(const QString &text) const;

    std::unique_ptr<TwilioWorld> m_ports;
    Redaction m_known;
    std::unique_ptr<TwilioCallGateway> m_gateway;
};

} // namespace savehub
