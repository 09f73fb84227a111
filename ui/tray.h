// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace savehub {

/// The console in the desktop's tray, where it keeps running when its window is closed.
class Tray : public QObject
{
    Q_OBJECT

public:
    /// \a stop stops and resumes calls; it must outlive the tray.
    explicit Tray(QAction *stop, QObject *parent = nullptr);
    ~Tray() override;

    /// Sets what happens to a call that is due now: "LIVE".
    void setState(const QString &state);
    QMenu *menu() const { return m_menu.get(); }

Q_SIGNALS:
    void showWanted();
    void quitWanted();

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon;
    QAction *m_state;
};

} // namespace savehub
