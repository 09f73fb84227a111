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
    /// \a fixed are set once and for all, the key first; \a changing may change.
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
    /// Sets what of \a after differs from \a before, both of all columns. To check a column for one
    /// of many texts makes SQLite build a table, to index it another entry: for what is set, only.
    Change change(const QVariantList &before, const QVariantList &after) const;
    /// Sets \a columns to \a values, where the row has \a key.
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
