// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rest/rest_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace savehub;

class TstRestApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rest = std::make_unique<RestFixture>(); }

    void knowsItsAddresses_data();
    void knowsItsAddresses();
    void namesTheMethods();

    void wantsTheToken_data();
    void wantsTheToken();
    void saysThatThereIsNoToken();
    void followsANewToken();
    void slowsWhoGuesses_data();
    void slowsWhoGuesses();

    void wantsJson_data();
    void wantsJson();

    void checksIn();
    void acknowledges();
    void resolves();
    void pushesMeetings();
    void nothingIsToldWhenTheBodyIsWrong();
    void tellsWhatTheEngineSays();

    void listsIncidents();
    void showsAnIncident();
    void neverTellsANumber();
    void escapesWhatStrangersWrote();
    void masksNumbersInWords();
    void knowsNoOtherIncident();

    void tellsItsHealth();
    void tellsStrangersNoWordsOfStrangers();
    void measures();

private:
    std::unique_ptr<RestFixture> m_rest;
};

void TstRestApi::knowsItsAddresses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    const auto row = [](const char *method, const char *target, int status) {
        QTest::addRow("%s %s", method, target)
            << QByteArray(method) << QByteArray(target) << status;
    };
    row("GET", "/", 404);
    row("GET", "/incidents/", 404);
    row("GET", "/INCIDENTS", 404);
    row("GET", "/incidents/1/2", 404);
    row("POST", "/call/status", 404); // an address of the webhooks
    row("GET", "/incidents?limit=1", 200);
    row("POST", "/incidents", 405);
    row("DELETE", "/incidents/1", 405);
    row("HEAD", "/health", 405);
    row("get", "/health", 405);
    row("GET", "/meetings", 405);
    row("GET", "/meetings/1/checkin", 405);
}

void TstRestApi::knowsItsAddresses()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QTEST(m_rest->ask(method, target).status, "status");
}

void TstRestApi::namesTheMethods()
{
    QCOMPARE(headerValue(m_rest->ask("PUT", "/incidents").headers, "Allow"), QByteArray("GET"));
    QCOMPARE(headerValue(m_rest->ask("PUT", "/incidents/1/ack").headers, "Allow"),
             QByteArray("POST"));
}

void TstRestApi::wantsTheToken_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("challenge"); // empty: accepted
    const QByteArray realm("Bearer realm=\"SaveHub\"");
    QTest::newRow("right") << QByteArray("Bearer the-token") << QByteArray();
    QTest::newRow("none") << QByteArray() << realm;
    QTest::newRow("wrong") << QByteArray("Bearer another") << realm + ", error=\"invalid_token\"";
}

void TstRestApi::wantsTheToken()
{
    QFETCH(QByteArray, authorization);
    QFETCH(QByteArray, challenge);
    const HttpHeaders headers{{"Authorization", authorization}};
    const auto reply = m_rest->send({"POST", "/incidents/i/ack", headers});
    QCOMPARE(reply.status, challenge.isEmpty() ? 200 : 401);
    QCOMPARE(headerValue(reply.headers, "WWW-Authenticate"), challenge);
    QCOMPARE(m_rest->reception.heard.isEmpty(), !challenge.isEmpty());
    QVERIFY(!reply.body.contains("the-token"));
}

void TstRestApi::saysThatThereIsNoToken()
{
    m_rest->token.clear();
    const auto reply = m_rest->send({"GET", "/incidents", {{"Authorization", "Bearer "}}});
    QCOMPARE(reply.status, 503);
    QVERIFY(reply.body.contains("SAVEHUB_API_TOKEN"));
    QCOMPARE(m_rest->send({"GET", "/health"}).status, 200);
}

void TstRestApi::followsANewToken()
{
    const ReceivedRequest request{"GET", "/incidents", {{"Authorization", "Bearer the-token"}}};
    QCOMPARE(m_rest->send(request).status, 200);
    m_rest->token = QStringLiteral("another");
    QCOMPARE(m_rest->send(request).status, 401);
}

void TstRestApi::slowsWhoGuesses_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<qint64>("counted");
    QTest::newRow("wrong") << QByteArray("Bearer another") << qint64(11);
    QTest::newRow("no word") << QByteArray("bearer ") << qint64(11);
    QTest::newRow("a proxy's password") << QByteArray("Basic dTpw") << qint64(0);
    QTest::newRow("none") << QByteArray() << qint64(0);
}

/// On every address: a right token makes a difference on the public ones, too.
void TstRestApi::slowsWhoGuesses()
{
    QFETCH(const QByteArray, authorization);
    QFETCH(const qint64, counted);
    const HttpHeaders headers{{"Authorization", authorization}};
    for (int i = 0; i < 10; ++i) {
        const auto reply = m_rest->send({"GET", i % 2 ? "/health" : "/incidents", headers});
        QCOMPARE(reply.delay, Milliseconds{0});
    }
    const auto reply = m_rest->send({"GET", "/health", headers});
    QCOMPARE(reply.delay, counted > 0 ? WrongTokens::delay : Milliseconds{0});
    QCOMPARE(m_rest->wrongTokens.total(), counted);
    QCOMPARE(m_rest->get("/health").delay, Milliseconds{0}); // with the right token
}

void TstRestApi::wantsJson_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    const QByteArray good(R"({"status": "JOINED", "userId": "Ana"})");
    const auto row = [](const char *name, const char *type, const QByteArray &body,
                        const char *problem) {
        QTest::newRow(name) << QByteArray(type) << body << QString::fromLatin1(problem);
    };
    row("as it should be", "application/json", good, "200");
    row("with a charset", "Application/JSON ; charset=utf-8", good, "200");
    row("no type", "", good, "415");
    row("a form", "application/x-www-form-urlencoded", good, "415");
    row("nearly", "application/json-seq", good, "415");
    row("no JSON", "application/json", "status=JOINED", "400");
    row("nothing", "application/json", "", "400");
    row("a key twice", "application/json", R"({"userId": "a", "userId": "b"})", "400");
    row("fields", "application/json", R"({"status": "joined", "user": "b"})",
        "422 /status /userId /user");
}

void TstRestApi::wantsJson()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const auto reply =
        m_rest->send({"POST",
                      "/meetings/m/checkin",
                      {{"Authorization", "Bearer the-token"}, {"Content-Type", type}},
                      body});
    QTEST(problemIn(reply), "problem");
    QCOMPARE(reply.contentType, reply.status == 200 ? QByteArray("application/json")
                                                    : QByteArray("application/problem+json"));
}

void TstRestApi::checksIn()
{
    const auto reply =
        m_rest->post("/meetings/a%20b/checkin", R"({"status": "MISSED", "userId": "Ana"})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(jsonIn(reply), QJsonDocument::fromJson(R"({"meetingId": "a b", "userId": "Ana",
        "status": "MISSED", "timestamp": "2026-11-24T09:00:00.000Z"})")
                                .object());
    m_rest->post("/meetings/m/checkin", R"({"status": "JOINED", "userId": "Ana"})");
    QCOMPARE(m_rest->reception.heard, (QStringList{QStringLiteral("api: Ana missed a b"),
                                                   QStringLiteral("api: Ana joined m")}));
}

void TstRestApi::acknowledges()
{
    const auto reply = m_rest->post("/incidents/i/ack", {});
    QCOMPARE(jsonIn(reply), QJsonDocument::fromJson(R"({"incidentId": "i",
        "result": "acknowledged", "timestamp": "2026-11-24T09:00:00.000Z"})")
                                .object());
    QCOMPARE(m_rest->post("/incidents/i/ack", "{}").status, 200);
    QCOMPARE(problemIn(m_rest->post("/incidents/i/ack", R"({"note": "x"})")),
             QStringLiteral("422 /note"));
    QCOMPARE(m_rest->reception.heard, (QStringList{QStringLiteral("api: acknowledge i"),
                                                   QStringLiteral("api: acknowledge i")}));
}

void TstRestApi::resolves()
{
    QCOMPARE(m_rest->post("/incidents/i/resolve", {}).status, 200);
    QCOMPARE(m_rest->post("/incidents/i/resolve", R"({"note": "on her way"})").status, 200);
    QCOMPARE(m_rest->reception.heard, (QStringList{QStringLiteral("api: resolve i ()"),
                                                   QStringLiteral("api: resolve i (on her way)")}));
}

void TstRestApi::pushesMeetings()
{
    const auto reply = m_rest->post("/meetings", R"([{"uid": "u", "start": "2026-11-24T10:00:00Z",
        "end": "2026-11-24T10:30:00Z", "attendees": []}])");
    QCOMPARE(reply.status, 200);
    QCOMPARE(jsonIn(reply).value(QLatin1String("added")), QJsonValue(1));
    QCOMPARE(jsonIn(reply).value(QLatin1String("unknownAttendees")).toArray(),
             QJsonArray{QStringLiteral("who@example.org")});
    QCOMPARE(m_rest->reception.heard, QStringList{QStringLiteral("api: import 1")});
    QCOMPARE(m_rest->reception.imported.meetings[0].meeting.uid, QStringLiteral("u"));
}

void TstRestApi::nothingIsToldWhenTheBodyIsWrong()
{
    QCOMPARE(problemIn(m_rest->post("/meetings", R"([{"uid": "u"}])")),
             QStringLiteral("422 /0/start /0/end /0/attendees"));
    QCOMPARE(m_rest->post("/incidents/i/resolve", "[").status, 400);
    QCOMPARE(m_rest->reception.heard, QStringList());
}

void TstRestApi::tellsWhatTheEngineSays()
{
    m_rest->reception.error = Error{Error::Kind::Conflict, QStringLiteral("It is settled."), {}};
    const QByteArray meeting(R"({"uid": "u", "start": "2026-11-24T10:00:00Z",
        "end": "2026-11-24T10:30:00Z", "attendees": []})");
    for (const auto &reply :
         {m_rest->post("/meetings/m/checkin", R"({"status": "JOINED", "userId": "Ana"})"),
          m_rest->post("/incidents/i/ack", {}), m_rest->post("/incidents/i/resolve", {}),
          m_rest->post("/meetings", meeting)}) {
        QCOMPARE(reply.status, 409);
        QCOMPARE(jsonIn(reply).value(QLatin1String("detail")),
                 QJsonValue(QStringLiteral("It is settled.")));
    }
}

void TstRestApi::listsIncidents()
{
    const auto ana = m_rest->calledIncident();
    const auto bea = m_rest->database.plannedIncident(QStringLiteral("Bea"));
    const auto first = jsonIn(m_rest->get("/incidents?limit=1"));
    const auto row = first.value(QLatin1String("incidents")).toArray().at(0).toObject();
    QCOMPARE(row.value(QLatin1String("id")), QJsonValue(ana.text()));
    QCOMPARE(row.value(QLatin1String("phone")), QJsonValue(QStringLiteral("****0001")));
    QCOMPARE(row.value(QLatin1String("costMicroDollars")), QJsonValue(26'000));
    QCOMPARE(first.value(QLatin1String("next")), QJsonValue(ana.text()));

    const auto last = jsonIn(m_rest->get("/incidents?after=" + ana.text().toLatin1()));
    QCOMPARE(last.value(QLatin1String("incidents")).toArray().at(0)[QLatin1String("id")],
             QJsonValue(bea.text()));
    QVERIFY(last.value(QLatin1String("next")).isNull());

    QCOMPARE(problemIn(m_rest->get("/incidents?limit=x")), QStringLiteral("400 limit"));
    QCOMPARE(problemIn(m_rest->get("/incidents?after=x")), QStringLiteral("400 after"));
}

void TstRestApi::showsAnIncident()
{
    const auto id = m_rest->calledIncident();
    const auto incident = jsonIn(m_rest->get("/incidents/" + id.text().toLatin1()));
    QCOMPARE(incident.value(QLatin1String("state")), QJsonValue(QStringLiteral("OPEN")));
    QVERIFY(incident.value(QLatin1String("resolution")).isNull());
    QCOMPARE(incident.value(QLatin1String("costMicroDollars")), QJsonValue(26'000));
    const auto person = incident.value(QLatin1String("person"));
    QCOMPARE(person[QLatin1String("name")], QJsonValue(QStringLiteral("Ana")));
    const auto steps = incident.value(QLatin1String("steps")).toArray();
    QCOMPARE(steps.size(), 5);
    QCOMPARE(steps.at(2)[QLatin1String("status")], QJsonValue(QStringLiteral("FAILED")));
    QCOMPARE(steps.at(2)[QLatin1String("guards")].toArray(),
             QJsonDocument::fromJson(R"([{"guard": "kill_switch",
                 "figures": "calls are not stopped", "refusal": null}])")
                 .array());
    QCOMPARE(incident.value(QLatin1String("calls")).toArray().size(), 2);
}

void TstRestApi::neverTellsANumber()
{
    const auto id = m_rest->calledIncident();
    for (const auto &target : {QByteArray("/incidents"), "/incidents/" + id.text().toLatin1(),
                               QByteArray("/metrics"), QByteArray("/health")}) {
        QVERIFY2(!m_rest->get(target).body.contains("5551230"), target.constData());
    }
}

void TstRestApi::escapesWhatStrangersWrote()
{
    auto import =
        sample::import({sample::invitation(QStringLiteral("x"), sample::start(), {"Ana"})});
    const auto title = QStringLiteral("\"</script>\\ \u2028");
    import.meetings[0].meeting.title = title;
    auto &store = m_rest->database.store();
    QVERIFY_OK(store.importPeople({sample::person()}, QStringLiteral("test"), sample::before()));
    QVERIFY_OK(store.importMeetings(import, QStringLiteral("test"), sample::before()));
    const auto rows = jsonIn(m_rest->get("/incidents")).value(QLatin1String("incidents")).toArray();
    QCOMPARE(rows.at(0)[QLatin1String("meeting")], QJsonValue(QStringLiteral("\"</script>\\")));
}

/// People also write numbers into names and titles.
void TstRestApi::masksNumbersInWords()
{
    auto person = sample::person();
    person.name = QStringLiteral("Ana +34 (600) 123 456");
    auto import =
        sample::import({sample::invitation(QStringLiteral("x"), sample::start(), {"Ana"})});
    import.meetings[0].meeting.title = QStringLiteral("Ring \uFF10\uFF16\uFF10\uFF10 123 456");
    auto &store = m_rest->database.store();
    QVERIFY_OK(store.importPeople({person}, QStringLiteral("test"), sample::before()));
    QVERIFY_OK(store.importMeetings(import, QStringLiteral("test"), sample::before()));
    const auto rows = jsonIn(m_rest->get("/incidents")).value(QLatin1String("incidents")).toArray();
    const auto row = rows.at(0);
    const auto whole =
        jsonIn(m_rest->get("/incidents/" + row[QLatin1String("id")].toString().toLatin1()));
    for (const auto &[name, title] :
         {std::pair(row[QLatin1String("person")], row[QLatin1String("meeting")]),
          std::pair(whole.value(QLatin1String("person"))[QLatin1String("name")],
                    whole.value(QLatin1String("meeting"))[QLatin1String("title")])}) {
        QCOMPARE(name, QJsonValue(QStringLiteral("Ana ****3456")));
        QCOMPARE(title, QJsonValue(QStringLiteral("Ring ****3456")));
    }
}

void TstRestApi::knowsNoOtherIncident()
{
    const auto reply = m_rest->get("/incidents/none");
    QCOMPARE(reply.status, 404);
    QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
}

void TstRestApi::tellsItsHealth()
{
    QCOMPARE(m_rest->send({"GET", "/health"}).status, 200);
    m_rest->standing.providerProblem = QStringLiteral("No credentials.");
    const auto degraded = m_rest->send({"GET", "/health"});
    QCOMPARE(degraded.status, 200);
    QCOMPARE(jsonIn(degraded).value(QLatin1String("status")),
             QJsonValue(QStringLiteral("degraded")));
    m_rest->standing.engineProblem = QStringLiteral("It stands still.");
    QCOMPARE(m_rest->send({"GET", "/health"}).status, 503);
    m_rest->standing = {};
    m_rest->reader.error = Error{};
    QCOMPARE(m_rest->send({"GET", "/health"}).status, 503);
}

void TstRestApi::tellsStrangersNoWordsOfStrangers()
{
    const auto theirs = QStringLiteral("Twilio's own words.");
    m_rest->standing = {.engineProblem = theirs, .providerProblem = theirs};
    m_rest->reader.error = Error{Error::Kind::Corrupt, theirs, {}};
    const auto told = [this](const HttpHeaders &headers) {
        return m_rest->send({"GET", "/health", headers}).body.count("Twilio's own words.");
    };
    QCOMPARE(told({}), 0);
    QCOMPARE(told({{"Authorization", "Bearer wrong"}}), 0);
    QCOMPARE(told({{"Authorization", "Bearer the-token"}}), 3);
}

void TstRestApi::measures()
{
    m_rest->calledIncident();
    m_rest->refusals.webhooks = {{QStringLiteral("signature"), 3}};
    const auto reply = m_rest->get("/metrics");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    QVERIFY(reply.body.contains("savehub_incidents{state=\"OPEN\"} 1\n"));
    QVERIFY(reply.body.contains("savehub_webhook_refusals_total{reason=\"signature\"} 3\n"));
    QCOMPARE(m_rest->send({"GET", "/metrics"}).status, 401);
}

QTEST_GUILESS_MAIN(TstRestApi)
#include "tst_rest_api.moc"
