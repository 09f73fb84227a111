// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv/call_history_file.h"

#include <QBuffer>
#include <QTest>

#include "csv/csv_reader.h"
#include "ports/incident_reader.h"

#include <sys/stat.h>

using namespace savehub;

namespace {

/// Has calls and nothing else.
class CallsOnly : public IncidentReader
{
public:
    std::vector<CallRow> rows;
    mutable int pages = 0;
    int failAtPage = 0;

    Result<std::vector<BoardRow>> live(Instant, int,
                                       const std::optional<IncidentId> &) const override
    {
        return {};
    }
    Result<std::vector<BoardRow>> board(Instant, int) const override { return {}; }
    Result<std::vector<WaitingStep>> waiting(Instant, int) const override { return {}; }
    Result<IncidentDetail> detail(const IncidentId &) const override { return {}; }
    Result<std::vector<AuditRow>> audit(std::optional<qint64>, int) const override { return {}; }
    Result<Totals> totals(Instant) const override { return {}; }
    Result<Counts> counts(Instant) const override { return {}; }
    Result<std::vector<ExpectedCalls>> expectedCalls(Instant, Instant) const override { return {}; }

    Result<std::vector<CallRow>> calls(const std::optional<AttemptKey> &after,
                                       int limit) const override
    {
        if (++pages == failAtPage) {
            return failure(Error::Kind::Unavailable, QStringLiteral("The database is busy."));
        }
        auto from = rows.begin();
        if (after) {
            from = std::find_if(rows.begin(), rows.end(),
                                [&](const CallRow &row) { return row.attempt.key == *after; })
                   + 1;
        }
        const auto size = std::min<std::ptrdiff_t>(limit, rows.end() - from);
        return std::vector<CallRow>(from, from + size);
    }
};

CallRow call(int number)
{
    CallRow row{.attempt = {.to = *PhoneNumber::fromE164(u"+4930901820")}};
    row.attempt.key = AttemptKey(QStringLiteral("key-%1").arg(number));
    row.attempt.number = 1;
    row.attempt.provider = Provider::Twilio;
    row.attempt.status = AttemptStatus::Completed;
    row.attempt.sid = ProviderSid(QStringLiteral("CA") + QString(32, u'1'));
    row.attempt.createdAt = *instantFromIso(u"2026-11-22T07:08:09.123Z");
    row.attempt.digit = QStringLiteral("1");
    row.attempt.duration = Seconds(17);
    row.attempt.estimate = microDollars(50'000);
    row.attempt.price = microDollars(25'000);
    row.stepNumber = 3;
    row.person = QStringLiteral("Ada Example");
    row.meeting = QStringLiteral("=Stand-up, daily");
    row.meetingStart = *instantFromIso(u"2026-11-22T07:11:00.000Z");
    return row;
}

QList<QStringList> table(QIODevice &device)
{
    QList<QStringList> rows;
    auto reader = CsvReader::open(device);
    while (reader) {
        const auto row = reader->next();
        if (!row || !*row) {
            break;
        }
        rows += (*row)->cells;
    }
    return rows;
}

QList<QStringList> exported(const IncidentReader &reader, bool fullNumbers = false)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    if (!exportCalls(reader, buffer, fullNumbers)) {
        return {};
    }
    buffer.seek(0);
    return table(buffer);
}

} // namespace

class TestCallHistoryFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesOneLineACall();
    void showsFullNumbersWhenAsked();
    void masksNumbersInWords();
    void repeatsNoSecret();
    void leavesUnknownFiguresEmpty();
    void readsPageByPage();
    void writesAPrivateFile();
    void keepsTheOldFileWhenReadingFails();
    void saysWhichFileCannotBeWritten();
    void whatIsNoFileIsNotReplaced_data();
    void whatIsNoFileIsNotReplaced();
    void aLinkIsNotFollowed();
    void aDatabaseOrALogIsNotReplaced_data();
    void aDatabaseOrALogIsNotReplaced();
    void aFileOfSomebodyElseIsNotReplaced();

private:
    CallsOnly m_reader;
    QTemporaryDir m_folder;
    QString m_path;
};

void TestCallHistoryFile::init()
{
    m_reader = CallsOnly();
    m_path = m_folder.filePath(QStringLiteral("calls.csv"));
    QFile::remove(m_path);
}

void TestCallHistoryFile::writesOneLineACall()
{
    m_reader.rows = {call(1)};
    const auto rows = exported(m_reader);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].join(u' '),
             QStringLiteral("call_sid created_at person phone meeting meeting_start step_number "
                            "attempt provider status outcome answered_by digit duration_s "
                            "estimate_usd price_usd error"));
    QCOMPARE(rows[1].join(u'|'),
             QStringLiteral("CA11111111111111111111111111111111|2026-11-22T07:08:09.123Z|"
                            "Ada Example|****1820|'=Stand-up, daily|2026-11-22T07:11:00.000Z|3|1|"
                            "twilio|completed|confirmed by key||1|17|0.05|0.025|"));
}

void TestCallHistoryFile::showsFullNumbersWhenAsked()
{
    m_reader.rows = {call(1)};
    QCOMPARE(exported(m_reader, true)[1][3], QStringLiteral("'+4930901820"));
}

/// People also write numbers into names and titles.
void TestCallHistoryFile::masksNumbersInWords()
{
    auto row = call(1);
    row.person = QStringLiteral("Ada +49 30 901820");
    row.meeting =
        QStringLiteral("Call \uFF0B\uFF14\uFF19\uFF13\uFF10\uFF19\uFF10\uFF11\uFF18\uFF12\uFF10");
    row.attempt.error = QStringLiteral("no answer from 030/901820");
    m_reader.rows = {row};
    const auto masked = exported(m_reader)[1];
    QCOMPARE(masked[2], QStringLiteral("Ada ****1820"));
    QCOMPARE(masked[4], QStringLiteral("Call ****1820"));
    QCOMPARE(masked[16], QStringLiteral("no answer from ****1820"));
    const auto full = exported(m_reader, true)[1];
    QCOMPARE(full[2], row.person);
    QCOMPARE(full[4], row.meeting);
}

/// An older version may have stored a secret.
void TestCallHistoryFile::repeatsNoSecret()
{
    m_reader.rows = {call(1)};
    m_reader.rows[0].attempt.error = QStringLiteral("Tok3n0004321OfTheCanary is wrong");
    const Redaction known({QStringLiteral("Tok3n0004321OfTheCanary")});
    for (const bool fullNumbers : {false, true}) {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        QVERIFY(exportCalls(m_reader, buffer, fullNumbers, known));
        QVERIFY(buffer.data().contains("**** is wrong"));
    }
}

void TestCallHistoryFile::leavesUnknownFiguresEmpty()
{
    auto row = call(1);
    row.attempt.price.reset();
    row.attempt.duration.reset();
    m_reader.rows = {row};
    const auto cells = exported(m_reader)[1];
    QCOMPARE(cells[13], QString());
    QCOMPARE(cells[15], QString());
}

void TestCallHistoryFile::readsPageByPage()
{
    for (int i = 0; i < 1200; ++i) {
        m_reader.rows.push_back(call(i));
        m_reader.rows.back().person = QString::number(i);
    }
    const auto rows = exported(m_reader);
    QCOMPARE(rows.size(), 1201);
    QCOMPARE(rows[1][2], QStringLiteral("0"));
    QCOMPARE(rows[1200][2], QStringLiteral("1199"));
    QCOMPARE(m_reader.pages, 3);
}

void TestCallHistoryFile::writesAPrivateFile()
{
    QFile old(m_path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    QVERIFY(old.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner
                               | QFileDevice::ReadOther));
    old.close();
    m_reader.rows = {call(1)};
    QVERIFY(exportCalls(m_reader, m_path));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(table(file).size(), 2);
    QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
}

void TestCallHistoryFile::keepsTheOldFileWhenReadingFails()
{
    QFile old(m_path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    m_reader.rows.assign(500, call(1));
    m_reader.failAtPage = 2;
    const auto done = exportCalls(m_reader, m_path);
    QVERIFY(!done);
    QCOMPARE(done.error().text(), QStringLiteral("The database is busy."));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
}

void TestCallHistoryFile::saysWhichFileCannotBeWritten()
{
    const auto path = m_folder.filePath(QStringLiteral("missing/calls.csv"));
    const auto done = exportCalls(m_reader, path);
    QVERIFY(!done);
    QVERIFY(done.error().text().contains(path));
}

void TestCallHistoryFile::whatIsNoFileIsNotReplaced_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("folder") << QStringLiteral("folder") << QStringLiteral("folder");
    QTest::newRow("pipe") << QStringLiteral("pipe") << QStringLiteral("a pipe; \"-\"");
}

void TestCallHistoryFile::whatIsNoFileIsNotReplaced()
{
    QFETCH(const QString, name);
    QFETCH(const QString, words);
    const auto path = m_folder.filePath(name);
    QDir().mkdir(m_folder.filePath(QStringLiteral("folder")));
    ::mkfifo(QFile::encodeName(m_folder.filePath(QStringLiteral("pipe"))).constData(), 0600);
    const auto done = exportCalls(m_reader, path);
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(words), qPrintable(done.error().text()));
    QVERIFY(QFileInfo::exists(path) && !QFileInfo(path).isFile());
}

/// Somebody who may write to the folder could otherwise make us write to any of our files.
void TestCallHistoryFile::aLinkIsNotFollowed()
{
    QFile target(m_folder.filePath(QStringLiteral("target")));
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.close();
    QVERIFY(QFile::link(target.fileName(), m_path));
    const auto done = exportCalls(m_reader, m_path);
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(QStringLiteral("it is a link")),
             qPrintable(done.error().text()));
    QCOMPARE(target.size(), 0);
    QVERIFY(QFileInfo(m_path).isSymLink());
    QVERIFY(target.remove());
    QVERIFY(!exportCalls(m_reader, m_path)); // nor a dangling one
    QVERIFY(!target.exists());
}

void TestCallHistoryFile::aDatabaseOrALogIsNotReplaced_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("beside");
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *what, const char *name, const char *beside,
                        const QByteArray &content = "x") {
        QTest::newRow(what) << QString::fromLatin1(name) << QString::fromLatin1(beside) << content;
    };
    row("a database", "calls.csv", "", "SQLite format 3 and more");
    row("one in use", "calls.csv", "calls.csv.lock");
    row("one with its journal", "calls.csv", "calls.csv-journal");
    row("a journal", "s.db-journal", "s.db");
    row("a lock", "s.db.lock", "s.db");
    row("a log", "savehub.log", "");
    row("a log put aside", "savehub.log.2", "");
}

void TestCallHistoryFile::aDatabaseOrALogIsNotReplaced()
{
    QFETCH(const QString, name);
    QFETCH(const QString, beside);
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    const auto make = [&](const QString &file, const QByteArray &with) {
        QFile made(folder.filePath(file));
        return made.open(QIODevice::WriteOnly) && made.write(with) == with.size();
    };
    QVERIFY(make(name, content));
    QVERIFY(beside.isEmpty() || make(beside, "x"));
    const auto done = exportCalls(m_reader, folder.filePath(name));
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(QStringLiteral("it is a database")),
             qPrintable(done.error().text()));
    QFile kept(folder.filePath(name));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), content);
}

void TestCallHistoryFile::aFileOfSomebodyElseIsNotReplaced()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    if (::fchown(file.handle(), 65'534, 65'534) != 0) {
        QSKIP("only root gives files away");
    }
    const auto done = exportCalls(m_reader, m_path);
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(QStringLiteral("somebody else")),
             qPrintable(done.error().text()));
    QCOMPARE(file.size(), 0);
}

QTEST_GUILESS_MAIN(TestCallHistoryFile)
#include "tst_call_history_file.moc"
