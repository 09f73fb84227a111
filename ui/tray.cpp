// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray.h"

#include "ui/widgets/icons.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace savehub {

Tray::Tray(QAction *stop, QObject *parent)
    : QObject(parent),
      m_menu(std::make_unique<QMenu>()),
      m_icon(new QSystemTrayIcon(applicationIcon(), this))
{
    m_menu->addAction(tr("&Show the window"), this, &Tray::showWanted);
    m_state = m_menu->addAction(QString());
    m_state->setEnabled(false);
    m_menu->addSeparator();
    m_menu->addAction(stop);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Quit"), this, &Tray::quitWanted);
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason != QSystemTrayIcon::Context) {
                    Q_EMIT showWanted();
                }
            });
    m_icon->show();
}

Tray::~Tray() = default;

void Tray::setState(const QString &state)
{
    m_state->setText(state);
    m_icon->setToolTip(tr("SaveHub Console: %1").arg(state));
}

} // namespace savehub
