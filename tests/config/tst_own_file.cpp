// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/own_file.h"

#include "config/env_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace savehub;

namespace {

constexpr uid_t somebody = 65534;

uid_t me()
{
    return ::geteuid();
}

QByteArray native(const QString &path)
{
    return QFile::encodeName(path);
}

void give(const QString &path, uid_t owner)
{
    if (owner != me() && ::lchown(native(path).constData(), owner, gid_t(-1)) != 0) {
        qFatal("cannot give %s away", qPrintable(path));
    }
}

} // namespace

/// Who may have written a file, and who may replace it.
class TestOwnFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isBelieved_data();
    void isBelieved();
    void aLinkIsAsGoodAsAllThatItLeadsTo_data();
    void aLinkIsAsGoodAsAllThatItLeadsTo();
    void theWayIsAskedToo_data();
    void theWayIsAskedToo();
    void whatWasReplacedMeanwhileIsNotBelieved();
    void theUsualFileIsAskedToo();
    void aPipeByTheUsualNameIsNotWaitedFor();
    void aPipeThatWasNamedIsTaken();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name) const
    {
        QDir().mkpath(QFileInfo(path(name)).absolutePath());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write("A=1\n") != 4) {
            qFatal("no test file");
        }
        return file.fileName();
    }
    static void chmod(const QString &path, unsigned mode)
    {
        QCOMPARE(::chmod(native(path).constData(), mode), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOwnFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestOwnFile::isBelieved_data()
{
    QTest::addColumn<uid_t>("owner");
    QTest::addColumn<uint>("mode");
    QTest::addColumn<uid_t>("foldersOwner");
    QTest::addColumn<uint>("foldersMode");
    QTest::addColumn<QString>("remedy"); // empty: the file is believed
    const auto chmodFile = QStringLiteral("chmod go-w 'FOLDER/.env'");
    const auto chmodFolder = QStringLiteral("chmod go-w 'FOLDER'");
    const auto chown = QStringLiteral("chown \"$(id -un)\" 'FOLDER/.env'");
    const auto move = QStringLiteral("Move it into a folder of yours");
    QTest::newRow("private") << me() << 0600U << me() << 0700U << QString();
    QTest::newRow("others may read") << me() << 0644U << me() << 0755U << QString();
    QTest::newRow("the group may write it") << me() << 0660U << me() << 0700U << chmodFile;
    QTest::newRow("others may write it") << me() << 0602U << me() << 0700U << chmodFile;
    QTest::newRow("the group may replace it") << me() << 0600U << me() << 0770U << chmodFolder;
    QTest::newRow("others may replace it") << me() << 0600U << me() << 0707U << chmodFolder;
    QTest::newRow("sticky, as /tmp") << me() << 0600U << me() << 01777U << QString();
    if (me() != 0) {
        return; // only root can give files away
    }
    QTest::newRow("somebody else's") << somebody << 0600U << me() << 0700U << chown;
    QTest::newRow("somebody else's in /tmp") << somebody << 0644U << me() << 01777U << chown;
    QTest::newRow("in somebody's folder") << me() << 0600U << somebody << 0755U << move;
    QTest::newRow("in somebody's sticky one") << me() << 0600U << somebody << 01777U << move;
}

void TestOwnFile::isBelieved()
{
    QFETCH(const uid_t, owner);
    QFETCH(const uint, mode);
    QFETCH(const uid_t, foldersOwner);
    QFETCH(const uint, foldersMode);
    QFETCH(QString, remedy);
    const auto file = write(QStringLiteral("f/.env"));
    const auto folder = path(QStringLiteral("f"));
    chmod(file, mode);
    chmod(folder, foldersMode);
    give(file, owner);
    give(folder, foldersOwner);

    const auto read = readEnvFile(file);

    QCOMPARE(read.has_value(), remedy.isEmpty());
    if (!read) {
        remedy.replace(QLatin1String("FOLDER"), folder);
        QVERIFY2(read.error().advice.contains(remedy), qPrintable(read.error().text()));
        QVERIFY2(read.error().what.contains(file), qPrintable(read.error().text()));
    }
}

void TestOwnFile::aLinkIsAsGoodAsAllThatItLeadsTo_data()
{
    QTest::addColumn<uid_t>("linksOwner");
    QTest::addColumn<uid_t>("filesOwner");
    QTest::addColumn<uint>("foldersMode"); // of the file
    QTest::addColumn<bool>("believed");
    QTest::newRow("all ours") << me() << me() << 0700U << true;
    QTest::newRow("to where others may write") << me() << me() << 0777U << false;
    if (me() == 0) {
        QTest::newRow("to somebody's file") << me() << somebody << 0700U << false;
        QTest::newRow("somebody's link to our file") << somebody << me() << 0700U << false;
    }
}

void TestOwnFile::aLinkIsAsGoodAsAllThatItLeadsTo()
{
    QFETCH(const uid_t, linksOwner);
    QFETCH(const uid_t, filesOwner);
    QFETCH(const uint, foldersMode);
    const auto file = write(QStringLiteral("there/real.env"));
    const auto last = path(QStringLiteral("last"));
    const auto first = path(QStringLiteral(".env"));
    QVERIFY(QFile::link(QStringLiteral("there/real.env"), last));
    QVERIFY(QFile::link(last, first));
    chmod(path(QStringLiteral("there")), foldersMode);
    give(file, filesOwner);
    give(last, linksOwner);

    const auto read = readEnvFile(first);

    QTEST(read.has_value(), "believed");
}

void TestOwnFile::theWayIsAskedToo_data()
{
    QTest::addColumn<uid_t>("owner"); // of the folders and links on the way
    QTest::addColumn<uint>("mode");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("believed");
    const auto direct = QStringLiteral("up/down/.env");
    const auto linked = QStringLiteral("stk/dl/.env");
    QTest::newRow("all ours") << me() << 0755U << direct << true;
    QTest::newRow("of a group, as with umask 002") << me() << 0775U << direct << true;
    QTest::newRow("as /tmp") << me() << 01777U << direct << true;
    QTest::newRow("everybody may replace its folder") << me() << 0777U << direct << false;
    QTest::newRow("by our link") << me() << 01777U << linked << true;
    QTest::newRow("by a link that everybody may replace") << me() << 0777U << linked << false;
    if (me() != 0) {
        return; // only root can give files away
    }
    QTest::newRow("somebody's grandparent") << somebody << 0755U << direct << false;
    QTest::newRow("by somebody's link") << somebody << 01777U << linked << false;
}

void TestOwnFile::theWayIsAskedToo()
{
    QFETCH(const uid_t, owner);
    QFETCH(const uint, mode);
    QFETCH(const QString, name);
    write(QStringLiteral("up/down/.env"));
    QVERIFY(QDir().mkdir(path(QStringLiteral("stk"))));
    const auto link = path(QStringLiteral("stk/dl"));
    QVERIFY(QFile::link(QStringLiteral("../up/down"), link));
    const bool isLinked = name.startsWith(QLatin1String("stk"));
    chmod(path(isLinked ? QStringLiteral("stk") : QStringLiteral("up")), mode);
    give(isLinked ? link : path(QStringLiteral("up")), owner);

    const auto read = readEnvFile(path(name));

    QTEST(read.has_value(), "believed");
    if (!read) {
        QCOMPARE(read.error().kind, Error::Kind::Refused);
        QVERIFY2(read.error().what.contains(isLinked ? path(QStringLiteral("stk"))
                                                     : path(QStringLiteral("up"))),
                 qPrintable(read.error().text()));
        QVERIFY(!read.error().advice.isEmpty());
    }
}

/// Somebody's link may have led elsewhere when the file was opened.
void TestOwnFile::whatWasReplacedMeanwhileIsNotBelieved()
{
    QFile opened(write(QStringLiteral("before/.env")));
    QVERIFY(opened.open(QIODevice::ReadOnly));
    const auto now = write(QStringLiteral("now/.env"));
    QVERIFY(checkIsOwn(opened.fileName(), opened));
    QVERIFY(!checkIsOwn(now, opened));
    QVERIFY(QFile::remove(now));
    QVERIFY(!checkIsOwn(now, opened));
}

void TestOwnFile::theUsualFileIsAskedToo()
{
    const auto before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const auto none = readUsualEnvFile();
    write(QStringLiteral(".env"));
    const auto ours = readUsualEnvFile();
    chmod(path(QStringLiteral(".env")), 0666);
    const auto everybodys = readUsualEnvFile();
    QDir::setCurrent(before);

    QVERIFY(none && none->entries.empty());
    QCOMPARE(ours->entries.size(), size_t(1));
    QVERIFY(!everybodys);
    QCOMPARE(everybodys.error().kind, Error::Kind::Refused);
}

void TestOwnFile::aPipeByTheUsualNameIsNotWaitedFor()
{
    const auto before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    QCOMPARE(::mkfifo(".env", 0600), 0);
    const auto read = readUsualEnvFile();
    QDir::setCurrent(before);
    QVERIFY(!read);
    QVERIFY(read.error().what.contains(QStringLiteral("no ordinary file")));
}

void TestOwnFile::aPipeThatWasNamedIsTaken()
{
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe(ends), 0);
    QCOMPARE(::write(ends[1], "A=1\n", 4), ssize_t(4));
    ::close(ends[1]);
    const auto read = readEnvFile(QStringLiteral("/dev/fd/%1").arg(ends[0]));
    ::close(ends[0]);
    QVERIFY(read);
    QCOMPARE(read->entries.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestOwnFile)
#include "tst_own_file.moc"
