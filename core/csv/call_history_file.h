// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "domain/error.h"
#include "ports/redaction.h"

class QIODevice;

namespace savehub {

class IncidentReader;

/// Writes every call that \a reader knows, newest first, as comma-separated values to the file
/// \a path, readable by its owner alone; to standard output when \a path is "-". The file is
/// replaced only once all is written. Numbers are masked unless \a fullNumbers. The secrets in
/// \a known are removed.
Done exportCalls(const IncidentReader &reader, const QString &path, bool fullNumbers = false,
                 const Redaction &known = {});

/// The same to \a device, which is open.
Done exportCalls(const IncidentReader &reader, QIODevice &device, bool fullNumbers = false,
                 const Redaction &known = {});

} // namespace savehub
