// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/nginx.h"

#include <QFile>
#include <QTest>

namespace savehub {

namespace {

constexpr int longestStart = 30'000; ///< ms

const auto program = QStringLiteral(SAVEHUB_NGINX);

} // namespace

QString Nginx::problem()
{
    return QFile::exists(program) ? QString() : QStringLiteral("Skipped: there is no nginx.");
}

Nginx::Nginx()
{
    if (!m_certificates.problem().isEmpty() || !m_keeper.listen(QHostAddress::LocalHost)) {
        qFatal("no certificate or no port: %s", qPrintable(m_certificates.problem()));
    }
    m_port = m_keeper.serverPort();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

Nginx::~Nginx()
{
    m_process.kill();
    m_process.waitForFinished();
}

QUrl Nginx::address() const
{
    return QUrl(QStringLiteral("https://localhost:%1").arg(m_port));
}

QByteArray Nginx::configuration(const QUrl &console, const QByteArray &locations) const
{
    QFile file(QStringLiteral(SAVEHUB_NGINX_CONF));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    }
    return file.readAll()
        .replace("@folder@", QFile::encodeName(m_folder.path()))
        .replace("@console@", console.authority().toLatin1())
        .replace("@port@", QByteArray::number(m_port))
        .replace("@certificate@",
                 QFile::encodeName(m_certificates.path(QStringLiteral("good.crt"))))
        .replace("@key@", QFile::encodeName(m_certificates.path(QStringLiteral("good.key"))))
        .replace("@locations@", locations);
}

bool Nginx::isListening() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    return socket.waitForConnected();
}

bool Nginx::start(const QUrl &console, const QByteArray &locations)
{
    const auto path = m_folder.filePath(QStringLiteral("nginx.conf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(configuration(console, locations)) < 0) {
        return false;
    }
    file.close();
    m_keeper.close();
    m_process.start(program, {QStringLiteral("-p"), m_folder.path(), QStringLiteral("-e"),
                              QStringLiteral("stderr"), QStringLiteral("-c"), path});
    const bool runs = QTest::qWaitFor(
        [this] { return m_process.state() == QProcess::NotRunning || isListening(); },
        longestStart);
    if (!runs || m_process.state() == QProcess::NotRunning) {
        qWarning("nginx does not run: %s %s", qPrintable(m_process.errorString()),
                 m_process.readAll().constData());
        return false;
    }
    return true;
}

} // namespace savehub
