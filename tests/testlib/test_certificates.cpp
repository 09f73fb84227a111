// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/test_certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace savehub {

namespace {

const auto authority = QStringLiteral("authority");

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList newKey(const QString &path)
{
    return {QStringLiteral("-newkey"),
            QStringLiteral("ec"),
            QStringLiteral("-pkeyopt"),
            QStringLiteral("ec_paramgen_curve:prime256v1"),
            QStringLiteral("-nodes"),
            QStringLiteral("-keyout"),
            path};
}

} // namespace

TestCertificates::TestCertificates()
{
    makeSelfSigned(authority, QStringLiteral("basicConstraints=critical,CA:TRUE"));
    makeSelfSigned(QStringLiteral("self-signed"),
                   QStringLiteral("subjectAltName=IP:127.0.0.1,DNS:localhost"));
    makeSigned(QStringLiteral("good"), QStringLiteral("IP:127.0.0.1,DNS:localhost"));
    makeSigned(QStringLiteral("wrong-host"), QStringLiteral("DNS:elsewhere.invalid"));
}

QSslConfiguration TestCertificates::trustingClient() const
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(
        {QSslCertificate(contents(path(authority + QStringLiteral(".crt"))))});
    return configuration;
}

void TestCertificates::makeSelfSigned(const QString &name, const QString &extension)
{
    run(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-days"),
                    QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=") + name,
                    QStringLiteral("-addext"), extension, QStringLiteral("-out"),
                    path(name + QStringLiteral(".crt"))}
        + newKey(path(name + QStringLiteral(".key"))));
}

void TestCertificates::makeSigned(const QString &name, const QString &alternativeName)
{
    const auto request = path(name + QStringLiteral(".csr"));
    run(QStringList{QStringLiteral("req"), QStringLiteral("-subj"), QStringLiteral("/CN=") + name,
                    QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + alternativeName,
                    QStringLiteral("-out"), request}
        + newKey(path(name + QStringLiteral(".key"))));
    run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-days"),
         QStringLiteral("2"), QStringLiteral("-copy_extensions"), QStringLiteral("copy"),
         QStringLiteral("-in"), request, QStringLiteral("-CA"),
         path(authority + QStringLiteral(".crt")), QStringLiteral("-CAkey"),
         path(authority + QStringLiteral(".key")), QStringLiteral("-CAcreateserial"),
         QStringLiteral("-out"), path(name + QStringLiteral(".crt"))});
}

void TestCertificates::run(const QStringList &arguments)
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), arguments);
    const bool wentWell = openssl.waitForFinished() && openssl.exitStatus() == QProcess::NormalExit
                          && openssl.exitCode() == 0;
    if (!wentWell && m_problem.isEmpty()) {
        m_problem = QStringLiteral("openssl %1: %2")
                        .arg(arguments.front(), QString::fromUtf8(openssl.readAllStandardError()));
    }
}

QSslConfiguration TestCertificates::server(const QString &name) const
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(
        QSslCertificate(contents(path(name + QStringLiteral(".crt")))));
    configuration.setPrivateKey(QSslKey(contents(path(name + QStringLiteral(".key"))), QSsl::Ec));
    return configuration;
}

} // namespace savehub
