// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "tests/ui/main_window_fixture.h"
#include "ui/file_menu.h"
#include "ui/theme.h"
#include "ui/views/incident_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/results_panel.h"

#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

using namespace savehub;

/// What the window shows.
class TestMainWindow : public MainWindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeParts(); }
    void cleanup() { close(); }

    void explainsAnEmptyDatabase();
    void followsTheDatabaseByItself();
    void keepsTheChosenIncidentThroughChanges();
    void saysWhatIsInForce();
    void aCapTurnsTheStrip();
    void theDemoSaysSo();
    void whatOpensTheRestOfTheToolBarIsSeenInTheDark();
    void foldsOlderEscalationsIntoALine();
    void showsNoticesAndFailures();
    void aNoteDoesNotCoverAnAlarm();
    void leadsFromANoticeToItsIncident();
    void whatWasReadStaysWhileTheDatabaseIsBusy();
    void tellsOnceThatTheDatabaseCannotBeRead();
    void showsAnImportsProblemsAsPlainText();
    void showsUntrustedTextLiterally();
    void showsNoWholeNumberAnywhere();
};

void TestMainWindow::explainsAnEmptyDatabase()
{
    open();
    QVERIFY(the<EmptyState>()->isVisible());
    QVERIFY(!the<IncidentTableView>()->isVisible());
    for (const auto &text : {QStringLiteral("Import people…"), QStringLiteral("Import calendar…"),
                             QStringLiteral("Start the demo")}) {
        QVERIFY2(button(text), qPrintable(text));
    }
    m_reader.sums = {3, 0, 0};
    m_window->refresh();
    QVERIFY(!button(QStringLiteral("Start the demo")));
    QVERIFY(everyText().contains(QStringLiteral("No meetings to come")));
}

void TestMainWindow::followsTheDatabaseByItself()
{
    open();
    fillBusyDay(m_reader);
    Q_EMIT m_console->changed();
    QTRY_VERIFY(the<IncidentTableView>()->isVisible());
    QCOMPARE(the<IncidentTableView>()->model()->rowCount(), 13);
    m_reader.rows.erase(m_reader.rows.begin() + 4, m_reader.rows.end());
    Q_EMIT m_console->changed();
    QTRY_COMPARE(the<IncidentTableView>()->model()->rowCount(), 4);
}

void TestMainWindow::keepsTheChosenIncidentThroughChanges()
{
    fillBusyDay(m_reader);
    open();
    QVERIFY(the<IncidentTableView>()->chosen().isEmpty()); // no incident was chosen
    choose("texted");
    std::reverse(m_reader.rows.begin(), m_reader.rows.end());
    m_window->refresh();
    QCOMPARE(the<IncidentTableView>()->chosen(), IncidentId(QStringLiteral("texted")));
    QCOMPARE(the<IncidentPanel>()->findChild<ElidedLabel *>()->text(),
             QStringLiteral("Maximiliana von Hohenstein-Waldenburg"));
}

void TestMainWindow::saysWhatIsInForce()
{
    open();
    Settings settings;
    settings.provider = Provider::Twilio;
    settings.testMode = true;
    m_console->setSettings(settings);
    QVERIFY(strip().startsWith(QLatin1String("TEST MODE")));
    settings.testMode = false;
    m_console->setSettings(settings, QStringLiteral("Twilio credentials not configured"));
    QVERIFY(strip().startsWith(QLatin1String("LIVE")));
    QVERIFY(strip().endsWith(
        QStringLiteral("No call can be placed now: Twilio credentials not configured")));
}

void TestMainWindow::aCapTurnsTheStrip()
{
    open();
    Settings settings;
    settings.provider = Provider::Twilio;
    m_console->setSettings(settings);
    QVERIFY(strip().startsWith(QLatin1String("LIVE")));
    m_reader.spend.today = settings.dailyCap;
    m_window->refresh();
    QCOMPARE(strip(),
             QStringLiteral("LIVE · CAP REACHED Calls are held back, $20.00 of $20.00 today. "));
    m_reader.spend = {};
    m_window->refresh();
    QVERIFY(strip().startsWith(QLatin1String("LIVE")));
}

void TestMainWindow::theDemoSaysSo()
{
    m_isDemo = true;
    open();
    QCOMPARE(m_window->windowTitle(), QStringLiteral("DEMO – SaveHub Console"));
    QVERIFY(strip().startsWith(QLatin1String("DEMO")));
    QVERIFY(!button(QStringLiteral("Twilio"))->isEnabled());
    QVERIFY(button(QStringLiteral("Twilio"))->toolTip().contains(QLatin1String("--demo")));
    QVERIFY(!action(QStringLiteral("Use Twilio"))->isEnabled());
    QTest::mouseClick(button(QStringLiteral("Stop all calls")), Qt::LeftButton);
    QVERIFY(strip().startsWith(QStringLiteral("DEMO · STOPPED")));
}

void TestMainWindow::whatOpensTheRestOfTheToolBarIsSeenInTheDark()
{
    rememberTheme(*m_memory, ThemeChoice::Dark);
    open();
    const auto *more = m_window->findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button"));
    QVERIFY(more);
    const auto picture = more->icon().pixmap(QSize(16, 16)).toImage();
    int lightest = 0;
    for (int i = 0; i < picture.width() * picture.height(); ++i) {
        const auto color = picture.pixelColor(i % picture.width(), i / picture.width());
        lightest = color.alpha() > 200 ? qMax(lightest, color.lightness()) : lightest;
    }
    QVERIFY2(lightest > 128, qPrintable(QString::number(lightest)));
}

void TestMainWindow::foldsOlderEscalationsIntoALine()
{
    fillBusyDay(m_reader);
    open();
    QVERIFY(!button(QStringLiteral("▸ 1 older escalation(s)")));
    m_clock.time += Minutes(50); // an hour and a minute after the start
    m_window->refresh();
    auto *line = button(QStringLiteral("▸ 1 older escalation(s)"));
    QVERIFY(line);
    const auto rows = the<IncidentTableView>()->model()->rowCount();
    QTest::mouseClick(line, Qt::LeftButton);
    QCOMPARE(the<IncidentTableView>()->model()->rowCount(), rows + 1);
    QVERIFY(button(QStringLiteral("▾ 1 older escalation(s)")));
    QTest::mouseClick(line, Qt::LeftButton);
    // A notice leads to an incident that is folded away.
    Q_EMIT m_console->noticed({Notice::Severity::Alarm, IncidentId(QStringLiteral("escalating")),
                               QStringLiteral("Look here.")});
    QTest::mouseClick(button(QStringLiteral("Show")), Qt::LeftButton);
    QCOMPARE(the<IncidentTableView>()->chosen(), IncidentId(QStringLiteral("escalating")));
}

void TestMainWindow::showsNoticesAndFailures()
{
    open();
    QCOMPARE(newestNotice(), QStringLiteral("No notices"));
    Q_EMIT m_console->noticed({Notice::Severity::Alarm, {}, QStringLiteral("Look here.")});
    QCOMPARE(newestNotice(), QStringLiteral("Look here."));
    Q_EMIT m_console->failed({Error::Kind::Conflict, QStringLiteral("Somebody was faster."),
                              QStringLiteral("Look again.")});
    QCOMPARE(newestNotice(), QStringLiteral("Look here."));
    QTest::mouseClick(the<NoticeBar>()->findChild<ElidedLabel *>(), Qt::LeftButton); // it was read
    QCOMPARE(newestNotice(), QStringLiteral("Somebody was faster. Look again."));
    auto *all = button(QStringLiteral("▾ 2 notice(s), 1 new"));
    QVERIFY(all);
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(the<NoticeBar>()->findChild<QListView *>()->isVisible());
    QVERIFY(button(QStringLiteral("▴ 2 notice(s)")));
    QTest::mouseClick(button(QStringLiteral("Dismiss all")), Qt::LeftButton);
    QCOMPARE(newestNotice(), QStringLiteral("No notices"));
    QVERIFY(!button(QStringLiteral("Dismiss all")));
}

void TestMainWindow::aNoteDoesNotCoverAnAlarm()
{
    open();
    Q_EMIT m_console->noticed({Notice::Severity::Alarm, {}, QStringLiteral("Look here.")});
    Q_EMIT m_console->noticed({Notice::Severity::Info, {}, QStringLiteral("All is well.")});
    QCOMPARE(newestNotice(), QStringLiteral("Look here."));
    QTest::mouseClick(button(QStringLiteral("▾ 2 notice(s), 2 new")), Qt::LeftButton);
    QCOMPARE(newestNotice(), QStringLiteral("All is well."));
}

void TestMainWindow::leadsFromANoticeToItsIncident()
{
    fillBusyDay(m_reader);
    open();
    Q_EMIT m_console->noticed({Notice::Severity::Alarm, IncidentId(QStringLiteral("unknown")),
                               QStringLiteral("Look here.")});
    QTest::mouseClick(button(QStringLiteral("Show")), Qt::LeftButton);
    QCOMPARE(the<IncidentTableView>()->chosen(), IncidentId(QStringLiteral("unknown")));
}

void TestMainWindow::whatWasReadStaysWhileTheDatabaseIsBusy()
{
    fillBusyDay(m_reader);
    open();
    choose("unknown");
    m_reader.error = Error{Error::Kind::Unavailable, QStringLiteral("The database is busy."), {}};
    m_window->refresh();
    m_clock.time += Seconds{1};
    m_window->refresh();
    QVERIFY(button(QStringLiteral("Joined"))->isEnabled());
    QVERIFY(!everyText().join(u'\n').contains(QStringLiteral("busy")));

    m_reader.error.reset();
    m_reader.rows.clear();
    // The window's own timer reads again, without another change.
    QTRY_VERIFY(the<EmptyState>()->isVisible());
}

void TestMainWindow::tellsOnceThatTheDatabaseCannotBeRead()
{
    open();
    m_reader.error = Error{Error::Kind::Unavailable, QStringLiteral("The database is busy."), {}};
    m_window->refresh();
    m_clock.time += Seconds{6}; // longer than a commit takes
    m_window->refresh();
    m_window->refresh();
    QVERIFY(button(QStringLiteral("▾ 1 notice(s), 1 new")));
    QCOMPARE(newestNotice(), QStringLiteral("The database is busy."));
    m_reader.error.reset();
    m_window->refresh();
    QCOMPARE(newestNotice(), QStringLiteral("No notices")); // the problem is over
}

void TestMainWindow::showsAnImportsProblemsAsPlainText()
{
    open();
    Q_EMIT the<FileMenu>()->reported(QStringLiteral("3 people were imported."), {});
    QVERIFY(!the<ResultsPanel>()->isVisible());
    QCOMPARE(newestNotice(), QStringLiteral("3 people were imported."));
    Q_EMIT the<FileMenu>()->reported(
        QStringLiteral("2 of 4 lines were imported."),
        {QStringLiteral("line 2: <b>phone</b>"), QStringLiteral("line 4: email")});
    QVERIFY(the<ResultsPanel>()->isVisible());
    QCOMPARE(the<QPlainTextEdit>()->toPlainText(),
             QStringLiteral("line 2: <b>phone</b>\nline 4: email"));
    QTest::mouseClick(button(QStringLiteral("Close")), Qt::LeftButton);
    QVERIFY(!the<ResultsPanel>()->isVisible());
}

void TestMainWindow::showsUntrustedTextLiterally()
{
    fillBusyDay(m_reader);
    open();
    choose("nophone");
    QVERIFY(everyText().contains(QStringLiteral("<b>Li</b> & Søn")));
    for (const auto *label : m_window->findChildren<QLabel *>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }
    for (const auto *widget : m_window->findChildren<QWidget *>()) {
        QVERIFY2(!widget->toolTip().contains(QLatin1String("<b>")), qPrintable(widget->toolTip()));
    }
}

void TestMainWindow::showsNoWholeNumberAnywhere()
{
    static const QRegularExpression number(QStringLiteral("600[ -]?(123|999)"));
    fillBusyDay(m_reader);
    for (auto &[id, detail] : m_reader.details) {
        for (auto &step : detail.record.steps) {
            step.errorMessage = QStringLiteral("+34600123456 unreachable");
        }
    }
    open();
    Q_EMIT m_console->noticed(
        {Notice::Severity::Alarm, {}, QStringLiteral("+34 600 123 456 does not answer")});
    for (const auto &row : m_reader.rows) {
        the<IncidentTableView>()->choose(row.id);
        for (const auto &text : everyText()) {
            QVERIFY2(!number.match(text).hasMatch(), qPrintable(text));
        }
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
