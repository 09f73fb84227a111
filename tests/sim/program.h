// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call_log.h"
#include "crashing_store.h"
#include "engine.h"
#include "id_source.h"
#include "simulated_carrier.h"

#include <QCryptographicHash>

#include <functional>

namespace savehub {

/// Writes down everything that happens, in its order.
class Trace : public CallLog
{
public:
    void write(const QString &line) override { m_hash.addData(line.toUtf8() + '\n'); }
    QByteArray digest() const { return m_hash.result().toHex(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
};

class CountingIds : public IdSource
{
public:
    QString next() override
    {
        return QStringLiteral("id-%1").arg(++m_last, 6, 10, QLatin1Char('0'));
    }

private:
    int m_last = 0;
};

class AnyValidPhone : public PhoneCheck
{
public:
    bool isValid(const PhoneNumber &) const override { return true; }
};

/// A mail server that answers what it is told to, once it has time.
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

/// What outlives a crash: the disk, the world and its clock.
struct Outside {
    VirtualClock &clock;
    Store &store;
    IdSource &ids;
    SimulatedCarrier &carrier;
    CallLog &log;
    std::function<void()> mayCrash;
    std::function<void(const IncidentId &)> refused; ///< by the store
    std::function<SendOutcome()> mailOutcome;
    std::function<Milliseconds()> mailWait;
    std::function<void(const EmailRequest &)> mailLeft;
    bool hasWebhook;
    /// Brings the provider's news to the program.
    std::function<void(Reception &, const AttemptKey &, const CallReport &)> news;
    std::function<void(Reception &, const StepId &, const TextReport &)> textNews;
};

/// One life of the process: everything that a crash takes with it.
class Program
{
public:
    explicit Program(const Outside &outside);

    Engine &engine() { return m_engine; }
    const SimulatedGateway &gateway() const { return m_gateway; }

private:
    CrashingStore m_store;
    SimulatedGateway m_gateway;
    SimulatedMail m_mail;
    AnyValidPhone m_phones;
    MessageCatalog m_messages;
    Engine m_engine;
};

} // namespace savehub
