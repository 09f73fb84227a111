// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_imports.h"

#include "app/composition.h"
#include "app/log_file.h"
#include "app/wall_time.h"
#include "runtime/system_clock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

namespace {

constexpr int longestWait = 30'000; ///< ms

QByteArray icsTime(Instant instant)
{
    return toDateTimeUtc(instant).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

/// \a count meetings tomorrow to which Ana is invited.
QByteArray calendar(int count)
{
    const auto tomorrow = std::chrono::floor<Seconds>(wallTime()) + Hours{24};
    QByteArray text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//SaveHub//Test//EN\r\n");
    for (int i = 0; i < count; ++i) {
        text += "BEGIN:VEVENT\r\nUID:m" + QByteArray::number(i)
                + "@example.org\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Stand-up\r\nDTSTART:"
                + icsTime(tomorrow + Minutes{i})
                + "\r\nDURATION:PT30M\r\nATTENDEE:mailto:ana@example.org\r\nEND:VEVENT\r\n";
    }
    return text + "END:VCALENDAR\r\n";
}

const QByteArray twoCountries("name,email,phone\nAna,ana@example.org,+34600123456\n"
                              "Bea,bea@example.org,+436641234567\n");

} // namespace

/// What imports in the window ask before they change anything, tested on a whole console.
class TestWindowImports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_console.reset(); }
    void whatIsUsualIsTakenAtOnce();
    void whatIsMuchIsAskedForFirst();
    void otherCountriesAreAllowedFirst();
    void rowsOfOtherCountriesMayBeLeftOut();
    void whatCannotBeReadIsTold();

private:
    WindowActions::ImportListener listener();
    /// Imports \a content and waits for a question or a summary.
    void import(const WindowActions::ImportAction &action, const QByteArray &content);
    /// Chooses the answer with \a text and waits.
    void answer(const QString &text);
    void wait() { QTRY_VERIFY_WITH_TIMEOUT(m_question || !m_summary.isEmpty(), longestWait); }
    WindowActions::ImportAction people() { return peopleImport(*m_console, {}); }
    WindowActions::ImportAction meetings() { return calendarImport(*m_console, m_clock); }

    std::unique_ptr<QTemporaryDir> m_folder;
    RunPlan m_plan;
    SystemClock m_clock;
    std::unique_ptr<LogFile> m_log;
    std::unique_ptr<EngineThread> m_console; ///< destroyed before the log
    std::optional<WindowActions::Question> m_question;
    QString m_summary;
    QStringList m_problems;
};

void TestWindowImports::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_unique<LogFile>(m_folder->filePath(QStringLiteral("test.log")));
    m_plan = {};
    m_plan.database.path = m_folder->filePath(QStringLiteral("test.db"));
    m_plan.listen.port = 0;
    m_plan.settings.countries = {QStringLiteral("ES")};
    m_console = std::make_unique<EngineThread>(compose(m_plan, *m_log), QStringLiteral("test"));
    QVERIFY(m_console->start());
    QTRY_VERIFY(m_console->settings().countries == Countries{QStringLiteral("ES")});
    m_question.reset();
    m_summary.clear();
}

WindowActions::ImportListener TestWindowImports::listener()
{
    return {.report =
                [this](const QString &summary, const QStringList &problems) {
                    m_summary = summary;
                    m_problems = problems;
                },
            .progress = [](int, int) {},
            .ask =
                [this](const WindowActions::Question &question) {
                    m_question = question;
                }};
}

void TestWindowImports::import(const WindowActions::ImportAction &action, const QByteArray &content)
{
    QFile file(m_folder->filePath(QStringLiteral("given")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    m_question.reset();
    m_summary.clear();
    action(file.fileName(), listener());
    wait();
}

void TestWindowImports::answer(const QString &text)
{
    const auto question = std::exchange(m_question, std::nullopt);
    QVERIFY(question);
    const auto &answers = question->answers;
    const auto chosen = std::find_if(answers.begin(), answers.end(),
                                     [&](const auto &one) { return one.text == text; });
    QVERIFY2(chosen != answers.end(), qPrintable(text));
    chosen->take();
    wait();
}

void TestWindowImports::whatIsUsualIsTakenAtOnce()
{
    import(meetings(), calendar(51)); // no person is known
    QVERIFY2(m_summary.startsWith(QStringLiteral("Meetings: 51 added")), qPrintable(m_summary));
    QVERIFY(!m_question);
}

void TestWindowImports::whatIsMuchIsAskedForFirst()
{
    import(people(), "name,email\nAna,ana@example.org\n");
    QVERIFY2(m_summary.startsWith(QStringLiteral("People: 1 added")), qPrintable(m_summary));
    import(meetings(), calendar(51));
    QVERIFY(m_question);
    QVERIFY(m_summary.isEmpty());
    QVERIFY2(m_question->text.contains(QStringLiteral("51 for Ana (ana@example.org)")),
             qPrintable(m_question->text));
    answer(QStringLiteral("Import all the same"));
    QVERIFY2(m_summary.startsWith(QStringLiteral("Meetings: 51 added")), qPrintable(m_summary));
    QVERIFY2(m_summary.contains(QStringLiteral("51 incidents planned")), qPrintable(m_summary));
}

void TestWindowImports::otherCountriesAreAllowedFirst()
{
    import(people(), twoCountries);
    QVERIFY(m_question);
    QVERIFY2(m_question->text.contains(QStringLiteral("Austria (AT)")),
             qPrintable(m_question->text));
    QVERIFY(!m_question->text.contains(QStringLiteral("Spain")));
    answer(QStringLiteral("Import and allow them"));
    QVERIFY2(m_summary.startsWith(QStringLiteral("People: 2 added")), qPrintable(m_summary));
    QVERIFY(m_problems.isEmpty());
    const Countries both{QStringLiteral("AT"), QStringLiteral("ES")};
    QTRY_VERIFY(m_console->settings().countries == both);
    import(people(), twoCountries); // the countries stay allowed
    QVERIFY2(m_summary.contains(QStringLiteral("2 unchanged")), qPrintable(m_summary));
}

void TestWindowImports::rowsOfOtherCountriesMayBeLeftOut()
{
    import(people(), twoCountries);
    answer(QStringLiteral("Leave those rows out"));
    QVERIFY2(m_summary.startsWith(QStringLiteral("People: 1 added")), qPrintable(m_summary));
    QCOMPARE(m_problems.size(), 1);
    QVERIFY(m_console->settings().countries == Countries{QStringLiteral("ES")});
}

void TestWindowImports::whatCannotBeReadIsTold()
{
    import(people(), "nothing\n");
    QCOMPARE(m_summary, QStringLiteral("Nothing was imported."));
    QCOMPARE(m_problems.size(), 1);
    import(meetings(), "nothing\n");
    QCOMPARE(m_summary, QStringLiteral("Nothing was imported."));
}

QTEST_GUILESS_MAIN(TestWindowImports)
#include "tst_window_imports.moc"
