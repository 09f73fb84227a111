// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log_file.h"

#include "phrases/in_words.h"
#include "tests/ui/fake_console.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace savehub;

namespace {

/// Captures what this process writes to standard error while this object lives.
class StandardError
{
public:
    StandardError()
        : m_saved(::dup(STDERR_FILENO))
    {
        if (!m_file.open(QIODevice::ReadWrite | QIODevice::Truncate)
            || ::dup2(m_file.handle(), STDERR_FILENO) < 0) {
            qFatal("standard error cannot be caught");
        }
    }
    ~StandardError()
    {
        ::dup2(m_saved, STDERR_FILENO);
        ::close(m_saved);
    }
    StandardError(const StandardError &) = delete;
    StandardError &operator=(const StandardError &) = delete;

    QString text() const
    {
        QFile file(m_file.fileName());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    QTemporaryDir m_folder;
    QFile m_file{m_folder.filePath(QStringLiteral("stderr"))};
    int m_saved = -1;
};

/// Appends what \a pipe contains now.
const QByteArray &readInto(QByteArray &text, int pipe)
{
    char part[65'536];
    for (auto n = ::read(pipe, part, sizeof part); n > 0; n = ::read(pipe, part, sizeof part)) {
        text.append(part, n);
    }
    return text;
}

constexpr auto onlyTheOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner
                              | QFileDevice::ReadUser | QFileDevice::WriteUser;

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); } // as the program does
    void init();
    void putsTheTimeBeforeTheLine();
    void noticesNameTheirSeverity_data();
    void noticesNameTheirSeverity();
    void isAppendedTo();
    void belongsToItsOwner_data();
    void belongsToItsOwner();
    void aLineIsOneLine_data();
    void aLineIsOneLine();
    void linesOfSeveralThreadsStayWhole();
    void saysThatItCannotBeWritten();
    void aFolderOfItsNameStaysAsItIs();
    void aPipeThatNobodyReadsCostsOnlyItsOwnLines();
    void aFileThatTakesNothingIsToldInTheWindow();
    void whatAFileDidNotTakeIsCounted();
    void isReopened();
    void noSecretGetsIntoALine();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("savehub.log")); }
    QStringList lines() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLogFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

/// The lines of the file, each without its line feed.
QStringList TestLogFile::lines() const
{
    QFile file(path());
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    return lines.takeLast().isEmpty() ? lines : QStringList{QStringLiteral("no end of line")};
}

void TestLogFile::putsTheTimeBeforeTheLine()
{
    const StandardError errors;
    LogFile log(path());
    const auto before = toInstant(QDateTime::currentDateTimeUtc());
    log.write(QStringLiteral("[CALL] Provider=mock"));
    const auto after = toInstant(QDateTime::currentDateTimeUtc());

    QTRY_COMPARE(errors.text(), QStringLiteral("[CALL] Provider=mock\n"));
    QTRY_COMPARE(lines().size(), 1);
    const auto line = lines().value(0);
    const auto time = instantFromIso(line.section(u' ', 0, 0));
    QVERIFY2(time, qPrintable(line));
    QVERIFY(before <= *time && *time <= after);
    QCOMPARE(line.section(u' ', 1), QStringLiteral("[CALL] Provider=mock"));
}

void TestLogFile::noticesNameTheirSeverity_data()
{
    QTest::addColumn<Notice::Severity>("severity");
    QTest::addColumn<QString>("expected");
    QTest::newRow("info") << Notice::Severity::Info << QStringLiteral("[SAVEHUB] INFO Well\n");
    QTest::newRow("warning") << Notice::Severity::Warning
                             << QStringLiteral("[SAVEHUB] WARNING Well\n");
    QTest::newRow("alarm") << Notice::Severity::Alarm << QStringLiteral("[SAVEHUB] ALARM Well\n");
}

void TestLogFile::noticesNameTheirSeverity()
{
    QFETCH(const Notice::Severity, severity);
    QFETCH(const QString, expected);
    const StandardError errors;
    LogFile(path()).write(Notice{severity, {}, QStringLiteral("Well")});
    QTRY_COMPARE(errors.text(), expected);
}

void TestLogFile::isAppendedTo()
{
    const StandardError errors;
    LogFile(path()).write(QStringLiteral("one"));
    QTRY_COMPARE(lines().size(), 1);
    LogFile(path()).write(QStringLiteral("two"));
    QTRY_COMPARE(lines().size(), 2);
    QVERIFY(lines().value(0).endsWith(QStringLiteral(" one")));
    QVERIFY(lines().value(1).endsWith(QStringLiteral(" two")));
}

void TestLogFile::belongsToItsOwner_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("new") << false;
    QTest::newRow("there, and open to everybody") << true;
}

void TestLogFile::belongsToItsOwner()
{
    QFETCH(const bool, isThere);
    const StandardError errors;
    const auto umask = ::umask(0);
    if (isThere) {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const LogFile log(path());
    ::umask(umask);
    QCOMPARE(QFile::permissions(path()), onlyTheOwner);
}

void TestLogFile::aLineIsOneLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("line feed") << QStringLiteral("a\n[CALL] forged")
                               << QStringLiteral("a [CALL] forged");
    QTest::newRow("carriage return") << QStringLiteral("a\rb") << QStringLiteral("a b");
    QTest::newRow("escape sequence") << QStringLiteral("a\x1b[2Jb") << QStringLiteral("a [2Jb");
    QTest::newRow("nul") << QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b")
                         << QStringLiteral("a b");
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QStringLiteral("a b");
    QTest::newRow("right to left") << QStringLiteral("a\u202eb") << QStringLiteral("a b");
    QTest::newRow("other scripts") << QStringLiteral("Größe 会議") << QStringLiteral("Größe 会議");
    QTest::newRow("percent signs")
        << QStringLiteral("100%s %n %1") << QStringLiteral("100%s %n %1");
}

void TestLogFile::aLineIsOneLine()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const StandardError errors;
    LogFile(path()).write(text);
    QTRY_COMPARE(errors.text(), expected + u'\n');
    QTRY_COMPARE(lines().size(), 1);
    QCOMPARE(lines().value(0).section(u' ', 1), expected);
}

void TestLogFile::linesOfSeveralThreadsStayWhole()
{
    constexpr int writers = 4;
    constexpr int each = 250;
    const StandardError errors;
    LogFile log(path());
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&log, writer] {
            for (int i = 0; i < each; ++i) {
                log.write(QStringLiteral("writer %1 line %2").arg(writer).arg(i));
            }
        });
    }
    for (auto &thread : threads) {
        thread.join();
    }
    QTRY_COMPARE_WITH_TIMEOUT(lines().size(), writers * each, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(errors.text().count(u'\n'), writers * each, 30'000);

    static const QRegularExpression whole(QStringLiteral(
        "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z writer \\d line \\d+$"));
    const auto written = lines();
    QCOMPARE(QSet<QString>(written.begin(), written.end()).size(), written.size());
    QCOMPARE(written.filter(whole).size(), written.size());
    const auto time = [](const QString &line) {
        return line.section(u' ', 0, 0);
    };
    QVERIFY(std::is_sorted(written.begin(), written.end(),
                           [&](const auto &a, const auto &b) { return time(a) < time(b); }));
}

void TestLogFile::saysThatItCannotBeWritten()
{
    const auto nowhere = m_folder->filePath(QStringLiteral("missing/savehub.log"));
    const StandardError errors;
    LogFile log(nowhere);
    log.write(QStringLiteral("goes on"));
    QTRY_COMPARE(errors.text().count(u'\n'), 2);
    const auto said = errors.text().split(u'\n');
    QVERIFY2(said.value(0).startsWith(
                 QStringLiteral("The log file %1 cannot be written: ").arg(nowhere)),
             qPrintable(said.value(0)));
    QCOMPARE(said.value(1), QStringLiteral("goes on"));
    QVERIFY(!QFile::exists(nowhere));
}

void TestLogFile::aFolderOfItsNameStaysAsItIs()
{
    QVERIFY(QDir().mkdir(path()));
    const auto before = QFile::permissions(path());
    const StandardError errors;
    const LogFile log(path());
    QTRY_VERIFY2(errors.text().contains(QStringLiteral("cannot be written: it is a folder")),
                 qPrintable(errors.text()));
    QCOMPARE(errors.text().count(u'\n'), 1);
    QCOMPARE(QFile::permissions(path()), before);
}

void TestLogFile::aPipeThatNobodyReadsCostsOnlyItsOwnLines()
{
    constexpr int many = 11'000; // more than the pipe and the queue hold
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[1]);
    {
        LogFile log(path());
        for (int i = 0; i < many; ++i) {
            log.write(QStringLiteral("line %1 %2").arg(i).arg(QString(60, u'x')));
            if (i % 1'000 == 0) { // the file keeps up
                QTRY_VERIFY_WITH_TIMEOUT(
                    lines().value(i).contains(QStringLiteral("line %1 ").arg(i)), 30'000);
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            lines().constLast().contains(QStringLiteral("line %1 ").arg(many - 1)), 30'000);
    }
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    QByteArray errors; // waits until the thread that was left behind has ended
    QTRY_VERIFY_WITH_TIMEOUT(readInto(errors, ends[0]).contains("lost here"), 30'000);
    ::close(ends[0]);
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    const auto written = lines();
    QCOMPARE(written.filter(QStringLiteral(" line ")).size(), many);
    QCOMPARE(written.filter(QStringLiteral("Standard error loses lines")).size(), 1);
}

void TestLogFile::aFileThatTakesNothingIsToldInTheWindow()
{
    const StandardError errors;
    FakeConsole console;
    const QSignalSpy told(&console, &Console::noticed);
    QVERIFY(m_folder->remove());
    LogFile log(path());
    log.follow(console);
    QTRY_COMPARE(told.size(), 1);
    const auto text = inWords(told.first().first().value<Notice>().what);
    QVERIFY2(text.contains(QStringLiteral("cannot be written: ")), qPrintable(text));
    log.write(QStringLiteral("one"));
    QTRY_VERIFY(errors.text().endsWith(QStringLiteral("one\n")));
    QVERIFY(QDir().mkdir(m_folder->path()));
    log.write(QStringLiteral("two"));
    QTRY_VERIFY(!lines().isEmpty() && lines().constLast().endsWith(QStringLiteral(" two")));
    QCOMPARE(told.size(), 1);
}

void TestLogFile::whatAFileDidNotTakeIsCounted()
{
    const StandardError errors;
    FakeConsole console;
    const QSignalSpy told(&console, &Console::noticed);
    LogFile log(path());
    log.follow(console);
    log.write(QStringLiteral("one"));
    QTRY_COMPARE(lines().size(), 1);
    const auto aside = m_folder->path() + QStringLiteral(".aside");
    QVERIFY(QDir().rename(m_folder->path(), aside));
    log.reopen();
    log.write(QStringLiteral("two"));
    QTRY_COMPARE(told.size(), 1); // after "two" was lost
    QVERIFY(QDir().rename(aside, m_folder->path()));
    log.write(QStringLiteral("three"));
    QTRY_VERIFY(!lines().isEmpty() && lines().constLast().endsWith(QStringLiteral(" three")));
    QVERIFY(lines().value(1).contains(QStringLiteral("lost here")));
    QVERIFY(lines().filter(QStringLiteral(" two")).isEmpty());
    QCOMPARE(told.size(), 1);
}

void TestLogFile::isReopened()
{
    const StandardError errors;
    LogFile log(path());
    log.write(QStringLiteral("one"));
    QTRY_COMPARE(lines().size(), 1);
    const auto moved = path() + QStringLiteral(".moved");
    QVERIFY(QFile::rename(path(), moved));
    log.reopen();
    log.write(QStringLiteral("two"));
    QTRY_COMPARE(lines().size(), 1);
    QVERIFY(lines().value(0).endsWith(QStringLiteral(" two")));
    QCOMPARE(QFile::permissions(path()), onlyTheOwner);
}

/// Secrets should be removed before they get here. The log masks them all the same.
void TestLogFile::noSecretGetsIntoALine()
{
    const StandardError errors;
    const auto known = std::make_shared<KnownSecrets>();
    LogFile log(path(), known);
    known->add(Secret(QStringLiteral("s3cret wörd"))); // as if the keyring gave it later
    log.write(QStringLiteral("535 s3cret wörd, ")
              + QString::fromLatin1(QStringLiteral("me:s3cret wörd").toUtf8().toBase64())
              + QStringLiteral(", +1 (555) 000-1234 at 2026-11-22T07:08:09.123Z"));
    log.write(
        Notice{Notice::Severity::Alarm, {}, QString(1'995, u'x') + QStringLiteral("s3cret wörd")});
    QTRY_COMPARE(lines().size(), 2);
    QCOMPARE(lines().value(0).section(u' ', 1),
             QStringLiteral("535 ****, ****, ****1234 at 2026-11-22T07:08:09.123Z"));
    QTRY_COMPARE(errors.text().count(u'\n'), 2);
    for (const auto &text : {lines().join(u' '), errors.text()}) {
        QVERIFY(!text.contains(QStringLiteral("s3")));
    }
}

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_log_file.moc"
