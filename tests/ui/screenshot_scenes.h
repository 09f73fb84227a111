// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/finding.h"
#include "tests/ui/fake_console.h"
#include "tests/ui/fake_incident_reader.h"
#include "tests/ui/sample_day.h"
#include "ui/main_window.h"

#include <QSettings>

#include <optional>
#include <vector>

namespace savehub {

/// Everything that a window needs. A scene fills it.
struct Stage {
    explicit Stage(const QString &folder)
        : memory(folder + QStringLiteral("/memory.ini"), QSettings::IniFormat)
    {
        clock.time = sampleNow();
    }

    FakeConsole console;
    FakeIncidentReader reader;
    StillClock clock;
    QSettings memory;
    std::optional<Result<Findings>> found{}; ///< what the doctor finds
    bool isDemo = false;
};

/// What the window shows, and what is done with it before the picture is taken.
struct Scene {
    const char *name;
    void (*prepare)(Stage &);
    void (*act)(MainWindow &, Stage &);
};

/// The window in every state that a person has to look at.
const std::vector<Scene> &scenes();

} // namespace savehub
