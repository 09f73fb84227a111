// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_twilio.h"

#include "net/basic_authorization.h"
#include "net/http_client.h"

#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace savehub;
using namespace std::chrono_literals;

namespace {

const auto noon = *instantFromIso(u"2026-08-18T12:00:00.000Z");
const auto someone = QStringLiteral("+15550001234");
const auto ours = QStringLiteral("+15005550006");

FormFields callForm(const QString &to = someone, const QString &from = ours)
{
    return {{QStringLiteral("To"), to},
            {QStringLiteral("From"), from},
            {QStringLiteral("Twiml"), QStringLiteral("<Response/>")}};
}

} // namespace

class TestFakeTwilio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void createsACall();
    void checksCredentials_data();
    void checksCredentials();
    void refusesNumbers_data();
    void refusesNumbers();
    void refusesIncompleteForms_data();
    void refusesIncompleteForms();
    void startsCallsOneASecond();
    void endsCalls();
    void listsByNumberAndStatus();
    void listsInPages();
    void listsLate();
    void takesTexts();
    void placesTheCallBehindAFault_data();
    void placesTheCallBehindAFault();

private:
    HttpAnswer send(const QString &resource, const std::optional<FormFields> &form = {},
                    const FormFields &query = {});
    QJsonObject json(const HttpAnswer &answer) const;
    QStringList listed(const FormFields &query);

    Instant m_now;
    QByteArray m_authorization;
    std::unique_ptr<FakeTwilio> m_twilio;
    HttpClient m_client{[] {
        return Redaction();
    }};
};

void TestFakeTwilio::init()
{
    m_now = noon;
    FakeTwilio::Setup setup;
    setup.now = [this] {
        return m_now;
    };
    m_authorization = basicAuthorization(setup.accountSid, setup.authToken);
    m_twilio = std::make_unique<FakeTwilio>(std::move(setup));
    QVERIFY(m_twilio->listen());
}

/// Sends a POST if there is a form, else a GET. Status 0 means no answer.
HttpAnswer TestFakeTwilio::send(const QString &resource, const std::optional<FormFields> &form,
                                const FormFields &query)
{
    auto url = m_twilio->url();
    url.setPath(
        QStringLiteral("/2010-04-01/Accounts/%1/%2").arg(m_twilio->setup().accountSid, resource));
    url.setQuery(QString::fromLatin1(encodeForm(query)), QUrl::StrictMode);
    std::optional<HttpResult> result;
    const auto keep = [&result](const HttpResult &given) {
        result = given;
    };
    const HttpRequest request{url, m_authorization, 20s};
    form ? m_client.post(request, *form, keep) : m_client.get(request, keep);
    const bool isAnswered = QTest::qWaitFor([&result] { return result.has_value(); }, 25'000);
    const auto *answer = isAnswered ? std::get_if<HttpAnswer>(&*result) : nullptr;
    return answer ? *answer : HttpAnswer();
}

QJsonObject TestFakeTwilio::json(const HttpAnswer &answer) const
{
    return QJsonDocument::fromJson(answer.body).object();
}

QStringList TestFakeTwilio::listed(const FormFields &query)
{
    QStringList sids;
    const auto body = json(send(QStringLiteral("Calls.json"), {}, query));
    for (const auto &call : body.value(QLatin1String("calls")).toArray()) {
        sids << call.toObject().value(QLatin1String("sid")).toString();
    }
    return sids;
}

void TestFakeTwilio::createsACall()
{
    const auto answer = send(QStringLiteral("Calls.json"), callForm());
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.date, std::optional(noon));
    QVERIFY(answer.header("Twilio-Request-Id").startsWith("RQ"));
    const auto call = json(answer);
    QCOMPARE(call.value(QLatin1String("sid")).toString().size(), 34);
    QCOMPARE(call.value(QLatin1String("to")).toString(), someone);
    QCOMPARE(m_twilio->posts().size(), size_t(1));
    QVERIFY(m_twilio->posts().front().accepted);
    QCOMPARE(m_twilio->posts().front().form, callForm());
    QCOMPARE(m_twilio->calls().size(), size_t(1));

    m_now += 26s;
    const auto later = json(
        send(QStringLiteral("Calls/%1.json").arg(call.value(QLatin1String("sid")).toString())));
    QCOMPARE(later.value(QLatin1String("status")).toString(), QStringLiteral("completed"));
}

void TestFakeTwilio::checksCredentials_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("status");
    const FakeTwilio::Setup setup;
    QTest::newRow("token") << setup.accountSid << setup.authToken << 201;
    QTest::newRow("API key") << QStringLiteral("SK1") << QStringLiteral("secret") << 201;
    QTest::newRow("wrong token") << setup.accountSid << QStringLiteral("x") << 401;
    QTest::newRow("nobody") << QString() << QString() << 401;
}

void TestFakeTwilio::checksCredentials()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(int, status);
    m_twilio->setup().apiKeySid = QStringLiteral("SK1");
    m_twilio->setup().apiKeySecret = QStringLiteral("secret");
    m_authorization = basicAuthorization(user, password);
    const auto answer = send(QStringLiteral("Calls.json"), callForm());
    QCOMPARE(answer.status, status);
    QCOMPARE(m_twilio->posts().front().accepted, status == 201);
    QCOMPARE(json(answer).value(QLatin1String("code")).toInt(), status == 201 ? 0 : 20003);
}

void TestFakeTwilio::refusesNumbers_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *to, const char *from, int code) {
        QTest::newRow(name) << QString::fromLatin1(to) << QString::fromLatin1(from) << code;
    };
    row("good", "+15550001234", "+15005550006", 0);
    row("no To", "", "+15005550006", 21201);
    row("no number", "12", "+15005550006", 21211);
    row("a bare plus became a space", " 15550001234", "+15005550006", 21211);
    row("no From", "+15550001234", "", 21213);
    row("From is no number", "+15550001234", "x", 21212);
    row("From invalid by magic", "+15550001234", "+15005550001", 21212);
    row("From is not ours", "+15550001234", "+15550009999", 21210);
    row("To invalid by magic", "+15005550001", "+15005550006", 21217);
    row("To out of reach by magic", "+15005550002", "+15005550006", 21214);
    row("no international permission by magic", "+15005550003", "+15005550006", 21215);
    row("blocked by magic", "+15005550004", "+15005550006", 21216);
    row("no permission for the country", "+4930123456", "+15005550006", 21215);
    row("unverified on trial", "+34600123456", "+15005550006", 21219);
}

void TestFakeTwilio::refusesNumbers()
{
    QFETCH(QString, to);
    QFETCH(QString, from);
    QFETCH(int, code);
    auto &numbers = m_twilio->setup().numbers;
    numbers.blockedPrefixes = QStringList{QStringLiteral("+49")};
    numbers.isTrial = true;
    numbers.verifiedNumbers = {someone};
    const auto answer = send(QStringLiteral("Calls.json"), callForm(to, from));
    QCOMPARE(answer.status, code == 0 ? 201 : 400);
    QCOMPARE(json(answer).value(QLatin1String("code")).toInt(), code);
    QCOMPARE(m_twilio->calls().size(), size_t(code == 0 ? 1 : 0));
}

void TestFakeTwilio::refusesIncompleteForms_data()
{
    QTest::addColumn<QString>("twiml");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing to say") << QString() << 21205;
    QTest::newRow("as long as it may be") << QString(4000, u'x') << 0;
    QTest::newRow("too long") << QString(4001, u'x') << 21240;
}

void TestFakeTwilio::refusesIncompleteForms()
{
    QFETCH(QString, twiml);
    QFETCH(int, code);
    auto form = callForm();
    form.back().second = twiml;
    const auto answer = send(QStringLiteral("Calls.json"), form);
    QCOMPARE(json(answer).value(QLatin1String("code")).toInt(), code);
}

void TestFakeTwilio::startsCallsOneASecond()
{
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(send(QStringLiteral("Calls.json"), callForm()).status, 201);
    }
    const auto &calls = m_twilio->calls();
    QCOMPARE(calls[1].startsAt - calls[0].startsAt, Milliseconds(1000));
    QCOMPARE(calls[2].startsAt - calls[0].startsAt, Milliseconds(2000));
    QCOMPARE(calls[2].status(noon), QStringLiteral("queued"));
}

void TestFakeTwilio::endsCalls()
{
    const auto sid = m_twilio->addCall(callForm(), noon);
    const auto resource = QStringLiteral("Calls/%1.json").arg(sid);
    const auto status = [](const char *word) {
        return FormFields{{QStringLiteral("Status"), QString::fromLatin1(word)}};
    };
    m_now += 10s; // the call is in progress
    auto answer = send(resource, status("canceled"));
    QCOMPARE(json(answer).value(QLatin1String("code")).toInt(), 21220);
    answer = send(resource, status("completed"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(json(answer).value(QLatin1String("status")).toString(), QStringLiteral("completed"));
    answer = send(resource, status("completed"));
    QCOMPARE(json(answer).value(QLatin1String("code")).toInt(), 21220);
    QCOMPARE(send(QStringLiteral("Calls/CA0.json"), status("completed")).status, 404);
}

void TestFakeTwilio::listsByNumberAndStatus()
{
    const auto other = QStringLiteral("+15550005678");
    const auto first = m_twilio->addCall(callForm(), noon);
    const auto second = m_twilio->addCall(callForm(other), noon);
    const FormFields toSomeone{{QStringLiteral("To"), someone}};
    QCOMPARE(listed({}), QStringList({second, first}));
    QCOMPARE(listed(toSomeone), QStringList({first}));
    QCOMPARE(listed({{QStringLiteral("From"), other}}), QStringList());
    QCOMPARE(listed({{QStringLiteral("Status"), QStringLiteral("queued")}}), QStringList({second}));
}

void TestFakeTwilio::listsInPages()
{
    for (int i = 0; i < 5; ++i) {
        m_twilio->addCall(callForm(), noon);
    }
    const FormFields query{{QStringLiteral("To"), someone},
                           {QStringLiteral("PageSize"), QStringLiteral("2")}};
    auto page = json(send(QStringLiteral("Calls.json"), {}, query));
    QCOMPARE(page.value(QLatin1String("calls")).toArray().size(), 2);
    const auto next = page.value(QLatin1String("next_page_uri")).toString();
    QVERIFY(next.contains(QStringLiteral("To=%2B15550001234")));
    auto last = query;
    last.emplace_back(QStringLiteral("Page"), QStringLiteral("2"));
    page = json(send(QStringLiteral("Calls.json"), {}, last));
    QCOMPARE(page.value(QLatin1String("calls")).toArray().size(), 1);
    QVERIFY(page.value(QLatin1String("next_page_uri")).isNull());
}

void TestFakeTwilio::listsLate()
{
    m_twilio->setup().listLag = 5s;
    m_twilio->addCall(callForm(), noon);
    QCOMPARE(listed({}).size(), 0);
    m_now += 5s;
    QCOMPARE(listed({}).size(), 1);
}

void TestFakeTwilio::takesTexts()
{
    FormFields form{{QStringLiteral("To"), someone},
                    {QStringLiteral("From"), ours},
                    {QStringLiteral("Body"), QStringLiteral("Hello")}};
    const auto answer = send(QStringLiteral("Messages.json"), form);
    QCOMPARE(answer.status, 201);
    QVERIFY(json(answer).value(QLatin1String("sid")).toString().startsWith(QLatin1String("SM")));
    const auto list = json(send(QStringLiteral("Messages.json")));
    QCOMPARE(list.value(QLatin1String("messages")).toArray().size(), 1);

    form.back().second = QString(1601, u'x');
    QCOMPARE(json(send(QStringLiteral("Messages.json"), form)).value(QLatin1String("code")).toInt(),
             21617);
    form.back().second.clear();
    QCOMPARE(json(send(QStringLiteral("Messages.json"), form)).value(QLatin1String("code")).toInt(),
             21602);
    QCOMPARE(m_twilio->texts().size(), size_t(1));
}

void TestFakeTwilio::placesTheCallBehindAFault_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("calls");
    const auto row = [](const char *fault, int status, int calls) {
        QTest::newRow(fault) << QString::fromLatin1(fault) << status << calls;
    };
    row("close-after-reading", 0, 1);
    row("close-after-reading!", 0, 0);
    row("reset-after-reading", 0, 1);
    row("cut-short", 0, 1);
    row("garbage", 0, 1);
    row("bad-body", 201, 1);
    row("bad-body!", 201, 0);
    row("server-error", 500, 1);
    row("server-error!", 500, 0);
    row("unavailable", 503, 1);
    row("too-many-requests", 429, 0);
    row("redirect-307", 0, 0);
    row("redirect-308", 0, 0);
}

void TestFakeTwilio::placesTheCallBehindAFault()
{
    QFETCH(QString, fault);
    QFETCH(int, status);
    QFETCH(int, calls);
    m_twilio->faults().onNext(*FakeFault::fromText(fault));
    QCOMPARE(send(QStringLiteral("Calls.json"), callForm()).status, status);
    QCOMPARE(m_twilio->posts().size(), size_t(1));
    QCOMPARE(m_twilio->calls().size(), size_t(calls));
    QCOMPARE(m_twilio->posts().front().accepted, calls == 1);
    // The next request succeeds.
    QCOMPARE(send(QStringLiteral("Calls.json"), callForm()).status, 201);
}

QTEST_GUILESS_MAIN(TestFakeTwilio)
#include "tst_fake_twilio.moc"
