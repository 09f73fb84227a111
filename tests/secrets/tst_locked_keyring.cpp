// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_secret_store.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QTest>

#include "tests/secrets/answers.h"

using namespace savehub;
using namespace savehub::test;

namespace {

/// Locks the default keyring on this test's bus.
bool lockKeyring()
{
    const auto bus = QDBusConnection::sessionBus();
    const auto name = QStringLiteral("org.freedesktop.secrets");
    auto lock = QDBusMessage::createMethodCall(name, QStringLiteral("/org/freedesktop/secrets"),
                                               QStringLiteral("org.freedesktop.Secret.Service"),
                                               QStringLiteral("Lock"));
    const QDBusObjectPath keyring(QStringLiteral("/org/freedesktop/secrets/aliases/default"));
    lock.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{keyring})});
    return bus.call(lock).type() == QDBusMessage::ReplyMessage;
}

} // namespace

/// Tests against a real gnome-keyring that is locked. Without a screen it cannot ask for its
/// password.
class TestLockedKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(writeNow(m_store, SecretName::SmtpPassword, QStringLiteral("s3cret")));
        QVERIFY(lockKeyring());
    }

    void aStoredSecretIsNotTakenForMissing()
    {
        const auto secret = readNow(m_store, SecretName::SmtpPassword);
        QVERIFY(!secret);
        QVERIFY(speaksOfTheLock(secret.error()));
    }

    void writingSaysThatItIsLocked()
    {
        const auto written = writeNow(m_store, SecretName::ApiToken, QStringLiteral("n3w-secret"));
        QVERIFY(!written);
        QVERIFY(speaksOfTheLock(written.error()));
        QCOMPARE(filesWith("n3w-secret"), QStringList());
    }

    void removingIsNotTakenForDone()
    {
        const auto removed = removeNow(m_store, SecretName::SmtpPassword);
        QVERIFY(!removed);
        QVERIFY(speaksOfTheLock(removed.error()));
    }

private:
    static bool speaksOfTheLock(const Error &error)
    {
        return error.kind == Error::Kind::Unavailable
               && error.what.contains(QStringLiteral("locked"))
               && error.advice.contains(QStringLiteral("environment"));
    }

    KeychainSecretStore m_store;
};

QTEST_GUILESS_MAIN(TestLockedKeyring)
#include "tst_locked_keyring.moc"
