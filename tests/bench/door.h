// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_listener.h"
#include "rest/rest_api.h"
#include "store/sql_incident_reader.h"
#include "twilio/twilio_webhooks.h"

#include <memory>

namespace savehub {

/// Everything that answers on a console's listener, at a free port of this machine.
class Door
{
public:
    Door(Reception &reception, const Clock &clock, const DatabaseOptions &database)
        : m_reader(SqlIncidentReader::open(database).value()),
          m_tally(clock, {}),
          m_wrongTokens(clock, {}),
          m_webhooks([this] { return m_account; }, [] { return Redaction(); }, reception, clock,
                     m_tally),
          m_rest({.reception = reception,
                  .reader = *m_reader,
                  .clock = clock,
                  .token = [] { return QStringLiteral("not guessed"); },
                  .standing = [] { return ServiceState{}; },
                  .refusals = [] { return Refusals{}; },
                  .wrongTokens = m_wrongTokens,
                  .known =
                      [] {
                          return Redaction();
                      }}),
          m_listener([this](const ReceivedRequest &request) {
              return isWebhookPath(request.path()) ? m_webhooks.handle(request)
                                                   : m_rest.handle(request);
          })
    {
        if (!m_listener.listen({QHostAddress(QHostAddress::LocalHost), 0})) {
            qFatal("the listener has no port");
        }
    }

    ListenAddress address() const { return m_listener.address(); }

private:
    TwilioAccount m_account{.accountSid = QStringLiteral("AC1"),
                            .authToken = QString(32, u'a'),
                            .authTokenSecondary = QString(32, u'b'),
                            .webhookUrl = QUrl(QStringLiteral("https://console.example.com"))};
    std::unique_ptr<SqlIncidentReader> m_reader;
    WebhookTally m_tally;
    WrongTokens m_wrongTokens;
    TwilioWebhooks m_webhooks;
    RestApi m_rest;
    HttpListener m_listener;
};

} // namespace savehub
