// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/console_lock.h"
#include "store/database_file.h"
#include "store/database_path.h"
#include "tests/store/test_database.h"

#include <QDir>
#include <QFile>

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace savehub;

namespace {

unsigned modeOf(const QString &path)
{
    struct stat status {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777U : 0;
}

QByteArray encoded(const QString &path)
{
    return QFile::encodeName(path);
}

/// From now on only this process sees what it mounts, and the mounts end with the process.
bool mayMount()
{
    return ::unshare(CLONE_NEWNS) == 0
           && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

bool bindMount(const QString &from, const QString &to)
{
    return ::mount(encoded(from).constData(), encoded(to).constData(), nullptr, MS_BIND, nullptr)
           == 0;
}

} // namespace

/// One database belongs to one console, whatever it is called.
class TstDatabasePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void manySpellingsAreOneName_data();
    void manySpellingsAreOneName();
    void whatIsNotThereYetHasItsName();
    void aLinkThatLeadsNowhereIsRefused_data();
    void aLinkThatLeadsNowhereIsRefused();
    void whereOthersDecideIsRefused();
    void aLinkLeadsToTheSameLock();
    void aPipeOrALinkIsNoLock_data();
    void aPipeOrALinkIsNoLock();
    void aSecondNameIsRefused();
    void aMountedFileIsRefused();
    void aMountedFolderHasTheSameLock();
    void whatIsNoFileIsRefused_data();
    void whatIsNoFileIsRefused();
    void whatIsNoFileKeepsItsPermissions_data();
    void whatIsNoFileKeepsItsPermissions();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    bool makeFile(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly);
    }
    bool makePipe(const QString &name) const
    {
        return ::mkfifo(encoded(path(name)).constData(), 0666) == 0
               && ::chmod(encoded(path(name)).constData(), 0666) == 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstDatabasePath::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(makeFile(QStringLiteral("q.db")));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("deep/inner")));
    QVERIFY(QDir().mkdir(path(QStringLiteral("a"))));
    QVERIFY(QFile::link(path(QStringLiteral("q.db")), path(QStringLiteral("link.db"))));
    QVERIFY(QFile::link(path(QStringLiteral("link.db")), path(QStringLiteral("chain.db"))));
    QVERIFY(QFile::link(path(QStringLiteral("deep/inner")), path(QStringLiteral("turn"))));
}

void TstDatabasePath::manySpellingsAreOneName_data()
{
    QTest::addColumn<QString>("spelling");
    for (const auto *spelling : {"q.db", "./q.db", ".//q.db", "./a/../q.db", "a//..///q.db",
                                 "link.db", "chain.db", "turn/../../q.db"}) {
        QTest::newRow(spelling) << QString::fromLatin1(spelling);
    }
}

void TstDatabasePath::manySpellingsAreOneName()
{
    QFETCH(const QString, spelling);
    const auto there = QFileInfo(path(QStringLiteral("q.db"))).canonicalFilePath();
    QCOMPARE(resolveDatabasePath(path(spelling)), Result<QString>(there));
    const auto before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const auto relative = resolveDatabasePath(spelling);
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(relative, Result<QString>(there));
}

void TstDatabasePath::whatIsNotThereYetHasItsName()
{
    const auto here = QFileInfo(m_folder->path()).canonicalFilePath();
    const auto resolved = [this](const char *name) {
        return resolveDatabasePath(path(QString::fromLatin1(name)));
    };
    QCOMPARE(resolved("new.db"), Result<QString>(here + QStringLiteral("/new.db")));
    QCOMPARE(resolved("a/..//new.db"), Result<QString>(here + QStringLiteral("/new.db")));
    QCOMPARE(resolved("turn/../new.db"), Result<QString>(here + QStringLiteral("/deep/new.db")));
    QCOMPARE(resolved("no/such/new.db"), Result<QString>(path(QStringLiteral("no/such/new.db"))));
}

void TstDatabasePath::aLinkThatLeadsNowhereIsRefused_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("no file") << QStringLiteral("gone.db");
    QTest::newRow("no folder") << QStringLiteral("gone/savehub.db");
    QTest::newRow("itself") << QStringLiteral("bad.db");
}

void TstDatabasePath::aLinkThatLeadsNowhereIsRefused()
{
    QFETCH(const QString, target);
    const auto link = path(QStringLiteral("bad.db"));
    QVERIFY(QFile::link(path(target), link));
    const auto refused = resolveDatabasePath(link);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::BadInput);
    QVERIFY2(refused.error().what.contains(link), qPrintable(refused.error().what));
    QVERIFY(refused.error().what.contains(path(target)));
    QVERIFY(!refused.error().advice.isEmpty());
}

void TstDatabasePath::whereOthersDecideIsRefused()
{
    const auto link = path(QStringLiteral("a/way.db"));
    QVERIFY(QFile::link(path(QStringLiteral("q.db")), link));
    QVERIFY_OK(resolveDatabasePath(link));
    QCOMPARE(::chmod(encoded(path(QStringLiteral("a"))).constData(), 0777), 0);
    QVERIFY(!resolveDatabasePath(link)); // everybody may replace the link
    QCOMPARE(::chmod(encoded(path(QStringLiteral("a"))).constData(), 01777), 0);
    QVERIFY_OK(resolveDatabasePath(link));
    if (::geteuid() == 0) { // only root can give files away
        QCOMPARE(::lchown(encoded(link).constData(), 65534, 65534), 0);
        const auto refused = resolveDatabasePath(link);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Refused);
        QVERIFY2(refused.error().what.contains(link), why(refused).constData());
    }
}

void TstDatabasePath::aLinkLeadsToTheSameLock()
{
    const auto first = lockForConsole(path(QStringLiteral("link.db")));
    QVERIFY_OK(first);
    QVERIFY(QFile::exists(path(QStringLiteral("q.db.lock"))));
    QVERIFY(!QFile::exists(path(QStringLiteral("link.db.lock"))));
    for (const auto *name : {"q.db", "chain.db", "a/../link.db"}) {
        const auto second = lockForConsole(path(QString::fromLatin1(name)));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::Conflict);
    }
}

void TstDatabasePath::aPipeOrALinkIsNoLock_data()
{
    QTest::addColumn<bool>("isPipe");
    QTest::newRow("a pipe") << true;
    QTest::newRow("a link") << false;
}

/// Reading the pipe would wait for ever.
void TstDatabasePath::aPipeOrALinkIsNoLock()
{
    QFETCH(const bool, isPipe);
    const auto lock = path(QStringLiteral("q.db.lock"));
    const auto made = isPipe ? ::mkfifo(QFile::encodeName(lock).constData(), 0600)
                             : ::symlink("nowhere", QFile::encodeName(lock).constData());
    QCOMPARE(made, 0);
    const auto refused = lockForConsole(path(QStringLiteral("q.db")));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QVERIFY2(refused.error().what.contains(lock), qPrintable(refused.error().what));
}

void TstDatabasePath::aSecondNameIsRefused()
{
    const auto database = path(QStringLiteral("q.db"));
    const auto second = path(QStringLiteral("second.db"));
    QVERIFY_OK(checkIsOneFile(database));
    QCOMPARE(::link(encoded(database).constData(), encoded(second).constData()), 0);
    for (const auto &name : {database, second}) {
        const auto refused = Database::open({name}, {});
        QVERIFY(!refused);
        QVERIFY2(refused.error().what.contains(name), why(refused).constData());
        QVERIFY2(refused.error().what.contains(QStringLiteral("hard link")),
                 why(refused).constData());
        QVERIFY(!refused.error().advice.isEmpty());
    }
    QVERIFY(QFile::remove(second));
    QVERIFY_OK(checkIsOneFile(database));
}

void TstDatabasePath::aMountedFileIsRefused()
{
    const auto mounted = path(QStringLiteral("a/other.db"));
    QVERIFY(makeFile(QStringLiteral("a/other.db")));
    if (!mayMount()) {
        QSKIP("only root may mount");
    }
    QVERIFY(bindMount(path(QStringLiteral("q.db")), mounted));
    const auto refused = checkIsOneFile(mounted);
    ::umount(encoded(mounted).constData());
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(mounted), why(refused).constData());
    QVERIFY(refused.error().advice.contains(QStringLiteral("folder")));
}

void TstDatabasePath::aMountedFolderHasTheSameLock()
{
    const auto mounted = path(QStringLiteral("a"));
    QVERIFY(makeFile(QStringLiteral("deep/q.db")));
    if (!mayMount()) {
        QSKIP("only root may mount");
    }
    QVERIFY(bindMount(path(QStringLiteral("deep")), mounted));
    const auto file = checkIsOneFile(path(QStringLiteral("a/q.db")));
    const auto first = lockForConsole(path(QStringLiteral("a/q.db")));
    const auto second = lockForConsole(path(QStringLiteral("deep/q.db")));
    const bool isLocked = first.has_value();
    if (isLocked) {
        (*first)->unlock();
    }
    ::umount(encoded(mounted).constData());
    QVERIFY_OK(file);
    QVERIFY(isLocked);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Error::Kind::Conflict);
}

void TstDatabasePath::whatIsNoFileIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("folder") << QStringLiteral("a") << QStringLiteral("is a folder");
    QTest::newRow("pipe") << QStringLiteral("pipe") << QStringLiteral("is a device or a pipe");
    QTest::newRow("device") << QStringLiteral("/dev/null")
                            << QStringLiteral("is a device or a pipe");
}

void TstDatabasePath::whatIsNoFileIsRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QString, words);
    QVERIFY(makePipe(QStringLiteral("pipe")));
    const auto file = name.startsWith(u'/') ? name : path(name);
    const auto before = modeOf(file);
    const auto refused = prepareDatabaseFile(file);
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(file), why(refused).constData());
    QVERIFY2(refused.error().what.contains(words), why(refused).constData());
    QVERIFY(!refused.error().advice.isEmpty());
    QCOMPARE(modeOf(file), before);
}

void TstDatabasePath::whatIsNoFileKeepsItsPermissions_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("folder") << QStringLiteral("a");
    QTest::newRow("pipe") << QStringLiteral("pipe");
    QTest::newRow("link to a pipe") << QStringLiteral("to the pipe");
}

void TstDatabasePath::whatIsNoFileKeepsItsPermissions()
{
    QFETCH(const QString, name);
    QVERIFY(makePipe(QStringLiteral("pipe")));
    QVERIFY(QFile::link(path(QStringLiteral("pipe")), path(QStringLiteral("to the pipe"))));
    QCOMPARE(::chmod(encoded(path(QStringLiteral("a"))).constData(), 0755), 0);
    const auto before = modeOf(path(name));
    QVERIFY_OK(makePrivate(path(name)));
    QCOMPARE(modeOf(path(name)), before);
}

QTEST_GUILESS_MAIN(TstDatabasePath)
#include "tst_database_path.moc"
