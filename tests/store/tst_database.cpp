// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/console_lock.h"
#include "tests/store/test_database.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

using namespace savehub;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return QFile::exists(path) && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

unsigned modeOf(const QString &path)
{
    struct stat status {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777U : 0;
}

const std::vector<Migration> &one()
{
    static const std::vector<Migration> one{
        {1, QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (1);")}};
    return one;
}

std::vector<Migration> oneAnd(const QString &script)
{
    auto two = one();
    two.push_back({2, script});
    return two;
}

class OtherUmask
{
public:
    explicit OtherUmask(mode_t mask)
        : m_before(::umask(mask))
    {
    }
    ~OtherUmask() { ::umask(m_before); }
    OtherUmask(const OtherUmask &) = delete;
    OtherUmask &operator=(const OtherUmask &) = delete;

private:
    mode_t m_before;
};

} // namespace

class TstDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isForItsOwnerAlone();
    void keepsForeignFoldersAsTheyAre();
    void takesAnOldFileAwayFromOthers();
    void waitsDurably();
    void repeatedOpeningChangesNothing();
    void migratesAfterABackup();
    void nothingIsMigratedUnderAConsole();
    void theConsoleItselfMigrates();
    void backupIsReplacedByANewerOne();
    void failedMigrationChangesNothing_data();
    void failedMigrationChangesNothing();
    void brokenReferencesAreNotMigrated();
    void newerSchemaIsRefusedUntouched();
    void refuses_data();
    void refuses();
    void readerNeedsTheNewestSchema();
    void readerCannotWrite();
    void connectionsAreReleased();

private:
    QString path(const QString &name = QStringLiteral("savehub.db")) const
    {
        return m_folder->filePath(name);
    }
    Result<std::unique_ptr<Database>> open(const std::vector<Migration> &migrations) const
    {
        return Database::open({path(), Milliseconds(50)}, migrations);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstDatabase::isForItsOwnerAlone()
{
    const OtherUmask everybody(0);
    const DatabaseOptions options{path(QStringLiteral("new/folder/savehub.db")), Milliseconds(50)};
    const auto database = Database::open(options, one());
    QVERIFY_OK(database);
    QVERIFY_OK((*database)->sql().run(QStringLiteral("INSERT INTO a VALUES (2)")));

    QCOMPARE(modeOf(path(QStringLiteral("new"))), 0700U);
    QCOMPARE(modeOf(path(QStringLiteral("new/folder"))), 0700U);
    QCOMPARE(modeOf(options.path), 0600U);
    QCOMPARE(modeOf(options.path + QStringLiteral("-journal")), 0600U);
}

void TstDatabase::keepsForeignFoldersAsTheyAre()
{
    QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
    QVERIFY_OK(open(one()));
    QCOMPARE(modeOf(m_folder->path()), 0755U);
}

void TstDatabase::takesAnOldFileAwayFromOthers()
{
    QVERIFY_OK(open(one()));
    QCOMPARE(::chmod(QFile::encodeName(path()).constData(), 0644), 0);
    QVERIFY_OK(open(one()));
    QCOMPARE(modeOf(path()), 0600U);
}

void TstDatabase::waitsDurably()
{
    const auto database = open(one());
    QVERIFY_OK(database);
    auto &sql = (*database)->sql();
    QCOMPARE(sql.number(QStringLiteral("PRAGMA foreign_keys")), Result<qint64>(1));
    QCOMPARE(sql.number(QStringLiteral("PRAGMA synchronous")), Result<qint64>(2));
    QCOMPARE(sql.number(QStringLiteral("PRAGMA busy_timeout")), Result<qint64>(50));
    QCOMPARE(sql.number(QStringLiteral("PRAGMA trusted_schema")), Result<qint64>(0));
    const auto journal = sql.first(QStringLiteral("PRAGMA journal_mode"), {},
                                   [](const Row &row) { return row.text("journal_mode"); });
    QCOMPARE(journal->value_or(QString()), QStringLiteral("persist"));
}

void TstDatabase::repeatedOpeningChangesNothing()
{
    QVERIFY_OK(open(one()));
    const auto before = contentOf(path());
    QVERIFY_OK(open(one()));
    QCOMPARE(contentOf(path()), before);
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*backup*")}), QStringList());
}

void TstDatabase::migratesAfterABackup()
{
    QVERIFY_OK(open(one()));
    const OtherUmask everybody(0);
    const auto newer = open(oneAnd(QStringLiteral("ALTER TABLE a ADD COLUMN b TEXT;")));
    QVERIFY_OK(newer);
    QCOMPARE((*newer)->sql().number(QStringLiteral("PRAGMA user_version")), Result<qint64>(2));

    const auto backup = path() + QStringLiteral(".backup-v1");
    QCOMPARE(modeOf(backup), 0600U);
    const auto old = Database::openToRead({backup}, one());
    QVERIFY_OK(old);
    QCOMPARE((*old)->sql().number(QStringLiteral("SELECT count(*) FROM a")), Result<qint64>(1));
}

void TstDatabase::nothingIsMigratedUnderAConsole()
{
    QVERIFY_OK(open(one()));
    const auto console = lockForConsole(path());
    QVERIFY_OK(console);
    const auto before = contentOf(path());
    const auto newer = open(oneAnd(QStringLiteral("ALTER TABLE a ADD COLUMN b TEXT;")));
    QVERIFY(!newer);
    QCOMPARE(newer.error().kind, Error::Kind::Conflict);
    QVERIFY(newer.error().what.contains(QStringLiteral("a console has it open")));
    QVERIFY(!newer.error().advice.isEmpty());
    QVERIFY(contentOf(path()) == before);
    QVERIFY(!QFile::exists(path() + QStringLiteral(".backup-v1")));
    QVERIFY_OK(open(one())); // a current file needs no lock
}

void TstDatabase::theConsoleItselfMigrates()
{
    QVERIFY_OK(open(one()));
    const auto console = lockForConsole(path());
    QVERIFY_OK(console);
    const DatabaseOptions options{.path = path(), .isConsoles = true};
    QVERIFY_OK(Database::open(options, oneAnd(QStringLiteral("CREATE TABLE b (id INTEGER);"))));
}

void TstDatabase::backupIsReplacedByANewerOne()
{
    QVERIFY_OK(open(one()));
    QVERIFY(!open(oneAnd(QStringLiteral("nonsense"))));
    {
        const auto still = open(one());
        QVERIFY_OK(still);
        QVERIFY_OK((*still)->sql().run(QStringLiteral("INSERT INTO a VALUES (2)")));
    }
    QVERIFY_OK(open(oneAnd(QStringLiteral("CREATE TABLE b (id INTEGER)"))));
    const auto old = Database::openToRead({path() + QStringLiteral(".backup-v1")}, one());
    QVERIFY_OK(old);
    QCOMPARE((*old)->sql().number(QStringLiteral("SELECT count(*) FROM a")), Result<qint64>(2));
}

void TstDatabase::failedMigrationChangesNothing_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("nonsense") << QStringLiteral("CREATE TABLE b (id INTEGER); nonsense;");
    QTest::newRow("broken constraint")
        << QStringLiteral("CREATE TABLE b (id INTEGER); INSERT INTO a VALUES (1);");
    QTest::newRow("dangling reference")
        << QStringLiteral("CREATE TABLE b (id INTEGER REFERENCES a (id) DEFERRABLE INITIALLY"
                          " DEFERRED); INSERT INTO b VALUES (7);");
}

void TstDatabase::failedMigrationChangesNothing()
{
    QFETCH(QString, script);
    QVERIFY_OK(open(one()));
    const auto before = contentOf(path());

    const auto failed = open(oneAnd(script));

    QVERIFY(!failed);
    QVERIFY2(failed.error().what.contains(path()), why(failed).constData());
    QCOMPARE(contentOf(path()), before);
    QVERIFY_OK(open(one()));
}

void TstDatabase::brokenReferencesAreNotMigrated()
{
    const auto before = oneAnd(QStringLiteral("CREATE TABLE b (a INTEGER REFERENCES a (id))"));
    QVERIFY_OK(open(before));
    {
        // As a shell would, without enforcing foreign keys.
        const auto shell = Database::connect({path()});
        QVERIFY_OK(shell);
        QVERIFY_OK((*shell)->sql().run(QStringLiteral("INSERT INTO b VALUES (7)")));
    }
    auto after = before;
    after.push_back({3, QStringLiteral("CREATE TABLE c (id INTEGER)")});

    const auto failed = open(after);

    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Error::Kind::Corrupt);
    QVERIFY_OK(open(before));
}

void TstDatabase::newerSchemaIsRefusedUntouched()
{
    QVERIFY_OK(open(oneAnd(QStringLiteral("CREATE TABLE b (id INTEGER)"))));
    QCOMPARE(::chmod(QFile::encodeName(path()).constData(), 0640), 0);
    const auto before = contentOf(path());

    const auto refused = open(one());

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::BadInput);
    QVERIFY2(refused.error().text().contains(QLatin1String("newer")), why(refused).constData());
    QCOMPARE(contentOf(path()), before);
    QCOMPARE(modeOf(path()), 0640U);
    const auto read = Database::openToRead({path()}, one());
    QVERIFY(!read);
}

void TstDatabase::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("a folder") << QStringLiteral("folder") << QStringLiteral("is a folder");
    QTest::newRow("a file as folder")
        << QStringLiteral("text/savehub.db") << QStringLiteral("text is a file");
    QTest::newRow("not a database") << QStringLiteral("text") << QStringLiteral("not a database");
    QTest::newRow("another program's database")
        << QStringLiteral("other.db") << QStringLiteral("another program");
    QTest::newRow("no path") << QString() << QStringLiteral("no path");
}

void TstDatabase::refuses()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    QVERIFY(QDir().mkdir(path(QStringLiteral("folder"))));
    QVERIFY(write(path(QStringLiteral("text")), QByteArray(2048, 'x')));
    {
        const auto other = Database::connect({path(QStringLiteral("other.db"))});
        QVERIFY_OK((*other)->sql().run(QStringLiteral("CREATE TABLE theirs (id INTEGER)")));
    }
    const auto file = name.isEmpty() ? name : path(name);
    const auto before = contentOf(file);

    const auto refused = Database::open({file}, one());

    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(words), why(refused).constData());
    QCOMPARE(contentOf(file), before);
}

void TstDatabase::readerNeedsTheNewestSchema()
{
    const DatabaseOptions options{path()};
    const auto missing = Database::openToRead(options, one());
    QCOMPARE(missing.error().kind, Error::Kind::NotFound);
    QVERIFY(!QFile::exists(path()));

    QVERIFY_OK(open(one()));
    QVERIFY_OK(Database::openToRead(options, one()));
    const auto old = Database::openToRead(options, oneAnd(QStringLiteral("SELECT 1")));
    QCOMPARE(old.error().kind, Error::Kind::Unavailable);
}

void TstDatabase::readerCannotWrite()
{
    QVERIFY_OK(open(one()));
    const auto reader = Database::openToRead({path()}, one());
    QVERIFY_OK(reader);
    QVERIFY(!(*reader)->sql().run(QStringLiteral("INSERT INTO a VALUES (2)")));
    QCOMPARE((*reader)->sql().number(QStringLiteral("SELECT count(*) FROM a")), Result<qint64>(1));
}

void TstDatabase::connectionsAreReleased()
{
    const auto before = QSqlDatabase::connectionNames();
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    {
        const auto database = open(one());
        QVERIFY_OK(database);
        QVERIFY(QSqlDatabase::connectionNames() != before);
    }
    QVERIFY(!open({}));
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

QTEST_GUILESS_MAIN(TstDatabase)
#include "tst_database.moc"
