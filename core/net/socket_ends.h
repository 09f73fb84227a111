// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTcpSocket;

namespace savehub {

/// Whether the other side of \a socket sends no more, or is gone; also while bytes that it sent
/// before have not been read. Only Linux reports it that early.
bool hasEndedSending(const QTcpSocket &socket);

/// Whether bytes have come that \a socket has not read from the system.
bool hasBytesInSystem(const QTcpSocket &socket);

/// Sets whether \a socket, which is connected, looks for incoming bytes. Qt knows no connection
/// that has ended in one direction only: when the other side sends no more, Qt closes the
/// connection and drops what was still to be sent. So a socket that owes an answer must not look. A
/// read makes it look again.
void setReadEnabled(QTcpSocket &socket, bool looks);

} // namespace savehub
