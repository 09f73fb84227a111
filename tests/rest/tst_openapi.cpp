// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rest/json_schema.h"
#include "tests/rest/rest_fixture.h"

#include <QJsonDocument>
#include <QSet>

using namespace savehub;

namespace {

QJsonObject description()
{
    return jsonIn(RestFixture().send({"GET", "/openapi.json"}));
}

/// The request for one operation of the description.
struct Operation {
    QByteArray method;
    QByteArray path;
    QByteArray target;      ///< without the query
    QByteArray body{};      ///< a body that is accepted
    QByteArray wrongBody{}; ///< JSON, with a wrong field
    bool isPublic = false;
};

std::vector<Operation> operations()
{
    const QByteArray meeting(R"({"uid": "u", "start": "2026-11-24T10:00:00Z",
        "end": "2026-11-24T10:30:00Z", "attendees": [{"email": "ana@example.org"}]})");
    return {
        {.method = "GET", .path = "/openapi.json", .target = "/openapi.json", .isPublic = true},
        {.method = "GET", .path = "/health", .target = "/health", .isPublic = true},
        {.method = "GET", .path = "/metrics", .target = "/metrics"},
        {.method = "GET", .path = "/incidents", .target = "/incidents"},
        {.method = "GET", .path = "/incidents/{id}", .target = "/incidents/ID"},
        {"POST", "/incidents/{id}/ack", "/incidents/ID/ack", "{}", R"({"x": 1})"},
        {"POST", "/incidents/{id}/resolve", "/incidents/ID/resolve", R"({"note": "x"})",
         R"({"note": 1})"},
        {"POST", "/meetings/{id}/checkin", "/meetings/m/checkin",
         R"({"status": "JOINED", "userId": "Ana"})", R"({"status": "joined"})"},
        {"POST", "/meetings", "/meetings", meeting, "[7]"},
    };
}

/// One request and its circumstances.
struct Case {
    QByteArray name;
    Operation operation;
    int status = 200;
    HttpHeaders headers{{"Authorization", "Bearer the-token"},
                        {"Content-Type", "application/json"}};
    QByteArray query{};
    bool tokenIsSet = true;
    std::optional<Error::Kind> error{}; ///< of the engine and the database
};

class CaseList
{
public:
    explicit CaseList(const Operation &operation)
        : m_operation(operation)
    {
        add("fine", 200);
        if (operation.path == "/health") {
            add("broken", 503).error = Error::Kind::Corrupt;
        }
        if (!operation.isPublic) {
            addSecured();
        }
        if (!operation.body.isEmpty()) {
            addBodied();
        }
        if (operation.path == "/incidents") {
            add("bad query", 400).query = "?limit=0";
        }
    }

    std::vector<Case> cases;

private:
    Case &add(const QByteArray &name, int status)
    {
        cases.push_back(
            {m_operation.method + ' ' + m_operation.path + ' ' + name, m_operation, status});
        return cases.back();
    }

    void addSecured()
    {
        add("no token", 401).headers.clear();
        add("token not set", 503).tokenIsSet = false;
        add("busy", 503).error = Error::Kind::Unavailable;
        add("broken", 500).error = Error::Kind::Corrupt;
        if (m_operation.path.contains('{')) {
            add("unknown", 404).error = Error::Kind::NotFound;
        }
    }

    void addBodied()
    {
        add("conflict", 409).error = Error::Kind::Conflict;
        add("no JSON", 400).operation.body = "{";
        add("a form", 415).headers[1].second = "application/x-www-form-urlencoded";
        add("wrong field", 422).operation.body = m_operation.wrongBody;
    }

    Operation m_operation;
};

std::vector<Case> cases()
{
    std::vector<Case> all;
    for (const auto &operation : operations()) {
        const auto more = CaseList(operation).cases;
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

HttpReply replyTo(const Case &asked)
{
    RestFixture rest;
    const auto id = rest.calledIncident().text().toLatin1();
    if (asked.error) {
        rest.reader.error = rest.reception.error =
            Error{*asked.error, QStringLiteral("What happened."), {}};
    }
    if (!asked.tokenIsSet) {
        rest.token.clear();
    }
    const auto target = QByteArray(asked.operation.target).replace("ID", id) + asked.query;
    return rest.send({asked.operation.method, target, asked.headers, asked.operation.body});
}

QJsonObject inside(const QJsonObject &object, std::initializer_list<QString> names)
{
    QJsonValue here = object;
    for (const auto &name : names) {
        here = here.toObject().value(name);
    }
    return here.toObject();
}

QJsonObject described(const QJsonObject &api, const QByteArray &method, const QByteArray &path)
{
    return inside(api, {QStringLiteral("paths"), QString::fromLatin1(path),
                        QString::fromLatin1(method.toLower())});
}

/// "GET /incidents 200", and so on for everything that is described.
QSet<QString> describedAnswers(const QJsonObject &api)
{
    QSet<QString> answers;
    for (const auto &[method, path] : RestApi::routes()) {
        const auto responses =
            described(api, method, path).value(QLatin1String("responses")).toObject();
        for (const auto &status : responses.keys()) {
            answers += QString::fromLatin1(method + ' ' + path + ' ') + status;
        }
    }
    return answers;
}

} // namespace

class TstOpenapi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOpenApi();
    void hasEveryRouteAndNoOther();
    void answersAreAsDescribed_data();
    void answersAreAsDescribed();
    void nothingIsDescribedInVain();
    void examplesAreTaken();
    void schemasRefuseWhatTheServerRefuses();

private:
    QJsonObject m_api = description();
    JsonSchemas m_schemas{m_api};
};

void TstOpenapi::isOpenApi()
{
    const auto reply = RestFixture().send({"GET", "/openapi.json"});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, QByteArray("application/json"));
    QCOMPARE(m_api.value(QLatin1String("openapi")), QJsonValue(QStringLiteral("3.1.0")));
    QCOMPARE(inside(m_api, {QStringLiteral("components"), QStringLiteral("securitySchemes"),
                            QStringLiteral("token")})
                 .value(QLatin1String("scheme")),
             QJsonValue(QStringLiteral("bearer")));
}

void TstOpenapi::hasEveryRouteAndNoOther()
{
    QStringList served;
    for (const auto &[method, path] : RestApi::routes()) {
        served += QString::fromLatin1(method + ' ' + path);
    }
    QStringList listed;
    const auto paths = m_api.value(QLatin1String("paths")).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const auto &method : path.value().toObject().keys()) {
            listed += method.toUpper() + u' ' + path.key();
        }
    }
    served.sort();
    listed.sort();
    QCOMPARE(served, listed);
}

void TstOpenapi::answersAreAsDescribed_data()
{
    QTest::addColumn<Case>("asked");
    for (const auto &asked : cases()) {
        QTest::newRow(asked.name.constData()) << asked;
    }
}

void TstOpenapi::answersAreAsDescribed()
{
    QFETCH(Case, asked);
    const auto reply = replyTo(asked);
    QCOMPARE(reply.status, asked.status);
    const auto operation = described(m_api, asked.operation.method, asked.operation.path);
    const auto answer = m_schemas.resolved(
        inside(operation, {QStringLiteral("responses"), QString::number(reply.status)}));
    const auto type = QString::fromLatin1(reply.contentType).section(u';', 0, 0);
    const auto content = inside(answer, {QStringLiteral("content"), type});
    QVERIFY2(!content.isEmpty(), qPrintable(type));
    if (type.endsWith(QLatin1String("json"))) {
        QCOMPARE(
            m_schemas.violations(jsonIn(reply), content.value(QLatin1String("schema")).toObject()),
            QStringList());
    }
    for (const auto &header : answer.value(QLatin1String("headers")).toObject().keys()) {
        const bool isSent = !headerValue(reply.headers, header.toLatin1()).isEmpty();
        // Trying again is of no use until somebody has made a token.
        QCOMPARE(isSent, header != QLatin1String("Retry-After") || asked.tokenIsSet);
    }
}

void TstOpenapi::nothingIsDescribedInVain()
{
    QSet<QString> seen;
    for (const auto &asked : cases()) {
        seen += QString::fromLatin1(asked.operation.method + ' ' + asked.operation.path + ' ')
                + QString::number(replyTo(asked).status);
    }
    QCOMPARE(seen, describedAnswers(m_api));
}

void TstOpenapi::examplesAreTaken()
{
    int examples = 0;
    for (const auto &asked : operations()) {
        const auto body = inside(described(m_api, asked.method, asked.path),
                                 {QStringLiteral("requestBody"), QStringLiteral("content"),
                                  QStringLiteral("application/json")});
        for (const auto &example : body.value(QLatin1String("examples")).toObject()) {
            const auto value = example.toObject().value(QLatin1String("value"));
            const auto json =
                value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
            QCOMPARE(m_schemas.violations(value, body.value(QLatin1String("schema")).toObject()),
                     QStringList());
            QCOMPARE(RestFixture().post(asked.target, json.toJson()).status, 200);
            ++examples;
        }
    }
    QCOMPARE(examples, 6);
}

void TstOpenapi::schemasRefuseWhatTheServerRefuses()
{
    for (const auto &asked : operations()) {
        if (asked.body.isEmpty()) {
            continue;
        }
        const auto schema = inside(described(m_api, asked.method, asked.path),
                                   {QStringLiteral("requestBody"), QStringLiteral("content"),
                                    QStringLiteral("application/json"), QStringLiteral("schema")});
        const auto violations = [&](const QByteArray &text) {
            const auto json = QJsonDocument::fromJson(text);
            return m_schemas.violations(
                json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()), schema);
        };
        QCOMPARE(violations(asked.body), QStringList());
        QVERIFY2(!violations(asked.wrongBody).isEmpty(), asked.path.constData());
    }
}

QTEST_GUILESS_MAIN(TstOpenapi)
#include "tst_openapi.moc"
