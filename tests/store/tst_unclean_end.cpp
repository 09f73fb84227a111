// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/unclean_end.h"

#include "store/console_lock.h"
#include "tests/store/test_database.h"

#include <QFile>

#include <sys/stat.h>

using namespace savehub;

namespace {

const std::vector<Migration> &numbers()
{
    static const std::vector<Migration> numbers{
        {1, QStringLiteral("CREATE TABLE a (text TEXT);"
                           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                           " WHERE i < 2000) INSERT INTO a SELECT hex(zeroblob(50)) FROM n;")}};
    return numbers;
}

} // namespace

/// How a start handles the end of the run before it.
class TstUncleanEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY_OK(open(false));
    }
    void aProperEndLeavesNothing();
    void aLockThatWasLeftTells();
    void aChangeToRollBackTells();
    void aPipeInItsPlaceIsNotWaitedFor();
    void damageIsFoundAfterAnUncleanEnd();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("savehub.db")); }
    Result<std::unique_ptr<Database>> open(bool isDoubtful) const
    {
        return Database::open({.path = path(), .isDoubtful = isDoubtful}, numbers());
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstUncleanEnd::aProperEndLeavesNothing()
{
    {
        const auto lock = lockForConsole(path());
        QVERIFY_OK(lock);
        const auto database = open(false);
        QVERIFY_OK(database);
        QVERIFY_OK((*database)->sql().run(QStringLiteral("DELETE FROM a WHERE rowid = 1")));
    }
    QVERIFY(QFile::exists(path() + QStringLiteral("-journal")));
    QVERIFY(!endedUncleanly(path()));
}

void TstUncleanEnd::aLockThatWasLeftTells()
{
    auto lock = lockForConsole(path());
    QVERIFY_OK(lock);
    leaveLocked(std::move(*lock));
    QVERIFY(endedUncleanly(path()));
}

void TstUncleanEnd::aChangeToRollBackTells()
{
    const auto database = open(false);
    QVERIFY_OK(database);
    auto &sql = (*database)->sql();
    QVERIFY_OK(sql.run(QStringLiteral("PRAGMA cache_size = 1"))); // so that it is written early
    QVERIFY_OK(sql.run(QStringLiteral("BEGIN IMMEDIATE")));
    QVERIFY_OK(sql.run(QStringLiteral("UPDATE a SET text = text || 'x'")));
    QVERIFY(endedUncleanly(path()));
    QVERIFY_OK(sql.run(QStringLiteral("ROLLBACK")));
    QVERIFY(!endedUncleanly(path()));
}

void TstUncleanEnd::aPipeInItsPlaceIsNotWaitedFor()
{
    const auto journal = path() + QStringLiteral("-journal");
    QVERIFY(QFile::remove(journal));
    QCOMPARE(::mkfifo(QFile::encodeName(journal).constData(), 0600), 0);
    QVERIFY(!endedUncleanly(path()));
}

void TstUncleanEnd::damageIsFoundAfterAnUncleanEnd()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 4096 / 2 * 4096));
    QVERIFY(file.write(QByteArray(4096, '\x5a')) == 4096);
    file.close();

    QVERIFY_OK(open(false)); // without checking
    const auto opened = open(true);

    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Corrupt);
    QVERIFY2(opened.error().what.contains(QStringLiteral("is damaged")), why(opened).constData());
    QVERIFY(opened.error().advice.contains(QStringLiteral(".recover")));
}

QTEST_GUILESS_MAIN(TstUncleanEnd)
#include "tst_unclean_end.moc"
