// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVariantList>

namespace savehub {

/// A table's name and columns, the key first, in the order in which its values are bound.
struct Table {
    QString name;
    QStringList columns;

    /// "INSERT INTO name (a, b) VALUES (?, ?)"
    QString insert() const;
    /// "UPDATE name SET b = ?, c = ? WHERE a = ?". The key is not set, not even to what it is: SQLite
    /// would look for every row that refers to it.
    QString update() const;
    /// \a values, the key first, in the order in which update() binds them.
    static QVariantList forUpdate(QVariantList values);
};

} // namespace savehub
