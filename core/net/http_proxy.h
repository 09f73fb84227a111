// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QString>
#include <QUrl>

namespace savehub {

/// What requests to \a url go through: nothing where it is this machine, else the system's proxy.
QNetworkProxy proxyFor(const QUrl &url);

/// "http://proxy.example.com:3128", without user and password; empty where there is none. The
/// system may have to look it up, which takes time.
QString proxyNameFor(const QUrl &url);

} // namespace savehub
