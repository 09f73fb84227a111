// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/error.h"
#include "domain/send_outcome.h"

#include <functional>

namespace savehub {

/// What is needed to place one call.
struct CallRequest {
    AttemptKey key;
    MeetingId meeting; ///< for the log
    PersonId person;   ///< for the log
    PhoneNumber to;
    QString language = QStringLiteral("en"); ///< ISO 639-1, of the spoken message
    QString message;                         ///< plain text; the gateway escapes it
    Seconds ringTime{20};
    Seconds timeLimit{120};
    bool detectMachine = false;       ///< the provider says who answered: a person or a machine
    Milliseconds timeAllowed{45'000}; ///< for the answer; after that the outcome is unknown
    bool testMode = false;            ///< build everything, send nothing
    /// Asked when the connection stands and the first byte is about to leave. If it says no, the
    /// outcome is NotSent. When it is not set, the call may leave.
    std::function<bool()> mayLeave{};
};

/// Which call to look for when the answer to its request was lost.
struct CallSearch {
    AttemptKey key;
    PhoneNumber to;
    Instant intentAt; ///< calls since then are listed, and from listedMayBeOlderBy before
};

/// A call in the provider's list that may be the one looked for.
struct ListedCall {
    ProviderSid sid;
    AttemptStatus status = AttemptStatus::Queued;
    Instant createdAt; ///< corrected to this machine's clock where the provider's is known
    bool operator==(const ListedCall &) const = default;
};

/// How far along a call may be that is taken back.
enum class HangUp {
    Always,
    UnlessTalking, ///< only while the call waits or rings
};

/// Who carries calls. Every function answers exactly once, later or before it returns, on the
/// caller's thread. It never answers after destruction.
class CallGateway
{
public:
    virtual ~CallGateway() = default;

    /// Why no call can be placed now ("Twilio credentials not configured"); empty when it can.
    virtual QString problem() const = 0;
    /// Whether the problem may pass: the credentials are still awaited.
    virtual bool isAwaited() const { return false; }

    /// Makes one request. Never repeats it by itself.
    virtual void place(const CallRequest &request, std::function<void(SendOutcome)> done) = 0;

    /// Drops the request of that attempt if nothing of it has left yet. Its outcome is then
    /// NotSent.
    virtual void withdraw(const AttemptKey &key) = 0;

    /// All calls to that number from ours, queued ones too: since the intent, and from
    /// listedMayBeOlderBy (reconciliation.h) before it.
    virtual void list(const CallSearch &search,
                      std::function<void(Result<std::vector<ListedCall>>)> done) = 0;

    /// Error::NotFound when the provider does not know the call.
    virtual void fetch(const ProviderSid &sid, std::function<void(Result<CallReport>)> done) = 0;

    /// Done when the provider says that the call is over, now or already; with UnlessTalking also
    /// when somebody talks in it. Error::NotFound when the provider does not know the call. Any
    /// other error leaves it open.
    virtual void end(const ProviderSid &sid, HangUp how, std::function<void(Done)> done) = 0;

    /// What a started minute to \a number costs by the provider's price list for this account.
    /// Where the list has no price for it: the highest that it has for the number's \a country (ISO
    /// 3166 alpha-2).
    virtual void pricePerMinute(const PhoneNumber &number, const QString &country,
                                std::function<void(Result<Money>)> done) = 0;

    /// Hears news that nobody asked for (keys pressed on a mock call, webhooks).
    using Listener = std::function<void(const AttemptKey &, const CallReport &)>;
    virtual void setListener(Listener listener) = 0;
};

} // namespace savehub
