// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"
#include "ports/clock.h"
#include "ports/incident_reader.h"
#include "ports/reception.h"
#include "ports/redaction.h"
#include "rest/health.h"
#include "rest/metrics.h"
#include "rest/wrong_tokens.h"

#include <QJsonDocument>

#include <functional>
#include <utility>
#include <vector>

namespace savehub {

/// What the API works with. All of it lives on the engine's thread and outlives the API.
struct RestSurroundings {
    Reception &reception;
    const IncidentReader &reader;
    const Clock &clock;
    std::function<QString()> token; ///< the bearer token in force; empty while there is none
    std::function<ServiceState()> standing;
    std::function<Refusals()> refusals;
    WrongTokens &wrongTokens;
    RedactionSource known; ///< the secrets that no error repeats
};

/// The REST API that resources/openapi.json describes: JSON in, JSON out, problem details
/// (RFC 9457) on errors, phone numbers masked. Changes are committed before they are answered.
class RestApi
{
public:
    explicit RestApi(RestSurroundings surroundings);

    HttpReply handle(const ReceivedRequest &request) const;

    /// Method and path of everything that is served, as the description writes them.
    static std::vector<std::pair<QByteArray, QByteArray>> routes();

private:
    struct Call;
    struct Route;
    static const std::vector<Route> &table();

    HttpReply routed(const ReceivedRequest &request) const;
    HttpReply unlessItRepeats(const ReceivedRequest &request, HttpReply reply) const;
    bool isAuthorized(const ReceivedRequest &request) const;
    HttpReply answer(const Route &route, const Call &call) const;
    HttpReply refusedToken(const ReceivedRequest &request) const;

    HttpReply description(const Call &call) const;
    HttpReply health(const Call &call) const;
    HttpReply metrics(const Call &call) const;
    HttpReply listIncidents(const Call &call) const;
    HttpReply showIncident(const Call &call) const;
    HttpReply acknowledge(const Call &call) const;
    HttpReply resolve(const Call &call) const;
    HttpReply checkIn(const Call &call) const;
    HttpReply pushMeetings(const Call &call) const;
    /// {"incidentId": …, "result": …, "timestamp": …}, or the error in \a done.
    HttpReply settled(const Call &call, const Done &done, const QString &result) const;

    RestSurroundings m_surroundings;
};

} // namespace savehub
