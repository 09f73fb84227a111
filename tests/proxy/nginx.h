// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/test_certificates.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUrl>

namespace savehub {

/// A real nginx that speaks https on this machine and hands on what it hears.
class Nginx
{
public:
    /// Why there is none, as a test that is skipped says it; empty when there is.
    static QString problem();

    /// Keeps a port for it, so that its address is known before it runs.
    Nginx();
    ~Nginx();

    QUrl address() const;
    /// Whether it runs before \a console, which \a locations, in its server block, call
    /// "http://console".
    bool start(const QUrl &console, const QByteArray &locations);
    /// What a client needs to trust it.
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
