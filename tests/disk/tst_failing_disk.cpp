// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/disk/call_life.h"
#include "tests/disk/disk_image.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace savehub;

using Kind = DiskChange::Kind;

Q_DECLARE_METATYPE(std::set<Kind>)

/// Every change of a file in a call's life, and every read, fails once, or from there on for a
/// while. In the end everything must be as if nothing had failed.
class TestFailingDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPoint_data();
    void everyPoint();

private:
    /// Plays a life on a disk with \a rule. Returns what is wrong with its end.
    QString play(const std::function<int(const DiskChange &, const CallLife &)> &rule);

    QString path() const { return folder() + QStringLiteral("/call.db"); }
    QString folder() const { return m_folder.filePath(QStringLiteral("life")); }

    QTemporaryDir m_folder;
    IncidentId m_incident;
    DiskImage::Files m_beginning;
    std::vector<Kind> m_points;
};

void TestFailingDisk::initTestCase()
{
    restore({}, folder());
    m_incident = CallLife::prepare(path());
    m_beginning = DiskImage(folder()).files();
    const auto count = [this](const DiskChange &change, const CallLife &) {
        m_points.push_back(change.kind);
        return SQLITE_OK;
    };
    QCOMPARE(play(count), QString());
}

QString TestFailingDisk::play(const std::function<int(const DiskChange &, const CallLife &)> &rule)
{
    restore(m_beginning, folder());
    const CallLife *begun = nullptr;
    const FaultyDisk disk(
        [&](const DiskChange &change) { return begun ? rule(change, *begun) : SQLITE_OK; },
        FaultyDisk::Asks::OfReadsToo);
    CallLife life(path(), m_incident);
    begun = &life;
    life.live();
    begun = nullptr;
    return life.complaints();
}

void TestFailingDisk::everyPoint_data()
{
    QTest::addColumn<std::set<Kind>>("begins"); // the kinds that start to fail at the point
    QTest::addColumn<std::set<Kind>>("kinds");
    QTest::addColumn<int>("code");
    QTest::addColumn<Milliseconds>("lasts");
    const std::set<Kind> changes{Kind::Write, Kind::Sync, Kind::Truncate, Kind::Delete};
    const std::set<Kind> reads{Kind::Read};
    const std::set<Kind> writes{Kind::Write};
    const std::set<Kind> syncs{Kind::Sync};
    auto all = changes;
    all.insert(Kind::Read);
    const auto row = [](const char *name, const std::set<Kind> &begins, const std::set<Kind> &kinds,
                        int code, Milliseconds lasts) {
        QTest::newRow(name) << begins << kinds << code << lasts;
    };
    constexpr Milliseconds once{-1};
    constexpr Milliseconds aWhile{5'000};
    row("EIO once", changes, changes, SQLITE_IOERR_WRITE, once);
    row("EIO of a read", reads, reads, SQLITE_IOERR_READ, once);
    row("EIO of everything for 5 s", writes, all, SQLITE_IOERR_WRITE, aWhile);
    row("ENOSPC for 5 s", writes, writes, SQLITE_FULL, aWhile);
    row("fsync once", syncs, syncs, SQLITE_IOERR_FSYNC, once);
    row("fsync for 5 s", syncs, syncs, SQLITE_IOERR_FSYNC, aWhile);
}

void TestFailingDisk::everyPoint()
{
    QFETCH(const std::set<Kind>, begins);
    QFETCH(const std::set<Kind>, kinds);
    QFETCH(const int, code);
    QFETCH(const Milliseconds, lasts);
    QStringList wrong;
    int played = 0;
    for (size_t point = 0; point < m_points.size(); point += POINTS_APART) {
        if (!begins.contains(m_points[point])) {
            continue;
        }
        size_t seen = 0;
        std::optional<Instant> healed;
        const auto complaints = play([&](const DiskChange &change, const CallLife &life) {
            const bool isHere = seen++ == point;
            if (isHere) {
                healed = life.now() + lasts;
            }
            const bool isBroken = isHere || (healed && life.now() < *healed);
            return isBroken && kinds.contains(change.kind) ? code : SQLITE_OK;
        });
        ++played;
        if (!complaints.isEmpty()) {
            wrong.append(QStringLiteral("at %1: %2").arg(point).arg(complaints));
        }
    }
    qInfo("%d of %zu points", played, m_points.size());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestFailingDisk)
#include "tst_failing_disk.moc"
