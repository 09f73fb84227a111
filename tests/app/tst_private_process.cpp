// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_process.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace savehub;

namespace {

const auto secret = QStringLiteral("0123456789abcdef0123456789abcdef");
constexpr uid_t nobody = 65'534;

} // namespace

/// What the system shows of the real program while it runs.
class TestPrivateProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void leavesNoCore();
    void nobodyLooksIntoIt();
    void secretsLeaveTheEnvironment();
    void secretsAreHeldInLockedMemory();
    void whatItMakesIsItsOwners_data();
    void whatItMakesIsItsOwners();

private:
    QByteArray ofProcess(const QString &name) const
    {
        return m_home->read(QStringLiteral("/proc/%1/%2").arg(m_console->processId()).arg(name));
    }
    void start(const QStringList &arguments = {QStringLiteral("--headless")});
    void onlyItsOwnerMayReadIt() const;

    std::unique_ptr<ConsoleHome> m_home;
    std::unique_ptr<ConsoleProcess> m_console;
};

void TestPrivateProcess::init()
{
    m_console.reset();
    m_home = std::make_unique<ConsoleHome>();
    m_home->set(QStringLiteral("TWILIO_AUTH_TOKEN"), secret);
    m_home->set(QStringLiteral("SMTP_URL"), QStringLiteral("smtp://me:%1@127.0.0.1:1").arg(secret));
    m_home->set(QStringLiteral("SMTP_FROM"), QStringLiteral("me@example.com"));
}

void TestPrivateProcess::start(const QStringList &arguments)
{
    m_console = std::make_unique<ConsoleProcess>(*m_home, arguments);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home->log()), 60'000);
    const auto lock = m_home->database() + QStringLiteral(".lock");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(lock) || !m_console->isRunning(), 60'000);
    QVERIFY2(m_console->isRunning(), qPrintable(m_console->errors()));
}

void TestPrivateProcess::leavesNoCore()
{
    start();
    const auto limits = QString::fromLatin1(ofProcess(QStringLiteral("limits"))).simplified();
    QVERIFY2(limits.contains(QStringLiteral("Max core file size 0 0 bytes")), qPrintable(limits));
}

/// When nobody may look into a process, the kernel gives its files in /proc to root. As root this
/// test could not see that, so it runs the program as another user.
void TestPrivateProcess::nobodyLooksIntoIt()
{
    if (::geteuid() == 0) {
        for (const auto &folder : {m_home->path({}), m_home->path(QStringLiteral("run"))}) {
            QCOMPARE(::chown(QFile::encodeName(folder).constData(), nobody, nobody), 0);
        }
        m_home->beforeStart = [] {
            if (::setgid(nobody) != 0 || ::setuid(nobody) != 0) {
                ::_exit(99);
            }
        };
    }
    start();
    const auto folder = QStringLiteral("/proc/%1").arg(m_console->processId());
    QVERIFY(!ofProcess(QStringLiteral("status")).contains("\nUid:\t0\t"));
    QCOMPARE(QFileInfo(folder + QStringLiteral("/environ")).ownerId(), 0U);
    QCOMPARE(QFileInfo(folder + QStringLiteral("/mem")).ownerId(), 0U);
}

void TestPrivateProcess::secretsLeaveTheEnvironment()
{
    start();
    const auto environment = ofProcess(QStringLiteral("environ"));
    QVERIFY(environment.contains("SMTP_FROM=me@example.com") || ::geteuid() != 0);
    QVERIFY(!environment.contains(secret.toLatin1()));
    QVERIFY(!ofProcess(QStringLiteral("cmdline")).contains(secret.toLatin1()));
}

void TestPrivateProcess::secretsAreHeldInLockedMemory()
{
#ifdef SAVEHUB_SANITIZED
    QSKIP("LeakSanitizer does not look into that heap (keepSecretsLocked())");
#endif
    start();
    static const QRegularExpression locked(QStringLiteral("VmLck:\\s+([0-9]+) kB"));
    const auto status = QString::fromLatin1(ofProcess(QStringLiteral("status")));
    const auto kilobytes = locked.match(status).captured(1).toInt();
    rlimit limit{};
    ::getrlimit(RLIMIT_MEMLOCK, &limit);
    if (limit.rlim_cur < 2 * 65'536) {
        QSKIP("not so much may be locked here");
    }
    QVERIFY2(kilobytes >= 64, qPrintable(status));
}

void TestPrivateProcess::whatItMakesIsItsOwners_data()
{
    QTest::addColumn<int>("mask");
    QTest::addColumn<bool>("withWindow");
    QTest::newRow("headless, usual umask") << 0022 << false;
    QTest::newRow("headless, no umask") << 0 << false;
    QTest::newRow("window, no umask") << 0 << true;
}

void TestPrivateProcess::whatItMakesIsItsOwners()
{
    QFETCH(const int, mask);
    QFETCH(const bool, withWindow);
    m_home->set(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_home->beforeStart = [mask] {
        ::umask(static_cast<mode_t>(mask));
    };
    const auto settings = m_home->path(QStringLiteral("config/savehub-console"));
    if (withWindow) { // a file of an earlier version
        QVERIFY(QDir().mkpath(settings));
        m_home->write(QStringLiteral("config/savehub-console/savehub-console.conf"), "[General]\n");
        for (const auto &folder : {m_home->path(QStringLiteral("config")), settings}) {
            QCOMPARE(::chmod(QFile::encodeName(folder).constData(), S_IRWXU), 0);
        }
    }
    start(withWindow ? QStringList() : QStringList{QStringLiteral("--headless")});
    if (withWindow) {
        const auto file = settings + QStringLiteral("/savehub-console.conf");
        QTRY_VERIFY_WITH_TIMEOUT(!(QFile::permissions(file) & QFile::ReadOther), 60'000);
    }
    onlyItsOwnerMayReadIt();
    m_console->sendSignal(SIGTERM);
    QCOMPARE(m_console->end().status, 0);
    onlyItsOwnerMayReadIt();
}

void TestPrivateProcess::onlyItsOwnerMayReadIt() const
{
    for (const auto *name : {"data", "config", "cache"}) {
        const auto top = m_home->path(QLatin1String(name));
        QStringList made{top};
        QDirIterator all(top, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            made += all.next();
        }
        for (const auto &path : made) {
            struct stat status {
            };
            const bool isThere = ::stat(QFile::encodeName(path).constData(), &status) == 0;
            QVERIFY2(!isThere || (status.st_mode & (S_IRWXG | S_IRWXO)) == 0, qPrintable(path));
        }
    }
}

QTEST_GUILESS_MAIN(TestPrivateProcess)
#include "tst_private_process.moc"
