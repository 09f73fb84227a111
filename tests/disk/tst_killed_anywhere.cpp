// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/disk/call_life.h"
#include "tests/disk/disk_image.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace savehub;

namespace {

/// A moment at which the program may be killed: before a change of a file, or when a request
/// leaves.
struct Moment {
    Instant at;
    size_t taken = 0; ///< how many requests the carrier had accepted
    bool isSettled = false;
    std::optional<DiskChange> change{}; ///< none when a request leaves or was just processed

    bool isLike(const Moment &other) const
    {
        return at == other.at && taken == other.taken && isSettled == other.isSettled;
    }
};

} // namespace

/// A call's life is played once, and all changes of files and all requests are recorded. Then the
/// next program is started for each of these moments. It finds the files as a process leaves them
/// that is killed there, and in a second run as a power cut leaves them. The carrier is as it was.
/// The end must be the same: one call and one text, and both are known.
class TestKilledAnywhere : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killed() { checkAll(&DiskImage::files); }
    void withoutPower() { checkAll(&DiskImage::synced); }

private:
    using Part = const DiskImage::Files &(DiskImage::*)() const;

    void checkAll(Part part);
    QString check(const Moment &moment, const DiskImage::Files &files);
    /// What \a moment leaves after SQLite has repaired the file. Equal states are played only once.
    QByteArray identityOf(const Moment &moment) const;

    QString path() const { return folder() + QStringLiteral("/call.db"); }
    QString folder() const { return m_folder.filePath(QStringLiteral("life")); }

    QTemporaryDir m_folder;
    IncidentId m_incident;
    DiskImage::Files m_beginning;
    std::vector<Moment> m_moments;
    Ledger m_ledger;
    std::set<QByteArray> m_played;
};

void TestKilledAnywhere::initTestCase()
{
    restore({}, folder());
    m_incident = CallLife::prepare(path());
    m_beginning = DiskImage(folder()).files();
    std::function<void(std::optional<DiskChange>)> note;
    const FaultyDisk disk([&](const DiskChange &change) {
        note(change);
        return 0;
    });
    note = [](const auto &) {
    };
    CallLife life(path(), m_incident);
    note = [&](std::optional<DiskChange> change) {
        m_moments.push_back(
            {life.now(), life.ledger().size(), life.isSettled(), std::move(change)});
    };
    life.onSend = [&] {
        note({});
    };
    life.live();
    note({});
    m_ledger = life.ledger();
    QCOMPARE(life.complaints(), QString());
}

void TestKilledAnywhere::checkAll(Part part)
{
    restore(m_beginning, folder());
    DiskImage image(folder());
    QStringList wrong;
    const Moment *last = nullptr;
    DiskImage::Files lastFiles;
    size_t number = 0;
    for (const auto &moment : m_moments) {
        const auto &files = (image.*part)();
        const bool isKnown = last && moment.isLike(*last) && files == lastFiles;
        const auto complaints = isKnown ? QString() : check(moment, files);
        last = &moment;
        lastFiles = files;
        if (!complaints.isEmpty()) {
            wrong.append(
                QStringLiteral("at %1 (%2): %3").arg(number).arg(toIso(moment.at), complaints));
        }
        if (moment.change) {
            image.apply(*moment.change);
        }
        ++number;
    }
    qInfo("%zu moments, %zu of them differ", m_moments.size(), m_played.size());
    m_played.clear();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QString TestKilledAnywhere::check(const Moment &moment, const DiskImage::Files &files)
{
    restore(files, folder());
    const auto taken = m_ledger.begin() + static_cast<std::ptrdiff_t>(moment.taken);
    CallLife next(path(), m_incident, {m_ledger.begin(), taken}, moment.at + Seconds{1});
    if (moment.isSettled && !next.isSettled()) {
        return QStringLiteral("settled, and forgotten");
    }
    if (!m_played.insert(identityOf(moment)).second) {
        return {};
    }
    next.live();
    return next.complaints();
}

QByteArray TestKilledAnywhere::identityOf(const Moment &moment) const
{
    QFile file(path());
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no database");
    }
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Md5)
           + toIso(moment.at).toLatin1() + QByteArray::number(moment.taken);
}

QTEST_GUILESS_MAIN(TestKilledAnywhere)
#include "tst_killed_anywhere.moc"
