// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import_report.h"
#include "app/known_secrets.h"
#include "domain/error.h"

#include <QString>

namespace savehub {

/// None of \a known is printed from now on. Once, before there are threads that print.
void keepUnprinted(std::shared_ptr<const KnownSecrets> known);
/// What takes them out.
Redaction unprinted();
/// To standard output, as it is but for them.
void print(const QString &text);
/// One line on standard error.
void printError(const QString &text);
/// Prints why it failed; the exit status.
int fail(const Error &error);
/// Prints how an import ended, its problems on standard error; the exit status.
int tell(const ImportReport &report);

} // namespace savehub
