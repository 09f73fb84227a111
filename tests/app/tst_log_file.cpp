// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_file.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

using namespace savehub;

namespace {

/// What this process writes to standard error as long as this lives.
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

constexpr auto onlyTheOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner
                              | QFileDevice::ReadUser | QFileDevice::WriteUser;

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

private:
    QString path() const { return m_folder->filePath(QStringLiteral("savehub.log")); }
    QStringList lines() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLogFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

/// Of the file, each without its end.
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

    QCOMPARE(errors.text(), QStringLiteral("[CALL] Provider=mock\n"));
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
    QCOMPARE(errors.text(), expected);
}

void TestLogFile::isAppendedTo()
{
    const StandardError errors;
    LogFile(path()).write(QStringLiteral("one"));
    LogFile(path()).write(QStringLiteral("two"));
    QCOMPARE(lines().size(), 2);
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
    QCOMPARE(errors.text(), expected + u'\n');
    QCOMPARE(lines().size(), 1);
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

    static const QRegularExpression whole(QStringLiteral(
        "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z writer \\d line \\d+$"));
    const auto written = lines();
    QCOMPARE(written.size(), writers * each);
    QCOMPARE(QSet<QString>(written.begin(), written.end()).size(), written.size());
    QCOMPARE(written.filter(whole).size(), written.size());
    const auto time = [](const QString &line) {
        return line.section(u' ', 0, 0);
    };
    QVERIFY(std::is_sorted(written.begin(), written.end(),
                           [&](const auto &a, const auto &b) { return time(a) < time(b); }));
    QCOMPARE(errors.text().count(u'\n'), writers * each);
}

void TestLogFile::saysThatItCannotBeWritten()
{
    const auto nowhere = m_folder->filePath(QStringLiteral("missing/savehub.log"));
    const StandardError errors;
    LogFile log(nowhere);
    log.write(QStringLiteral("goes on"));
    const auto said = errors.text().split(u'\n');
    QVERIFY2(said.value(0).startsWith(
                 QStringLiteral("The log file %1 cannot be written: ").arg(nowhere)),
             qPrintable(said.value(0)));
    QCOMPARE(said.value(1), QStringLiteral("goes on"));
    QVERIFY(!QFile::exists(nowhere));
}

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_log_file.moc"
