// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/call_controls.h"
#include "ui/closing.h"
#include "ui/dialogs/show_beside.h"
#include "ui/dialogs/test_call_dialog.h"
#include "ui/file_menu.h"
#include "ui/models/time_text.h"
#include "ui/models/undo_words.h"
#include "ui/view_menu.h"
#include "ui/views/incident_panel.h"
#include "ui/views/incident_table_view.h"
#include "ui/views/incident_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/provider_strip.h"
#include "ui/widgets/question_bar.h"
#include "ui/widgets/results_panel.h"
#include "ui/widgets/undo_bar.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace savehub {

static const auto geometryKey = QStringLiteral("window/geometry");
static constexpr QSize usualWindowSize(1280, 800);
static constexpr QSize leastSize(480, 320);
static constexpr int hintStays = 8000; // ms
static constexpr Seconds busyUntoldFor{5};
static const auto readingFails = QStringLiteral("reading fails"); // a notice's cause, never shown

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent),
      m_parts(parts),
      m_incidents(parts.reader, parts.clock, parts.operatorZone),
      m_notices(parts.operatorZone),
      m_forecast(parts.reader, parts.console, parts.clock, parts.operatorZone),
      m_strip(new ProviderStrip),
      m_question(new QuestionBar),
      m_controls(new CallControls(parts.console, *m_strip, *m_question, parts.isDemo, this)),
      m_closing(new Closing(*this, {parts.reader, parts.clock, parts.memory, *m_question,
                                    parts.operatorZone, parts.isDemo})),
      m_undo(new UndoBar),
      m_noticeBar(new NoticeBar(m_notices)),
      m_results(new ResultsPanel),
      m_pages(new QStackedWidget),
      m_empty(new EmptyState),
      m_table(new IncidentTableView(m_incidents)),
      m_panel(new IncidentPanel(parts.console, parts.reader, parts.clock, parts.operatorZone)),
      m_view(new IncidentView(m_table, m_panel)),
      m_summary(plainLabel())
{
    setWindowTitle(parts.isDemo ? tr("DEMO – SaveHub Console") : tr("SaveHub Console"));
    setWindowIcon(applicationIcon());
    setMinimumSize(leastSize);
    auto *files = new FileMenu(m_parts.actions, this);
    buildPage(topRow(*files));
    buildMenus(files);
    connectFiles(files);
    connectConsole();
    connectTable();
    m_closing->useTray(m_controls->stopAction());
    m_closing->setState(m_strip->accessibleName());
    fitScreen();
    refresh();
    // No button gets the focus by itself, since a stray Space would press it.
    m_pages->setFocusPolicy(Qt::ClickFocus);
    (m_pages->currentWidget() == m_view ? static_cast<QWidget *>(m_view) : m_pages)
        ->setFocus(Qt::OtherFocusReason);
}

MainWindow::~MainWindow() = default;

/// The screen may be smaller than the window was, and the whole window has to be visible.
void MainWindow::fitScreen()
{
    resize(usualWindowSize);
    const bool wasOpen = restoreGeometry(m_parts.memory.value(geometryKey).toByteArray());
    const auto frame = style()->pixelMetric(QStyle::PM_MdiSubWindowFrameWidth);
    const auto title = style()->pixelMetric(QStyle::PM_TitleBarHeight);
    const auto area = screen()->availableGeometry().adjusted(frame, title, -frame, -frame);
    resize(size().boundedTo(area.size()));
    if (wasOpen) {
        move(qMax(area.left(), qMin(x(), area.right() + 1 - width())),
             qMax(area.top(), qMin(y(), area.bottom() + 1 - height())));
    }
}

/// What does not fit goes into the tool bar's overflow. Stop is beside the bar, so it always fits.
QWidget *MainWindow::topRow(const FileMenu &files)
{
    auto *bar = new QToolBar(tr("Calls"));
    bar->setIconSize(QSize(18, 18));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_controls->addModesTo(*bar);
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addAction(files.exportAction());
    if (auto *more = bar->findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button"))) {
        more->setIcon(lineIcon(QStringLiteral("more"))); // Qt's own is dark on dark
    }
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->addWidget(bar, 1);
    layout->addWidget(m_controls->makeStopButton());
    return row;
}

void MainWindow::buildIncidentMenu()
{
    auto *incident = menuBar()->addMenu(tr("&Incident"));
    const auto add = [&](const QString &text, const QKeySequence &keys,
                         void (IncidentPanel::*act)()) {
        incident->addAction(text, keys, this, [this, act] { onPurpose(act); });
    };
    add(tr("&Acknowledge"), Qt::CTRL | Qt::Key_K, &IncidentPanel::acknowledge);
    add(tr("&Joined"), Qt::CTRL | Qt::Key_J, &IncidentPanel::markJoined);
    add(tr("&Resolve…"), Qt::CTRL | Qt::Key_R, &IncidentPanel::askToResolve);
    incident->addSeparator();
    auto *undo = incident->addAction(tr("&Undo"), QKeySequence::Undo, m_undo, &UndoBar::undo);
    undo->setEnabled(false);
    connect(m_undo, &UndoBar::offeringChanged, undo, &QAction::setEnabled);
}

void MainWindow::buildMenus(FileMenu *files)
{
    menuBar()->addMenu(files);
    buildIncidentMenu();
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

void MainWindow::buildPage(QWidget *topRow)
{
    auto *whole = new QScrollArea; // a small screen has no room for all of it
    whole->setFrameShape(QFrame::NoFrame);
    whole->setWidgetResizable(true);
    whole->setWidget(m_empty);
    m_pages->addWidget(whole);
    m_pages->addWidget(m_view);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *part :
         std::initializer_list<QWidget *>{topRow, m_strip, m_question, m_noticeBar, m_results}) {
        layout->addWidget(part);
    }
    layout->addWidget(m_pages, 1);
    setCentralWidget(page);
    buildStatusBar();
}

/// High enough for the undo bar, so that nothing moves when the bar comes and goes.
void MainWindow::buildStatusBar()
{
    m_summary->setContentsMargins(6, 0, 6, 0);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_summary, 1);
    statusBar()->addPermanentWidget(m_undo);
    statusBar()->setFixedHeight(m_undo->sizeHint().height() + 6);
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
    connect(&console, &Console::answered, this, &MainWindow::offerUndo);
    connect(m_undo, &UndoBar::undoWanted, &console, &Console::undo);
    connect(m_undo, &UndoBar::undoWanted, m_table, &IncidentTableView::choose);
    connect(&m_forecast, &LineForecast::shortageFound, this,
            [this](const QString &summary) { tell(Notice::Severity::Warning, summary); });
    connect(m_noticeBar, &NoticeBar::incidentWanted, this, &MainWindow::openFromNotice);
    connect(m_controls, &CallControls::headlineChanged, m_closing, &Closing::setState);
    connect(m_closing, &Closing::quitWanted, this, &MainWindow::quitWanted);
}

void MainWindow::connectTable()
{
    connect(m_table, &IncidentTableView::chosenChanged, this,
            [this](const IncidentId &incident) { tellFailure(m_panel->setIncident(incident)); });
    connect(m_table, &IncidentTableView::openWanted, m_panel, &IncidentPanel::focusHistory);
    connect(m_view, &IncidentView::olderWanted, this, [this](bool shown) {
        m_incidents.setOlderShown(shown);
        refresh();
    });
}

void MainWindow::onPurpose(void (IncidentPanel::*act)())
{
    if (m_table->isChosenOnPurpose()) {
        (m_panel->*act)();
    } else {
        statusBar()->showMessage(
            tr("Choose somebody first: click the row, or press Return in the list."), hintStays);
    }
}

void MainWindow::offerUndo(const IncidentId &incident, Reason how)
{
    m_settledHere = incident;
    const auto *row = m_incidents.incident(m_incidents.indexOf(incident));
    const auto person = row ? row->person : tr("An incident");
    const auto detail = m_parts.reader.detail(incident);
    const auto why = detail ? whyNotUndoable(detail->record, how) : QString();
    if (why.isEmpty()) {
        m_undo->offer(incident, person, how, m_parts.clock.now());
    } else {
        m_undo->showNotUndoable(incident, person, how, why, m_parts.clock.now());
    }
}

void MainWindow::openFromNotice(const IncidentId &incident)
{
    if (!m_incidents.indexOf(incident).isValid()) {
        m_view->showOlder();
    }
    m_table->choose(incident);
}

void MainWindow::connectFiles(FileMenu *files)
{
    connect(files, &FileMenu::quitWanted, m_closing, &Closing::quit);
    connect(m_empty, &EmptyState::importPeopleWanted, files, &FileMenu::importPeople);
    connect(m_empty, &EmptyState::importCalendarWanted, files, &FileMenu::importCalendar);
    connect(m_empty, &EmptyState::demoWanted, files, &FileMenu::startDemo);
    connect(files, &FileMenu::progressed, m_results, &ResultsPanel::setProgress);
    connect(m_results, &ResultsPanel::cancelWanted, files, &FileMenu::cancelImport);
    connect(files, &FileMenu::asked, m_results, &ResultsPanel::ask);
    connect(files, &FileMenu::questionDropped, m_results, &QWidget::hide);
    connect(m_results, &ResultsPanel::answered, files, &FileMenu::answer);
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
    const auto chosen = m_table->chosen();
    auto read = m_table->refresh(m_settledHere);
    if (m_table->chosen() != chosen) {
        m_panel->pauseActions();
    }
    if (read) {
        m_settledHere = {};
        showPage();
        read = m_panel->refresh();
        const auto watched = m_forecast.watch();
        read = read ? watched : read;
    }
    tellFailure(read);
    if (const auto counts = m_parts.reader.counts(m_parts.clock.now())) {
        m_controls->setSpend(counts->spend);
    }
}

void MainWindow::present()
{
    m_closing->present();
}

void MainWindow::showForecast()
{
    const auto forecast = m_forecast.look();
    if (!forecast) {
        tell(Notice::Severity::Warning, forecast.error().text());
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
    m_undo->tick(m_parts.clock.now());
    if (m_busySince) {
        refresh();
    }
}

void MainWindow::showPage()
{
    const auto shown =
        m_incidents.rowCount() + (m_incidents.olderIsFolded() ? m_incidents.olderCount() : 0);
    if (shown == 0) {
        const auto totals = m_parts.reader.totals(m_parts.clock.now());
        m_empty->setTotals(totals.value_or(Totals{}));
    }
    m_view->setOlderCount(m_incidents.olderCount());
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

/// A database is usually busy only for an instant. What was read last stays, and it is read again.
/// The user is told only when this lasts.
void MainWindow::tellFailure(const Done &reading)
{
    const auto now = m_parts.clock.now();
    const bool isBusy = !reading && reading.error().kind == Error::Kind::Unavailable;
    m_busySince = isBusy ? std::optional(m_busySince.value_or(now)) : std::nullopt;
    const bool isUntold = isBusy && now - *m_busySince < busyUntoldFor;
    const auto failure = reading || isUntold ? QString() : reading.error().text();
    if (!failure.isEmpty() && failure != m_lastFailure) {
        m_notices.add({Notice::Severity::Warning, {}, failure, readingFails}, now);
    }
    if (reading) {
        m_notices.removeCause(readingFails);
    }
    m_lastFailure = failure;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_parts.memory.setValue(geometryKey, saveGeometry());
    event->setAccepted(m_closing->mayClose());
}

} // namespace savehub
