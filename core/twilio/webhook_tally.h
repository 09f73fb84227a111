// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>

namespace savehub {

/// Why a webhook was not taken.
enum class WebhookRefusal {
    NoAuthToken, ///< ours is not configured: signatures cannot be checked
    NoAddress,   ///< ours is not configured: signatures cannot be checked
    NoSignature,
    WrongSignature,
    OtherAccount, ///< rightly signed, but about another account
    WrongType,    ///< neither a form nor, about a call's status, JSON
    TooLarge,     ///< more than Twilio ever sends: its signature is not checked
    BadContent,   ///< a field is missing or has an impossible value
    UnknownCall,
    OtherCall, ///< the attempt or step that it names has another call or text
    NotSaved,  ///< the database did not answer
};

/// The stable text, as metrics show it: "wrong_signature".
QString toText(WebhookRefusal why);

/// Counts webhooks and reports the refused ones, at most once a minute for each reason.
class WebhookTally
{
public:
    static constexpr Minutes quiet{1}; ///< between two messages for the same reason

    /// Takes one sentence on what was refused and how often so far, and one on what to do.
    using Listener = std::function<void(const QString &)>;

    /// \a clock must live longer.
    WebhookTally(const Clock &clock, Listener refused);

    void take();
    void refuse(WebhookRefusal why);
    /// Counts a refusal that the self-test asked for, and reports it to nobody.
    void refuseQuietly(WebhookRefusal why) { ++m_refused[why].times; }

    qint64 taken() const { return m_taken; }
    std::optional<Instant> lastTaken() const { return m_lastTaken; }
    /// How often so far, for each reason there was.
    std::map<WebhookRefusal, qint64> refused() const;

private:
    struct Count {
        qint64 times = 0;
        std::optional<Instant> toldAt{};
    };

    const Clock &m_clock;
    Listener m_listener;
    qint64 m_taken = 0;
    std::optional<Instant> m_lastTaken;
    std::map<WebhookRefusal, Count> m_refused;
};

} // namespace savehub
