// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "tests/disk/disk_image.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace savehub;

using Kind = DiskChange::Kind;

/// Tests the disk that the other tests use: it sees every change, stops those it is told to stop,
/// and its image equals the real files.
class TestFaultyDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyChangeIsSeenInOrder();
    void theImageIsWhatTheFilesAre();
    void synced();
    void aFaultIsWhatTheDatabaseSays_data();
    void aFaultIsWhatTheDatabaseSays();
    void halfOfAFailedWriteIsMade();
    void withoutItThereAreNoFaults();

private:
    std::unique_ptr<Database> connect() const
    {
        auto database = Database::connect({path()});
        if (!database) {
            qFatal("%s", qPrintable(database.error().text()));
        }
        return std::move(*database);
    }
    QString path() const { return folder() + QStringLiteral("/test.db"); }
    QString folder() const { return m_folder->path(); }
    /// Makes a table, and keeps the journal file.
    static Done makeTable(Database &database)
    {
        return database.sql().run(QStringLiteral("PRAGMA journal_mode = TRUNCATE")).and_then([&] {
            return database.sql().run(QStringLiteral("CREATE TABLE t (n INTEGER)"));
        });
    }
    static Done insert(Database &database)
    {
        return database.sql().run(QStringLiteral("INSERT INTO t VALUES (1)"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFaultyDisk::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

/// The journal is synced before the database is changed, and the database before the journal is
/// truncated.
void TestFaultyDisk::everyChangeIsSeenInOrder()
{
    QByteArray seen;
    const FaultyDisk disk([&](const DiskChange &change) {
        const bool isJournal = QByteArray::fromStdString(change.file).endsWith("-journal");
        const auto letter = "wstd"[static_cast<int>(change.kind)];
        seen += isJournal ? letter : static_cast<char>(letter - 'a' + 'A');
        return SQLITE_OK;
    });
    const auto database = connect();
    QVERIFY(makeTable(*database));
    seen.clear();
    QVERIFY(insert(*database));
    const QRegularExpression commit(QStringLiteral("^w+sw+sW+Sts$"));
    QVERIFY2(commit.match(QString::fromLatin1(seen)).hasMatch(), seen.constData());
}

void TestFaultyDisk::theImageIsWhatTheFilesAre()
{
    DiskImage image(folder());
    const FaultyDisk disk([&](const DiskChange &change) {
        image.apply(change);
        return SQLITE_OK;
    });
    const auto database = connect();
    QVERIFY(makeTable(*database));
    QVERIFY(insert(*database));
    QCOMPARE(image.files().size(), size_t(2));
    QVERIFY(image.files() == DiskImage(folder()).files());
}

/// What was not synced is missing.
void TestFaultyDisk::synced()
{
    DiskImage image(folder());
    image.apply({Kind::Write, "/a/file", 0, "one"});
    QVERIFY(image.synced().empty());
    image.apply({Kind::Sync, "/a/file"});
    image.apply({Kind::Write, "/a/file", 4, "two"});
    QVERIFY((image.synced() == DiskImage::Files{{"file", "one"}}));
    QVERIFY((image.files() == DiskImage::Files{{"file", std::string("one\0two", 7)}}));
    image.apply({Kind::Truncate, "/a/file", 1});
    image.apply({Kind::Sync, "/a/file"});
    QVERIFY((image.synced() == DiskImage::Files{{"file", "o"}}));
    image.apply({Kind::Delete, "/a/file"});
    QVERIFY(image.synced().empty() && image.files().empty());
}

void TestFaultyDisk::aFaultIsWhatTheDatabaseSays_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("write") << Kind::Write << SQLITE_IOERR_WRITE << "disk I/O error";
    QTest::newRow("no space") << Kind::Write << SQLITE_FULL << "database or disk is full";
    QTest::newRow("sync") << Kind::Sync << SQLITE_IOERR_FSYNC << "disk I/O error";
    QTest::newRow("truncate") << Kind::Truncate << SQLITE_IOERR_TRUNCATE << "disk I/O error";
}

void TestFaultyDisk::aFaultIsWhatTheDatabaseSays()
{
    QFETCH(const Kind, kind);
    QFETCH(const int, code);
    QFETCH(const QString, says);
    bool isBroken = false;
    const FaultyDisk disk([&](const DiskChange &change) {
        return isBroken && change.kind == kind ? code : SQLITE_OK;
    });
    const auto database = connect();
    QVERIFY(makeTable(*database));
    isBroken = true;
    const auto failed = insert(*database);
    QVERIFY(!failed);
    QVERIFY2(failed.error().what.contains(says), qPrintable(failed.error().what));
    isBroken = false;
    QVERIFY(insert(*database));
}

void TestFaultyDisk::halfOfAFailedWriteIsMade()
{
    const FaultyDisk disk([](const DiskChange &change) {
        return change.kind == Kind::Write ? SQLITE_FULL : SQLITE_OK;
    });
    const auto database = connect();
    QVERIFY(!makeTable(*database));
    QFile journal(path() + QStringLiteral("-journal"));
    QVERIFY(!journal.exists() || journal.size() > 0);
}

void TestFaultyDisk::withoutItThereAreNoFaults()
{
    {
        const FaultyDisk disk([](const DiskChange &) { return SQLITE_FULL; });
        QVERIFY(!makeTable(*connect()));
    }
    QVERIFY(makeTable(*connect()));
}

QTEST_GUILESS_MAIN(TestFaultyDisk)
#include "tst_faulty_disk.moc"
