// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_twilio.h"

#include "net/basic_authorization.h"
#include "net/http_date.h"
#include "tests/testlib/fake_list.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

namespace savehub {

namespace {

Instant systemNow()
{
    return toInstant(QDateTime::currentDateTimeUtc());
}

FakeTwilio::Setup withClock(FakeTwilio::Setup setup)
{
    if (!setup.now) {
        setup.now = systemNow;
    }
    return setup;
}

const auto callsResource = QStringLiteral("Calls.json");
const auto textsResource = QStringLiteral("Messages.json");

} // namespace

FakeTwilio::FakeTwilio()
    : FakeTwilio(Setup())
{
}

FakeTwilio::FakeTwilio(Setup setup)
    : m_setup(withClock(std::move(setup))),
      m_callbacks(m_setup.accountSid, m_setup.authToken.toLatin1()),
      m_server([this](const FakeHttpRequest &request) { return handle(request); }, m_setup.tls)
{
    m_server.setConnectionHandler([this]() -> std::optional<FakeHttpReply::Then> {
        const auto fault = m_faults.takeForConnection();
        return fault ? std::optional(fault->spoiled({}, {}).then) : std::nullopt;
    });
}

FakeHttpReply FakeTwilio::handle(const FakeHttpRequest &request)
{
    auto fault = m_faults.takeForRequest();
    const bool isPost = request.method == "POST";
    if (!fault && isPost) {
        fault = m_faults.takeForPost();
    }
    Answer given{0, {}};
    if (!fault || fault->carriesOut() || !isPost) {
        given = answer(request);
    }
    if (isPost) {
        const bool accepted = given.status >= 200 && given.status < 300;
        m_posts.push_back({resourceOf(request), request.form(), given.status, accepted});
        if (m_setup.onPost) {
            m_setup.onPost(m_posts.back());
        }
    }
    return fault ? fault->spoiled(bytes(given), request) : FakeHttpReply{bytes(given)};
}

FakeTwilio::Answer FakeTwilio::answer(const FakeHttpRequest &request)
{
    if (!isAuthorized(request)) {
        return error(401, 20003, QStringLiteral("Authenticate"));
    }
    const auto resource = resourceOf(request);
    const auto shown = m_setup.account.answer(request, m_setup.accountSid, m_setup.numbers);
    if (request.method == "GET" && shown) {
        return {200, *shown};
    }
    if (resource.isEmpty()) {
        return error(401, 20003, QStringLiteral("Authenticate"));
    }
    return request.method == "POST" ? post(resource, request.form()) : get(resource, request);
}

FakeTwilio::Answer FakeTwilio::post(const QString &resource, const FormFields &form)
{
    if (resource == callsResource) {
        return createCall(form);
    }
    if (resource == textsResource) {
        return createText(form);
    }
    if (auto *call = findCall(resource)) {
        return updateCall(*call, form);
    }
    return error(404, 20404, QStringLiteral("The requested resource was not found"));
}

FakeTwilio::Answer FakeTwilio::createCall(const FormFields &form)
{
    const auto refusal =
        m_setup.numbers.refusal(firstValue(form, u"To"), firstValue(form, u"From"));
    if (refusal.code != 0) {
        return error(refusal.status, refusal.code, refusal.message);
    }
    const auto twiml = firstValue(form, u"Twiml");
    if (twiml.isEmpty() && firstValue(form, u"Url").isEmpty()) {
        return error(400, 21205, QStringLiteral("Url parameter is required."));
    }
    if (twiml.size() > 4000) {
        return error(400, 21240, QStringLiteral("Twiml is too long"));
    }
    addCall(form, now());
    return {201, m_calls.back().resource(now())};
}

QString FakeTwilio::addCall(const FormFields &form, Instant createdAt)
{
    auto startsAt = createdAt;
    if (!m_calls.empty()) {
        const Milliseconds between{1000 / m_setup.callsPerSecond};
        startsAt = std::max(startsAt, m_calls.back().startsAt + between);
    }
    m_calls.push_back({nextSid(QLatin1String("CA")), form, m_setup.life, createdAt, startsAt});
    return m_calls.back().sid;
}

void FakeTwilio::sendCallbacks()
{
    for (const auto &call : m_calls) {
        m_callbacks.tell(call, now());
    }
    for (auto &text : m_texts) {
        const auto url = firstValue(text.form, u"StatusCallback").toUtf8();
        if (!url.isEmpty() && text.status(now()) != text.lastReported) {
            text.lastReported = text.status(now());
            m_callbacks.reportText(url, text.report(m_setup.accountSid, now()), now());
        }
    }
}

bool FakeTwilio::press(const QString &sid, const QString &keys)
{
    const auto *call = findCall(QStringLiteral("Calls/%1.json").arg(sid));
    return call && m_callbacks.press(*call, keys, now());
}

QString FakeTwilio::takeText(const QString &from, const QString &to, const QString &body,
                             const QString &webhook)
{
    const auto sid = nextSid(QLatin1String("SM"));
    const FormFields form{
        {QStringLiteral("To"), to}, {QStringLiteral("From"), from}, {QStringLiteral("Body"), body}};
    m_texts.push_back({sid, form, m_setup.textLife, now(), true});
    if (!webhook.isEmpty()) {
        m_callbacks.text(webhook.toUtf8(), sid, from, to, body, now());
    }
    return sid;
}

FakeTwilio::Answer FakeTwilio::createText(const FormFields &form)
{
    const auto refusal =
        m_setup.numbers.refusal(firstValue(form, u"To"), firstValue(form, u"From"));
    if (refusal.code != 0) {
        return error(refusal.status, refusal.code, refusal.message);
    }
    const auto body = firstValue(form, u"Body");
    if (body.isEmpty()) {
        return error(400, 21602, QStringLiteral("Message body is required."));
    }
    if (body.size() > 1600) {
        return error(400, 21617,
                     QStringLiteral("The concatenated message body exceeds the 1600 "
                                    "character limit"));
    }
    m_texts.push_back({nextSid(QLatin1String("SM")), form, m_setup.textLife, now()});
    return {201, m_texts.back().resource(now())};
}

FakeTwilio::Answer FakeTwilio::updateCall(FakeCall &call, const FormFields &form)
{
    const auto wanted = firstValue(form, u"Status");
    const auto status = call.status(now());
    const bool canBeCanceled =
        status == QLatin1String("queued") || status == QLatin1String("ringing");
    if (call.isOver(now()) || (wanted == QLatin1String("canceled") && !canBeCanceled)) {
        return error(400, 21220, QStringLiteral("Call is not in-progress. Cannot redirect."));
    }
    if (wanted != QLatin1String("canceled") && wanted != QLatin1String("completed")) {
        return error(400, 21218, QStringLiteral("Invalid Status"));
    }
    call.stoppedAt = now();
    return {200, call.resource(now())};
}

FakeTwilio::Answer FakeTwilio::get(const QString &resource, const FakeHttpRequest &request) const
{
    if (resource == callsResource) {
        return listCalls(request);
    }
    if (resource == textsResource) {
        return listTexts(request);
    }
    for (const auto &call : m_calls) {
        if (resource == QStringLiteral("Calls/%1.json").arg(call.sid)) {
            return {200, call.resource(now())};
        }
    }
    for (const auto &text : m_texts) {
        if (resource == QStringLiteral("Messages/%1.json").arg(text.sid)) {
            return {200, text.resource(now())};
        }
    }
    return error(404, 20404, QStringLiteral("The requested resource was not found"));
}

FakeTwilio::Answer FakeTwilio::listCalls(const FakeHttpRequest &request) const
{
    std::vector<QJsonObject> newestFirst;
    for (auto call = m_calls.rbegin(); call != m_calls.rend(); ++call) {
        if (call->createdAt + m_setup.listLag <= now()) {
            newestFirst.push_back(call->resource(now()));
        }
    }
    return {200, fakeListPage(QStringLiteral("calls"), newestFirst, request)};
}

FakeTwilio::Answer FakeTwilio::listTexts(const FakeHttpRequest &request) const
{
    std::vector<QJsonObject> newestFirst;
    for (auto text = m_texts.rbegin(); text != m_texts.rend(); ++text) {
        if (text->createdAt + m_setup.listLag <= now()) {
            newestFirst.push_back(text->resource(now()));
        }
    }
    return {200, fakeListPage(QStringLiteral("messages"), newestFirst, request)};
}

QByteArray FakeTwilio::bytes(const Answer &answer) const
{
    FakeHttpHeaders headers{{"Content-Type", "application/json"},
                            {"Twilio-Request-Id", "RQ00112233445566778899aabbccddeeff"}};
    if (m_setup.sendsDate) {
        headers.emplace_back("Date", toHttpDate(now()));
    }
    return fakeHttpAnswer(answer.status, QJsonDocument(answer.body).toJson(QJsonDocument::Compact),
                          headers);
}

bool FakeTwilio::isAuthorized(const FakeHttpRequest &request) const
{
    const auto given = request.header("Authorization");
    const bool isAccount = given == basicAuthorization(m_setup.accountSid, m_setup.authToken);
    const bool isKey = !m_setup.apiKeySid.isEmpty()
                       && given == basicAuthorization(m_setup.apiKeySid, m_setup.apiKeySecret);
    return isAccount || (isKey && !isAboutTheAccountItself(request));
}

bool FakeTwilio::isAboutTheAccountItself(const FakeHttpRequest &request) const
{
    const auto itself = QStringLiteral("/2010-04-01/Accounts/%1.json").arg(m_setup.accountSid);
    return request.path() == itself.toLatin1();
}

FakeCall *FakeTwilio::findCall(const QString &resource)
{
    const auto found = std::find_if(m_calls.begin(), m_calls.end(), [&](const FakeCall &call) {
        return resource == QStringLiteral("Calls/%1.json").arg(call.sid);
    });
    return found == m_calls.end() ? nullptr : &*found;
}

QString FakeTwilio::resourceOf(const FakeHttpRequest &request) const
{
    const auto path = QString::fromLatin1(request.path());
    const auto prefix = QStringLiteral("/2010-04-01/Accounts/%1/").arg(m_setup.accountSid);
    return path.startsWith(prefix) ? path.mid(prefix.size()) : QString();
}

QString FakeTwilio::nextSid(QLatin1String prefix)
{
    return prefix + QStringLiteral("%1").arg(++m_sids, 32, 16, QLatin1Char('0'));
}

FakeTwilio::Answer FakeTwilio::error(int status, int code, const QString &message)
{
    return {status,
            {{QStringLiteral("code"), code},
             {QStringLiteral("message"), message},
             {QStringLiteral("more_info"),
              QStringLiteral("https://www.twilio.com/docs/errors/%1").arg(code)},
             {QStringLiteral("status"), status}}};
}

} // namespace savehub
