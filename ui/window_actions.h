// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/api_access_dialog.h"
#include "ui/dialogs/setup_check_dialog.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace savehub {

/// What the window lets the user do beyond the console; given by the composition.
struct WindowActions {
    /// Told once how it ended: a sentence, and what could not be used, line by line.
    using Report = std::function<void(const QString &summary, const QStringList &problems)>;
    using FileAction = std::function<void(const QString &path, Report report)>;
    /// How many of the file's people or meetings are taken.
    using Progress = std::function<void(int done, int total)>;
    using Cancel = std::function<void()>;
    /// What an import asks before it changes anything; not to import is always an answer, too.
    struct Question {
        struct Answer {
            QString text;                 ///< of the button
            std::function<Cancel()> take; ///< goes on with the import
        };
        QString text; ///< plain
        std::vector<Answer> answers;
    };
    using Ask = std::function<void(const Question &question)>;
    /// What an import says: it ends with a report or with a question.
    struct ImportListener {
        Report report;
        Progress progress;
        Ask ask;
    };
    /// What it returns ends the import early; its report still comes.
    using ImportAction = std::function<Cancel(const QString &path, const ImportListener &listener)>;

    ImportAction importPeople{};
    ImportAction importCalendar{};
    FileAction exportCalls{};
    std::function<void()> startDemo{};
    ApiAccess api{};
    SetupCheck setup{};
};

} // namespace savehub
