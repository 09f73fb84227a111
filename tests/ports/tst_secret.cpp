// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/secret.h"

#include <QTest>

#include <openssl/crypto.h>

using namespace savehub;

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsEmpty();
    void holdsWhatItWasGiven();
    void copiesShareIt();
    void wipesWhatItTakes();
    void isLockedWhileThereIsRoom();
};

void TestSecret::nothingIsEmpty()
{
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret(QString()).isEmpty());
    QCOMPARE(Secret().text(), QString());
    QCOMPARE(Secret(), Secret(QString()));
}

void TestSecret::holdsWhatItWasGiven()
{
    const auto text = QStringLiteral("s3cret wörd");
    Secret secret(text);
    QVERIFY(!secret.isEmpty());
    QCOMPARE(secret.text(), text);
    QCOMPARE(secret.utf8().toByteArray(), text.toUtf8());
    QVERIFY(secret != Secret(QStringLiteral("another")));
    secret.clear();
    QVERIFY(secret.isEmpty());
}

void TestSecret::copiesShareIt()
{
    auto secret = Secret(QStringLiteral("shared"));
    const auto copy = secret;
    QVERIFY(copy.utf8().data() == secret.utf8().data());
    secret = Secret(QStringLiteral("another"));
    QCOMPARE(copy.text(), QStringLiteral("shared"));
}

void TestSecret::wipesWhatItTakes()
{
    QByteArray bytes("taken");
    const auto secret = Secret::taking(std::move(bytes));
    QCOMPARE(secret.text(), QStringLiteral("taken"));
    QCOMPARE(bytes, QByteArray(5, '\0')); // NOLINT: that is the promise
}

/// OpenSSL wipes what it frees. That is not tested here.
void TestSecret::isLockedWhileThereIsRoom()
{
    keepSecretsLocked();
    if (CRYPTO_secure_malloc_initialized() == 0) {
        QSKIP("nothing can be locked here");
    }
    const Secret locked(QStringLiteral("locked"));
    QVERIFY(CRYPTO_secure_allocated(locked.utf8().data()));
    const Secret tooLarge(QString(100'000, u'x')); // it is kept all the same
    QVERIFY(!CRYPTO_secure_allocated(tooLarge.utf8().data()));
    QCOMPARE(tooLarge.utf8().size(), qsizetype(100'000));
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
