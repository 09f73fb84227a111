// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_access_dialog.h"
#include "setup_check_dialog.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace savehub {

/// What the window lets the user do beyond the console; given by the composition.
struct WindowActions {
    /// Told once how it ended: a sentence, and what could not be used, line by line.
    using Report = std::function<void(const QString &summary, const QStringList &problems)>;
    using FileAction = std::function<void(const QString &path, Report report)>;
    /// How many of the file's people or meetings are taken.
    using Progress = std::function<void(int done, int total)>;
    using Cancel = std::function<void()>;
    /// What it returns ends the import early; its report still comes.
    using ImportAction =
        std::function<Cancel(const QString &path, Report report, Progress progress)>;

    ImportAction importPeople{};
    ImportAction importCalendar{};
    FileAction exportCalls{};
    std::function<void()> startDemo{};
    ApiAccess api{};
    SetupCheck setup{};
};

} // namespace savehub
