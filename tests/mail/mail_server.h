// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTest>
#include <QUrl>

namespace savehub::test {

/// A real SMTP server, in a process of its own that ends with this object.
class MailServer
{
public:
    /// \a mode is one of the modes of smtp_server.py.
    explicit MailServer(const QString &mode, const QStringList &certificateAndKey = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(PYTHON),
                        QStringList{QStringLiteral(SMTP_SERVER_SCRIPT), mode} + certificateAndKey);
        m_port = nextLine().toInt();
    }
    ~MailServer()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5'000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    /// 0 when it could not be started.
    int port() const { return m_port; }

    QUrl url(const QString &scheme = QStringLiteral("smtp"),
             const QString &host = QStringLiteral("127.0.0.1")) const
    {
        QUrl url;
        url.setScheme(scheme);
        url.setHost(host);
        url.setPort(m_port);
        return url;
    }

    /// Waits for the next message that the server received. Empty when none comes.
    QJsonObject nextMessage() { return QJsonDocument::fromJson(nextLine()).object(); }

    /// Ends the wait of a slow server.
    void goOn() { m_process.write("go on\n"); }

    /// Whether the server has received a message by now.
    bool hasMessage() { return m_process.waitForReadyRead(0) || m_process.canReadLine(); }

private:
    QByteArray nextLine()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(10'000)) {
                return {};
            }
        }
        return m_process.readLine();
    }

    QProcess m_process;
    int m_port = 0;
};

} // namespace savehub::test
