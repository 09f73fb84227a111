// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log_file.h"
#include "app/log_sinks.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace savehub;

namespace {

/// While this lives, no file of this process may grow beyond \a bytes, as on a full disk.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    rlimit m_before{};
};

} // namespace

class TestLogSinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void rotatesAndKeepsSome();
    void rotatedFilesStayTheirOwners();
    void whatWasPutAsideBeforeIsTheirOwners();
    void aFullDiskLeavesNoHalfLine();
    void isOpenedAgainWhenItWasMoved();
    void aFolderIsNoLog();
    void aPipeIsNoLog();
    void aDeviceKeepsItsPermissions();
    void aLinkIsNoLog();
    void aHardLinkIsNoLog();
    void aFileOfSomebodyElseIsNoLog();
    void aLinkToStandardOutputIsALog_data();
    void aLinkToStandardOutputIsALog();

private:
    QString path(const QString &suffix = {}) const
    {
        return m_folder->filePath(QStringLiteral("savehub.log")) + suffix;
    }
    QByteArray contentOf(const QString &suffix = {}) const
    {
        QFile file(path(suffix));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLogSinks::rotatesAndKeepsSome()
{
    RotatingFileSink sink(path(), {.bytes = 10, .kept = 2});
    for (const auto *line : {"one 1\n", "two 2\n", "three\n", "four \n", "a\n"}) {
        QVERIFY(sink.write(line));
    }
    QCOMPARE(contentOf(), QByteArray("four \na\n"));
    QCOMPARE(contentOf(QStringLiteral(".1")), QByteArray("three\n"));
    QCOMPARE(contentOf(QStringLiteral(".2")), QByteArray("two 2\n"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 3);
}

void TestLogSinks::rotatedFilesStayTheirOwners()
{
    RotatingFileSink sink(path(), {.bytes = 10, .kept = 2});
    QVERIFY(sink.write("one 1\n"));
    QVERIFY(sink.write("two 2\n"));
    for (const auto &file : {path(), path(QStringLiteral(".1"))}) {
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    }
}

void TestLogSinks::whatWasPutAsideBeforeIsTheirOwners()
{
    QFile older(path(QStringLiteral(".1")));
    QVERIFY(older.open(QIODevice::WriteOnly));
    QCOMPARE(::fchmod(older.handle(), 0666), 0);
    RotatingFileSink sink(path(), {.bytes = 10, .kept = 2});
    QVERIFY(sink.write("0123456789"));
    QVERIFY(sink.write("next"));
    QCOMPARE(QFile::permissions(path(QStringLiteral(".2"))) & QFile::ReadOther,
             QFile::Permissions());
}

void TestLogSinks::aFullDiskLeavesNoHalfLine()
{
    RotatingFileSink sink(path());
    const QByteArray line = QByteArray(99, 'x') + '\n';
    QVERIFY(sink.write(line));
    {
        const FullDisk disk(150);
        const auto refused = sink.write(line);
        QVERIFY(!refused);
        QVERIFY2(refused.error().what.contains(path()), qPrintable(refused.error().what));
        QCOMPARE(contentOf(), line);
    }
    QVERIFY(sink.write(line));
    QCOMPARE(contentOf(), line + line);
}

void TestLogSinks::isOpenedAgainWhenItWasMoved()
{
    RotatingFileSink sink(path());
    QVERIFY(sink.write("one\n"));
    QVERIFY(QFile::rename(path(), path(QStringLiteral(".old"))));
    QVERIFY(sink.write("two\n"));
    QCOMPARE(contentOf(QStringLiteral(".old")), QByteArray("one\ntwo\n"));
    sink.reopen();
    QVERIFY(sink.write("three\n"));
    QCOMPARE(contentOf(), QByteArray("three\n"));
}

void TestLogSinks::aFolderIsNoLog()
{
    QVERIFY(QDir().mkdir(path()));
    const auto before = QFile::permissions(path());
    RotatingFileSink sink(path());
    const auto refused = sink.open();
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(path()), qPrintable(refused.error().what));
    QVERIFY2(refused.error().what.contains(QStringLiteral("is a folder")),
             qPrintable(refused.error().what));
    QCOMPARE(QFile::permissions(path()), before);
    QVERIFY(!sink.write("line\n"));
    QVERIFY(QDir().rmdir(path()));
    QVERIFY(sink.write("line\n"));
    QCOMPARE(contentOf(), QByteArray("line\n"));
}

/// Opening a pipe would wait for a reader, and nobody would be called meanwhile.
void TestLogSinks::aPipeIsNoLog()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
    RotatingFileSink sink(path());
    const auto refused = sink.open();
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(QStringLiteral("is a pipe")),
             qPrintable(refused.error().what));
}

/// Makes a device of its own: if this test fails, it must not take /dev/null away from everybody.
void TestLogSinks::aDeviceKeepsItsPermissions()
{
    const auto device = QFile::encodeName(m_folder->filePath(QStringLiteral("null")));
    if (::mknod(device.constData(), S_IFCHR | 0666, makedev(1, 3)) != 0
        || ::chmod(device.constData(), 0666) != 0 || ::access(device.constData(), W_OK) != 0) {
        QSKIP("only root makes devices");
    }
    QVERIFY(QFile::link(QFile::decodeName(device), path()));
    const auto before = QFile::permissions(path());
    {
        RotatingFileSink sink(path());
        QVERIFY(sink.write("line\n"));
        const LogFile log(path());
    }
    QCOMPARE(QFile::permissions(path()), before);
}

/// Somebody who may write to the folder could otherwise make us write to any of our files.
void TestLogSinks::aLinkIsNoLog()
{
    const auto target = m_folder->filePath(QStringLiteral("target"));
    QVERIFY(QFile::link(target, path()));
    RotatingFileSink sink(path());
    QVERIFY(!sink.write("line\n"));
    QVERIFY(!QFile::exists(target)); // a dangling link creates no file
    QFile file(target);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto refused = sink.open();
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(QStringLiteral("a link to another file")),
             qPrintable(refused.error().what));
    QCOMPARE(file.size(), 0);
    QVERIFY(QFile::remove(path()));
    QVERIFY(sink.write("line\n"));
    QCOMPARE(contentOf(), QByteArray("line\n"));
}

/// A second name of a file is as dangerous as a link.
void TestLogSinks::aHardLinkIsNoLog()
{
    QFile file(m_folder->filePath(QStringLiteral("target")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    const auto before = file.permissions();
    QCOMPARE(::link(QFile::encodeName(file.fileName()).constData(),
                    QFile::encodeName(path()).constData()),
             0);
    const auto refused = RotatingFileSink(path()).write("line\n");
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(QStringLiteral("a link to another file")),
             qPrintable(refused.error().what));
    QCOMPARE(file.size(), 0);
    QCOMPARE(file.permissions(), before);
}

void TestLogSinks::aFileOfSomebodyElseIsNoLog()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    if (::fchown(file.handle(), 65'534, 65'534) != 0) {
        QSKIP("only root gives files away");
    }
    RotatingFileSink sink(path());
    const auto refused = sink.open();
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(QStringLiteral("somebody else")),
             qPrintable(refused.error().what));
    QVERIFY(!sink.write("line\n"));
    QCOMPARE(file.size(), 0);
}

void TestLogSinks::aLinkToStandardOutputIsALog_data()
{
    QTest::addColumn<bool>("isPipe");
    QTest::newRow("a file") << false;
    QTest::newRow("a pipe") << true;
}

/// As in containers. Whoever started the program decided where that leads.
void TestLogSinks::aLinkToStandardOutputIsALog()
{
    QFETCH(const bool, isPipe);
    QFile output(m_folder->filePath(QStringLiteral("output")));
    QVERIFY(output.open(QIODevice::ReadWrite));
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    QVERIFY(QFile::link(QStringLiteral("/dev/stdout"), path()));
    const int before = ::dup(STDOUT_FILENO);
    ::dup2(isPipe ? pipe[1] : output.handle(), STDOUT_FILENO);
    const auto written = RotatingFileSink(path()).write("line\n");
    ::dup2(before, STDOUT_FILENO);
    for (const int used : {before, pipe[1]}) {
        ::close(used);
    }
    QVERIFY2(written, written ? "" : qPrintable(written.error().text()));
    QFile piped;
    QVERIFY(piped.open(pipe[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    QCOMPARE((isPipe ? piped : output).readAll(), QByteArray("line\n"));
}

QTEST_GUILESS_MAIN(TestLogSinks)
#include "tst_log_sinks.moc"
