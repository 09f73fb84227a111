// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_secret_store.h"

#include <QTest>

#include "tests/secrets/answers.h"

using namespace savehub;
using namespace savehub::test;

/// Tests without any keyring: on a D-Bus session without a keyring program, or without a session.
class TestMissingKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsRefusedWithWhatToDo()
    {
        const auto read = readNow(m_store, SecretName::SmtpPassword);
        QVERIFY(!read);
        QVERIFY(isClear(read.error()));
        const auto written = writeNow(m_store, SecretName::SmtpPassword, QStringLiteral("s3cret"));
        QVERIFY(!written);
        QVERIFY(isClear(written.error()));
        const auto removed = removeNow(m_store, SecretName::SmtpPassword);
        QVERIFY(!removed);
        QVERIFY(isClear(removed.error()));
    }

    void noFileIsWrittenInstead()
    {
        QVERIFY(!writeNow(m_store, SecretName::SmtpPassword, QStringLiteral("s3cret-in-no-file")));
        QCOMPARE(filesWith("s3cret-in-no-file"), QStringList());
    }

private:
    static bool isClear(const Error &error)
    {
        const bool onSession = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS");
        const auto what = onSession ? u"No keyring program" : u"no D-Bus session";
        const auto advice = onSession ? u"gnome-keyring" : u"desktop session";
        return error.kind == Error::Kind::Unavailable && error.what.contains(QStringView(what))
               && error.advice.contains(QStringView(advice))
               && error.advice.contains(QStringLiteral("SMTP_PASSWORD into the environment"))
               && !error.text().contains(QStringLiteral("s3cret"));
    }

    KeychainSecretStore m_store;
};

QTEST_GUILESS_MAIN(TestMissingKeyring)
#include "tst_missing_keyring.moc"
