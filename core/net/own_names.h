// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

namespace savehub {

/// The names by which this console is addressed, besides those of this machine itself (localhost,
/// 127.0.0.1, [::1]).
struct OwnNames {
    QUrl publicUrl{};            ///< empty when there is none
    bool takesAddresses = false; ///< also any IP address: for a listener that other machines reach
};

/// Whether \a host, the value of a Host header, is one of \a own; its port does not matter. A page
/// whose name was made to lead here (DNS rebinding) asks with its own name, never with an address.
bool isOwnHost(const QByteArray &host, const OwnNames &own);

/// Whether \a origin, the value of an Origin header, is that of \a own's public URL, or of a page
/// that came from \a host. \a host is the request's Host header, and has to be one of \a own.
/// "null" is never accepted.
bool isOwnOrigin(const QByteArray &origin, const QByteArray &host, const OwnNames &own);

} // namespace savehub
