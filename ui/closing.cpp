// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/closing.h"

#include "ui/models/at_stake.h"
#include "ui/tray.h"
#include "ui/widgets/question_bar.h"

#include <QGuiApplication>
#include <QSettings>
#include <QSystemTrayIcon>

namespace savehub {

static const auto toldKey = QStringLiteral("window/toldItKeepsRunning");

Closing::Closing(QMainWindow &window, const Parts &parts)
    : QObject(&window),
      m_window(window),
      m_parts(parts)
{
    // The question must be seen to be answered, so the window is shown.
    connect(&m_parts.question, &QuestionBar::asked, this, &Closing::present);
}

Closing::~Closing() = default;

void Closing::useTray(QAction *stop)
{
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_tray = new Tray(stop, this);
        connect(m_tray, &Tray::showWanted, this, &Closing::present);
        connect(m_tray, &Tray::quitWanted, this, &Closing::quit);
    }
}

void Closing::setState(const QString &state)
{
    if (m_tray) {
        m_tray->setState(state);
    }
}

bool Closing::mayClose()
{
    const bool ends = m_isLeaving || m_parts.isDemo || qGuiApp->isSavingSession()
                      || !anythingWaits(m_parts.reader, m_parts.clock.now());
    if (ends) {
        leave();
    } else if (m_parts.memory.value(toldKey).toBool()) {
        goToBackground();
    } else {
        m_parts.question.ask(
            m_tray ? tr("People wait to be reminded, so the console keeps running when its window "
                        "is closed: you find it in the tray. Ctrl+Q quits it.")
                   : tr("People wait to be reminded, so the console keeps running when its window "
                        "is closed: it is only minimised. Ctrl+Q quits it."),
            m_tray ? tr("&Close the window") : tr("&Minimise"), tr("&Leave it open"), [this] {
                m_parts.memory.setValue(toldKey, true);
                goToBackground();
            });
    }
    return ends;
}

void Closing::quit()
{
    const auto missed = m_parts.isDemo
                            ? QString()
                            : missedByQuitting(m_parts.reader, m_parts.clock.now(), m_parts.zone);
    if (missed.isEmpty()) {
        leave();
        return;
    }
    m_parts.question.ask(tr("Quit? This would be missed: %1.").arg(missed), tr("&Quit"),
                         tr("&Keep it running"), [this] { leave(); });
}

void Closing::present()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void Closing::goToBackground()
{
    if (m_tray) {
        m_window.hide();
    } else {
        m_window.showMinimized();
    }
}

void Closing::leave()
{
    if (!m_isLeaving) {
        m_isLeaving = true;
        Q_EMIT quitWanted();
    }
}

} // namespace savehub
