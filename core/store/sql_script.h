// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace savehub {

/// The statements of \a script, without the semicolon that ends each. Knows comments, quotes and
/// CREATE TRIGGER, whose body has semicolons of its own and ends with "; END;".
QStringList splitSqlScript(const QString &script);

/// \a statement without comments and with one space between its words and signs. Statements that
/// are then equal mean the same.
QString withoutBlanks(const QString &statement);

} // namespace savehub
