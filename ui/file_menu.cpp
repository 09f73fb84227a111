// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_menu.h"

#include "ui/dialogs/show_beside.h"
#include "ui/widgets/icons.h"

#include <QFileDialog>

#include <utility>

namespace savehub {

FileMenu::FileMenu(const WindowActions &actions, QWidget *parent)
    : QMenu(tr("&File"), parent),
      m_actions(actions)
{
    m_importPeople = addAction(lineIcon(QStringLiteral("import-people")), tr("Import &people…"),
                               this, &FileMenu::importPeople);
    m_importCalendar = addAction(lineIcon(QStringLiteral("import-calendar")),
                                 tr("Import &calendar…"), this, &FileMenu::importCalendar);
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
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_actions.exportCalls(path, reporter()); });
    showChooser(*dialog);
}

void FileMenu::showChooser(QFileDialog &dialog)
{
    if (m_chooser) {
        m_chooser->close();
    }
    m_chooser = &dialog;
    showBeside(dialog);
}

void FileMenu::startDemo()
{
    m_actions.startDemo();
}

void FileMenu::showApiAccess()
{
    if (!m_apiAccess) {
        m_apiAccess = new ApiAccessDialog(m_actions.api, parentWidget());
    }
    showBeside(*m_apiAccess);
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

WindowActions::Report FileMenu::importReporter()
{
    return [menu = QPointer(this), report = reporter()](const QString &summary,
                                                        const QStringList &problems) {
        if (menu) {
            menu->setImporting(false);
        }
        report(summary, problems);
    };
}

WindowActions::Progress FileMenu::progressListener()
{
    return [menu = QPointer(this)](int done, int total) {
        if (menu) {
            Q_EMIT menu->progressed(done, total);
        }
    };
}

WindowActions::Ask FileMenu::asker()
{
    return [menu = QPointer(this)](const WindowActions::Question &question) {
        if (!menu) {
            return;
        }
        menu->setImporting(false);
        menu->m_question = question;
        QStringList answers;
        for (const auto &answer : question.answers) {
            answers += answer.text;
        }
        Q_EMIT menu->asked(question.text, answers);
    };
}

void FileMenu::answer(int choice)
{
    const auto question = std::exchange(m_question, std::nullopt);
    if (!question) {
        return;
    }
    if (choice < 0 || static_cast<size_t>(choice) >= question->answers.size()) {
        Q_EMIT reported(tr("Nothing was imported."), {});
        return;
    }
    setImporting(true);
    m_cancel = question->answers[static_cast<size_t>(choice)].take();
}

void FileMenu::chooseFileToRead(const QString &title, const QString &filter,
                                const WindowActions::ImportAction &action)
{
    auto *dialog = new QFileDialog(parentWidget(), title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(filter);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, action](const QString &path) { import(path, action); });
    showChooser(*dialog);
}

/// Only one import runs at a time. A file that cannot be read is reported before \a action returns.
void FileMenu::import(const QString &path, const WindowActions::ImportAction &action)
{
    if (std::exchange(m_question, std::nullopt)) {
        Q_EMIT questionDropped();
    }
    setImporting(true);
    m_cancel = action(path, {importReporter(), progressListener(), asker()});
}

void FileMenu::cancelImport()
{
    if (m_cancel) {
        m_cancel();
    }
}

void FileMenu::setImporting(bool importing)
{
    m_importPeople->setDisabled(importing);
    m_importCalendar->setDisabled(importing);
}

} // namespace savehub
