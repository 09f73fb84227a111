// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/change_watch.h"
#include "tests/store/test_database.h"

#include <QElapsedTimer>

using namespace savehub;

namespace {

const auto now = sample::before();
const auto actor = QStringLiteral("test");

Settings stopped(bool stopped)
{
    Settings settings;
    settings.callsStopped = stopped;
    return settings;
}

} // namespace

class TstChangeWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hearsOfOthersCommits();
    void doesNotHearItself();
    void hearsWhatWasCommittedBehindALock();
    void looksEverySecondWhenTheFileCannotBeWatched();
};

void TstChangeWatch::hearsOfOthersCommits()
{
    TestDatabase database;
    int heard = 0;
    database.store().setChangeListener([&] { ++heard; });
    const auto other = database.open();
    QVERIFY_OK(other);

    QVERIFY_OK((*other)->saveSettings(stopped(true), actor, now));
    QTRY_COMPARE(heard, 1);
    QVERIFY(database.store().standing(now)->settings.callsStopped);

    QVERIFY_OK((*other)->saveSettings(stopped(false), actor, now));
    QTRY_COMPARE(heard, 2);
}

void TstChangeWatch::doesNotHearItself()
{
    TestDatabase database;
    int heard = 0;
    database.store().setChangeListener([&] { ++heard; });
    const auto other = database.open();
    QVERIFY_OK(other);
    int heardByOther = 0;
    (*other)->setChangeListener([&] { ++heardByOther; });

    QVERIFY_OK(database.store().saveSettings(stopped(true), actor, now));

    // Both watch the same file: once the other has been told, our own hint has passed, too.
    QTRY_COMPARE(heardByOther, 1);
    QCoreApplication::processEvents();
    QCOMPARE(heard, 0);
}

void TstChangeWatch::hearsWhatWasCommittedBehindALock()
{
    TestDatabase database;
    bool heard = false;
    database.store().setChangeListener([&] { heard = true; });
    const auto other = database.open();
    QVERIFY_OK(other);
    QVERIFY_OK((*other)->saveSettings(stopped(true), actor, now));
    QVERIFY_OK(database.other().run(QStringLiteral("BEGIN EXCLUSIVE")));

    // The hint comes while a third connection holds the lock. The end of the lock gives no other
    // hint.
    QElapsedTimer waited;
    waited.start();
    while (!database.store().due(now, 1) && waited.elapsed() < 200) {
        QCoreApplication::processEvents();
    }
    QVERIFY(!heard);

    QVERIFY_OK(database.other().run(QStringLiteral("ROLLBACK")));
    QTRY_VERIFY(heard);
}

void TstChangeWatch::looksEverySecondWhenTheFileCannotBeWatched()
{
    TestDatabase database;
    database.store();
    ChangeWatch watch(database.other(), QStringLiteral("/nowhere/savehub.db"));
    int heard = 0;
    watch.setListener([&] { ++heard; });

    QVERIFY_OK(database.store().saveSettings(stopped(true), actor, now));
    QTRY_COMPARE(heard, 1);
    QVERIFY_OK(database.store().saveSettings(stopped(false), actor, now));
    QTRY_COMPARE(heard, 2);
}

QTEST_GUILESS_MAIN(TstChangeWatch)
#include "tst_change_watch.moc"
