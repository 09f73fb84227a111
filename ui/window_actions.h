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

    FileAction importPeople{};
    FileAction importCalendar{};
    FileAction exportCalls{};
    std::function<void()> startDemo{};
    ApiAccess api{};
    SetupCheck setup{};
};

} // namespace savehub
