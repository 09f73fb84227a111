// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/mock_provider.h"
#include "phone/phone_numbers.h"
#include "runtime/engine.h"
#include "tests/testlib/simulated_carrier.h"

#include <functional>
#include <memory>
#include <vector>

namespace savehub {

/// Accepts every email after a wait, and reports that a moment later.
class ObservedMail : public MailGateway
{
public:
    using Observer = std::function<void(const EmailRequest &)>;

    ObservedMail(Clock &clock, Observer observer, std::function<Milliseconds()> wait)
        : m_clock(clock),
          m_observer(std::move(observer)),
          m_wait(std::move(wait))
    {
    }
    QString problem() const override { return {}; }
    void send(const EmailRequest &request, std::function<void(SendOutcome)> done) override
    {
        const auto wait = m_wait();
        if (wait == Milliseconds{0}) {
            leave(request, done);
            return;
        }
        m_underWay.push_back(
            m_clock.wakeAt(m_clock.now() + wait, [=, this] { leave(request, done); }));
    }

private:
    void leave(const EmailRequest &request, const std::function<void(SendOutcome)> &done)
    {
        if (!request.mayLeave()) {
            done(NotSent{QStringLiteral("withdrawn")});
            return;
        }
        m_observer(request);
        m_underWay.push_back(
            m_clock.wakeAt(m_clock.now() + Milliseconds{300}, [done] { done(Accepted{}); }));
    }

    Clock &m_clock;
    Observer m_observer;
    std::function<Milliseconds()> m_wait;
    std::vector<std::unique_ptr<Wakeup>> m_underWay;
};

/// The network's gateway, with a test mode like that of the real one: nothing goes over the wire.
class TestableGateway : public SimulatedGateway
{
public:
    using SimulatedGateway::SimulatedGateway;

    void place(const CallRequest &request, std::function<void(SendOutcome)> done) override
    {
        if (request.testMode) {
            done(OnlyBuilt{});
        } else {
            SimulatedGateway::place(request, std::move(done));
        }
    }
    void send(const TextRequest &request, std::function<void(SendOutcome)> done) override
    {
        if (request.testMode) {
            done(OnlyBuilt{});
        } else {
            SimulatedGateway::send(request, std::move(done));
        }
    }
};

/// What a story's program works with, and what is left when it ends.
struct Surroundings {
    VirtualClock &clock;
    Store &store;
    IdSource &ids;
    SimulatedCarrier &network;
    CallLog &log;
    MockProvider::Script mockLives;
    ObservedMail::Observer mailSent;
    std::function<Milliseconds()> mailWaits;
    std::function<void(const Notice &)> noticed;
    std::function<void(const Attempt &)> testCallChanged;
    std::function<bool()> hasWebhook;
    std::function<bool(Instant)> reportsAreSilentSince;
};

/// One run of the process: the real engine with Twilio's network and the mock provider.
class RunningProgram
{
public:
    explicit RunningProgram(const Surroundings &around)
        : m_gateway(around.network),
          m_mock(around.clock, around.log, 1, around.mockLives),
          m_mail(around.clock, around.mailSent, around.mailWaits),
          m_engine(
              Ports{.store = around.store,
                    .clock = around.clock,
                    .ids = around.ids,
                    .phones = m_phones,
                    .providers = {m_mock, m_mock, m_gateway, m_gateway},
                    .mail = m_mail,
                    .messages = m_messages,
                    .log = around.log,
                    .reportsAreSilentSince = around.reportsAreSilentSince,
                    .hasWebhook = around.hasWebhook},
              EngineObserver{.noticed = around.noticed, .testCallChanged = around.testCallChanged})
    {
    }

    Engine &engine() { return m_engine; }

private:
    TestableGateway m_gateway;
    MockProvider m_mock;
    ObservedMail m_mail;
    PhoneNumbers m_phones;
    MessageCatalog m_messages;
    Engine m_engine;
};

} // namespace savehub
