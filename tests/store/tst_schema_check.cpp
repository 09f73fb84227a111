// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

namespace {

const auto trigger = QStringLiteral("CREATE TRIGGER swallow BEFORE UPDATE ON settings"
                                    " BEGIN SELECT raise(IGNORE); END");

/// The statements that change the stored definition of \a name.
QStringList rewritten(const QString &name, const QString &expression)
{
    return {
        QStringLiteral("PRAGMA writable_schema = ON"),
        QStringLiteral("UPDATE sqlite_schema SET sql = %1 WHERE name = '%2'").arg(expression, name),
        QStringLiteral("PRAGMA writable_schema = RESET")};
}

} // namespace

/// A database is ours if its schema is ours.
class TstSchemaCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void whatTheMigrationsDoNotMakeIsRefusedByName_data();
    void whatTheMigrationsDoNotMakeIsRefusedByName();
    void manyAreNotAllNamed();
    void whatSaysTheSameIsTaken_data();
    void whatSaysTheSameIsTaken();
    void anOlderOneIsRefusedUntouched();
    void noSchemaIsTrusted();

private:
    void change(const QStringList &statements)
    {
        QVERIFY_OK(m_database->open());
        for (const auto &statement : statements) {
            QVERIFY_OK(m_database->other().runOnce(statement));
        }
    }
    std::unique_ptr<TestDatabase> m_database;
};

void TstSchemaCheck::whatTheMigrationsDoNotMakeIsRefusedByName_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("words");
    QTest::newRow("trigger") << QStringList{trigger} << QStringLiteral("the trigger \"swallow\"");
    QTest::newRow("view") << QStringList{QStringLiteral("CREATE VIEW mine AS SELECT 1")}
                          << QStringLiteral("the view \"mine\"");
    QTest::newRow("index") << QStringList{QStringLiteral("CREATE INDEX mine ON people (name)")}
                           << QStringLiteral("the index \"mine\"");
    QTest::newRow("table") << QStringList{QStringLiteral("CREATE TABLE mine (id INTEGER)")}
                           << QStringLiteral("the table \"mine\"");
    QTest::newRow("virtual table")
        << QStringList{QStringLiteral("CREATE VIRTUAL TABLE mine USING fts5(x)")}
        << QStringLiteral("the table \"mine\"");
    QTest::newRow("column") << QStringList{QStringLiteral(
        "ALTER TABLE people ADD COLUMN note TEXT")}
                            << QStringLiteral("the column \"note\" of \"people\"");
    QTest::newRow("column that is computed")
        << QStringList{QStringLiteral("ALTER TABLE people ADD COLUMN note TEXT AS (name)")}
        << QStringLiteral("the column \"note\" of \"people\"");
    QTest::newRow("name of several lines")
        << QStringList{QStringLiteral("CREATE VIEW \"mine\nAll is well.\" AS SELECT 1")}
        << QStringLiteral("the view \"mine All is well.\"");
    QTest::newRow("no trigger")
        << QStringList{QStringLiteral("DROP TRIGGER call_attempts_at_most_two")}
        << QStringLiteral("missing: the trigger \"call_attempts_at_most_two\"");
    QTest::newRow("no index") << QStringList{QStringLiteral("DROP INDEX call_events_once")}
                              << QStringLiteral("missing: the index \"call_events_once\"");
    QTest::newRow("another trigger of that name")
        << QStringList{QStringLiteral("DROP TRIGGER call_attempts_at_most_two"),
                       QStringLiteral("CREATE TRIGGER call_attempts_at_most_two BEFORE INSERT"
                                      " ON call_attempts BEGIN SELECT 1; END")}
        << QStringLiteral("changed: the trigger \"call_attempts_at_most_two\"");
    QTest::newRow("weaker check") << rewritten(
        QStringLiteral("call_attempts"),
        QStringLiteral("replace(sql, 'CHECK (number IN (1, 2))', '')"))
                                  << QStringLiteral("changed: the table \"call_attempts\"");
}

void TstSchemaCheck::whatTheMigrationsDoNotMakeIsRefusedByName()
{
    QFETCH(const QStringList, statements);
    QFETCH(const QString, words);
    change(statements);

    const auto opened = m_database->open();
    const auto read = SqlIncidentReader::open(m_database->options());

    QVERIFY(!opened);
    QVERIFY2(opened.error().what.contains(words), why(opened).constData());
    QVERIFY2(opened.error().what.contains(m_database->path()), why(opened).constData());
    QVERIFY(!opened.error().advice.isEmpty());
    QCOMPARE(opened.error().kind, Error::Kind::BadInput);
    QVERIFY(!read);
    QCOMPARE(read.error(), opened.error());
}

void TstSchemaCheck::manyAreNotAllNamed()
{
    QStringList views;
    for (int i = 0; i < 8; ++i) {
        views.append(QStringLiteral("CREATE VIEW v%1 AS SELECT 1").arg(i));
    }
    change(views);
    const auto opened = m_database->open();
    QVERIFY(!opened);
    QVERIFY2(opened.error().what.contains(QStringLiteral("\"v4\" and 3 more")),
             why(opened).constData());
}

void TstSchemaCheck::whatSaysTheSameIsTaken_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("nothing changed") << QStringList();
    QTest::newRow("other blanks") << rewritten(
        QStringLiteral("people"), QStringLiteral("replace(sql, '(', ' ( /* why */ ' || char(10))"));
    QTest::newRow("ANALYZE") << QStringList{QStringLiteral("ANALYZE")};
    QTest::newRow("TEMP view") << QStringList{
        QStringLiteral("CREATE TEMP VIEW mine AS SELECT * FROM people")};
}

void TstSchemaCheck::whatSaysTheSameIsTaken()
{
    QFETCH(const QStringList, statements);
    change(statements);
    QVERIFY_OK(m_database->open());
}

/// A foreign trigger would act while the database is brought up to date.
void TstSchemaCheck::anOlderOneIsRefusedUntouched()
{
    const auto all = builtInMigrations();
    QVERIFY_OK(all);
    const std::vector<Migration> former(all->begin(), all->end() - 1);
    QVERIFY_OK(Database::open(m_database->options(), former));
    QVERIFY_OK(m_database->other().runOnce(trigger));

    const auto opened = m_database->open();

    QVERIFY(!opened);
    QVERIFY2(opened.error().what.contains(QStringLiteral("\"swallow\"")), why(opened).constData());
    QCOMPARE(m_database->other().number(QStringLiteral("PRAGMA user_version")),
             Result<qint64>(qint64(former.size())));
    QCOMPARE(QDir(m_database->folder()).entryList({QStringLiteral("*backup*")}), QStringList());
}

void TstSchemaCheck::noSchemaIsTrusted()
{
    QVERIFY_OK(m_database->open());
    auto &sql = m_database->other();
    QCOMPARE(sql.number(QStringLiteral("PRAGMA trusted_schema")), Result<qint64>(0));
    QCOMPARE(sql.number(QStringLiteral("PRAGMA cell_size_check")), Result<qint64>(1));
}

QTEST_GUILESS_MAIN(TstSchemaCheck)
#include "tst_schema_check.moc"
