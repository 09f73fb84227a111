// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/form_encoding.h"
#include "net/http_message.h"
#include "ports/reception.h"
#include "ports/redaction.h"
#include "twilio/twilio_account.h"
#include "twilio/webhook_tally.h"
#include "twilio/webhook_urls.h"

#include <functional>

namespace savehub {

/// Takes Twilio's reports: POST /call/status, /call/response, /sms/status and /sms/response.
/// Nothing reaches the reception before the signature was found right. Lives on the engine's
/// thread, as the reception does.
class TwilioWebhooks
{
public:
    /// Asked for each request, so that changed credentials count from the next one on.
    using AccountSource = std::function<TwilioAccount()>;

    /// The menu is said again at most this many times in a call.
    static constexpr int mostRepeats = 2;
    /// After this long without any webhook it is unknown whether the next one would arrive.
    static constexpr Seconds longestSilence{60};

    /// \a known removes secrets from received texts. \a reception, \a clock and \a tally must live
    /// longer.
    TwilioWebhooks(AccountSource account, RedactionSource known, Reception &reception,
                   const Clock &clock, WebhookTally &tally);

    /// A report is committed when this returns 204 or TwiML that confirms it.
    HttpReply handle(const ReceivedRequest &request);
    /// Whether answers by text are reported by webhook. They are when one came, which proves that
    /// the address for texts was entered at Twilio, and no silence since was longer than
    /// longestSilence.
    bool textsAreReported() const;

private:
    /// A request whose signature is right.
    struct SignedWebhook;

    HttpReply callProgressed(const SignedWebhook &hearing);
    HttpReply keyPressed(const SignedWebhook &hearing);
    HttpReply textProgressed(const SignedWebhook &hearing);
    HttpReply textCame(const SignedWebhook &hearing);
    bool isSilent() const;
    void noteWebhook();
    HttpReply refused(WebhookRefusal why);
    HttpReply refusedQuietly(WebhookRefusal why);

    AccountSource m_account;
    const RedactionSource m_known;
    Reception &m_reception;
    const Clock &m_clock;
    WebhookTally &m_tally;
    bool m_hearsTexts = false;
    std::optional<Instant> m_lastWebhookAt; ///< when the last webhook with a right signature came
};

} // namespace savehub
