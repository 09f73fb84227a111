// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/first_window.h"

#include <QDir>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace savehub;

class TestFirstWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSecondStartRaisesTheFirst();
    void otherDatabasesAreOthersWindows();
    void whereNobodyListensNothingIsRaised();
    void aSocketThatWasLeftBehindIsTaken();
    void belongsToItsUser();
    void whoTalksTooMuchIsCutOff();

private:
    /// Asks from another thread, as another process would, while this thread's event loop runs.
    bool raise(const QString &database, const QByteArray &token = "token")
    {
        std::atomic<int> answer = -1;
        std::thread other([&] { answer = FirstWindow::raise(database, token) ? 1 : 0; });
        const bool isAnswered = QTest::qWaitFor([&] { return answer >= 0; }, 20'000);
        other.join();
        return isAnswered && answer == 1;
    }
    QStringList sockets() const
    {
        return QDir(m_folder->path())
            .entryList({QStringLiteral("savehub-console-*")}, QDir::System | QDir::Files);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
};

void TestFirstWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->path()));
    m_database = m_folder->filePath(QStringLiteral("a.db"));
    for (const auto *name : {"a.db", "b.db"}) {
        QFile file(m_folder->filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
}

void TestFirstWindow::aSecondStartRaisesTheFirst()
{
    FirstWindow first(m_database);
    const QSignalSpy raised(&first, &FirstWindow::raiseWanted);
    QVERIFY(raise(m_database));
    QCOMPARE(raised.size(), 1);
    QCOMPARE(raised.first().first().toByteArray(), QByteArray("token"));
    QVERIFY(raise(m_folder->path() + QStringLiteral("/./a.db"), {})); // another spelling
    QCOMPARE(raised.size(), 2);
}

void TestFirstWindow::otherDatabasesAreOthersWindows()
{
    FirstWindow first(m_database);
    QVERIFY(!raise(m_folder->filePath(QStringLiteral("b.db"))));
}

void TestFirstWindow::whereNobodyListensNothingIsRaised()
{
    QVERIFY(!raise(m_database));
}

void TestFirstWindow::aSocketThatWasLeftBehindIsTaken()
{
    {
        FirstWindow first(m_database);
        const auto socket = m_folder->filePath(sockets().value(0));
        QVERIFY(QFile::exists(socket));
    }
    QVERIFY(sockets().isEmpty()); // the socket is removed with its console, unless that is killed
    FirstWindow second(m_database);
    FirstWindow third(m_database); // takes over, as after a crash
    const QSignalSpy raised(&third, &FirstWindow::raiseWanted);
    QVERIFY(raise(m_database));
    QCOMPARE(raised.size(), 1);
}

void TestFirstWindow::belongsToItsUser()
{
    const FirstWindow first(m_database);
    QCOMPARE(sockets().size(), 1);
    const auto permissions = QFile::permissions(m_folder->filePath(sockets().first()));
    QVERIFY(!(permissions
              & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

void TestFirstWindow::whoTalksTooMuchIsCutOff()
{
    FirstWindow first(m_database);
    const QSignalSpy raised(&first, &FirstWindow::raiseWanted);
    QLocalSocket stranger;
    stranger.connectToServer(m_folder->filePath(sockets().first()));
    stranger.write(QByteArray(5'000, 'x'));
    QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(raised.size(), 0);
}

QTEST_GUILESS_MAIN(TestFirstWindow)
#include "tst_first_window.moc"
