// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "tests/app/console_process.h"
#include "tests/app/planned_call.h"
#include "tests/app/serving_console.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace savehub;

namespace {

constexpr int longEnough = 60'000; ///< ms
const auto sourcesCommand = QStringLiteral("sources");
const auto takeBack = QStringLiteral("--take-back");
const auto yes = QStringLiteral("--yes");

/// The same moment in the whole run, so that what two files name is one meeting.
Instant tomorrow()
{
    static const auto start =
        std::chrono::floor<Seconds>(toInstant(QDateTime::currentDateTimeUtc())) + Hours{24};
    return start;
}

/// One meeting for each of \a uids, to which Ana is invited.
QByteArray calendarWith(const QByteArrayList &uids)
{
    const auto whole = calendarFor(tomorrow());
    const auto begin = whole.indexOf("BEGIN:VEVENT");
    const auto end = whole.indexOf("END:VCALENDAR");
    auto calendar = whole.left(begin);
    for (const auto &uid : uids) {
        calendar += whole.mid(begin, end - begin).replace("UID:standup@example.org", "UID:" + uid);
    }
    return calendar + whole.mid(end);
}

} // namespace

/// The real program shows which sources the meetings have, and takes back what one source planned.
class TestSourcesCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhoseMeetingsThereAre();
    void asksBeforeItTakesBack();
    void takesBackWhatOneFilePlanned();
    void aFileIsMeantByAnyPath();
    void aPipeHasTheNameItWasGiven();
    void numbersInNamesAreMasked();
    void whatIsNotThereIsNamed();
    void withoutADatabaseNoneIsMade();
    void whatRestPlannedIsTakenBack();
    void aRingingCallIsEndedBesideTheConsole();

private:
    Ended run(const QStringList &arguments)
    {
        const auto ended = runConsole(*m_home, arguments);
        m_isNumberSaid = m_isNumberSaid || (ended.output + ended.errors).contains(wholeNumber);
        return ended;
    }
    /// Writes a file with meetings of tomorrow and imports it. Returns its path, or the errors.
    QString import(const QString &name, const QByteArrayList &uids)
    {
        const auto file = m_home->write(name, calendarWith(uids));
        const auto ended = run({QStringLiteral("import-calendar"), file, yes});
        return ended.status == 0 ? file : ended.errors;
    }
    /// One row for each source: its cells, without the time of the import.
    QStringList shown()
    {
        auto lines = run({sourcesCommand}).output.split(u'\n', Qt::SkipEmptyParts);
        static const QRegularExpression time(QStringLiteral("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"));
        lines.removeFirst();
        for (auto &line : lines) {
            line = line.remove(time).simplified();
        }
        return lines;
    }

    std::unique_ptr<ConsoleHome> m_home;
    bool m_isNumberSaid = false;
};

void TestSourcesCommand::init()
{
    m_home = std::make_unique<ConsoleHome>();
    m_isNumberSaid = false;
    const auto people = m_home->write(QStringLiteral("people.csv"), peopleTable());
    QCOMPARE(runConsole(*m_home, {QStringLiteral("import-people"), people, yes}).status, 0);
}

void TestSourcesCommand::cleanup()
{
    QVERIFY(!m_isNumberSaid);
}

void TestSourcesCommand::showsWhoseMeetingsThereAre()
{
    QCOMPARE(run({sourcesCommand}).output, QStringLiteral("No meetings were imported yet.\n"));
    const auto team = import(QStringLiteral("team.ics"), {"a", "b"});
    const auto sales = import(QStringLiteral("sales.ics"), {"b", "c", "d"});
    QCOMPARE(shown(), (QStringList{QStringLiteral("1 calendar-file 2 2 ") + team,
                                   QStringLiteral("2 calendar-file 3 3 ") + sales}));
    const auto ended = run({sourcesCommand});
    QVERIFY2(ended.output.startsWith(QStringLiteral("  number  kind ")), qPrintable(ended.output));
    const auto lines = ended.output.split(u'\n');
    QCOMPARE(lines[1].indexOf(team), lines[0].indexOf(QStringLiteral("name")));
}

void TestSourcesCommand::asksBeforeItTakesBack()
{
    const auto team = import(QStringLiteral("team.ics"), {"a", "b"});
    import(QStringLiteral("sales.ics"), {"b", "c"});
    const auto before = shown();
    const auto asked = run({sourcesCommand, takeBack, team});
    QCOMPARE(asked.status, 1);
    QCOMPARE(asked.output, QString());
    QCOMPARE(asked.errors.count(u'\n'), 1);
    QVERIFY2(asked.errors.contains(
                 QStringLiteral("would cancel meetings to come (1) and settle their incidents (1). "
                                "Meetings that other sources name, too, would stay (1)")),
             qPrintable(asked.errors));
    QVERIFY2(asked.errors.contains(yes), qPrintable(asked.errors));
    QCOMPARE(shown(), before);
}

void TestSourcesCommand::takesBackWhatOneFilePlanned()
{
    const auto team = import(QStringLiteral("team.ics"), {"a", "b"});
    const auto sales = import(QStringLiteral("sales.ics"), {"b", "c"});
    const auto done = run({sourcesCommand, takeBack, team, yes});
    QCOMPARE(done.errors, QString());
    QCOMPARE(done.status, 0);
    QCOMPARE(done.output,
             QStringLiteral("Source %1: meetings cancelled: 1, kept for other sources: 1; "
                            "incidents settled: 1.\n"
                            "What stays is as it was changed last, by this source, too: import the "
                            "others again.\n")
                 .arg(team));
    const auto rest = QStringLiteral("2 calendar-file 2 2 ") + sales;
    QCOMPARE(shown(), (QStringList{QStringLiteral("1 calendar-file 0 0 ") + team, rest}));
    const auto nothing = run({sourcesCommand, takeBack, team}); // nothing needs a confirmation
    QCOMPARE(nothing.status, 0);
    QVERIFY(nothing.output.contains(QStringLiteral("cancelled: 0, kept for other sources: 0")));

    const auto again = run({QStringLiteral("import-calendar"), team, yes});
    QVERIFY2(again.output.contains(QStringLiteral("1 updated, 0 moved, 0 cancelled, 1 unchanged. "
                                                  "1 incidents planned")),
             qPrintable(again.output));
    QCOMPARE(shown(), (QStringList{QStringLiteral("1 calendar-file 2 2 ") + team, rest}));
    const auto database = Database::connect({m_home->database()});
    QVERIFY(database);
    const auto audited = (*database)->sql().select(
        QStringLiteral("SELECT actor || ' ' || detail AS what FROM audit_log"
                       " WHERE action = 'source.taken_back' ORDER BY id"),
        {}, [](const Row &row) { return row.text("what"); });
    QVERIFY(audited);
    QCOMPARE(*audited,
             (std::vector<QString>{QStringLiteral("sources calendar-file, 2 meetings to come"),
                                   QStringLiteral("sources calendar-file, 0 meetings to come")}));
}

void TestSourcesCommand::aFileIsMeantByAnyPath()
{
    const auto team = import(QStringLiteral("team.ics"), {"a"});
    const auto link = m_home->path(QStringLiteral("link.ics"));
    QVERIFY(QFile::link(team, link));
    QCOMPARE(run({QStringLiteral("import-calendar"), link, yes}).status, 0);
    QCOMPARE(shown(), QStringList{QStringLiteral("1 calendar-file 1 1 ") + team});
    for (const auto &name : {link, QStringLiteral("team.ics"), QStringLiteral("1")}) {
        const auto asked = run({sourcesCommand, takeBack, name});
        QVERIFY2(asked.errors.contains(
                     QStringLiteral("\"%1\" would cancel meetings to come (1)").arg(team)),
                 qPrintable(asked.errors));
    }
}

void TestSourcesCommand::aPipeHasTheNameItWasGiven()
{
    const auto stdIn = QStringLiteral("/dev/stdin");
    const auto ended =
        runConsole(*m_home, {QStringLiteral("import-calendar"), stdIn, yes}, calendarWith({"a"}));
    QCOMPARE(ended.errors, QString());
    QCOMPARE(shown(), QStringList{QStringLiteral("1 calendar-file 1 1 /dev/stdin")});
    QCOMPARE(run({sourcesCommand, takeBack, stdIn, yes}).status, 0);
    QCOMPARE(shown(), QStringList{QStringLiteral("1 calendar-file 0 0 /dev/stdin")});
}

void TestSourcesCommand::numbersInNamesAreMasked()
{
    const auto file = import(QStringLiteral("from +34600123456\nteam %1.ics"), {"a"});
    QVERIFY(QFile::exists(file));
    const auto masked = m_home->path(QStringLiteral("from ****3456 team %1.ics"));
    QCOMPARE(shown(), QStringList{QStringLiteral("1 calendar-file 1 1 ") + masked});
    const auto done = run({sourcesCommand, takeBack, masked, yes});
    QVERIFY2(done.output.startsWith(QStringLiteral("Source %2: meetings cancelled: 1")
                                        .replace(QStringLiteral("%2"), masked)),
             qPrintable(done.output + done.errors));
}

void TestSourcesCommand::whatIsNotThereIsNamed()
{
    const auto team = import(QStringLiteral("team.ics"), {"a"});
    const auto ended = run({sourcesCommand, takeBack, QStringLiteral("other.ics"), yes});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.errors.contains(QStringLiteral("No source of meetings is called \"other.ics\"")),
             qPrintable(ended.errors));
    QCOMPARE(shown(), QStringList{QStringLiteral("1 calendar-file 1 1 ") + team});
}

void TestSourcesCommand::withoutADatabaseNoneIsMade()
{
    m_home = std::make_unique<ConsoleHome>();
    const auto ended = run({sourcesCommand});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.errors.contains(m_home->database()), qPrintable(ended.errors));
    QVERIFY(!QFile::exists(m_home->database()));
}

void TestSourcesCommand::whatRestPlannedIsTakenBack()
{
    ServingConsole console;
    const auto people = console.home().write(QStringLiteral("people.csv"), peopleTable());
    QCOMPARE(runConsole(console.home(), {QStringLiteral("import-people"), people, yes}).status, 0);
    QVERIFY(console.start());
    const auto meeting = QStringLiteral(R"({"uid": "u", "title": "T", "start": "%1", "end": "%1",
                           "attendees": [{"email": "ana@example.org"}]})")
                             .arg(toIso(tomorrow()));
    QCOMPARE(console.ask("POST", QStringLiteral("/meetings"), meeting.toUtf8()).status, 200);
    QCOMPARE(console.stateOfIncident(), QStringLiteral("SCHEDULED"));
    const auto done =
        runConsole(console.home(), {sourcesCommand, takeBack, QStringLiteral("REST API"), yes});
    QVERIFY2(done.output.contains(QStringLiteral("meetings cancelled: 1")),
             qPrintable(done.output + done.errors));
    QCOMPARE(console.stateOfIncident(), QStringLiteral("RESOLVED"));
}

void TestSourcesCommand::aRingingCallIsEndedBesideTheConsole()
{
    FakeTwilio twilio;
    twilio.setup().life = {.kind = FakeLife::Kind::Answered, .ringing = Seconds{50}};
    QVERIFY(twilio.listen());
    useTwilio(*m_home, twilio);
    const auto file = m_home->write(QStringLiteral("team.ics"), calendarFor(startInsideWindow()));
    QCOMPARE(run({QStringLiteral("import-calendar"), file, yes}).status, 0);
    ConsoleProcess console(*m_home, {QStringLiteral("--headless")});
    const auto comesTo = [&](AttemptStatus status) {
        const auto calls = storedCalls(*m_home);
        return calls.size() == 1 && calls.front().attempt.status == status;
    };
    QTRY_VERIFY_WITH_TIMEOUT(comesTo(AttemptStatus::Ringing), longEnough);
    const auto done = run({sourcesCommand, takeBack, file, yes});
    QCOMPARE(done.status, 0);
    QTRY_VERIFY_WITH_TIMEOUT(comesTo(AttemptStatus::Canceled), longEnough);
    QCOMPARE(twilio.calls().size(), size_t(1));
    QVERIFY(!console.errors().contains(wholeNumber));
}

QTEST_GUILESS_MAIN(TestSourcesCommand)
#include "tst_sources_command.moc"
