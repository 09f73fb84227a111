// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_secret_store.h"

#include <QTest>

#include <memory>

#include "tests/secrets/answers.h"

using namespace savehub;
using namespace savehub::test;

/// Tests against a real gnome-keyring, unlocked.
class TestKeychainSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadByAnotherStore_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("host");
        QTest::newRow("plain") << "s3cret"
                               << "";
        QTest::newRow("spaces and quotes") << " a \"b\" 'c' "
                                           << "";
        QTest::newRow("lines") << "a\nb"
                               << "";
        QTest::newRow("beyond ASCII") << QStringLiteral("Grüße 日本 👍") << "";
        QTest::newRow("long") << QString(1024, u'x') << "";
        QTest::newRow("for a host") << "s3cret"
                                    << "mail.example.com";
        QTest::newRow("lines for a host") << "host=a\nb"
                                          << "mail.example.com";
    }

    void whatIsWrittenIsReadByAnotherStore()
    {
        QFETCH(QString, value);
        QFETCH(QString, host);
        KeychainSecretStore writer;
        QVERIFY(writeNow(writer, SecretName::SmtpPassword, value, host));
        KeychainSecretStore reader;
        QCOMPARE(readNow(reader, SecretName::SmtpPassword), ReadSecret(KeptSecret{value, host}));
    }

    void theLaterValueReplacesTheEarlier()
    {
        KeychainSecretStore store;
        QVERIFY(writeNow(store, SecretName::ApiToken, QStringLiteral("one")));
        QVERIFY(writeNow(store, SecretName::ApiToken, QStringLiteral("two")));
        QCOMPARE(readNow(store, SecretName::ApiToken),
                 ReadSecret(KeptSecret{QStringLiteral("two")}));
    }

    void namesAreNotMixedUp()
    {
        KeychainSecretStore store;
        QVERIFY(writeNow(store, SecretName::TwilioAuthToken, QStringLiteral("primary")));
        QVERIFY(writeNow(store, SecretName::TwilioAuthTokenSecondary, QStringLiteral("secondary")));
        QCOMPARE(readNow(store, SecretName::TwilioAuthToken),
                 ReadSecret(KeptSecret{QStringLiteral("primary")}));
        QCOMPARE(readNow(store, SecretName::TwilioApiKeySecret), ReadSecret(std::nullopt));
    }

    void aRemovedSecretIsGone()
    {
        KeychainSecretStore store;
        QVERIFY(writeNow(store, SecretName::ApiToken, QStringLiteral("one")));
        QVERIFY(removeNow(store, SecretName::ApiToken));
        QCOMPARE(readNow(store, SecretName::ApiToken), ReadSecret(std::nullopt));
        QVERIFY(removeNow(store, SecretName::ApiToken));
    }

    void anEmptySecretIsRefused()
    {
        KeychainSecretStore store;
        const auto written = writeNow(store, SecretName::ApiToken, {});
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::BadInput);
    }

    void noSecretLiesInAFile()
    {
        KeychainSecretStore store;
        QVERIFY(writeNow(store, SecretName::SmtpPassword, QStringLiteral("s3cret-in-no-file")));
        QCOMPARE(filesWith("s3cret-in-no-file"), QStringList());
    }

    void silenceEndsAtTheTimeLimitAndIsAnsweredOnce()
    {
        KeychainSecretStore hasty(Milliseconds(0));
        std::vector<ReadSecret> answers;
        hasty.read(SecretName::SmtpPassword,
                   [&](const ReadSecret &secret) { answers.push_back(secret); });
        QTRY_COMPARE(answers.size(), size_t(1));
        QVERIFY(!answers.front());
        QCOMPARE(answers.front().error().kind, Error::Kind::Unavailable);
        // Jobs are done one after the other, so once this one is answered, the first one is over,
        // too.
        KeychainSecretStore patient;
        QVERIFY(readNow(patient, SecretName::SmtpPassword));
        QCOMPARE(answers.size(), size_t(1));
    }

    void nothingIsAnsweredAfterDestruction()
    {
        int answers = 0;
        auto store = std::make_unique<KeychainSecretStore>();
        store->read(SecretName::SmtpPassword, [&](const ReadSecret &) { ++answers; });
        store->write(SecretName::ApiToken, {QStringLiteral("x")}, [&](const Done &) { ++answers; });
        store->remove(SecretName::ApiToken, [&](const Done &) { ++answers; });
        store.reset();
        KeychainSecretStore later;
        QVERIFY(readNow(later, SecretName::SmtpPassword));
        QCOMPARE(answers, 0);
    }

    void theAnswerMayDestroyTheStore()
    {
        auto store = std::make_unique<KeychainSecretStore>();
        store->read(SecretName::SmtpPassword, [&](const ReadSecret &) { store.reset(); });
        QTRY_VERIFY(!store);
    }
};

QTEST_GUILESS_MAIN(TestKeychainSecretStore)
#include "tst_keychain_secret_store.moc"
