// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace savehub {

/// A table's name and columns, the key first, in the order in which its values are bound.
struct Table {
    QString name;
    QStringList columns;

    /// "INSERT INTO name (a, b) VALUES (?, ?)"
    QString insert() const;
    /// "UPDATE name SET a = ?, b = ? WHERE a = ?": the values, then the key again.
    QString update() const;
};

} // namespace savehub
