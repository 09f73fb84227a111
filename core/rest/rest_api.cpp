// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/rest_api.h"

#include "domain/words.h"
#include "rest/answer_requests.h"
#include "rest/api_token.h"
#include "rest/incident_json.h"
#include "rest/incident_page.h"
#include "rest/json_reply.h"
#include "rest/json_values.h"
#include "rest/prometheus_text.h"
#include "rest/pushed_meetings.h"
#include "rest/request_body.h"
#include "rest/route.h"

#include <QFile>

// See migrations.cpp: a static library's resources have to be asked for, outside of namespaces.
static void keepDescription()
{
    Q_INIT_RESOURCE(openapi);
}

namespace savehub {

namespace {

const auto actor = QStringLiteral("api");

QByteArray readDescription()
{
    keepDescription();
    QFile file(QStringLiteral(":/savehub/openapi.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HttpReply parameterProblem(const FieldProblem &problem)
{
    return parameterReply(problem.pointer, problem.detail);
}

} // namespace

struct RestApi::Call {
    const ReceivedRequest &request;
    QString id; ///< what the path names
};

struct RestApi::Route {
    QByteArray method;
    QByteArray path;
    bool isPublic = false;
    HttpReply (RestApi::*answer)(const Call &) const = nullptr;
};

const std::vector<RestApi::Route> &RestApi::table()
{
    static const std::vector<Route> table{
        {"GET", "/openapi.json", true, &RestApi::description},
        {"GET", "/health", true, &RestApi::health},
        {"GET", "/metrics", false, &RestApi::metrics},
        {"GET", "/incidents", false, &RestApi::listIncidents},
        {"GET", "/incidents/{id}", false, &RestApi::showIncident},
        {"POST", "/incidents/{id}/ack", false, &RestApi::acknowledge},
        {"POST", "/incidents/{id}/resolve", false, &RestApi::resolve},
        {"POST", "/meetings/{id}/checkin", false, &RestApi::checkIn},
        {"POST", "/meetings", false, &RestApi::pushMeetings},
    };
    return table;
}

RestApi::RestApi(RestSurroundings surroundings)
    : m_surroundings(std::move(surroundings))
{
}

std::vector<std::pair<QByteArray, QByteArray>> RestApi::routes()
{
    std::vector<std::pair<QByteArray, QByteArray>> routes;
    for (const auto &route : table()) {
        routes.emplace_back(route.method, route.path);
    }
    return routes;
}

HttpReply RestApi::handle(const ReceivedRequest &request) const
{
    auto reply = unlessItRepeats(request, routed(request));
    const bool gaveToken = carriesAnyToken(request.header("Authorization"));
    if (gaveToken && !m_surroundings.token().isEmpty() && !isAuthorized(request)) {
        reply.delay = m_surroundings.wrongTokens.count(request.peer);
    }
    return reply;
}

/// An error repeats parts of the request. When the request has a secret where none belongs, or the
/// reply has one, the error's words are replaced altogether: they are cut and masked already, so
/// the rest of a secret in them may not be recognized any more.
HttpReply RestApi::unlessItRepeats(const ReceivedRequest &request, HttpReply reply) const
{
    const auto known = m_surroundings.known();
    const bool mayRepeat = reply.status >= 400
                           && (known.findsIn(request.body) || known.findsIn(request.target)
                               || known.findsIn(reply.body));
    return mayRepeat ? problemReply(reply.status,
                                    Words::tr("It cannot be used, and why is not said: a secret of "
                                              "this console is in it."),
                                    std::move(reply.headers))
                     : reply;
}

HttpReply RestApi::routed(const ReceivedRequest &request) const
{
    const auto path = request.path();
    QByteArray allowed;
    for (const auto &route : table()) {
        const auto id = matchPath(route.path, path);
        if (!id) {
            continue;
        }
        if (route.method == request.method) {
            return answer(route, {request, *id});
        }
        allowed += (allowed.isEmpty() ? "" : ", ") + route.method;
    }
    if (allowed.isEmpty()) {
        return problemReply(404, Words::tr("There is nothing at this address. See /openapi.json."));
    }
    return problemReply(405,
                        Words::tr("This address takes %1 only.").arg(QString::fromLatin1(allowed)),
                        {{"Allow", allowed}});
}

bool RestApi::isAuthorized(const ReceivedRequest &request) const
{
    return carriesToken(request.header("Authorization"), m_surroundings.token());
}

HttpReply RestApi::answer(const Route &route, const Call &call) const
{
    if (route.isPublic || isAuthorized(call.request)) {
        return (this->*route.answer)(call);
    }
    if (m_surroundings.token().isEmpty()) {
        return problemReply(503, Words::tr("The API has no token yet. Make one in the settings, or"
                                           " start with SAVEHUB_API_TOKEN."));
    }
    return refusedToken(call.request);
}

HttpReply RestApi::refusedToken(const ReceivedRequest &request) const
{
    const bool gaveOne = !request.header("Authorization").isEmpty();
    const QByteArray realm("Bearer realm=\"SaveHub\"");
    return problemReply(
        401,
        gaveOne ? Words::tr("The token is not the right one.")
                : Words::tr("A token is needed: \"Authorization: Bearer …\"."),
        {{"WWW-Authenticate", gaveOne ? realm + ", error=\"invalid_token\"" : realm}});
}

HttpReply RestApi::description(const Call &) const
{
    static const auto text = readDescription();
    return {200, "application/json", text};
}

HttpReply RestApi::health(const Call &call) const
{
    const auto standing = m_surroundings.standing();
    const auto database =
        m_surroundings.reader.counts(m_surroundings.clock.now()).map([](const Counts &) {});
    const bool fine = database && standing.engineProblem.isEmpty();
    const auto asker = isAuthorized(call.request) ? Asker::TokenBearer : Asker::Anybody;
    return jsonReply(fine ? 200 : 503, healthJson(standing, database, asker));
}

HttpReply RestApi::metrics(const Call &) const
{
    const auto counts = m_surroundings.reader.counts(m_surroundings.clock.now());
    return counts ? HttpReply{200, PrometheusText::contentType(),
                              metricsText(*counts, m_surroundings.refusals())}
                  : problemReply(counts.error());
}

HttpReply RestApi::listIncidents(const Call &call) const
{
    const auto query = readPageQuery(call.request.query());
    if (!query) {
        return parameterProblem(query.error());
    }
    const auto oneMore = query->limit + 1; // shows whether there is a further page
    const auto rows = m_surroundings.reader.live(m_surroundings.clock.now(), oneMore, query->after);
    if (rows) {
        return jsonReply(200, pageOf(*rows, query->limit));
    }
    return rows.error().kind == Error::Kind::NotFound ? parameterProblem(forgottenPlace())
                                                      : problemReply(rows.error());
}

HttpReply RestApi::showIncident(const Call &call) const
{
    const auto detail = m_surroundings.reader.detail(IncidentId(call.id));
    return detail ? jsonReply(200, toJson(detail->record)) : problemReply(detail.error());
}

HttpReply RestApi::acknowledge(const Call &call) const
{
    const auto nothing = readBody(call.request, BodyIs::Optional, readNothing);
    if (!nothing) {
        return nothing.error();
    }
    return settled(call, m_surroundings.reception.acknowledge(IncidentId(call.id), actor),
                   QStringLiteral("acknowledged"));
}

HttpReply RestApi::resolve(const Call &call) const
{
    const auto note = readBody(call.request, BodyIs::Optional, readResolveNote);
    if (!note) {
        return note.error();
    }
    return settled(call, m_surroundings.reception.resolve(IncidentId(call.id), *note, actor),
                   QStringLiteral("resolved"));
}

HttpReply RestApi::settled(const Call &call, const Done &done, const QString &result) const
{
    if (!done) {
        return problemReply(done.error());
    }
    return jsonReply(200, {{QStringLiteral("incidentId"), call.id},
                           {QStringLiteral("result"), result},
                           {QStringLiteral("timestamp"), jsonOf(m_surroundings.clock.now())}});
}

HttpReply RestApi::checkIn(const Call &call) const
{
    const auto said = readBody(call.request, BodyIs::Required, readCheckIn);
    if (!said) {
        return said.error();
    }
    const auto done =
        m_surroundings.reception.checkIn(MeetingId(call.id), said->person, said->answer, actor);
    if (!done) {
        return problemReply(done.error());
    }
    const bool joined = said->answer == Answer::Joined;
    return jsonReply(200, {{QStringLiteral("meetingId"), call.id},
                           {QStringLiteral("userId"), said->person.text()},
                           {QStringLiteral("status"),
                            joined ? QStringLiteral("JOINED") : QStringLiteral("MISSED")},
                           {QStringLiteral("timestamp"), jsonOf(m_surroundings.clock.now())}});
}

HttpReply RestApi::pushMeetings(const Call &call) const
{
    const auto import = readBody(call.request, BodyIs::Required, readPushedMeetings);
    if (!import) {
        return import.error();
    }
    const auto imported = m_surroundings.reception.importMeetings(*import, actor);
    return imported ? jsonReply(200, toJson(*imported)) : problemReply(imported.error());
}

} // namespace savehub
