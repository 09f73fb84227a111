// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QString>

namespace savehub {

/// Lets a second start raise the window of the first console. Which one is the first is decided by
/// the database's lock. This is only the way in which the two communicate.
class FirstWindow : public QObject
{
    Q_OBJECT

public:
    /// Listens for other processes of the same user, and replaces the socket of a console that has
    /// ended. When it cannot listen, a second start can only say that the console is running.
    explicit FirstWindow(const QString &databasePath, QObject *parent = nullptr);

    /// Asks the console that has \a databasePath open to show its window. \a activationToken is
    /// what the platform gave this process for that, or empty. False when no console with a window
    /// answers.
    static bool raise(const QString &databasePath, const QByteArray &activationToken);

Q_SIGNALS:
    void raiseWanted(const QByteArray &activationToken);

private:
    void acceptConnections();

    QLocalServer m_server;
};

} // namespace savehub
