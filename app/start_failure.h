// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QStringList>

namespace savehub {

/// Says why the program does not start: one line on standard error, and with a window also a dialog
/// with \a details, until it is closed or a signal ends the program. Returns the exit status.
int failToStart(const Error &error, bool withWindow, const QStringList &details = {});

} // namespace savehub
