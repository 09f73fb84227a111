// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "ports/clock.h"
#include "ports/message_gateway.h"
#include "twilio/list_reader.h"
#include "twilio/twilio_account.h"

namespace savehub {

/// The filter that lists the texts that came to \a ours since \a since. Twilio filters by day, so
/// the caller has to leave out older texts. The day is that of an hour earlier, because clocks
/// differ.
FormFields receivedFilter(const PhoneNumber &ours, Instant since);

/// Sends texts through Twilio. Lives on the thread that made it, as its HttpClient does.
class TwilioMessageGateway : public MessageGateway
{
public:
    /// Asked before each request, so that changed credentials count from the next one on.
    using AccountSource = std::function<TwilioAccount()>;

    /// \a known removes the secrets that servers may repeat. \a clock must live longer.
    TwilioMessageGateway(AccountSource account, RedactionSource known, const Clock &clock,
                         const QSslConfiguration &ssl = QSslConfiguration::defaultConfiguration());

    QString problem() const override;
    bool isAwaited() const override;
    void send(const TextRequest &request, std::function<void(SendOutcome)> done) override;
    void withdraw(const StepId &step) override { m_client.withdraw(step.text()); }
    void list(const PhoneNumber &to, Instant since,
              std::function<void(Result<std::vector<ListedText>>)> done) override;
    void fetchText(const ProviderSid &sid, std::function<void(Result<TextReport>)> done) override;
    /// Senders without a whole number (short codes, names) are left out: none of them is a person.
    void received(Instant since,
                  std::function<void(Result<std::vector<ReceivedText>>)> done) override;

private:
    AccountSource m_account;
    const RedactionSource m_known;
    const Clock &m_clock;
    HttpClient m_client; ///< last, so destroyed first: its callbacks use the others
};

} // namespace savehub
