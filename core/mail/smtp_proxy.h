// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace savehub {

/// Whether the mail server is this machine.
bool isThisMachine(const QUrl &server);

/// The proxy that the environment names for \a server: smtp_proxy or smtps_proxy, else all_proxy;
/// also in capitals. Empty for none, and for this machine. libcurl also heeds no_proxy. May hold a
/// password.
QByteArray smtpProxyFor(const QUrl &server);

/// The same without user and password, for the user to read.
QString smtpProxyNameFor(const QUrl &server);

} // namespace savehub
