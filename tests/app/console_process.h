// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/console_home.h"

#include <QProcess>

namespace savehub {

/// How a console ended.
struct Ended {
    int status = 0; ///< the exit status; -1 when it was killed or crashed
    QString output;
    QString errors; ///< standard error
};

/// The real program. While a test waits for it, the test's event loop runs, so that servers in the
/// test's process can answer.
class ConsoleProcess
{
public:
    /// Starts the program in \a home. Standard error goes to the file \a errors if one is named.
    ConsoleProcess(const ConsoleHome &home, const QStringList &arguments,
                   const QString &errors = {});
    /// Kills the program if it still runs.
    ~ConsoleProcess();

    /// Writes to its standard input and closes it.
    void tell(const QByteArray &input);
    /// Whether \a text appears on standard error within a minute and before the program ends.
    bool says(const QString &text);
    void sendSignal(int number);
    /// Sends SIGKILL and waits until the process is gone.
    void kill();
    /// Waits until the program ends, at most two minutes.
    Ended end();

    qint64 processId() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    QString output() const { return QString::fromUtf8(m_output); }
    QString errors() const { return QString::fromUtf8(m_errors); }

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

/// Runs a console from its start to its end.
Ended runConsole(const ConsoleHome &home, const QStringList &arguments,
                 const QByteArray &input = {});

} // namespace savehub
