// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "domain/error.h"
#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/phone_number.h"
#include "domain/send_outcome.h"

#include <functional>
#include <vector>

namespace savehub {

struct TextRequest {
    StepId step;
    PhoneNumber to;
    QString body;                     ///< plain text
    Milliseconds timeAllowed{45'000}; ///< for the answer
    bool testMode = false;
    std::function<bool()> mayLeave{}; ///< as for a call
};

/// A text in the provider's list that may be the one looked for.
struct ListedText {
    ProviderSid sid;
    QString body;
    Instant createdAt;
    bool operator==(const ListedText &) const = default;
};

/// Who carries texts. What CallGateway promises holds here, too.
class MessageGateway
{
public:
    virtual ~MessageGateway() = default;
    virtual QString problem() const = 0;
    virtual bool isAwaited() const { return false; }
    virtual void send(const TextRequest &request, std::function<void(SendOutcome)> done) = 0;
    /// Drops the request of that step if nothing of it has left yet. Its outcome is then NotSent.
    virtual void withdraw(const StepId &step) = 0;
    /// Texts to that number from ours since \a since, and from listedMayBeOlderBy before it.
    virtual void list(const PhoneNumber &to, Instant since,
                      std::function<void(Result<std::vector<ListedText>>)> done) = 0;
    /// What became of a text that the provider took. Error::NotFound when the provider does not
    /// know it.
    virtual void fetchText(const ProviderSid &sid,
                           std::function<void(Result<TextReport>)> done) = 0;
    /// Texts that came to our number since \a since, the oldest first.
    virtual void received(Instant since,
                          std::function<void(Result<std::vector<ReceivedText>>)> done) = 0;
};

} // namespace savehub
