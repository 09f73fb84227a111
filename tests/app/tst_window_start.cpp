// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_process.h"
#include "tests/app/silent_keyring.h"

#include <QDir>
#include <QTest>

#include <csignal>

using namespace savehub;

/// How the real program with a window starts, or tells why it does not.
class TestWindowStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSecondStartRaisesTheFirstWindow();
    void withoutAWindowThereIsNothingToRaise();
    void aStartThatFailsStaysToSayWhy_data();
    void aStartThatFailsStaysToSayWhy();
    void theWindowDoesNotWaitForTheKeyring();

private:
    /// Whether the first window listens for other starts.
    bool isListening() const
    {
        const QDir runtime(m_home->path(QStringLiteral("run")));
        return !runtime.entryList({QStringLiteral("savehub-console-*")}, QDir::System).isEmpty();
    }

    std::unique_ptr<ConsoleHome> m_home;
};

void TestWindowStart::init()
{
    m_home = std::make_unique<ConsoleHome>();
    m_home->set(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
}

void TestWindowStart::aSecondStartRaisesTheFirstWindow()
{
    ConsoleProcess first(*m_home, {});
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 60'000);
    const auto second = runConsole(*m_home, {});
    QCOMPARE(second.status, 0);
    QCOMPARE(second.errors, QString());
    QVERIFY(first.isRunning());
    first.kill();
    const auto lock = m_home->database() + QStringLiteral(".lock");
    QVERIFY(QFile::remove(lock)); // so that the next lock is seen. The socket stays

    ConsoleProcess third(*m_home, {});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(lock), 60'000);
    third.sendSignal(SIGTERM);
    QCOMPARE(third.end().status, 0);
}

void TestWindowStart::withoutAWindowThereIsNothingToRaise()
{
    ConsoleProcess first(*m_home, {QStringLiteral("--headless")});
    QVERIFY(first.says(QStringLiteral("[SAVEHUB] Running on ")));
    ConsoleProcess second(*m_home, {});
    QVERIFY(second.says(QStringLiteral("Another SaveHub Console is running on the database")));
    QVERIFY(second.isRunning()); // and says so in a dialog
    second.sendSignal(SIGTERM);
    QCOMPARE(second.end().status, 1);
}

void TestWindowStart::aStartThatFailsStaysToSayWhy_data()
{
    QTest::addColumn<QByteArray>("database");
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QString>("said");
    QTest::newRow("no database of ours")
        << QByteArray("no database at all, but long enough to be one") << QByteArray()
        << QStringLiteral("Cannot use the database");
    QTest::newRow("bad settings") << QByteArray() << QByteArray("CALL_PROVIDER=pigeon\n")
                                  << QStringLiteral("The configuration has errors.");
}

void TestWindowStart::aStartThatFailsStaysToSayWhy()
{
    QFETCH(const QByteArray, database);
    QFETCH(const QByteArray, settings);
    QFETCH(const QString, said);
    QStringList arguments;
    if (!database.isEmpty()) {
        arguments << QStringLiteral("--database")
                  << m_home->write(QStringLiteral("other.db"), database);
    }
    m_home->write(QStringLiteral(".env"), settings);
    ConsoleProcess console(*m_home, arguments);
    QVERIFY(console.says(said));
    QVERIFY(console.isRunning());
    console.sendSignal(SIGTERM);
    QCOMPARE(console.end().status, 1);
}

void TestWindowStart::theWindowDoesNotWaitForTheKeyring()
{
    SilentKeyring keyring;
    if (!keyring.isThere()) {
        QSKIP("there is no dbus-daemon");
    }
    m_home->set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), keyring.address());
    ConsoleProcess console(*m_home, {});
    QTRY_VERIFY_WITH_TIMEOUT(keyring.wasAsked() || !console.isRunning(), 60'000);
    QVERIFY2(console.isRunning(), qPrintable(console.errors()));
    QVERIFY(isListening()); // the window was there before the keyring answered
    console.sendSignal(SIGTERM);
    QCOMPARE(console.end().status, 0);
}

QTEST_GUILESS_MAIN(TestWindowStart)
#include "tst_window_start.moc"
