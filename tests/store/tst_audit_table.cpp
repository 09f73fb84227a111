// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/audit_table.h"
#include "tests/store/test_database.h"

using namespace savehub;

namespace {

const AuditEntry entry{QStringLiteral("operator"), QStringLiteral("settings.provider"),
                       QStringLiteral("settings"), QStringLiteral("mock → twilio")};

} // namespace

class TstAuditTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAppendOnly_data();
    void isAppendOnly();
    void pagesFromTheNewest();
};

void TstAuditTable::isAppendOnly_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("update") << QStringLiteral("UPDATE audit_log SET actor = 'nobody'");
    QTest::newRow("delete") << QStringLiteral("DELETE FROM audit_log");
    QTest::newRow("replace") << QStringLiteral(
        "INSERT OR REPLACE INTO audit_log SELECT id, at, 'nobody', '', '', '' FROM audit_log");
    QTest::newRow("upsert") << QStringLiteral(
        "INSERT INTO audit_log SELECT id, at, 'nobody', '', '', '' FROM audit_log WHERE true"
        " ON CONFLICT DO UPDATE SET actor = 'nobody'");
}

void TstAuditTable::isAppendOnly()
{
    QFETCH(QString, statement);
    TestDatabase database;
    database.store();
    AuditTable table(database.other());
    QVERIFY_OK(table.append(entry, sample::start()));

    const auto done = database.other().run(statement);

    QVERIFY(!done);
    QVERIFY2(done.error().what.contains(QLatin1String("append-only")), why(done).constData());
    const auto rows = table.page({}, 10);
    QVERIFY_OK(rows);
    QCOMPARE(rows->size(), size_t(1));
    QCOMPARE(rows->front().actor, entry.actor);
    QCOMPARE(rows->front().action, entry.action);
    QCOMPARE(rows->front().subject, entry.subject);
    QCOMPARE(rows->front().detail, entry.detail);
    QCOMPARE(rows->front().at, sample::start());
}

void TstAuditTable::pagesFromTheNewest()
{
    TestDatabase database;
    database.store();
    AuditTable table(database.other());
    for (int i = 0; i < 5; ++i) {
        auto numbered = entry;
        numbered.detail = QString::number(i);
        QVERIFY_OK(table.append(numbered, sample::start()));
    }
    QString seen;
    std::optional<qint64> before;
    while (true) {
        const auto page = table.page(before, 2);
        QVERIFY_OK(page);
        if (page->empty()) {
            break;
        }
        for (const auto &row : *page) {
            seen += row.detail;
            before = row.id;
        }
    }
    QCOMPARE(seen, QStringLiteral("43210"));
}

QTEST_GUILESS_MAIN(TstAuditTable)
#include "tst_audit_table.moc"
