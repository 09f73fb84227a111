// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/test_certificates.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUrl>

namespace savehub {

/// A real nginx that speaks HTTPS on this machine and forwards what it receives.
class Nginx
{
public:
    /// Why there is none, in the words of a skipped test. Empty when there is one.
    static QString problem();

    /// Reserves a port, so that the address is known before nginx runs.
    Nginx();
    ~Nginx();

    QUrl address() const;
    /// Starts nginx in front of \a console. \a locations go into its server block; they call the
    /// console "http://console". Whether nginx runs.
    bool start(const QUrl &console, const QByteArray &locations);
    /// The TLS configuration of a client that trusts this nginx.
    QSslConfiguration trust() const { return m_certificates.trustingClient(); }

private:
    QByteArray configuration(const QUrl &console, const QByteArray &locations) const;
    bool isListening() const;

    TestCertificates m_certificates;
    QTemporaryDir m_folder;
    QTcpServer m_keeper;
    quint16 m_port = 0;
    QProcess m_process;
};

} // namespace savehub
