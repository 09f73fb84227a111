// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVariantList>

namespace savehub {

/// The statements of a table, made once, and the order in which its values are bound.
class Table
{
public:
    /// \a fixed are set when a row is inserted, and begin with the key; \a changing may change
    /// later.
    Table(const QString &name, const QStringList &fixed, const QStringList &changing);

    /// "INSERT INTO name (a, b) VALUES (?, ?)", of all columns
    const QString &insert() const { return m_insert; }
    /// "UPDATE name SET b = ?, c = ? WHERE a = ?", of those that may change
    const QString &update() const { return m_update; }
    /// \a values of all columns, in the order in which update() binds them.
    QVariantList forUpdate(const QVariantList &values) const;

    struct Change {
        QString statement; ///< empty: nothing differs
        QVariantList values;
    };
    /// Sets \a columns to \a values in the row with \a key. Only what differs should be set: for each
    /// column that is set SQLite checks its constraint and writes its index.
    Change change(const QStringList &columns, QVariantList values, const QVariant &key) const;

private:
    QString updateOf(const QStringList &columns) const;

    QString m_name;
    QStringList m_columns;
    qsizetype m_fixed;
    QString m_insert;
    QString m_update;
};

} // namespace savehub
