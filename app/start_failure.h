// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QStringList>

namespace savehub {

/// Says why the program does not start: one line on standard error, and with a window also in a
/// dialog, until it is closed or a signal ends the program. \a details are shown there. The exit
/// status.
int failToStart(const Error &error, bool withWindow, const QStringList &details = {});

} // namespace savehub
