// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_exchange.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "net/http_date.h"

#include <QSslError>

namespace savehub {

// The connections are queued: the code that gets the answer may destroy the client, and with it the
// reply and the timer, which must not happen inside their own signals.
HttpExchange::HttpExchange(Parts parts, const HttpRequest &request, RedactionSource known,
                           HttpClient::Answered done, QObject *parent)
    : QObject(parent),
      m_parts(std::move(parts)),
      m_done(std::move(done)),
      m_known(std::move(known))
{
    auto *reply = m_parts.reply.get();
    // One byte more than allowed is enough to see that there is too much.
    reply->setReadBufferSize(HttpClient::answerLimit + 1);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::onProgress,
            Qt::QueuedConnection);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::onFinished, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const auto &error : errors) {
            m_certificateErrors << error.errorString();
        }
    });
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &HttpExchange::onDeadline, Qt::QueuedConnection);
    const auto timeAllowed = qMax(request.timeAllowed, Milliseconds(0));
    m_deadline.start(m_parts.body ? request.timeToConnect : timeAllowed);
    if (m_parts.body) {
        m_parts.body->askFirst([this, timeAllowed, mayLeave = request.mayLeave] {
            m_deadline.start(timeAllowed);
            return !mayLeave || mayLeave();
        });
    }
}

void HttpExchange::withdraw()
{
    if (!mayHaveLeft()) {
        m_parts.body->withdraw();
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!isOver()) {
                    finish(failure());
                }
            },
            Qt::QueuedConnection);
    }
}

bool HttpExchange::mayHaveLeft() const
{
    return !m_parts.body || m_parts.body->wasRead();
}

void HttpExchange::onProgress()
{
    if (!isOver() && m_parts.reply->bytesAvailable() > HttpClient::answerLimit) {
        finish(HttpFailure{HttpFailure::Kind::Unknown, Words::tr("The answer is too large.")});
    }
}

void HttpExchange::onFinished()
{
    if (isOver()) {
        return;
    }
    const auto error = m_parts.reply->error();
    auto received = answer();
    if (!mayHaveLeft() || received.status == 0 || !isOnlyStatusError(error)) {
        finish(failure());
    } else if (received.body.size() > HttpClient::answerLimit) {
        finish(HttpFailure{HttpFailure::Kind::Unknown, Words::tr("The answer is too large.")});
    } else if (!isComplete(received)) {
        finish(HttpFailure{HttpFailure::Kind::Unknown, Words::tr("The answer was cut off.")});
    } else {
        finish(std::move(received));
    }
}

void HttpExchange::onDeadline()
{
    if (m_deadline.isActive()) {
        return; // the body left at the last moment, and now the time for the answer runs
    }
    if (mayHaveLeft()) {
        finish(HttpFailure{HttpFailure::Kind::Unknown, Words::tr("No answer came in time."), true});
    } else {
        finish(HttpFailure{HttpFailure::Kind::NotSent,
                           Words::tr("No connection came about in time.")});
    }
}

void HttpExchange::finish(HttpResult result)
{
    if (isOver()) {
        return;
    }
    const auto done = std::exchange(m_done, nullptr);
    if (m_parts.body) {
        m_parts.body->withdraw(); // the network layer may still be about to take it
    }
    // Destroying the reply aborts it. After abort(), an error that its thread has already sent
    // would be its second one, and Qt would warn of that in the log.
    m_parts.reply.reset();
    deleteLater();
    done(std::move(result));
}

HttpAnswer HttpExchange::answer()
{
    auto &reply = *m_parts.reply;
    HttpAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : reply.rawHeaderPairs()) {
        answer.headers.emplace_back(name, value);
    }
    answer.body = reply.readAll();
    answer.date = instantFromHttpDate(answer.header("Date"));
    answer.redaction = m_known();
    return answer;
}

HttpFailure HttpExchange::failure() const
{
    return {mayHaveLeft() ? HttpFailure::Kind::Unknown : HttpFailure::Kind::NotSent, failureText()};
}

QString HttpExchange::failureText() const
{
    if (m_parts.body && m_parts.body->isWithdrawn()) {
        return Words::tr("It was withdrawn before anything of it had left.");
    }
    switch (m_parts.reply->error()) {
    case QNetworkReply::HostNotFoundError:
        return Words::tr("The host name was not found.");
    case QNetworkReply::ConnectionRefusedError:
        return Words::tr("The connection was refused.");
    case QNetworkReply::SslHandshakeFailedError:
        return m_certificateErrors.isEmpty()
                   ? Words::tr("No secure connection could be made.")
                   : Words::tr("The server's certificate was not accepted: %1")
                         .arg(asSentence(
                             m_known().words(m_certificateErrors.join(QStringLiteral(" ")))));
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return Words::tr("The connection was closed before an answer came.");
    default:
        return Words::tr("The connection failed: %1")
            .arg(asSentence(m_known().words(m_parts.reply->errorString())));
    }
}

} // namespace savehub
