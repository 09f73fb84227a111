// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QProcess>

namespace savehub {

/// A session bus of its own with a Secret Service that accepts every question and answers none,
/// like a keyring that waits for its password.
class SilentKeyring : public QDBusVirtualObject
{
public:
    SilentKeyring()
    {
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"),
                     QStringLiteral("--print-address")});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead()) {
            return;
        }
        m_address = QString::fromLatin1(m_bus.readLine().trimmed());
        auto connection = QDBusConnection::connectToBus(m_address, name());
        m_isThere = connection.registerVirtualObject(QStringLiteral("/org/freedesktop/secrets"),
                                                     this, QDBusConnection::SubPath)
                    && connection.registerService(QStringLiteral("org.freedesktop.secrets"));
    }
    ~SilentKeyring() override
    {
        QDBusConnection::disconnectFromBus(name());
        m_bus.kill();
        m_bus.waitForFinished();
    }

    bool isThere() const { return m_isThere; }
    bool wasAsked() const { return m_wasAsked; }
    const QString &address() const { return m_address; }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &, const QDBusConnection &) override
    {
        m_wasAsked = true;
        return true; // accepted, but no answer comes
    }

private:
    static QString name() { return QStringLiteral("silent-keyring"); }

    QProcess m_bus;
    QString m_address;
    bool m_isThere = false;
    bool m_wasAsked = false;
};

} // namespace savehub
