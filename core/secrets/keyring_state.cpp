// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keyring_state.h"

#include "domain/instant.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QTimer>

namespace savehub {

namespace {

QDBusMessage lockedQuestion()
{
    auto question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets/aliases/default"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question.setArguments(
        {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    question.setAutoStartService(false);
    return question;
}

constexpr Milliseconds patience{2'000};

KeyringState stateFrom(const QDBusPendingReply<QDBusVariant> &reply)
{
    if (!reply.isError()) {
        return reply.value().variant().toBool() ? KeyringState::Locked : KeyringState::Open;
    }
    switch (reply.error().type()) {
    case QDBusError::Disconnected:
        return KeyringState::NoBus;
    case QDBusError::UnknownObject:
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownInterface:
        return KeyringState::NotSetUp;
    default:
        return KeyringState::NoProgram;
    }
}

} // namespace

void askKeyringState(QObject *context, std::function<void(KeyringState)> answer)
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        // A call on such a bus would never finish.
        QTimer::singleShot(0, context,
                           [answer = std::move(answer)] { answer(KeyringState::NoBus); });
        return;
    }
    auto *watcher = new QDBusPendingCallWatcher(
        bus.asyncCall(lockedQuestion(), static_cast<int>(patience.count())), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [watcher, answer = std::move(answer)] {
                         watcher->deleteLater();
                         answer(stateFrom(*watcher));
                     });
}

} // namespace savehub
