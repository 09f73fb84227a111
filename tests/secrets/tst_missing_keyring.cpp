// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain_secret_store.h"

#include <QTest>

#include "answers.h"

using namespace savehub;
using namespace savehub::test;

/// Where there is a D-Bus session and nobody on it who keeps secrets.
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
        return error.kind == Error::Kind::Unavailable
               && error.what.contains(QStringLiteral("No keyring program"))
               && error.advice.contains(QStringLiteral("gnome-keyring"))
               && error.advice.contains(QStringLiteral("SMTP_PASSWORD into the environment"))
               && !error.text().contains(QStringLiteral("s3cret"));
    }

    KeychainSecretStore m_store;
};

QTEST_GUILESS_MAIN(TestMissingKeyring)
#include "tst_missing_keyring.moc"
