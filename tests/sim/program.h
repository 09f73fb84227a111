// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/call_log.h"
#include "runtime/engine.h"
#include "runtime/kill_switch.h"
#include "tests/sim/troubled_store.h"
#include "tests/testlib/simulated_carrier.h"

#include <QCryptographicHash>

#include <functional>

namespace savehub {

/// Records everything that happens, in order.
class Trace : public CallLog
{
public:
    Trace(const Clock &clock, std::function<void(const QString &)> reader)
        : m_clock(clock),
          m_reader(std::move(reader))
    {
    }

    void write(const QString &line) override
    {
        m_hash.addData(line.toUtf8() + '\n');
        if (m_reader) {
            m_reader(toIso(m_clock.now()) + QLatin1Char(' ') + line);
        }
    }
    QByteArray digest() const { return m_hash.result().toHex(); }

private:
    const Clock &m_clock;
    std::function<void(const QString &)> m_reader;
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
};

class SimulatedPlans : public PhoneCheck
{
public:
    NumberFacts factsOf(const PhoneNumber &number) const override
    {
        const auto begins = [digits = number.e164()](const char *prefix) {
            return digits.startsWith(QLatin1String(prefix));
        };
        const bool isPremium = begins("+1900");
        const bool isSatellite = begins("+8816");
        if (isPremium || isSatellite) {
            return {NumberKind::Special, isPremium ? QStringLiteral("US") : QString()};
        }
        return {NumberKind::Ordinary, begins("+44")     ? QStringLiteral("GB")
                                      : begins("+1876") ? QStringLiteral("JM")
                                                        : QStringLiteral("US")};
    }
};

/// Gets its credentials late, as from a keyring that was locked.
class AwaitedGateway : public SimulatedGateway
{
public:
    AwaitedGateway(SimulatedCarrier &carrier, Instant credentialsCome)
        : SimulatedGateway(carrier),
          m_clock(carrier.clock()),
          m_credentialsCome(credentialsCome)
    {
    }
    bool isAwaited() const override { return m_clock.now() < m_credentialsCome; }
    QString problem() const override
    {
        return isAwaited() ? QStringLiteral("the keyring was not read yet") : QString();
    }

private:
    Clock &m_clock;
    Instant m_credentialsCome;
};

/// A mail server that gives the answer it is told to, after a wait.
class SimulatedMail : public MailGateway
{
public:
    SimulatedMail(Clock &clock, std::function<SendOutcome()> outcome,
                  std::function<Milliseconds()> wait,
                  std::function<void(const EmailRequest &)> left)
        : m_clock(clock),
          m_outcome(std::move(outcome)),
          m_wait(std::move(wait)),
          m_left(std::move(left))
    {
    }
    QString problem() const override { return {}; }
    void send(const EmailRequest &request, std::function<void(SendOutcome)> done) override
    {
        const auto leave = [this, request, done, outcome = m_outcome()] {
            if (!request.mayLeave()) {
                done(NotSent{QStringLiteral("withdrawn")});
                return;
            }
            m_left(request);
            done(outcome);
        };
        m_underWay.push_back(m_clock.wakeAt(m_clock.now() + m_wait(), leave));
    }

private:
    Clock &m_clock;
    std::function<SendOutcome()> m_outcome;
    std::function<Milliseconds()> m_wait;
    std::function<void(const EmailRequest &)> m_left;
    std::vector<std::unique_ptr<Wakeup>> m_underWay;
};

/// What outlives a crash: the store, the world and its clock.
struct Outside {
    VirtualClock &clock;
    Store &store;
    IdSource &ids;
    SimulatedCarrier &carrier;
    CallLog &log;
    Troubles troubles;
    Instant credentialsCome;
    std::function<SendOutcome()> mailOutcome;
    std::function<Milliseconds()> mailWait;
    std::function<void(const EmailRequest &)> mailLeft;
    bool hasWebhook;
    /// Brings the provider's news to the program.
    std::function<void(Reception &, const AttemptKey &, const CallReport &)> news;
    std::function<void(Reception &, const StepId &, const TextReport &)> textNews;
};

/// One run of the process: everything that a crash takes with it.
class Program
{
public:
    explicit Program(const Outside &outside);

    Engine &engine() { return m_engine; }
    const SimulatedGateway &gateway() const { return m_gateway; }
    /// Another program has changed the database.
    void databaseChanged() { m_store.tellChange(); }

    // As the window does it: stopped in memory at once, saved as soon as possible.
    void stopCalls(const QString &actor);
    Done resumeCalls(const QString &actor);
    bool isStopped() const { return m_stop.isStopped(); }

private:
    TroubledStore m_store;
    AwaitedGateway m_gateway;
    SimulatedMail m_mail;
    SimulatedPlans m_phones;
    MessageCatalog m_messages;
    KillSwitch m_stop;
    Engine m_engine;
};

} // namespace savehub
