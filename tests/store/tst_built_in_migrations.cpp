// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

/// What the program's own migrations do with a file.
class TstBuiltInMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void makeTheTables();
    void bringEveryFormerVersionUpToDate();
    void aStepTakesOnlyWordsThatAreKnown_data();
    void aStepTakesOnlyWordsThatAreKnown();

private:
    Result<std::unique_ptr<Database>> open(const std::vector<Migration> &migrations,
                                           const QString &name = QStringLiteral("savehub.db")) const
    {
        return Database::open({m_folder->filePath(name)}, migrations);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstBuiltInMigrations::makeTheTables()
{
    const auto migrations = builtInMigrations();
    QVERIFY_OK(migrations);
    const auto database = open(*migrations);
    QVERIFY_OK(database);
    const auto names = (*database)->sql().select(
        QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table'"
                       " AND name NOT LIKE 'sqlite_%' ORDER BY name"),
        {}, [](const Row &row) { return row.text("name"); });
    QVERIFY_OK(names);
    const std::vector<QString> expected{
        QStringLiteral("attendances"),     QStringLiteral("audit_log"),
        QStringLiteral("auth_tokens"),     QStringLiteral("call_attempts"),
        QStringLiteral("call_counts"),     QStringLiteral("call_events"),
        QStringLiteral("call_lateness"),   QStringLiteral("call_try_count"),
        QStringLiteral("calls_by_minute"), QStringLiteral("console_alive"),
        QStringLiteral("costly_statuses"), QStringLiteral("escalation_steps"),
        QStringLiteral("heard_texts"),     QStringLiteral("incident_counts"),
        QStringLiteral("incidents"),       QStringLiteral("meeting_sources"),
        QStringLiteral("meetings"),        QStringLiteral("number_fingerprint_key"),
        QStringLiteral("people"),          QStringLiteral("policies"),
        QStringLiteral("set_aside"),       QStringLiteral("settings"),
        QStringLiteral("sources"),         QStringLiteral("spend"),
        QStringLiteral("step_counts"),     QStringLiteral("test_calls"),
        QStringLiteral("text_counts"),     QStringLiteral("warnings")};
    QCOMPARE(*names, expected);
}

void TstBuiltInMigrations::bringEveryFormerVersionUpToDate()
{
    const auto all = builtInMigrations();
    QVERIFY_OK(all);
    for (size_t version = 1; version < all->size(); ++version) {
        const auto name = QStringLiteral("v%1.db").arg(version);
        const std::vector<Migration> former(all->begin(), all->begin() + int(version));
        QVERIFY_OK(open(former, name));
        const auto database = open(*all, name);
        QVERIFY_OK(database);
        QCOMPARE((*database)->sql().number(QStringLiteral("PRAGMA user_version")),
                 Result<qint64>(qint64(all->size())));
    }
}

void TstBuiltInMigrations::aStepTakesOnlyWordsThatAreKnown_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QStringList>("known");
    QTest::newRow("status") << QStringLiteral("status")
                            << QStringList{QStringLiteral("PENDING"), QStringLiteral("SENDING"),
                                           QStringLiteral("EXECUTED"), QStringLiteral("FAILED"),
                                           QStringLiteral("SKIPPED")};
    QTest::newRow("delivery") << QStringLiteral("delivery_status")
                              << QStringList{
                                     QStringLiteral("accepted"),  QStringLiteral("queued"),
                                     QStringLiteral("sending"),   QStringLiteral("sent"),
                                     QStringLiteral("delivered"), QStringLiteral("undelivered"),
                                     QStringLiteral("failed")};
}

/// Even if another program writes to the table.
void TstBuiltInMigrations::aStepTakesOnlyWordsThatAreKnown()
{
    QFETCH(const QString, column);
    QFETCH(const QStringList, known);
    const auto migrations = builtInMigrations();
    QVERIFY_OK(migrations);
    const auto database = open(*migrations);
    QVERIFY_OK(database);
    auto &sql = (*database)->sql();
    QVERIFY_OK(sql.run(QStringLiteral("PRAGMA foreign_keys = OFF")));
    QVERIFY_OK(sql.run(QStringLiteral(
        "INSERT INTO escalation_steps (id, incident_id, step_number, step_type, recipient,"
        " message_template, status, created_at, due_at, last_at, reason, guard_trail, tries)"
        " VALUES ('s', 'i', 1, 'SMS', 'attendee', '', 'PENDING', '', '', '', '', '', 0)")));
    const auto set = QStringLiteral("UPDATE escalation_steps SET %1 = ?").arg(column);
    for (const auto &word : known) {
        QVERIFY_OK(sql.run(set, {word}));
        const auto wrong = sql.run(set, {word + u'!'});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, Error::Kind::Conflict);
    }
}

QTEST_GUILESS_MAIN(TstBuiltInMigrations)
#include "tst_built_in_migrations.moc"
