// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/mock_life.h"
#include "ports/call_gateway.h"
#include "ports/call_log.h"
#include "ports/clock.h"
#include "ports/message_gateway.h"

#include <functional>
#include <map>
#include <memory>

namespace savehub {

/// Plays calls and accepts texts, but reaches nobody.
class MockProvider : public CallGateway, public MessageGateway
{
public:
    /// How a call goes, given what was asked for and how many calls that number had before.
    using Script = std::function<MockLife(const CallRequest &, int callsBefore)>;

    MockProvider(Clock &clock, CallLog &log, quint32 seed, Script script = {});
    ~MockProvider() override;

    QString problem() const override { return {}; }
    void place(const CallRequest &request, std::function<void(SendOutcome)> done) override;
    /// Nothing ever waits here.
    void withdraw(const AttemptKey &) override {}
    void list(const CallSearch &search,
              std::function<void(Result<std::vector<ListedCall>>)> done) override;
    void fetch(const ProviderSid &sid, std::function<void(Result<CallReport>)> done) override;
    void end(const ProviderSid &sid, HangUp how, std::function<void(Done)> done) override;
    void pricePerMinute(const PhoneNumber &number, const QString &country,
                        std::function<void(Result<Money>)> done) override;
    void setListener(Listener listener) override { m_listener = std::move(listener); }

    void send(const TextRequest &request, std::function<void(SendOutcome)> done) override;
    void withdraw(const StepId &) override {}
    void list(const PhoneNumber &to, Instant since,
              std::function<void(Result<std::vector<ListedText>>)> done) override;
    /// Each text arrives two seconds after it was sent.
    void fetchText(const ProviderSid &sid, std::function<void(Result<TextReport>)> done) override;
    /// Nobody writes back.
    void received(Instant, std::function<void(Result<std::vector<ReceivedText>>)> done) override
    {
        done(std::vector<ReceivedText>{});
    }

private:
    struct Call {
        AttemptKey key;
        PhoneNumber to;
        Instant createdAt;
        CallReport report;
        std::optional<Instant> answeredAt{};
        std::vector<std::unique_ptr<Wakeup>> beats{};
    };
    struct Text {
        PhoneNumber to;
        ListedText listed;
    };

    quint32 variationOf(const QString &name) const;
    int callsTo(const PhoneNumber &number) const;
    void start(const CallRequest &request, MockLife life);
    void happen(const ProviderSid &sid, const MockBeat &beat);

    Clock &m_clock;
    CallLog &m_log;
    quint32 m_seed;
    Script m_script;
    Listener m_listener;
    std::map<ProviderSid, Call> m_calls;
    std::vector<Text> m_texts;
};

} // namespace savehub
