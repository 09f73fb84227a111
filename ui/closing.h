// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/incident_reader.h"

#include <QMainWindow>
#include <QTimeZone>

class QAction;
class QSettings;

namespace savehub {

class QuestionBar;
class Tray;

/// What becomes of the reminders when the window is closed or the program is to end: closing leaves
/// the ladder running while anything waits, and quitting asks when something would be missed.
class Closing : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. The demo closes as any window does.
    struct Parts {
        const IncidentReader &reader;
        const Clock &clock;
        QSettings &memory; ///< where it is kept that the user was told
        QuestionBar &question;
        QTimeZone zone;
        bool isDemo = false;
    };
    Closing(QMainWindow &window, const Parts &parts);
    ~Closing() override;

    /// Goes into the desktop's tray, where there is one; \a stop is in its menu.
    void useTray(QAction *stop);
    /// What the tray says about calls.
    void setState(const QString &state);

    /// The window's close button was pressed. True when the program is to end.
    bool mayClose();
    /// Ends the program, after asking when something would be missed.
    void quit();
    /// Brings the window before the user's eyes.
    void present();

Q_SIGNALS:
    /// The program is to end now.
    void quitWanted();

private:
    void leave();
    void goToBackground();

    QMainWindow &m_window;
    Parts m_parts;
    Tray *m_tray = nullptr;
    bool m_isLeaving = false;
};

} // namespace savehub
