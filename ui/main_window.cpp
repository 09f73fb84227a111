// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "call_controls.h"
#include "empty_state.h"
#include "file_menu.h"
#include "icons.h"
#include "incident_panel.h"
#include "incident_table_view.h"
#include "incident_view.h"
#include "notice_bar.h"
#include "provider_strip.h"
#include "question_bar.h"
#include "results_panel.h"
#include "test_call_dialog.h"
#include "time_text.h"
#include "view_menu.h"

#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace savehub {

/// Not modal: whatever \a dialog shows, calls can be stopped.
static void showBeside(QDialog &dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.show();
    dialog.raise();
    dialog.activateWindow();
}

static const auto geometryKey = QStringLiteral("window/geometry");

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent),
      m_parts(parts),
      m_incidents(parts.reader, parts.clock, parts.operatorZone),
      m_notices(parts.operatorZone),
      m_forecast(parts.reader, parts.console, parts.clock, parts.operatorZone),
      m_strip(new ProviderStrip),
      m_question(new QuestionBar),
      m_controls(new CallControls(parts.console, *m_strip, *m_question, this)),
      m_noticeBar(new NoticeBar(m_notices)),
      m_results(new ResultsPanel),
      m_pages(new QStackedWidget),
      m_empty(new EmptyState),
      m_table(new IncidentTableView(m_incidents)),
      m_panel(new IncidentPanel(parts.console, parts.reader, parts.clock, parts.operatorZone)),
      m_summary(new QLabel)
{
    setWindowTitle(tr("SaveHub Console"));
    setWindowIcon(applicationIcon());
    resize(1280, 800);
    setMinimumSize(720, 480);
    auto *files = new FileMenu(m_parts.actions, this);
    buildToolBar(*files);
    buildMenus(files);
    buildPage();
    connectFiles(files);
    connectConsole();
    restoreGeometry(m_parts.memory.value(geometryKey).toByteArray());
    refresh();
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildToolBar(const FileMenu &files)
{
    auto *bar = addToolBar(tr("Calls"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setIconSize(QSize(18, 18));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_controls->addModesTo(*bar);
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addAction(files.exportAction());
    bar->addSeparator();
    m_controls->addStopTo(*bar);
}

void MainWindow::buildMenus(FileMenu *files)
{
    menuBar()->addMenu(files);
    auto *incident = menuBar()->addMenu(tr("&Incident"));
    const auto add = [&](const QString &text, const QKeySequence &keys, auto slot) {
        incident->addAction(text, keys, m_panel, slot);
    };
    add(tr("&Acknowledge"), Qt::CTRL | Qt::Key_K, &IncidentPanel::acknowledge);
    add(tr("&Joined"), Qt::CTRL | Qt::Key_J, &IncidentPanel::markJoined);
    add(tr("&Resolve…"), Qt::CTRL | Qt::Key_R, &IncidentPanel::askToResolve);
    auto *calls = menuBar()->addMenu(tr("&Calls"));
    m_controls->addTo(*calls);
    calls->addSeparator();
    calls->addAction(tr("&Forecast of the coming week"), this, &MainWindow::showForecast);
    calls->addAction(tr("Test ca&ll…"), this, &MainWindow::openTestCall);
    calls->addAction(tr("&Check setup…"), this, &MainWindow::checkSetup);
    auto *view = menuBar()->addMenu(new ViewMenu(m_parts.memory, this))->menu();
    view->addSeparator();
    view->addAction(lineIcon(QStringLiteral("refresh")), tr("&Refresh"), QKeySequence(Qt::Key_F5),
                    this, &MainWindow::refresh);
}

void MainWindow::buildPage()
{
    m_pages->addWidget(m_empty);
    m_pages->addWidget(new IncidentView(m_table, m_panel));
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_strip, m_question, m_noticeBar, m_results}) {
        layout->addWidget(part);
    }
    layout->addWidget(m_pages, 1);
    setCentralWidget(page);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setContentsMargins(6, 0, 6, 0);
    statusBar()->addWidget(m_summary, 1);
}

void MainWindow::connectConsole()
{
    auto &console = m_parts.console;
    connect(&console, &Console::changed, &m_pulse, &Pulse::changed);
    connect(&m_pulse, &Pulse::readingDue, this, &MainWindow::refresh);
    connect(&m_pulse, &Pulse::tickDue, this, &MainWindow::tick);
    connect(&console, &Console::noticed, this,
            [this](const Notice &notice) { m_notices.add(notice, m_parts.clock.now()); });
    connect(&console, &Console::failed, this,
            [this](const Error &error) { tell(Notice::Severity::Warning, error.text()); });
    connect(m_table, &IncidentTableView::chosenChanged, this,
            [this](const IncidentId &incident) { tellFailure(m_panel->setIncident(incident)); });
    connect(&m_forecast, &LineForecast::shortageFound, this,
            [this](const QString &summary) { tell(Notice::Severity::Warning, summary); });
    connect(m_noticeBar, &NoticeBar::incidentWanted, m_table, &IncidentTableView::choose);
}

void MainWindow::connectFiles(FileMenu *files)
{
    connect(m_empty, &EmptyState::importPeopleWanted, files, &FileMenu::importPeople);
    connect(m_empty, &EmptyState::importCalendarWanted, files, &FileMenu::importCalendar);
    connect(m_empty, &EmptyState::demoWanted, files, &FileMenu::startDemo);
    connect(files, &FileMenu::progressed, m_results, &ResultsPanel::setProgress);
    connect(m_results, &ResultsPanel::cancelWanted, files, &FileMenu::cancelImport);
    connect(files, &FileMenu::reported, this,
            [this](const QString &summary, const QStringList &problems) {
                tell(problems.isEmpty() ? Notice::Severity::Info : Notice::Severity::Warning,
                     summary);
                m_results->setResults(summary, problems);
                refresh();
            });
}

void MainWindow::refresh()
{
    const auto read = m_incidents.refresh();
    tellFailure(read);
    if (read) {
        showPage();
        tellFailure(m_panel->refresh());
        tellFailure(m_forecast.watch());
    }
}

void MainWindow::showForecast()
{
    const auto forecast = m_forecast.look();
    if (!forecast) {
        tellFailure(tl::make_unexpected(forecast.error()));
    } else {
        const bool holds = forecast->shortages.isEmpty();
        tell(holds ? Notice::Severity::Info : Notice::Severity::Warning, forecast->summary);
        m_results->setResults(forecast->summary, forecast->shortages);
    }
}

void MainWindow::checkSetup()
{
    if (!m_setup) {
        m_setup = new SetupCheckDialog(m_parts.actions.setup, this);
    }
    showBeside(*m_setup);
}

void MainWindow::openTestCall()
{
    if (!m_testCall) {
        m_testCall = new TestCallDialog(m_parts.console, this);
    }
    showBeside(*m_testCall);
}

void MainWindow::tick()
{
    m_table->tick();
    m_panel->tick();
}

void MainWindow::showPage()
{
    const auto shown = m_incidents.rowCount();
    if (shown == 0) {
        const auto totals = m_parts.reader.totals(m_parts.clock.now());
        m_empty->setTotals(totals.value_or(Totals{}));
    } else if (m_table->chosen().isEmpty()) {
        m_table->setCurrentIndex(m_incidents.index(0, 0));
    }
    m_pages->setCurrentIndex(shown == 0 ? 0 : 1);
    m_summary->setText(
        tr("%n incident(s)", nullptr, shown) + QStringLiteral(" · ")
        + tr("updated %1")
              .arg(clockText(m_parts.clock.now(), m_parts.operatorZone, m_parts.clock.now())));
}

void MainWindow::tell(Notice::Severity severity, const QString &text)
{
    m_notices.add({severity, {}, text}, m_parts.clock.now());
}

void MainWindow::tellFailure(const Done &reading)
{
    const auto failure = reading ? QString() : reading.error().text();
    if (!failure.isEmpty() && failure != m_lastFailure) {
        tell(Notice::Severity::Warning, failure);
    }
    m_lastFailure = failure;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_parts.memory.setValue(geometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace savehub
