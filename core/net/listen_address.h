// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QHostAddress>
#include <QString>

namespace savehub {

/// Where a listener is to be found.
struct ListenAddress {
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 3000; ///< 0: any that is free

    /// Whether only this machine itself can connect.
    bool isLoopback() const { return address.isLoopback(); }
    /// "127.0.0.1:3000" or "[::1]:3000"
    QString text() const;
    bool operator==(const ListenAddress &) const = default;
};

/// Reads "ADDRESS:PORT": an IPv4 address in four numbers, an IPv6 address in brackets, or
/// localhost, which is 127.0.0.1. Other names are refused: they may stand for several addresses.
Result<ListenAddress> parseListenAddress(const QString &text);

} // namespace savehub
