// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace savehub {

/// The value of each placeholder, by its name without braces.
using PlaceholderValues = QHash<QString, QString>;

/// The names in braces in \a text, each once, sorted.
QStringList placeholdersIn(const QString &text);

/// The lines of \a text with their placeholders replaced; a value is put in as it is, and braces
/// inside it are not looked at. A line is left out when the value of one of its placeholders is
/// empty. Error::Corrupt when \a values does not know a placeholder.
Result<QStringList> fillTemplate(const QString &text, const PlaceholderValues &values);

} // namespace savehub
