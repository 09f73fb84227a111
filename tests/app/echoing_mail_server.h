// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace savehub {

/// A mail server that refuses every login. It repeats what it was given, as it came and decoded,
/// together with a number to call and the text \a others.
class EchoingMailServer
{
public:
    EchoingMailServer(const QByteArray &number, const QByteArray &others)
        : m_number(number),
          m_others(others)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            auto *socket = m_server.nextPendingConnection();
            socket->write("220 ready\r\n");
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [this, socket] { socket->write(answerTo(socket->readAll())); });
        });
        if (!m_server.listen(QHostAddress::LocalHost)) {
            qFatal("the mail server has no port");
        }
    }

    QString url() const
    {
        return QStringLiteral("smtp://reminders@127.0.0.1:%1").arg(m_server.serverPort());
    }
    int logins() const { return m_logins; }

private:
    QByteArray answerTo(const QByteArray &words)
    {
        if (words.startsWith("EHLO")) {
            return "250-mail.example.com\r\n250 AUTH PLAIN\r\n";
        }
        if (words == "AUTH PLAIN\r\n") {
            return "334 \r\n";
        }
        if (words.startsWith("QUIT")) {
            return "221 bye\r\n";
        }
        ++m_logins;
        const auto given = words.trimmed().mid(words.startsWith("AUTH PLAIN ") ? 11 : 0);
        const auto password = QByteArray::fromBase64(given).split('\0').last();
        return "535 5.7.8 I heard " + given + ": " + password + ", " + password.toPercentEncoding()
               + " is wrong, call " + m_number + "; " + m_others + "\r\n";
    }

    QByteArray m_number;
    QByteArray m_others;
    QTcpServer m_server;
    int m_logins = 0;
};

} // namespace savehub
