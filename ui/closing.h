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

/// Keeps reminders from being lost when the window is closed or the program is to end. While
/// anybody waits to be reminded, closing only hides or minimises the window. Quitting asks first
/// when something would be missed.
class Closing : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. The demo ends when its window is closed.
    struct Parts {
        const IncidentReader &reader;
        const Clock &clock;
        QSettings &memory; ///< remembers that the user was told once
        QuestionBar &question;
        QTimeZone zone;
        bool isDemo = false;
    };
    Closing(QMainWindow &window, const Parts &parts);
    ~Closing() override;

    /// Shows the console in the desktop's tray, if there is one, with \a stop in its menu.
    void useTray(QAction *stop);
    /// Sets what the tray says about calls.
    void setState(const QString &state);

    /// To be called when the window is closed. True when the program is to end.
    bool mayClose();
    /// Ends the program, after asking when something would be missed.
    void quit();
    /// Shows the window, raises it and activates it.
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
