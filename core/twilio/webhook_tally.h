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
    WrongType,    ///< no form
    TooLarge,     ///< more than Twilio ever sends: not even its signature is looked at
    BadContent,   ///< a field is missing or cannot be
    UnknownCall,
    OtherCall, ///< the attempt it names had another call
    NotSaved,  ///< the database did not answer
};

/// The stable text, as metrics show it: "wrong_signature".
QString toText(WebhookRefusal why);

/// Counts webhooks, and tells of the refused ones without letting a flood of them flood the log.
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
    /// Counts a refusal that was asked for; nobody is told.
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
