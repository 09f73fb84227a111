// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import_report.h"
#include "app/known_secrets.h"
#include "domain/error.h"

#include <QString>

namespace savehub {

/// From now on no secret of \a known is printed. Call this before there are threads that print.
void setPrintRedaction(std::shared_ptr<const KnownSecrets> known);
/// The redaction that removes those secrets.
Redaction printRedaction();
/// Prints to standard output: \a text as it is, without those secrets.
void print(const QString &text);
/// Prints one line on standard error.
void printError(const QString &text);
/// Prints \a error on standard error. Returns the exit status.
int fail(const Error &error);
/// Prints how an import ended, with its problems on standard error. Returns the exit status.
int tell(const ImportReport &report);

} // namespace savehub
