// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket_ends.h"

#include <QSocketNotifier>
#include <QTcpSocket>

#include <poll.h>
#include <sys/socket.h>

namespace savehub {

namespace {
#ifdef POLLRDHUP
constexpr short sendsNoMore = POLLRDHUP;
#else
constexpr short sendsNoMore = 0;
#endif
} // namespace

bool hasEndedSending(const QTcpSocket &socket)
{
    pollfd end{static_cast<int>(socket.socketDescriptor()), sendsNoMore, 0};
    return ::poll(&end, 1, 0) > 0;
}

bool hasBytesInSystem(const QTcpSocket &socket)
{
    char first{};
    return ::recv(static_cast<int>(socket.socketDescriptor()), &first, 1, MSG_PEEK | MSG_DONTWAIT)
           > 0;
}

void setReadEnabled(QTcpSocket &socket, bool looks)
{
    for (auto *notifier : socket.findChildren<QSocketNotifier *>()) {
        if (notifier->type() == QSocketNotifier::Read) {
            notifier->setEnabled(looks);
        }
    }
}

} // namespace savehub
