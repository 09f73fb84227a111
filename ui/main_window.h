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

/// What a window works with. All of it must outlive the window.
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

    /// Reads again everything that is shown.
    void refresh();
    /// Shows the window, raises it and activates it, also from the tray.
    void present();

Q_SIGNALS:
    /// The program is to end now. The user has answered what had to be asked.
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
    /// Carries out \a act only if the operator chose the incident: a stray key must not settle
    /// anybody.
    void onPurpose(void (IncidentPanel::*act)());
    void offerUndo(const IncidentId &incident, Reason how);
    void openFromNotice(const IncidentId &incident);
    void tick();
    void showForecast();
    void checkSetup();
    void openTestCall();
    void showPage();
    void tell(Notice::Severity severity, const QString &text);
    /// Reports a failed reading once, not each time, and takes the notice away when reading works
    /// again.
    void tellFailure(const Done &reading);

    WindowParts m_parts;
    IncidentTableModel m_incidents;
    NoticeListModel m_notices;
    LineForecast m_forecast;
    Pulse m_pulse;
    QString m_lastFailure;
    std::optional<Instant> m_busySince; ///< since when the database could not be read
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
