// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/serving_console.h"

#include "tests/app/planned_call.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

namespace savehub {

namespace {
constexpr int longestWait = 30'000; ///< ms
} // namespace

const QString ServingConsole::token = QStringLiteral("a-token-of-the-test-0123456789");

ServingConsole::ServingConsole()
{
    m_home.set(QStringLiteral("SAVEHUB_API_TOKEN"), token);
    if (!m_twilio.listen()) {
        qFatal("the fake Twilio does not listen");
    }
}

bool ServingConsole::start()
{
    static const QRegularExpression listening(
        QStringLiteral("Listening on (127[.0-9]+:[0-9]+)\\."));
    m_process = std::make_unique<ConsoleProcess>(
        m_home, QStringList{QStringLiteral("--headless"), QStringLiteral("--listen"),
                            QStringLiteral("127.0.0.1:0")});
    if (!m_process->says(QStringLiteral("[SAVEHUB] Running"))) {
        return false;
    }
    const auto match = listening.match(m_process->errors());
    m_address = QUrl(QStringLiteral("http://") + match.captured(1));
    return match.hasMatch();
}

bool ServingConsole::startTalking(const QString &webhook)
{
    m_home.set(QStringLiteral("CALL_WEBHOOK_URL"), webhook);
    m_twilio.setup().life = {.ringing = Seconds{0}, .talking = Seconds{110}};
    useTwilio(m_home, m_twilio);
    planCall(m_home, startInsideWindow());
    const auto isTalking = [this] {
        return m_twilio.calls().front().status(m_twilio.setup().now())
               == QLatin1String("in-progress");
    };
    return start() && m_process->says(QStringLiteral("[CALL] Call completed - Status=initiated"))
           && QTest::qWaitFor(isTalking, longestWait);
}

/// Null when no answer came.
std::unique_ptr<QNetworkReply>
ServingConsole::answered(QNetworkRequest request, const QByteArray &method, const QByteArray &body)
{
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    const bool isAnswered = QTest::qWaitFor([&] { return reply->isFinished(); }, longestWait);
    return isAnswered ? std::move(reply) : nullptr;
}

QByteArray ServingConsole::askForText(const QString &path)
{
    QNetworkRequest request(m_address.resolved(QUrl(path)));
    request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    const auto reply = answered(request, "GET", {});
    return reply ? reply->readAll() : QByteArray();
}

Heard ServingConsole::ask(const QByteArray &method, const QString &path, const QByteArray &body,
                          const QString &bearer, const HttpHeaders &headers)
{
    QNetworkRequest request(m_address.resolved(QUrl(path)));
    if (!bearer.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + bearer.toUtf8());
    }
    for (const auto &[name, value] : headers) {
        request.setRawHeader(name, value);
    }
    const auto reply = answered(request, method, body);
    if (!reply) {
        return {};
    }
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            QJsonDocument::fromJson(reply->readAll()).object()};
}

QString ServingConsole::stateOfIncident()
{
    const auto heard = ask("GET", QStringLiteral("/incidents"));
    return heard.body[u"incidents"][0][u"state"].toString();
}

std::optional<FakeCallback> ServingConsole::press(const QString &key)
{
    auto &callbacks = m_twilio.callbacks();
    const bool isAnswered = m_twilio.press(m_twilio.calls().front().sid, key)
                            && QTest::qWaitFor([&] { return callbacks.isIdle(); }, longestWait);
    return isAnswered ? std::optional(callbacks.sent().back()) : std::nullopt;
}

} // namespace savehub
