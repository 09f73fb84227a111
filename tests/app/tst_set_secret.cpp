// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_process.h"

#include <QTest>

using namespace savehub;

/// The real program reads a secret from its standard input.
class TestSetSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretWithoutAKeyringIsRefused();
    void secretThatCannotBeOneIsRefused_data();
    void secretThatCannotBeOneIsRefused();
    void secretThatIsEmptyIsRefused();

private:
    Ended set(const QString &name, const QByteArray &input)
    {
        return runConsole(m_home, {QStringLiteral("set-secret"), name}, input);
    }

    ConsoleHome m_home;
};

/// Secrets are kept in the keyring only.
void TestSetSecret::secretWithoutAKeyringIsRefused()
{
    const auto ended = set(QStringLiteral("SMTP_PASSWORD"), "s3cret\n");
    QCOMPARE(ended.status, 1);
    QCOMPARE(ended.output, QString());
    QVERIFY2(ended.errors.contains(QStringLiteral("keychain cannot be reached")),
             qPrintable(ended.errors));
    QVERIFY(!ended.errors.contains(QStringLiteral("s3cret")));
    QCOMPARE(m_home.filesWith({}), QStringList());
}

/// The rule is the same as for the environment and the .env file.
void TestSetSecret::secretThatCannotBeOneIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("secret");
    const auto row = [](const char *what, const char *name, const char *secret) {
        QTest::newRow(what) << QString::fromLatin1(name) << QString::fromLatin1(secret);
    };
    row("token that is short", "SAVEHUB_API_TOKEN", "s3cret");
    row("token that can be guessed", "SAVEHUB_API_TOKEN", "0123456789abcdef0123456789abcdef");
    row("no auth token", "TWILIO_AUTH_TOKEN", "s3cret");
    row("zeros", "TWILIO_AUTH_TOKEN", "00000000000000000000000000000000");
    row("more zeros", "TWILIO_AUTH_TOKEN_SECONDARY", "00000000000000000000000000000000");
}

void TestSetSecret::secretThatCannotBeOneIsRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QString, secret);
    const auto ended = set(name, secret.toLatin1() + '\n');
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.errors.contains(name + QStringLiteral(" was not changed. It ")),
             qPrintable(ended.errors));
    QVERIFY(!ended.errors.contains(secret));
}

void TestSetSecret::secretThatIsEmptyIsRefused()
{
    const auto ended = set(QStringLiteral("SMTP_PASSWORD"), "  \n");
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.errors.contains(QStringLiteral("No secret came on standard input")));
}

QTEST_GUILESS_MAIN(TestSetSecret)
#include "tst_set_secret.moc"
