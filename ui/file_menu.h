// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window_actions.h"

#include <QMenu>
#include <QPointer>

#include <optional>

class QDialog;
class QFileDialog;

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
    /// Ends the import that is under way, if there is one.
    void cancelImport();
    /// Answers the last question. \a choice is the index of the chosen answer; any other number
    /// means not to import.
    void answer(int choice);

Q_SIGNALS:
    void quitWanted();
    void reported(const QString &summary, const QStringList &problems);
    void progressed(int done, int total);
    /// An import waits for answer().
    void asked(const QString &question, const QStringList &answers);
    /// Another import begins, so the last question needs no answer any more.
    void questionDropped();

private:
    WindowActions::Report reporter();
    WindowActions::Report importReporter();
    WindowActions::Progress progressListener();
    WindowActions::Ask asker();
    void chooseFileToRead(const QString &title, const QString &filter,
                          const WindowActions::ImportAction &action);
    void import(const QString &path, const WindowActions::ImportAction &action);
    /// Replaces an open chooser: two chosen files would start two imports at once.
    void showChooser(QFileDialog &dialog);
    void setImporting(bool importing);

    WindowActions m_actions;
    QAction *m_importPeople;
    QAction *m_importCalendar;
    WindowActions::Cancel m_cancel{}; ///< ends the import under way
    std::optional<WindowActions::Question> m_question{};
    QPointer<QFileDialog> m_chooser;
    QPointer<QDialog> m_apiAccess;
    QAction *m_export;
};

} // namespace savehub
