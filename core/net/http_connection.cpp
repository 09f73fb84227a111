// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_connection.h"

#include "net/reply_bytes.h"
#include "net/socket_ends.h"

#include <QDateTime>

#include <utility>

namespace savehub {

namespace {
constexpr qint64 piece = 16 * 1024; // bytes taken from a socket at once, and held by it
} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const Handler &handler, const HttpLimits &limits,
                               Told whole, Told ended, QObject *parent)
    : QObject(parent),
      m_socket(socket),
      m_handler(handler),
      m_whole(std::move(whole)),
      m_limits(limits),
      m_reader(limits)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(piece);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::onDeadline);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::advance);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::onWritten);
    connect(m_socket, &QTcpSocket::disconnected, this,
            [this, ended = std::move(ended)] { ended(this); });
    begin(Phase::Idle, m_limits.idleTime);
}

bool HttpConnection::isDispensable() const
{
    switch (m_phase) {
    case Phase::Idle:
    case Phase::InHead:
    case Phase::InBody:
        return isFairTimeOver() && !hasBytesInSystem(*m_socket);
    case Phase::Whole:
        return hasEndedSending(*m_socket);
    case Phase::Held:
    case Phase::Lingering:
        return true;
    case Phase::Answering:
        break;
    }
    return false;
}

bool HttpConnection::isFairTimeOver() const
{
    return (m_phase == Phase::Idle && m_wasAnswered) || fairTimeLeft() <= Milliseconds(0);
}

std::optional<Milliseconds> HttpConnection::fairTimeLeft() const
{
    return isReading() ? std::optional(m_limits.fairTime - Milliseconds(waitsSince().elapsed()))
                       : std::nullopt;
}

bool HttpConnection::isReading() const
{
    return m_phase == Phase::Idle || m_phase == Phase::InHead || m_phase == Phase::InBody;
}

bool HttpConnection::goesBefore(const HttpConnection &other) const
{
    return isReading() != other.isReading() ? other.isReading() : waitsSince() < other.waitsSince();
}

/// A request's time counts from its first byte: a new phase does not make it younger.
const QElapsedTimer &HttpConnection::waitsSince() const
{
    const bool isAtRequest = m_phase == Phase::InHead || m_phase == Phase::InBody;
    return isAtRequest ? m_sinceFirstByte : m_sincePhase;
}

void HttpConnection::advance()
{
    while (mayRead() && fetch()) {
        take();
    }
    setReadEnabled(*m_socket, mayRead());
}

bool HttpConnection::mayRead() const
{
    const bool hasRequest =
        m_phase == Phase::Whole || m_phase == Phase::Held || m_phase == Phase::Answering;
    return !hasRequest && m_socket->bytesToWrite() == 0;
}

bool HttpConnection::fetch()
{
    if (m_unread.isEmpty()) {
        m_unread = m_socket->read(piece);
    }
    return !m_unread.isEmpty();
}

void HttpConnection::take()
{
    if (m_phase == Phase::Lingering) {
        m_unread.clear();
        return;
    }
    if (m_phase == Phase::Idle) {
        m_sinceFirstByte.start();
        begin(Phase::InHead, m_limits.headTime);
    }
    m_unread.remove(0, m_reader.take(m_unread));
    followReader();
}

void HttpConnection::followReader()
{
    switch (m_reader.state()) {
    case RequestReader::State::Whole:
        m_phase = Phase::Whole;
        m_sincePhase.start();
        m_deadline.stop(); // the client has met it
        m_whole(this);
        break;
    case RequestReader::State::Refused:
        refuse(m_reader.refusal());
        break;
    case RequestReader::State::InBody:
        if (m_phase == Phase::InHead) {
            begin(Phase::InBody, m_limits.requestTime - Milliseconds(m_sinceFirstByte.elapsed()));
        }
        if (m_unread.isEmpty() && m_reader.waitsForContinue() && !m_saidContinue) {
            m_saidContinue = true;
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        break;
    case RequestReader::State::Waiting:
    case RequestReader::State::InHead:
        break;
    }
}

void HttpConnection::begin(Phase phase, Milliseconds timeAllowed)
{
    m_phase = phase;
    m_sincePhase.start();
    m_deadline.start(qMax(timeAllowed, Milliseconds(0)));
}

void HttpConnection::answer(Afterwards afterwards)
{
    const bool keepAlive = m_reader.keepsAlive() && afterwards == Afterwards::MayStay;
    auto request = m_reader.takeRequest();
    request.peer = m_socket->peerAddress();
    m_saidContinue = false;
    m_wasAnswered = true;
    const auto reply = m_handler(request);
    m_answer = toBytes(reply, keepAlive, request.method == "HEAD");
    if (reply.delay > Milliseconds{0}) {
        begin(Phase::Held, reply.delay);
    } else {
        sendAnswer();
    }
}

void HttpConnection::sendAnswer()
{
    begin(Phase::Answering, m_limits.answerTime);
    m_socket->write(std::exchange(m_answer, {}));
}

/// Answers with \a status, throws away what still comes, and ends.
void HttpConnection::refuse(int status)
{
    begin(Phase::Lingering, m_limits.lingerTime);
    m_unread.clear();
    m_socket->write(toBytes(refusalReply(status), false));
}

QByteArray HttpConnection::toBytes(const HttpReply &reply, bool keepAlive, bool withoutBody)
{
    m_keepsAlive = keepAlive;
    const auto now = toInstant(QDateTime::currentDateTimeUtc());
    return savehub::toBytes(reply, {now, keepAlive, withoutBody});
}

void HttpConnection::onWritten()
{
    if (m_socket->bytesToWrite() > 0) {
        return;
    }
    if (m_phase == Phase::Answering) {
        if (m_keepsAlive) {
            begin(Phase::Idle, m_limits.idleTime);
        } else if (fetch() || hasBytesInSystem(*m_socket)) {
            begin(Phase::Lingering, m_limits.lingerTime); // closing now would reset the connection
        } else {
            m_socket->disconnectFromHost();
            return;
        }
    }
    advance();
}

void HttpConnection::onDeadline()
{
    switch (m_phase) {
    case Phase::InHead:
    case Phase::InBody:
        refuse(408);
        break;
    case Phase::Held:
        sendAnswer();
        break;
    case Phase::Idle:
    case Phase::Whole:
    case Phase::Answering:
    case Phase::Lingering:
        drop();
        break;
    }
}

void HttpConnection::drop()
{
    m_socket->abort();
}

} // namespace savehub
