// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/api_access_dialog.h"
#include "ui/dialogs/setup_check_dialog.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace savehub {

/// What the window lets the user do besides the console's own actions. The composition provides it.
struct WindowActions {
    /// Called once when the action ended: with a sentence, and what could not be used, line by
    /// line.
    using Report = std::function<void(const QString &summary, const QStringList &problems)>;
    using FileAction = std::function<void(const QString &path, Report report)>;
    /// Called with how many of the file's people or meetings are imported so far.
    using Progress = std::function<void(int done, int total)>;
    using Cancel = std::function<void()>;
    /// What an import asks before it changes anything. Not to import is always another answer.
    struct Question {
        struct Answer {
            QString text;                 ///< the button's text
            std::function<Cancel()> take; ///< goes on with the import
        };
        QString text; ///< plain text
        std::vector<Answer> answers;
    };
    using Ask = std::function<void(const Question &question)>;
    /// What an import calls. It ends with a report or with a question.
    struct ImportListener {
        Report report;
        Progress progress;
        Ask ask;
    };
    /// Starts an import. The returned function ends it early; the report still comes.
    using ImportAction = std::function<Cancel(const QString &path, const ImportListener &listener)>;

    ImportAction importPeople{};
    ImportAction importCalendar{};
    FileAction exportCalls{};
    std::function<void()> startDemo{};
    ApiAccess api{};
    SetupCheck setup{};
};

} // namespace savehub
