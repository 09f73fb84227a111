// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTcpSocket;

namespace savehub {

/// Whether the other side of \a socket sends no more, or is gone; also while bytes that it sent
/// before have not been read. Only Linux says so before they are.
bool hasEndedSending(const QTcpSocket &socket);

/// Whether bytes have come that \a socket has not looked for.
bool hasUnread(const QTcpSocket &socket);

/// Whether \a socket, which is connected, looks for what comes. Qt has no end that is only one way: at
/// the other side's it closes the connection, with whatever was still to be sent. So whoever owes an
/// answer does not look. A read makes it look again.
void setLooking(QTcpSocket &socket, bool looks);

} // namespace savehub
