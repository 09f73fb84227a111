// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/first_window.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>

namespace savehub {

namespace {

constexpr int patience = 2'000; ///< ms
constexpr qint64 longestToken = 1'000;
constexpr char raised = '+';

/// The socket's name has a hash of the path: a path may be too long, and has several spellings.
QString socketOf(const QString &databasePath)
{
    const auto canonical = QFileInfo(databasePath).canonicalFilePath().toUtf8();
    const auto name = QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex();
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return QStringLiteral("%1/savehub-console-%2").arg(folder, QString::fromLatin1(name.left(16)));
}

} // namespace

FirstWindow::FirstWindow(const QString &databasePath, QObject *parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &FirstWindow::acceptConnections);
    const auto socket = socketOf(databasePath);
    QLocalServer::removeServer(socket); // left by a killed console; this one has the lock
    m_server.listen(socket);
}

void FirstWindow::acceptConnections()
{
    while (auto *caller = m_server.nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
            if (caller->bytesAvailable() > longestToken) {
                caller->abort();
            } else if (caller->canReadLine()) {
                Q_EMIT raiseWanted(caller->readLine().trimmed());
                caller->write(&raised, 1);
                caller->disconnectFromServer();
            }
        });
    }
}

bool FirstWindow::raise(const QString &databasePath, const QByteArray &activationToken)
{
    QLocalSocket first;
    first.connectToServer(socketOf(databasePath));
    if (!first.waitForConnected(patience)) {
        return false;
    }
    first.write(activationToken.left(longestToken - 1) + '\n');
    return first.waitForReadyRead(patience) && first.read(1).startsWith(raised);
}

} // namespace savehub
