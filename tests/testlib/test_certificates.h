// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QTemporaryDir>

namespace savehub {

/// Certificates made with the openssl program for one test run, in a temporary folder.
class TestCertificates
{
public:
    TestCertificates();

    /// Why they could not be made; empty when they were.
    const QString &problem() const { return m_problem; }

    /// For a client that trusts the test authority and nobody else.
    QSslConfiguration trustingClient() const;

    /// For a server at 127.0.0.1.
    QSslConfiguration goodServer() const { return server(QStringLiteral("good")); }
    /// Signed by the authority, for another host.
    QSslConfiguration wrongHostServer() const { return server(QStringLiteral("wrong-host")); }
    /// For 127.0.0.1, signed by itself.
    QSslConfiguration selfSignedServer() const { return server(QStringLiteral("self-signed")); }

    /// Paths of the PEM files, for the stand-alone fake.
    QString path(const QString &fileName) const { return m_folder.filePath(fileName); }

private:
    void makeSelfSigned(const QString &name, const QString &extension);
    void makeSigned(const QString &name, const QString &alternativeName);
    void run(const QStringList &arguments);
    QSslConfiguration server(const QString &name) const;

    QTemporaryDir m_folder;
    QString m_problem;
};

} // namespace savehub
