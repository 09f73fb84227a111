// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/fake_console.h"
#include "tests/ui/sample_day.h"
#include "ui/main_window.h"
#include "ui/views/incident_table_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/provider_strip.h"

#include <QAbstractButton>
#include <QSettings>
#include <QTemporaryDir>

namespace savehub {

/// The window, with a fake engine and a fake database.
class MainWindowFixture : public QObject
{
protected:
    void makeParts();
    void open();
    void close() { m_window.reset(); }

    template <typename Widget>
    Widget *the() const
    {
        return m_window->findChild<Widget *>();
    }
    /// The visible button with \a text; null if there is none.
    QAbstractButton *button(const QString &text) const;
    QAction *action(const QString &text) const;
    QString strip() const { return the<ProviderStrip>()->accessibleName(); }
    QString newestNotice() const { return the<NoticeBar>()->findChild<ElidedLabel *>()->text(); }
    /// Every text of every widget and of the models behind them, including tool tips and accessible
    /// names.
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
    bool m_isDemo = false;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace savehub
