// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace savehub {

/// A mail server that only greets and reads. It accepts no email.
class GreetingMailServer
{
public:
    GreetingMailServer()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            auto *socket = m_server.nextPendingConnection();
            socket->write("220 ready\r\n");
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const auto words = socket->readAll();
                m_heard += words;
                socket->write(words.startsWith("EHLO") ? "250 mail.example.com\r\n"
                                                       : "221 bye\r\n");
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost)) {
            qFatal("the mail server has no port");
        }
    }

    QString url() const { return QStringLiteral("smtp://127.0.0.1:%1").arg(m_server.serverPort()); }
    const QByteArray &heard() const { return m_heard; }

private:
    QTcpServer m_server;
    QByteArray m_heard;
};

} // namespace savehub
