// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "ports/call_gateway.h"
#include "ports/call_log.h"
#include "ports/clock.h"
#include "twilio/list_reader.h"
#include "twilio/twilio_account.h"

namespace savehub {

/// Places calls through Twilio. Lives on the thread that made it, as its HttpClient does.
class TwilioCallGateway : public CallGateway
{
public:
    /// Asked before each request, so that changed credentials count from the next one on.
    using AccountSource = std::function<TwilioAccount()>;

    /// \a known removes the secrets that servers may repeat. \a log and \a clock must live longer.
    /// \a production: see problem(TwilioAccount, bool).
    TwilioCallGateway(AccountSource account, RedactionSource known, bool production, CallLog &log,
                      const Clock &clock,
                      const QSslConfiguration &ssl = QSslConfiguration::defaultConfiguration());

    QString problem() const override;
    bool isAwaited() const override;
    void place(const CallRequest &request, std::function<void(SendOutcome)> done) override;
    void withdraw(const AttemptKey &key) override { m_client.withdraw(key.text()); }
    void list(const CallSearch &search,
              std::function<void(Result<std::vector<ListedCall>>)> done) override;
    void fetch(const ProviderSid &sid, std::function<void(Result<CallReport>)> done) override;
    void end(const ProviderSid &sid, HangUp how, std::function<void(Done)> done) override;
    void pricePerMinute(const PhoneNumber &number, const QString &country,
                        std::function<void(Result<Money>)> done) override;
    /// Ignored: Twilio's reports come in through TwilioWebhooks.
    void setListener(Listener) override {}

private:
    void dearestPerMinute(const QString &country, const std::function<void(Result<Money>)> &done);
    SendOutcome logged(const HttpResult &result, Milliseconds timeAllowed);

    AccountSource m_account;
    bool m_production;
    CallLog &m_log;
    const Clock &m_clock;
    HttpClient m_client; ///< last, so destroyed first: its callbacks use the others
};

} // namespace savehub
