// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/way_to_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace savehub;

namespace {

constexpr uid_t me = 1000;
constexpr uid_t root = 0;
constexpr uid_t somebody = 65534;

WayStep step(uid_t owner, mode_t mode)
{
    WayStep step{QStringLiteral("/here"), {}};
    step.status.st_uid = owner;
    step.status.st_mode = mode;
    return step;
}

} // namespace

/// Who decides where a path leads.
class TestWayToFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isJudgedByOwnerAndMode_data();
    void isJudgedByOwnerAndMode();
    void namesWhatIsWrong();
    void goesByEachFolderAndLink_data();
    void goesByEachFolderAndLink();
    void aRelativeOneBeginsHere();
    void endsWhereNothingIs();
    void aFolderIsAnEnd_data();
    void aFolderIsAnEnd();
    void aCircleEnds();

private:
    QString path(const QString &name) const
    {
        return QFileInfo(m_folder->path()).canonicalFilePath() + u'/' + name;
    }
    /// The names of the steps inside the test's folder, relative to it.
    QStringList below(const std::vector<WayStep> &way) const
    {
        QStringList names;
        const auto start = path({});
        for (const auto &step : way) {
            if (step.path.startsWith(start)) {
                names.append(step.path.mid(start.size()));
            }
        }
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWayToFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("a/b")));
    QFile file(path(QStringLiteral("a/b/file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(QStringLiteral("a/b"), path(QStringLiteral("short"))));
    QVERIFY(QFile::link(path(QStringLiteral("short")) + QStringLiteral("/file"),
                        path(QStringLiteral("a/whole"))));
    QVERIFY(QFile::link(QStringLiteral("circle"), path(QStringLiteral("circle"))));
}

void TestWayToFile::isJudgedByOwnerAndMode_data()
{
    QTest::addColumn<uid_t>("owner");
    QTest::addColumn<uint>("mode");
    QTest::addColumn<bool>("good");
    QTest::newRow("our folder") << me << uint(S_IFDIR | 0755) << true;
    QTest::newRow("root's") << root << uint(S_IFDIR | 0755) << true;
    QTest::newRow("of a group, as with umask 002") << me << uint(S_IFDIR | 0775) << true;
    QTest::newRow("as /tmp") << root << uint(S_IFDIR | 01777) << true;
    QTest::newRow("everybody's") << me << uint(S_IFDIR | 0777) << false;
    QTest::newRow("everybody's, root's") << root << uint(S_IFDIR | 0777) << false;
    QTest::newRow("somebody's") << somebody << uint(S_IFDIR | 0755) << false;
    QTest::newRow("somebody's, sticky") << somebody << uint(S_IFDIR | 01777) << false;
    QTest::newRow("our link") << me << uint(S_IFLNK | 0777) << true;
    QTest::newRow("root's link") << root << uint(S_IFLNK | 0777) << true;
    QTest::newRow("somebody's link") << somebody << uint(S_IFLNK | 0777) << false;
    QTest::newRow("a file") << somebody << uint(S_IFREG | 0666) << true;
}

void TestWayToFile::isJudgedByOwnerAndMode()
{
    QFETCH(const uid_t, owner);
    QFETCH(const uint, mode);
    const auto checked =
        checkWay({step(me, S_IFDIR | 0755), step(owner, mode)}, QStringLiteral("/here"), me);
    QTEST(checked.has_value(), "good");
    QVERIFY(checked || checked.error().kind == Error::Kind::Refused);
}

void TestWayToFile::namesWhatIsWrong()
{
    const auto refused = checkWay({step(me, S_IFDIR | 0777)}, QStringLiteral("/here/file"), me);
    QVERIFY(!refused);
    QVERIFY(refused.error().what.contains(QStringLiteral("/here/file")));
    QVERIFY2(refused.error().advice.contains(QStringLiteral("chmod o-w '/here'")),
             qPrintable(refused.error().advice));
}

void TestWayToFile::goesByEachFolderAndLink_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("names");
    const auto row = [](const char *name, const char *names) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(names);
    };
    row("a/b/file", "a a/b a/b/file");
    row("./a//b/./file", "a a/b a/b/file");
    row("short/file", "short a a/b a/b/file");
    row("a/whole", "a a/whole short a a/b a/b/file");
    row("short/../whole", "short a a/b a a/whole short a a/b a/b/file");
}

void TestWayToFile::goesByEachFolderAndLink()
{
    QFETCH(const QString, name);
    const auto way = wayTo(path({}) + name);
    QTEST(below(way).join(u' '), "names");
    QCOMPARE(way.front().path, QStringLiteral("/"));
    QVERIFY(way.back().isLast && S_ISREG(way.back().status.st_mode));
    const auto isLink = [](const WayStep &step) {
        return !step.isLast || S_ISLNK(step.status.st_mode);
    };
    QVERIFY(std::all_of(way.begin(), way.end() - 1, isLink));
}

void TestWayToFile::aRelativeOneBeginsHere()
{
    const auto before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(path(QStringLiteral("a"))));
    const auto way = wayTo(QStringLiteral("b/file"));
    QDir::setCurrent(before);
    QCOMPARE(below(way),
             (QStringList{QStringLiteral("a"), QStringLiteral("a/b"), QStringLiteral("a/b/file")}));
}

void TestWayToFile::endsWhereNothingIs()
{
    const auto way = wayTo(path(QStringLiteral("a/none/file")));
    QCOMPARE(below(way), QStringList{QStringLiteral("a")});
    QVERIFY(!way.back().isLast);
}

void TestWayToFile::aFolderIsAnEnd_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("named") << QStringLiteral("a");
    QTest::newRow("here") << QStringLiteral("a/.");
    QTest::newRow("above") << QStringLiteral("short/..");
    QTest::newRow("the root") << QStringLiteral("/");
    QTest::newRow("above the root") << QStringLiteral("/../..");
}

void TestWayToFile::aFolderIsAnEnd()
{
    QFETCH(const QString, end);
    const bool isRoot = end.startsWith(u'/');
    const auto way = wayTo(isRoot ? end : path(end));
    QVERIFY(way.back().isLast && S_ISDIR(way.back().status.st_mode));
    QCOMPARE(way.back().path, isRoot ? QStringLiteral("/") : path(QStringLiteral("a")));
}

void TestWayToFile::aCircleEnds()
{
    const auto way = wayTo(path(QStringLiteral("circle/file")));
    QVERIFY(S_ISLNK(way.back().status.st_mode));
}

QTEST_GUILESS_MAIN(TestWayToFile)
#include "tst_way_to_file.moc"
