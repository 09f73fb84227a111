// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serving.h"

#include "domain/words.h"
#include "net/own_names.h"
#include "rest/json_reply.h"

namespace savehub {

Serving::Serving(const RunPlan &plan, Engine &engine, const Providers &providers,
                 const IncidentReader &reader, const Clock &clock, CallLog &log,
                 const EngineObserver &audience)
    : m_account([plan] { return plan.twilioNow(); }),
      m_where(plan.listen),
      m_listeningOn(plan.listeningOn),
      m_engine(engine),
      m_providers(providers),
      m_log(log),
      m_audience(audience),
      m_tally(clock, [this](const QString &text) { warn(text); }),
      m_wrongTokens(clock, [this](const QString &text) { warn(text); }),
      m_webhooks(m_account, redactionBy(plan.known), engine.reception(), clock, m_tally),
      m_rest({.reception = engine.reception(),
              .reader = reader,
              .clock = clock,
              .token = [token = plan.apiToken] { return token->value().text(); },
              .standing = [this] { return standing(); },
              .refusals = [this] { return refusals(); },
              .wrongTokens = m_wrongTokens,
              .known = redactionBy(plan.known)}),
      m_listener([this](const ReceivedRequest &request) { return handle(request); })
{
}

void Serving::start()
{
    const auto listening = m_listener.listen(m_where);
    if (!listening) {
        warn(Words::tr("%1 Webhooks and the REST API are off; calls are followed by asking.")
                 .arg(listening.error().text()));
        return;
    }
    const auto where = m_listener.address();
    m_listeningOn->set(where.text());
    m_log.write(Words::tr("[SAVEHUB] Listening on %1.").arg(where.text()));
    if (!where.isLoopback()) {
        warn(Words::tr("Other machines can reach %1 and the connection is not encrypted. Put a "
                       "proxy that speaks https before it.")
                 .arg(where.text()));
    }
}

/// False without a port: that was reported at the start.
bool Serving::isSilentSince(Instant since) const
{
    const auto last = m_tally.lastTaken();
    const auto account = m_account();
    const bool expectsReports = !account.webhookUrl.isEmpty() && !account.authToken.isEmpty();
    return expectsReports && !m_listeningOn->value().isEmpty() && (!last || *last < since);
}

/// A strange web page in a browser on this machine can reach the listener, too, so Host and Origin
/// are checked. A webhook may have any Host, since a proxy may change it: its signature counts.
HttpReply Serving::handle(const ReceivedRequest &request)
{
    const OwnNames own{m_account().webhookUrl, !m_where.isLoopback()};
    const auto host = request.header("Host");
    const bool isWebhook = isWebhookPath(request.path());
    if (!isWebhook && !isOwnHost(host, own)) {
        return refused(
            QStringLiteral("other_host"),
            problemReply(421, Words::tr("This console is not asked for by that Host. Use an "
                                        "address of this machine or the host of "
                                        "CALL_WEBHOOK_URL; a proxy has to pass the Host "
                                        "header on as it came.")));
    }
    if (request.hasHeader("Origin") && !isOwnOrigin(request.header("Origin"), host, own)) {
        return refused(QStringLiteral("other_origin"),
                       problemReply(403, Words::tr("Pages of another origin may not ask here.")));
    }
    return isWebhook ? m_webhooks.handle(request) : m_rest.handle(request);
}

HttpReply Serving::refused(const QString &why, const HttpReply &reply)
{
    ++m_refused[why];
    return reply;
}

ServiceState Serving::standing() const
{
    const auto settings = m_engine.settings();
    if (!settings) {
        return {.engineProblem = settings.error().text()};
    }
    return {.engineProblem = m_engine.problem(),
            .provider = settings->provider,
            .providerProblem = m_providers.calls(settings->provider).problem(),
            .testMode = settings->testMode,
            .callsStopped = settings->callsStopped};
}

Refusals Serving::refusals() const
{
    Refusals counts{{}, m_refused};
    for (const auto &[why, times] : m_tally.refused()) {
        counts.webhooks[toText(why)] = times;
    }
    counts.requests[QStringLiteral("wrong_token")] = m_wrongTokens.total();
    return counts;
}

void Serving::warn(const QString &text) const
{
    m_audience.noticed({Notice::Severity::Warning, {}, text});
}

} // namespace savehub
