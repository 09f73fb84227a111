// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window_actions.h"

#include <QMenu>

namespace savehub {

/// Imports, export and demo, with their file dialogs.
class FileMenu : public QMenu
{
    Q_OBJECT

public:
    explicit FileMenu(const WindowActions &actions, QWidget *parent = nullptr);

    QAction *exportAction() const { return m_export; }

public Q_SLOTS:
    void importPeople();
    void importCalendar();
    void exportCalls();
    void startDemo();
    void showApiAccess();

Q_SIGNALS:
    void quitWanted();
    void reported(const QString &summary, const QStringList &problems);

private:
    WindowActions::Report reporter();
    void chooseFileToRead(const QString &title, const QString &filter,
                          const WindowActions::FileAction &action);

    WindowActions m_actions;
    QAction *m_export;
};

} // namespace savehub
