// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/call_gateway.h"
#include "ports/mail_gateway.h"
#include "ports/message_gateway.h"

#include <chrono>
#include <map>
#include <vector>

namespace savehub {

/// A provider that accepts everything at once and notes when it was handed over.
class ReadyGateway : public CallGateway, public MessageGateway, public MailGateway
{
public:
    using Moment = std::chrono::system_clock::time_point;

    std::map<MeetingId, Moment> calls;
    std::vector<Moment> texts;

    QString problem() const override { return {}; }
    void place(const CallRequest &request, std::function<void(SendOutcome)> done) override
    {
        if (!request.mayLeave()) {
            done(NotSent{QStringLiteral("not to leave")});
            return;
        }
        calls[request.meeting] = std::chrono::system_clock::now();
        done(Accepted{nextSid()});
    }
    void send(const TextRequest &request, std::function<void(SendOutcome)> done) override
    {
        if (!request.mayLeave()) {
            done(NotSent{QStringLiteral("not to leave")});
            return;
        }
        texts.push_back(std::chrono::system_clock::now());
        done(Accepted{nextSid()});
    }
    void send(const EmailRequest &, std::function<void(SendOutcome)> done) override
    {
        done(Accepted{});
    }
    void fetch(const ProviderSid &sid, std::function<void(Result<CallReport>)> done) override
    {
        done(CallReport{.sid = sid, .status = AttemptStatus::Completed});
    }
    void end(const ProviderSid &, HangUp, std::function<void(Done)> done) override { done({}); }
    void withdraw(const AttemptKey &) override {}
    void withdraw(const StepId &) override {}
    void fetchText(const ProviderSid &sid, std::function<void(Result<TextReport>)> done) override
    {
        done(TextReport{.sid = sid, .status = TextDelivery::Delivered});
    }
    void list(const CallSearch &,
              std::function<void(Result<std::vector<ListedCall>>)> done) override
    {
        done(std::vector<ListedCall>{});
    }
    void list(const PhoneNumber &, Instant,
              std::function<void(Result<std::vector<ListedText>>)> done) override
    {
        done(std::vector<ListedText>{});
    }
    void received(Instant, std::function<void(Result<std::vector<ReceivedText>>)> done) override
    {
        done(std::vector<ReceivedText>{});
    }
    void pricePerMinute(const PhoneNumber &, const QString &,
                        std::function<void(Result<Money>)> done) override
    {
        done(microDollars(13'000));
    }
    void setListener(Listener) override {}

private:
    ProviderSid nextSid()
    {
        return ProviderSid(QStringLiteral("CA%1").arg(++m_last, 32, 16, QLatin1Char('0')));
    }
    int m_last = 0;
};

} // namespace savehub
