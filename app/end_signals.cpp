// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/end_signals.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace savehub {

namespace {

// A signal handler may do almost nothing, but it may write to a pipe.
int pipeEnds[2] = {-1, -1};

void wakeUp(int number)
{
    const auto byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

int openPipe()
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0) {
        qFatal("no pipe for signals: %d", errno);
    }
    return pipeEnds[0];
}

void handle(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(number, &action, nullptr);
}

} // namespace

EndSignals::EndSignals(QObject *parent)
    : QObject(parent),
      m_notifier(openPipe(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const auto read = ::read(pipeEnds[0], &byte, 1);
        if (byte == SIGHUP) {
            Q_EMIT reopenWanted();
        } else {
            Q_EMIT endWanted();
        }
    });
    handle(SIGINT, wakeUp);
    handle(SIGTERM, wakeUp);
    handle(SIGHUP, wakeUp);
}

EndSignals::~EndSignals()
{
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    handle(SIGHUP, SIG_DFL);
    m_notifier.setEnabled(false);
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

} // namespace savehub
