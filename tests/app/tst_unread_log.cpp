// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_process.h"
#include "tests/app/planned_call.h"

#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace savehub;

namespace {

/// A named pipe that is full and that nobody reads.
class FullPipe
{
public:
    explicit FullPipe(const QString &path)
        : m_path(path)
    {
        const auto name = QFile::encodeName(path);
        if (::mkfifo(name.constData(), 0600) != 0) {
            qFatal("no pipe");
        }
        m_end = ::open(name.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        const QByteArray page(4096, 'x');
        while (::write(m_end, page.constData(), static_cast<size_t>(page.size())) > 0) {
        }
    }
    ~FullPipe() { ::close(m_end); }
    FullPipe(const FullPipe &) = delete;
    FullPipe &operator=(const FullPipe &) = delete;

    const QString &path() const { return m_path; }

private:
    const QString m_path;
    int m_end = -1;
};

} // namespace

/// The real program whose standard error nobody reads.
class TestUnreadLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCallGoesOut();
};

void TestUnreadLog::theCallGoesOut()
{
    ConsoleHome home;
    FakeTwilio twilio;
    QVERIFY(twilio.listen());
    useTwilio(home, twilio);
    home.set(QStringLiteral("TWILIO_ACCOUNT_SIT"),
             QStringLiteral("AC1")); // so that the program warns before it runs
    planCall(home, startInsideWindow());
    const FullPipe pipe(home.path(QStringLiteral("pipe")));
    ConsoleProcess console(home, {QStringLiteral("--headless")}, pipe.path());

    QTRY_COMPARE_WITH_TIMEOUT(twilio.calls().size(), size_t(1), 45'000); // the window is longer
    const auto log = [&] {
        return QString::fromUtf8(home.read(home.log()));
    };
    QTRY_VERIFY(log().contains(QStringLiteral("[CALL] Call SID=") + twilio.calls().front().sid));
    console.sendSignal(SIGTERM);
    QCOMPARE(console.end().status, 0);
    QVERIFY(log().endsWith(QStringLiteral("[SAVEHUB] Ended.\n")));
    QCOMPARE(twilio.posts().size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestUnreadLog)
#include "tst_unread_log.moc"
