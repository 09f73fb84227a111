// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "confirm_button.h"
#include "elided_label.h"
#include "empty_state.h"
#include "fake_console.h"
#include "file_menu.h"
#include "incident_panel.h"
#include "incident_table_view.h"
#include "notice_bar.h"
#include "provider_strip.h"
#include "question_bar.h"
#include "results_panel.h"
#include "sample_day.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void explainsAnEmptyDatabase();
    void startsTheDemo();
    void followsTheDatabaseByItself();
    void keepsTheChosenIncidentThroughChanges();
    void actsAtOnce();
    void resolvesOnlyWhenConfirmed();
    void keepsOnEscape();
    void withdrawsTheQuestionWithItsIncident();
    void allowsOnlyWhatTheStateAllows();
    void asksBeforeGoingLive();
    void stopsAtOnce();
    void saysWhatIsInForce();
    void showsNoticesAndFailures();
    void leadsFromANoticeToItsIncident();
    void tellsOnceThatTheDatabaseCannotBeRead();
    void showsAnImportsProblemsAsPlainText();
    void showsUntrustedTextLiterally();
    void showsNoWholeNumberAnywhere();

private:
    void open();
    template <typename Widget>
    Widget *the() const
    {
        return m_window->findChild<Widget *>();
    }
    QAbstractButton *button(const QString &text) const;
    QAction *action(const QString &text) const;
    QString strip() const { return the<ProviderStrip>()->accessibleName(); }
    QString newestNotice() const { return the<NoticeBar>()->findChild<ElidedLabel *>()->text(); }
    QStringList everyText() const;
    void choose(const char *id)
    {
        the<IncidentTableView>()->choose(IncidentId(QString::fromUtf8(id)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_memory;
    std::unique_ptr<FakeConsole> m_console;
    FakeIncidentReader m_reader;
    StillClock m_clock;
    WindowActions m_actions;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_memory = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("memory.ini")),
                                           QSettings::IniFormat);
    m_console = std::make_unique<FakeConsole>();
    m_reader = {};
    m_clock.time = sampleNow();
    m_actions = {};
}

void TestMainWindow::cleanup()
{
    m_window.reset();
}

void TestMainWindow::open()
{
    m_window = std::make_unique<MainWindow>(WindowParts{*m_console, m_reader, m_clock, *m_memory,
                                                        m_actions, QTimeZone("Europe/Madrid")});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QAbstractButton *TestMainWindow::button(const QString &text) const
{
    for (auto *each : m_window->findChildren<QAbstractButton *>()) {
        if (each->isVisible() && each->text().remove(QLatin1Char('&')) == text) {
            return each;
        }
    }
    return nullptr;
}

QAction *TestMainWindow::action(const QString &text) const
{
    for (auto *each : m_window->findChildren<QAction *>()) {
        if (each->text().remove(QLatin1Char('&')) == text) {
            return each;
        }
    }
    return nullptr;
}

/// What any widget or any model behind one says, tool tips and accessible names too.
QStringList TestMainWindow::everyText() const
{
    QStringList texts;
    for (auto *widget : m_window->findChildren<QWidget *>()) {
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
              << widget->property("text").toString() << widget->property("plainText").toString();
        const auto *view = qobject_cast<QAbstractItemView *>(widget);
        const auto *model = view ? view->model() : nullptr;
        for (int row = 0; model && row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                for (int role = 0; role < Qt::UserRole + 16; ++role) {
                    const auto value = model->index(row, column).data(role);
                    texts << value.toString() << value.toStringList();
                }
            }
        }
    }
    return texts;
}

void TestMainWindow::explainsAnEmptyDatabase()
{
    open();
    QVERIFY(the<EmptyState>()->isVisible());
    QVERIFY(!the<IncidentTableView>()->isVisible());
    for (const auto &text : {QStringLiteral("Import people…"), QStringLiteral("Import calendar…"),
                             QStringLiteral("Start the demo")}) {
        QVERIFY2(button(text), qPrintable(text));
    }
    m_reader.counts = {3, 0, 0};
    m_window->refresh();
    QVERIFY(!button(QStringLiteral("Start the demo")));
    QVERIFY(everyText().contains(QStringLiteral("No meetings to come")));
}

void TestMainWindow::startsTheDemo()
{
    int started = 0;
    m_actions.startDemo = [&] {
        ++started;
    };
    open();
    QTest::mouseClick(button(QStringLiteral("Start the demo")), Qt::LeftButton);
    QCOMPARE(started, 1);
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
    QCOMPARE(the<IncidentTableView>()->chosen(), m_reader.rows.front().id);
    choose("texted");
    std::reverse(m_reader.rows.begin(), m_reader.rows.end());
    m_window->refresh();
    QCOMPARE(the<IncidentTableView>()->chosen(), IncidentId(QStringLiteral("texted")));
    QCOMPARE(the<IncidentPanel>()->findChild<ElidedLabel *>()->text(),
             QStringLiteral("Maximiliana von Hohenstein-Waldenburg"));
}

void TestMainWindow::actsAtOnce()
{
    fillBusyDay(m_reader);
    open();
    choose("called");
    QTest::mouseClick(button(QStringLiteral("Acknowledge")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Joined")), Qt::LeftButton);
    QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(m_console->asked,
             (QStringList{QStringLiteral("acknowledge called"), QStringLiteral("joined called"),
                          QStringLiteral("joined called")}));
}

void TestMainWindow::resolvesOnlyWhenConfirmed()
{
    fillBusyDay(m_reader);
    open();
    choose("called");
    QTest::mouseClick(button(QStringLiteral("Resolve…")), Qt::LeftButton);
    QVERIFY(m_console->asked.isEmpty());
    QTest::keyClicks(the<IncidentPanel>()->findChild<QLineEdit *>(), QStringLiteral("is ill"));
    QTest::mouseClick(button(QStringLiteral("Yes")), Qt::LeftButton);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("resolve called is ill")});
}

void TestMainWindow::keepsOnEscape()
{
    fillBusyDay(m_reader);
    open();
    choose("called");
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(button(QStringLiteral("Yes")));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!button(QStringLiteral("Yes")));
    QVERIFY(m_console->asked.isEmpty());
}

void TestMainWindow::withdrawsTheQuestionWithItsIncident()
{
    fillBusyDay(m_reader);
    open();
    choose("called");
    the<IncidentPanel>()->askToResolve();
    choose("texted");
    QVERIFY(!the<ConfirmButton>()->isAsking());
    the<IncidentPanel>()->askToResolve();
    // Somebody else resolved it meanwhile.
    m_reader.details[IncidentId(QStringLiteral("texted"))].record.incident.state =
        IncidentState::Resolved;
    m_window->refresh();
    QVERIFY(!the<ConfirmButton>()->isAsking());
    QVERIFY(m_console->asked.isEmpty());
}

void TestMainWindow::allowsOnlyWhatTheStateAllows()
{
    fillBusyDay(m_reader);
    open();
    const auto allowed = [this](const char *id) {
        choose(id);
        return QStringLiteral("%1%2%3")
            .arg(button(QStringLiteral("Acknowledge"))->isEnabled())
            .arg(button(QStringLiteral("Joined"))->isEnabled())
            .arg(button(QStringLiteral("Resolve…"))->isEnabled());
    };
    QCOMPARE(allowed("later1"), QStringLiteral("011"));
    QCOMPARE(allowed("called"), QStringLiteral("111"));
    QCOMPARE(allowed("acknowledged"), QStringLiteral("011"));
    QCOMPARE(allowed("escalating"), QStringLiteral("011"));
    QCOMPARE(allowed("joined"), QStringLiteral("000"));
}

void TestMainWindow::asksBeforeGoingLive()
{
    open();
    QTest::mouseClick(button(QStringLiteral("Twilio")), Qt::LeftButton);
    QVERIFY(the<QuestionBar>()->isVisible());
    QVERIFY(m_console->asked.isEmpty());
    QVERIFY(strip().startsWith(QLatin1String("MOCK")));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!the<QuestionBar>()->isVisible());
    action(QStringLiteral("Use Twilio"))->trigger();
    QTest::mouseClick(button(QStringLiteral("Switch to LIVE")), Qt::LeftButton);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("provider twilio")});
    QVERIFY(strip().startsWith(QLatin1String("LIVE")));
    QTest::mouseClick(button(QStringLiteral("Test mode")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Test mode")), Qt::LeftButton);
    QVERIFY(the<QuestionBar>()->isVisible());
    QCOMPARE(m_console->asked.last(), QStringLiteral("test mode on"));
}

void TestMainWindow::stopsAtOnce()
{
    open();
    QTest::mouseClick(button(QStringLiteral("Stop all calls")), Qt::LeftButton);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("stop on")});
    QVERIFY(strip().startsWith(QLatin1String("STOPPED")));
    QTest::mouseClick(button(QStringLiteral("Resume calls")), Qt::LeftButton);
    QCOMPARE(m_console->asked.last(), QStringLiteral("stop off"));
    QVERIFY(strip().startsWith(QLatin1String("MOCK")));
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
    QVERIFY(strip().contains(QLatin1String("Twilio credentials not configured")));
}

void TestMainWindow::showsNoticesAndFailures()
{
    open();
    QVERIFY(!the<NoticeBar>()->isVisible());
    Q_EMIT m_console->noticed({Notice::Severity::Alarm, {}, QStringLiteral("Look here.")});
    QVERIFY(the<NoticeBar>()->isVisible());
    QCOMPARE(newestNotice(), QStringLiteral("Look here."));
    Q_EMIT m_console->failed({Error::Kind::Conflict, QStringLiteral("Somebody was faster."),
                              QStringLiteral("Look again.")});
    QCOMPARE(newestNotice(), QStringLiteral("Somebody was faster. Look again."));
    auto *all = button(QStringLiteral("▾ 2 notice(s), 2 new"));
    QVERIFY(all);
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(the<NoticeBar>()->findChild<QListView *>()->isVisible());
    QVERIFY(button(QStringLiteral("▴ 2 notice(s)")));
    QTest::mouseClick(button(QStringLiteral("Dismiss all")), Qt::LeftButton);
    QVERIFY(!the<NoticeBar>()->isVisible());
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

void TestMainWindow::tellsOnceThatTheDatabaseCannotBeRead()
{
    open();
    m_reader.error = Error{Error::Kind::Unavailable, QStringLiteral("The database is busy."), {}};
    m_window->refresh();
    m_window->refresh();
    QVERIFY(button(QStringLiteral("▾ 1 notice(s), 1 new")));
    QCOMPARE(newestNotice(), QStringLiteral("The database is busy."));
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
