// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_process.h"

#include <csignal>

#include <QTest>

namespace savehub {

namespace {
constexpr int longestWait = 60'000; ///< ms
constexpr int longestRun = 120'000; ///< ms

/// Tests run side by side, so a console that names no port gets a free one.
QStringList withOwnPort(QStringList arguments)
{
    const auto listen = QStringLiteral("--listen");
    if (!arguments.contains(listen)) {
        arguments << listen << QStringLiteral("127.0.0.1:0");
    }
    return arguments;
}

} // namespace

ConsoleProcess::ConsoleProcess(const ConsoleHome &home, const QStringList &arguments,
                               const QString &errors)
{
    if (!errors.isEmpty()) {
        m_process.setStandardErrorFile(errors);
    }
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                     [this] { m_output += m_process.readAllStandardOutput(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                     [this] { m_errors += m_process.readAllStandardError(); });
    m_process.setProcessEnvironment(home.environment());
    m_process.setWorkingDirectory(home.path({}));
    m_process.setChildProcessModifier(home.beforeStart);
    m_process.start(QStringLiteral(SAVEHUB_CONSOLE), withOwnPort(arguments));
    if (!m_process.waitForStarted()) {
        qFatal("the console does not start: %s", qPrintable(m_process.errorString()));
    }
}

ConsoleProcess::~ConsoleProcess()
{
    kill();
}

void ConsoleProcess::tell(const QByteArray &input)
{
    m_process.write(input);
    m_process.closeWriteChannel();
}

bool ConsoleProcess::says(const QString &text)
{
    const bool isOver =
        QTest::qWaitFor([&] { return errors().contains(text) || !isRunning(); }, longestWait);
    const bool isSaid = errors().contains(text);
    if (!isSaid) {
        qWarning("%s, having said:\n%s", isOver ? "it ended" : "a minute went by",
                 qPrintable(errors()));
    }
    return isSaid;
}

void ConsoleProcess::sendSignal(int number)
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

void ConsoleProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

Ended ConsoleProcess::end()
{
    const bool hasEnded = QTest::qWaitFor([this] { return !isRunning(); }, longestRun);
    const bool isNormal = hasEnded && m_process.exitStatus() == QProcess::NormalExit;
    if (!isNormal) {
        qWarning("it was killed or still runs, having said:\n%s", qPrintable(errors()));
    }
    return {isNormal ? m_process.exitCode() : -1, output(), errors()};
}

Ended runConsole(const ConsoleHome &home, const QStringList &arguments, const QByteArray &input)
{
    ConsoleProcess console(home, arguments);
    console.tell(input);
    return console.end();
}

} // namespace savehub
