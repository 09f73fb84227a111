// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_webhook.h"

#include <algorithm>
#include <memory>

#include <QHostAddress>
#include <QMessageAuthenticationCode>
#include <QSslSocket>
#include <QTimer>

namespace savehub {

namespace {

constexpr std::chrono::seconds patience{15}; ///< as Twilio has

/// The path and query of \a url, byte for byte.
QByteArray targetOf(const QByteArray &url)
{
    const auto target = url.mid(url.indexOf('/', url.indexOf("://") + 3));
    return target.startsWith('/') ? target : "/" + target;
}

QByteArray requestBytes(const QByteArray &target, const QUrl &host, const FormFields &form,
                        const QByteArray &signature)
{
    const auto body = encodeForm(form).replace("%20", "+"); // as Twilio writes spaces
    auto request = "POST " + target + " HTTP/1.1\r\nHost: " + host.authority().toLatin1()
                   + "\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\nConnection: close\r\n"
                     "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n";
    if (!signature.isEmpty()) {
        request += "X-Twilio-Signature: " + signature + "\r\n";
    }
    return request + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

bool isHere(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

void connectTo(QSslSocket &socket, const QUrl &url, const QSslConfiguration &ssl)
{
    if (url.scheme() == QLatin1String("https")) {
        socket.setSslConfiguration(ssl);
        socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port(443)));
    } else {
        socket.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
    }
}

/// Splits all the bytes of a connection that has closed.
void tell(const QByteArray &answer, const FakeWebhookSender::Answered &done)
{
    const auto status = answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
    const auto headEnd = answer.indexOf("\r\n\r\n");
    done(headEnd < 0 ? 0 : status, headEnd < 0 ? QByteArray() : answer.mid(headEnd + 4));
}

} // namespace

QByteArray fakeSignature(const QByteArray &token, const QByteArray &url, const FormFields &form)
{
    std::vector<QByteArray> pairs;
    for (const auto &[name, value] : form) {
        // The NUL sorts a shorter name before a longer one that begins with it.
        pairs.push_back(name.toUtf8() + '\0' + value.toUtf8());
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    auto text = url;
    for (const auto &pair : pairs) {
        text += QByteArray(pair).replace('\0', "");
    }
    return QMessageAuthenticationCode::hash(text, token, QCryptographicHash::Sha1).toBase64();
}

void FakeWebhookSender::post(const QByteArray &url, const FormFields &form,
                             const QByteArray &signature, Answered done)
{
    const auto to = m_route.to.isEmpty() ? QUrl::fromEncoded(url) : m_route.to;
    auto target = targetOf(url);
    if (!m_route.stripped.isEmpty() && target.startsWith(m_route.stripped)) {
        target.remove(0, m_route.stripped.size());
    }
    if (!isHere(to)) {
        return done(0, {});
    }
    auto *socket = new QSslSocket(&m_sockets);
    auto *timer = new QTimer(socket);
    const auto end = [socket, done = std::move(done)] {
        socket->disconnect();
        socket->deleteLater();
        tell(socket->readAll(), done);
    };
    QObject::connect(socket, &QTcpSocket::disconnected, socket, end);
    QObject::connect(socket, &QTcpSocket::errorOccurred, socket, end);
    QObject::connect(timer, &QTimer::timeout, socket, end);
    timer->start(patience);
    const auto send = [socket, bytes = requestBytes(target, to, form, signature)] {
        socket->write(bytes);
    };
    const bool isSecure = to.scheme() == QLatin1String("https");
    isSecure ? QObject::connect(socket, &QSslSocket::encrypted, socket, send)
             : QObject::connect(socket, &QTcpSocket::connected, socket, send);
    connectTo(*socket, to, m_route.ssl);
}

} // namespace savehub
