// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings_table.h"
#include "tests/store/test_database.h"

using namespace savehub;

namespace {

const auto now = sample::before();
const auto actor = QStringLiteral("operator");

Settings everyFieldChanged()
{
    return {.provider = Provider::Twilio,
            .testMode = true,
            .callsStopped = true,
            .callsPerSecond = 5,
            .ringTime = Seconds(21),
            .callTimeLimit = Seconds(121),
            .detectMachines = true,
            .pricePerMinute = microDollars(1),
            .leastPerCall = microDollars(2),
            .pricePerDetection = microDollars(8),
            .pricePerText = microDollars(83),
            .dailyCap = microDollars(4),
            .monthlyCap = microDollars(5'000'000'000),
            .dailyCallCap = 6,
            .monthlyCallCap = 7};
}

} // namespace

class TstSettingsTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missingRowsAreDefaults();
    void everyFieldComesBack();
    void changesAreAudited();
    void unknownRowsAreKept();
    void unreadableRowIsAnError_data();
    void unreadableRowIsAnError();
};

void TstSettingsTable::missingRowsAreDefaults()
{
    TestDatabase database;
    QCOMPARE(database.store().standing(now)->settings, Settings{});
}

void TstSettingsTable::everyFieldComesBack()
{
    TestDatabase database;
    QVERIFY_OK(database.store().saveSettings(everyFieldChanged(), actor, now));
    database.close();

    QCOMPARE(database.store().standing(now)->settings, everyFieldChanged());
    // Back to the defaults, too: storing a default is not the same as having no row.
    QVERIFY_OK(database.store().saveSettings(Settings{}, actor, now));
    QCOMPARE(database.store().standing(now)->settings, Settings{});
}

void TstSettingsTable::changesAreAudited()
{
    TestDatabase database;
    Settings settings;
    settings.provider = Provider::Twilio;
    settings.dailyCap = microDollars(1'000'000);
    QVERIFY_OK(database.store().saveSettings(settings, actor, now));
    QVERIFY_OK(database.store().saveSettings(settings, actor, now));

    const auto rows = database.reader().audit({}, 10);
    QVERIFY_OK(rows);
    QStringList lines;
    for (const auto &row : *rows) {
        QCOMPARE(row.at, now);
        lines += QStringList{row.actor, row.action, row.detail}.join(QLatin1Char('|'));
    }
    lines.sort();
    const QStringList expected{
        QStringLiteral("operator|settings.daily_cap_micros|20000000 → 1000000"),
        QStringLiteral("operator|settings.provider|mock → twilio")};
    QCOMPARE(lines, expected);
}

void TstSettingsTable::unknownRowsAreKept()
{
    TestDatabase database;
    QVERIFY_OK(database.store().saveSettings(everyFieldChanged(), actor, now));
    QVERIFY_OK(database.other().run(
        QStringLiteral("INSERT INTO settings VALUES ('of_a_newer_version', '42')")));

    QVERIFY_OK(database.store().saveSettings(Settings{}, actor, now));

    QCOMPARE(database.sqlite3(
                 QStringLiteral("SELECT value FROM settings WHERE name = 'of_a_newer_version'")),
             QStringLiteral("42"));
}

void TstSettingsTable::unreadableRowIsAnError_data()
{
    QTest::addColumn<QString>("name");
    for (const auto *name :
         {"provider", "calls_stopped", "calls_per_second", "ring_seconds", "daily_cap_micros"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TstSettingsTable::unreadableRowIsAnError()
{
    QFETCH(QString, name);
    TestDatabase database;
    QVERIFY_OK(database.store().saveSettings(everyFieldChanged(), actor, now));
    QVERIFY_OK(database.other().run(
        QStringLiteral("UPDATE settings SET value = 'perhaps' WHERE name = ?"), {name}));

    const auto standing = database.store().standing(now);

    QVERIFY(!standing);
    QCOMPARE(standing.error().kind, Error::Kind::Corrupt);
    QVERIFY2(standing.error().what.contains(name), why(standing).constData());
}

QTEST_GUILESS_MAIN(TstSettingsTable)
#include "tst_settings_table.moc"
