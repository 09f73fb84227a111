// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/console_lock.h"
#include "store/database_file.h"
#include "store/foreign_files.h"
#include "tests/store/shared_folder.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace savehub;

namespace {

FileStatus statusOfFile(const QString &path)
{
    return statusOf(path).value_or(FileStatus{});
}

} // namespace

/// What other users of the machine may do to a database.
class TstForeignFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_shared = std::make_unique<SharedFolder>(); }
    void aFileIsJudgedByWhatItIs_data();
    void aFileIsJudgedByWhatItIs();
    void aFolderIsAskedWhoMayWriteIt_data();
    void aFolderIsAskedWhoMayWriteIt();
    void theFoldersAboveItAreAskedToo();
    void whatIsNotOursIsRefusedByName_data();
    void whatIsNotOursIsRefusedByName();
    void whatOthersMayWriteIsRefused_data();
    void whatOthersMayWriteIsRefused();
    void toRootTheDatabasesOwnerIsNoStranger_data();
    void toRootTheDatabasesOwnerIsNoStranger();
    void aForgedJournalIsNotRolledBack_data();
    void aForgedJournalIsNotRolledBack();

private:
    /// The error of each way to open it; empty for a way that succeeds.
    QStringList complaints() const;

    std::unique_ptr<SharedFolder> m_shared;
};

QStringList TstForeignFiles::complaints() const
{
    const auto wordsOf = [](const auto &result) {
        return result ? QString() : result.error().text();
    };
    return {wordsOf(prepareDatabaseFile(m_shared->path())), wordsOf(m_shared->open()),
            wordsOf(Database::openToRead({m_shared->path()}, SharedFolder::migrations())),
            wordsOf(Database::connect({m_shared->path()})),
            wordsOf(lockForConsole(m_shared->path()))};
}

void TstForeignFiles::aFileIsJudgedByWhatItIs_data()
{
    constexpr uint file = S_IFREG;
    QTest::addColumn<uint>("mode");
    QTest::addColumn<uint>("owner");
    QTest::addColumn<uint>("group");
    QTest::addColumn<uint>("names");
    QTest::addColumn<FileFlaw>("flaw");
    QTest::newRow("ours") << (file | 0600U) << 1000U << 1000U << 1U << FileFlaw::None;
    QTest::newRow("root's") << (file | 0644U) << 0U << 0U << 1U << FileFlaw::None;
    QTest::newRow("the database's owner's") << (file | 0660U) << 7U << 7U << 1U << FileFlaw::None;
    QTest::newRow("our group's") << (file | 0660U) << 1000U << 1000U << 1U << FileFlaw::None;
    QTest::newRow("a group's") << (file | 0660U) << 1000U << 100U << 1U << FileFlaw::OthersWrite;
    QTest::newRow("all's") << (file | 0602U) << 1000U << 1000U << 1U << FileFlaw::OthersWrite;
    QTest::newRow("theirs") << (file | 0600U) << 1001U << 1000U << 1U << FileFlaw::SomebodyElses;
    QTest::newRow("two names") << (file | 0600U) << 1000U << 1000U << 2U << FileFlaw::SecondName;
    QTest::newRow("link") << uint(S_IFLNK | 0777) << 1000U << 1000U << 1U << FileFlaw::NoFile;
    QTest::newRow("pipe") << uint(S_IFIFO | 0600) << 1000U << 1000U << 1U << FileFlaw::NoFile;
}

void TstForeignFiles::aFileIsJudgedByWhatItIs()
{
    QFETCH(const uint, mode);
    QFETCH(const uint, owner);
    QFETCH(const uint, group);
    QFETCH(const uint, names);
    FileStatus file{};
    file.st_mode = mode;
    file.st_uid = owner;
    file.st_gid = group;
    file.st_nlink = names;
    QTEST(flawOf(file, {.user = 1000, .group = 1000, .databases = 7}), "flaw");
}

void TstForeignFiles::aFolderIsAskedWhoMayWriteIt_data()
{
    QTest::addColumn<uid_t>("owner");
    QTest::addColumn<uint>("mode");
    QTest::addColumn<bool>("foreignGroup");
    QTest::addColumn<QString>("remedy"); // empty: the folder is good
    const auto me = ::geteuid();
    QTest::newRow("private") << me << 0700U << false << QString();
    QTest::newRow("others may read") << me << 0755U << false << QString();
    QTest::newRow("of our own group, as with umask 002") << me << 0775U << false << QString();
    QTest::newRow("sticky, as /tmp") << me << 01777U << false << QString();
    QTest::newRow("everybody's") << me << 0777U << false << QStringLiteral("chmod o-w");
    if (!isRoot()) {
        return; // only root can give files away
    }
    QTest::newRow("of another group") << me << 0775U << true << QStringLiteral("chmod g-w");
    QTest::newRow("of another group, to read") << me << 0755U << true << QString();
    QTest::newRow("of another group, sticky") << me << 01775U << true << QString();
    QTest::newRow("somebody's") << somebody << 0755U << false
                                << QStringLiteral("folders of your own");
    QTest::newRow("somebody's, sticky")
        << somebody << 01777U << false << QStringLiteral("folders of your own");
}

void TstForeignFiles::aFolderIsAskedWhoMayWriteIt()
{
    QFETCH(const uid_t, owner);
    QFETCH(const uint, mode);
    QFETCH(const bool, foreignGroup);
    QFETCH(const QString, remedy);
    giveTo(m_shared->folder(), owner, foreignGroup ? gid_t(somebody) : ::getegid());
    changeMode(m_shared->folder(), mode);
    for (const auto &words : complaints()) {
        QCOMPARE(words.isEmpty(), remedy.isEmpty());
        QVERIFY2(words.contains(remedy), qPrintable(words));
        QVERIFY2(words.isEmpty() || words.contains(m_shared->folder()), qPrintable(words));
    }
}

void TstForeignFiles::theFoldersAboveItAreAskedToo()
{
    const auto above = m_shared->above();
    changeMode(above, 0777);
    for (const auto &words : complaints()) {
        QVERIFY2(words.contains(above + QStringLiteral(" may be written by all")),
                 qPrintable(words));
    }
}

void TstForeignFiles::whatIsNotOursIsRefusedByName_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("what");
    for (const auto *suffix : {"", "-journal", "-wal", "-shm", ".lock"}) {
        for (const auto *what : {"pipe", "link", "second name", "somebody's"}) {
            const bool isDone = isRoot() || qstrcmp(what, "somebody's") != 0;
            if (isDone && (*suffix != '\0' || qstrcmp(what, "somebody's") != 0)) {
                QTest::addRow("s.db%s: %s", suffix, what)
                    << QString::fromLatin1(suffix) << QString::fromLatin1(what);
            }
        }
    }
}

void TstForeignFiles::whatIsNotOursIsRefusedByName()
{
    QFETCH(const QString, suffix);
    QFETCH(const QString, what);
    const auto file = m_shared->path(suffix);
    const auto elsewhere = m_shared->elsewhere();
    QVERIFY(!QFile::exists(file) || QFile::rename(file, elsewhere) || QFile::copy(file, elsewhere));
    QFile made(elsewhere);
    QVERIFY(made.open(QIODevice::ReadWrite));
    made.close();
    if (what == QLatin1String("pipe")) {
        QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
    } else if (what == QLatin1String("link")) {
        QVERIFY(QFile::link(elsewhere, file));
    } else if (what == QLatin1String("second name")) {
        QCOMPARE(
            ::link(QFile::encodeName(elsewhere).constData(), QFile::encodeName(file).constData()),
            0);
    } else {
        QVERIFY(made.rename(file));
        giveTo(file, somebody);
    }
    auto said = complaints();
    if (suffix.isEmpty() && what == QLatin1String("link")) {
        said.removeLast(); // the lock belongs to the file that the link leads to
    }
    for (const auto &words : said) {
        QVERIFY2(words.contains(file), qPrintable(words));
    }
}

void TstForeignFiles::whatOthersMayWriteIsRefused_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<uint>("mode");
    QTest::addColumn<bool>("good");
    for (const auto *suffix : {"", "-journal"}) {
        const auto name = QString::fromLatin1(suffix);
        QTest::addRow("s.db%s others may read", suffix) << name << 0644U << true;
        QTest::addRow("s.db%s our group may write", suffix) << name << 0664U << true;
        QTest::addRow("s.db%s everybody may write", suffix) << name << 0666U << false;
    }
}

void TstForeignFiles::whatOthersMayWriteIsRefused()
{
    QFETCH(const QString, suffix);
    QFETCH(const uint, mode);
    QFETCH(const bool, good);
    changeMode(m_shared->path(suffix), mode);
    for (const auto &words : complaints()) {
        QCOMPARE(words.isEmpty(), good);
        QVERIFY2(
            good || words.contains(QStringLiteral("chmod go-w '%1'").arg(m_shared->path(suffix))),
            qPrintable(words));
        changeMode(m_shared->path(suffix), mode);
    }
}

void TstForeignFiles::toRootTheDatabasesOwnerIsNoStranger_data()
{
    QTest::addColumn<uint>("mode");
    QTest::addColumn<bool>("good");
    QTest::newRow("where root put it") << 0755U << true;
    QTest::newRow("where anybody may put one") << 01777U << false;
}

void TstForeignFiles::toRootTheDatabasesOwnerIsNoStranger()
{
    QFETCH(const uint, mode);
    QFETCH(const bool, good);
    if (!isRoot()) {
        QSKIP("only root can give files away");
    }
    giveTo(m_shared->path(), somebody, gid_t(somebody));
    giveTo(m_shared->journal(), somebody, gid_t(somebody));
    changeMode(m_shared->folder(), mode);
    for (const auto &words : complaints()) {
        QVERIFY2(words.isEmpty() == good, qPrintable(words));
    }
    if (good) { // a new journal is theirs, too, or they could not use their database any more
        QVERIFY(QFile::remove(m_shared->journal()));
        QVERIFY_OK(m_shared->open());
        QCOMPARE(statusOfFile(m_shared->journal()).st_uid, somebody);
    }
}

void TstForeignFiles::aForgedJournalIsNotRolledBack_data()
{
    QTest::addColumn<uint>("mode");
    QTest::newRow("everybody's folder") << 0777U;
    QTest::newRow("sticky, as /tmp") << 01777U;
}

void TstForeignFiles::aForgedJournalIsNotRolledBack()
{
    QFETCH(const uint, mode);
    if (!isRoot()) {
        QSKIP("only root can give files away");
    }
    const auto forged = m_shared->hotJournal();
    QVERIFY(forged.size() > 1000);
    m_shared->plant(forged, somebody);
    changeMode(m_shared->folder(), mode);
    for (const auto &words : complaints()) {
        QVERIFY(!words.isEmpty());
    }
    changeMode(m_shared->folder(), 0700);
    QVERIFY(QFile::remove(m_shared->journal()));
    const auto database = m_shared->open();
    QVERIFY_OK(database);
    QCOMPARE(oursIn((*database)->sql()), qint64(2000));
}

QTEST_GUILESS_MAIN(TstForeignFiles)
#include "tst_foreign_files.moc"
