// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run_plan.h"
#include "net/http_listener.h"
#include "rest/rest_api.h"
#include "runtime/engine_thread.h"
#include "twilio/twilio_webhooks.h"
#include "twilio/webhook_tally.h"

#include <memory>

namespace savehub {

/// Everything that answers on the listener: Twilio's webhooks and the REST API. Lives on the
/// engine's thread.
class Serving
{
public:
    /// \a engine, \a providers, \a reader, \a clock and \a log must live longer.
    Serving(const RunPlan &plan, Engine &engine, const Providers &providers,
            const IncidentReader &reader, const Clock &clock, CallLog &log,
            const EngineObserver &audience);

    /// When the port is not available, the audience is told and the console goes on: it asks the
    /// provider for what cannot be reported to it.
    void start();
    /// Whether answers by text are reported by webhook.
    bool textsAreReported() const { return m_webhooks.textsAreReported(); }
    /// Whether Twilio should report what happens, but no webhook was taken since \a since.
    bool isSilentSince(Instant since) const;

private:
    HttpReply handle(const ReceivedRequest &request);
    HttpReply refused(const QString &why, const HttpReply &reply);
    ServiceState standing() const;
    Refusals refusals() const;
    void warn(const QString &text) const;

    std::function<TwilioAccount()> m_account;
    ListenAddress m_where;
    std::shared_ptr<Shared<QString>> m_listeningOn;
    Engine &m_engine;
    Providers m_providers;
    CallLog &m_log;
    EngineObserver m_audience;
    WebhookTally m_tally;
    WrongTokens m_wrongTokens;
    RefusalCounts m_refused; ///< requests refused for their Host or Origin
    TwilioWebhooks m_webhooks;
    RestApi m_rest;
    HttpListener m_listener; ///< last, so destroyed first: its handler uses the others
};

} // namespace savehub
