// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/shared_folder.h"

#include <QFile>

#include <unistd.h>

using namespace savehub;

namespace {

FileStatus statusOfFile(const QString &path)
{
    return statusOf(path).value_or(FileStatus{});
}

} // namespace

/// What SQLite finds beside a database after we have checked it.
class TstGuardedFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_shared = std::make_unique<SharedFolder>(); }
    void aJournalThatComesLaterIsNotRolledBack();
    void aWriteAheadLogThatComesLaterStopsNobody();
    void theJournalIsThereBeforeTheFirstWrite();
    void theJournalIsThereAfterAReaderRolledBack();
    void theJournalIsTakenAwayFromOthers();

private:
    std::unique_ptr<SharedFolder> m_shared;
};

/// The journal comes after our check and before SQLite looks for it.
void TstGuardedFiles::aJournalThatComesLaterIsNotRolledBack()
{
    if (!isRoot()) {
        QSKIP("only root can give files away");
    }
    const auto forged = m_shared->hotJournal();
    QVERIFY(QFile::remove(m_shared->journal()));
    changeMode(m_shared->folder(), 01777);
    const auto database = Database::connect({m_shared->path(), Milliseconds(50)});
    QVERIFY_OK(database);
    m_shared->plant(forged, somebody);
    QCOMPARE(oursIn((*database)->sql()), qint64(-1));
    QVERIFY(QFile::remove(m_shared->journal()));
    QCOMPARE(oursIn((*database)->sql()), qint64(2000));
}

void TstGuardedFiles::aWriteAheadLogThatComesLaterStopsNobody()
{
    if (!isRoot()) {
        QSKIP("only root can give files away");
    }
    changeMode(m_shared->folder(), 01777);
    const auto database = m_shared->open();
    QVERIFY_OK(database);
    const auto log = m_shared->path(QStringLiteral("-wal"));
    QVERIFY(QFile::copy(m_shared->path(), log));
    giveTo(log, somebody);
    QCOMPARE(oursIn((*database)->sql()), qint64(0));
    QVERIFY_OK((*database)->sql().run(QStringLiteral("UPDATE a SET text = 'ours'")));
    QCOMPARE(oursIn((*database)->sql()), qint64(2000));
}

void TstGuardedFiles::theJournalIsThereBeforeTheFirstWrite()
{
    QVERIFY(QFile::remove(m_shared->journal()));
    const auto database = m_shared->open();
    QVERIFY_OK(database);
    const auto made = statusOfFile(m_shared->journal());
    QVERIFY(S_ISREG(made.st_mode));
    QCOMPARE(made.st_mode & 0777U, 0600U);
    QCOMPARE(made.st_size, off_t(0));
    QVERIFY_OK((*database)->sql().run(QStringLiteral("DELETE FROM a WHERE rowid = 1")));
    QCOMPARE(statusOfFile(m_shared->journal()).st_ino, made.st_ino);
}

void TstGuardedFiles::theJournalIsThereAfterAReaderRolledBack()
{
    const auto left = m_shared->hotJournal();
    m_shared->plant(left, ::geteuid());
    const auto reader = Database::openToRead({m_shared->path()}, SharedFolder::migrations());
    QVERIFY_OK(reader);
    QVERIFY(oursIn((*reader)->sql()) < 2000); // our own journal is rolled back, as always
    QVERIFY(QFile::exists(m_shared->journal()));
    QVERIFY_OK(m_shared->open());
}

void TstGuardedFiles::theJournalIsTakenAwayFromOthers()
{
    changeMode(m_shared->journal(), 0644);
    QVERIFY_OK(m_shared->open());
    QCOMPARE(statusOfFile(m_shared->journal()).st_mode & 0777U, 0600U);
}

QTEST_GUILESS_MAIN(TstGuardedFiles)
#include "tst_guarded_files.moc"
