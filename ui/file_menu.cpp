// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_menu.h"

#include "icons.h"

#include <QFileDialog>
#include <QPointer>

namespace savehub {

FileMenu::FileMenu(const WindowActions &actions, QWidget *parent)
    : QMenu(tr("&File"), parent),
      m_actions(actions)
{
    addAction(lineIcon(QStringLiteral("import-people")), tr("Import &people…"), this,
              &FileMenu::importPeople);
    addAction(lineIcon(QStringLiteral("import-calendar")), tr("Import &calendar…"), this,
              &FileMenu::importCalendar);
    m_export = addAction(lineIcon(QStringLiteral("export")), tr("&Export calls…"), this,
                         &FileMenu::exportCalls);
    m_export->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_export->setToolTip(tr("Export the call history (Ctrl+E)"));
    addSeparator();
    addAction(lineIcon(QStringLiteral("demo")), tr("Start the &demo"), this, &FileMenu::startDemo);
    addSeparator();
    addAction(tr("&REST API…"), this, &FileMenu::showApiAccess);
    addSeparator();
    auto *quit = addAction(tr("&Quit"), this, &FileMenu::quitWanted);
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
}

void FileMenu::importPeople()
{
    chooseFileToRead(tr("Import people"), tr("CSV files (*.csv);;All files (*)"),
                     m_actions.importPeople);
}

void FileMenu::importCalendar()
{
    chooseFileToRead(tr("Import a calendar"), tr("Calendar files (*.ics);;All files (*)"),
                     m_actions.importCalendar);
}

void FileMenu::exportCalls()
{
    auto *dialog = new QFileDialog(parentWidget(), tr("Export the call history"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->selectFile(QStringLiteral("savehub-calls.csv"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_actions.exportCalls(path, reporter()); });
    dialog->open();
}

void FileMenu::startDemo()
{
    m_actions.startDemo();
}

void FileMenu::showApiAccess()
{
    auto *dialog = new ApiAccessDialog(m_actions.api, parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

WindowActions::Report FileMenu::reporter()
{
    // The answer may come after the window is gone.
    return [menu = QPointer(this)](const QString &summary, const QStringList &problems) {
        if (menu) {
            Q_EMIT menu->reported(summary, problems);
        }
    };
}

void FileMenu::chooseFileToRead(const QString &title, const QString &filter,
                                const WindowActions::FileAction &action)
{
    auto *dialog = new QFileDialog(parentWidget(), title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, action](const QString &path) { action(path, reporter()); });
    dialog->open();
}

} // namespace savehub
