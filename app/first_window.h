// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QString>

namespace savehub {

/// Lets a second start raise the window of the first one. The first one holds the database's lock:
/// that decides which is first, and this is only how they speak.
class FirstWindow : public QObject
{
    Q_OBJECT

public:
    /// Listens for its user's other processes, and takes the place of one that has ended. Where it
    /// cannot listen a second start says that the console is running.
    explicit FirstWindow(const QString &databasePath, QObject *parent = nullptr);

    /// Asks whoever has \a databasePath open to show its window; \a activationToken is what the
    /// platform gave this process for that, or empty. False when nobody with a window answers.
    static bool raise(const QString &databasePath, const QByteArray &activationToken);

Q_SIGNALS:
    void raiseWanted(const QByteArray &activationToken);

private:
    void hear();

    QLocalServer m_server;
};

} // namespace savehub
