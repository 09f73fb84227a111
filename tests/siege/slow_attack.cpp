// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/siege/slow_attack.h"

#include "net/http_limits.h"

#include <QFile>

namespace savehub {

namespace {

const auto program = QStringLiteral(SAVEHUB_SLOWHTTPTEST);

/// How many connections to \a port of this machine are established, as the server sees them.
int connectionsTo(int port)
{
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly)) {
        qFatal("/proc/net/tcp cannot be read");
    }
    const auto suffix = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    int connections = 0;
    for (const auto &line : table.readAll().split('\n')) {
        const auto fields = line.simplified().split(' '); // "0: LOCAL REMOTE STATE …"
        const bool isEstablished = fields.size() > 3 && fields[3] == "01";
        connections += isEstablished && fields[1].endsWith(suffix) ? 1 : 0;
    }
    return connections;
}

} // namespace

QString SlowAttack::problem()
{
    return QFile::exists(program) ? QString()
                                  : QStringLiteral("Skipped: there is no slowhttptest.");
}

SlowAttack::SlowAttack(const QString &mode, const QUrl &target)
    : m_port(target.port())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    // 200 connections a second for longer than a case takes. Each sends some bytes every second, so
    // there are new ones when the first have reached their deadlines.
    m_process.start(program, {mode, QStringLiteral("-c"), QStringLiteral("6000"),
                              QStringLiteral("-r"), QStringLiteral("200"), QStringLiteral("-i"),
                              QStringLiteral("1"), QStringLiteral("-l"), QStringLiteral("60"),
                              QStringLiteral("-u"), target.toString()});
}

SlowAttack::~SlowAttack()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool SlowAttack::isUnderWay() const
{
    constexpr int ofOthers = 4; // other clients may have displaced some
    return connectionsTo(m_port) >= HttpLimits{}.connections - ofOthers;
}

} // namespace savehub
