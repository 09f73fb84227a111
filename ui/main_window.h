// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/line_forecast.h"
#include "ui/models/incident_table_model.h"
#include "ui/models/notice_list_model.h"
#include "ui/pulse.h"
#include "ui/window_actions.h"

#include "ports/clock.h"
#include "ports/incident_reader.h"
#include "runtime/console.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimeZone>

class QLabel;
class QSettings;
class QStackedWidget;

namespace savehub {

class CallControls;
class Closing;
class EmptyState;
class FileMenu;
class IncidentPanel;
class IncidentTableView;
class IncidentView;
class NoticeBar;
class ProviderStrip;
class QuestionBar;
class ResultsPanel;
class TestCallDialog;
class UndoBar;

/// What a window is given. Everything must outlive it.
struct WindowParts {
    Console &console;
    const IncidentReader &reader;
    const Clock &clock;
    QSettings &memory; ///< where the theme and the window's place are remembered
    WindowActions actions{};
    QTimeZone operatorZone = QTimeZone::systemTimeZone();
    bool isDemo = false;
};

/// The window: assembles its parts and keeps what they show up to date.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Reads everything that is shown again.
    void refresh();
    /// Brings it before the user's eyes, from the tray too.
    void present();

Q_SIGNALS:
    /// The program is to end now: everything that was to be asked was asked.
    void quitWanted();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildMenus(FileMenu *files);
    void buildIncidentMenu();
    QWidget *topRow(const FileMenu &files);
    void buildPage(QWidget *topRow);
    void buildStatusBar();
    void fitScreen();
    void connectConsole();
    void connectTable();
    void connectFiles(FileMenu *files);
    /// A key settles nobody who was not pointed at.
    void onPurpose(void (IncidentPanel::*act)());
    void offerUndo(const IncidentId &incident, Reason how);
    void openFromNotice(const IncidentId &incident);
    void tick();
    void showForecast();
    void checkSetup();
    void openTestCall();
    void showPage();
    void tell(Notice::Severity severity, const QString &text);
    /// Tells of a failed reading once, not every time it fails again, and no longer than it does.
    void tellFailure(const Done &reading);

    WindowParts m_parts;
    IncidentTableModel m_incidents;
    NoticeListModel m_notices;
    LineForecast m_forecast;
    Pulse m_pulse;
    QString m_lastFailure;
    std::optional<Instant> m_busySince; ///< the database could not be read
    IncidentId m_settledHere;           ///< by the operator, since the last refresh

    ProviderStrip *m_strip;
    QuestionBar *m_question;
    CallControls *m_controls;
    Closing *m_closing;
    UndoBar *m_undo;
    NoticeBar *m_noticeBar;
    ResultsPanel *m_results;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    IncidentTableView *m_table;
    IncidentPanel *m_panel;
    IncidentView *m_view;
    QLabel *m_summary;
    QPointer<SetupCheckDialog> m_setup;  ///< while it is open
    QPointer<TestCallDialog> m_testCall; ///< likewise
};

} // namespace savehub
