// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phrases/in_words.h"
#include "phrases/stored_phrase.h"
#include "store/row.h"
#include "store/table.h"

#include <functional>
#include <type_traits>

namespace savehub {

// A table's columns are listed in one place: a struct with \c Record and a static \c visit, which
// passes each column to see(kind, "name", &Record::member), the key first. Inserting, updating,
// binding and reading all follow this list.

enum class ColumnKind {
    Fixed,       ///< set when the row is inserted, and never changed
    Changing,    ///< may change
    NullIfEmpty, ///< may change, and is NULL for the member's default: "", 0
    AsCode,      ///< may change; a phrase's code with its figures, beside the column with its words
};

inline QVariant boundAs(ColumnKind kind, const Phrase &value)
{
    const bool mayBeNull = kind == ColumnKind::AsCode || kind == ColumnKind::NullIfEmpty;
    const auto text = kind == ColumnKind::AsCode ? toJson(value) : inWords(value);
    return text.isEmpty() && mayBeNull ? QVariant() : bound(text);
}

template <typename T>
QVariant boundAs(ColumnKind kind, const T &value)
{
    if constexpr (std::is_default_constructible_v<T>) {
        if (kind == ColumnKind::NullIfEmpty && value == T{}) {
            return {};
        }
    }
    return bound(value);
}

// Read a column into a member. The type of the member selects the overload.
inline void read(const Row &row, Column column, QString &value)
{
    value = row.text(column);
}
inline void read(const Row &row, Column column, QByteArray &value)
{
    value = row.text(column).toUtf8();
}
inline void read(const Row &row, Column column, bool &value)
{
    value = row.flag(column);
}
inline void read(const Row &row, Column column, int &value)
{
    value = row.smallNumber(column);
}
inline void read(const Row &row, Column column, std::optional<int> &value)
{
    value = row.maybeNumber(column);
}
inline void read(const Row &row, Column column, Instant &value)
{
    value = row.instant(column);
}
inline void read(const Row &row, Column column, std::optional<Instant> &value)
{
    value = row.maybeInstant(column);
}
inline void read(const Row &row, Column column, Money &value)
{
    value = row.money(column);
}
inline void read(const Row &row, Column column, std::optional<Money> &value)
{
    value = row.maybeMoney(column);
}
inline void read(const Row &row, Column column, std::optional<Seconds> &value)
{
    value = row.maybeSeconds(column);
}
inline void read(const Row &row, Column column, std::optional<Milliseconds> &value)
{
    value = row.maybeMilliseconds(column);
}
inline void read(const Row &row, Column column, std::optional<PhoneNumber> &value)
{
    value = row.maybePhone(column);
}
template <typename Tag>
void read(const Row &row, Column column, Id<Tag> &value)
{
    value = row.id<Id<Tag>>(column);
}
template <typename Enum>
requires std::is_enum_v<Enum>
void read(const Row &row, Column column, Enum &value)
{
    value = row.choice<Enum>(column);
}
template <typename Enum>
requires std::is_enum_v<Enum>
void read(const Row &row, Column column, std::optional<Enum> &value)
{
    value = row.maybeChoice<Enum>(column);
}

/// The words stand in for a code that cannot be read.
inline void readAs(ColumnKind kind, const Row &row, Column column, Phrase &value)
{
    const auto text = row.text(column);
    if (kind != ColumnKind::AsCode) {
        value = text;
    } else if (auto phrase = text.isEmpty() ? std::nullopt : phraseFromJson(text)) {
        value = std::move(*phrase);
    }
}

/// Like read(), for a column in which boundAs() may have stored NULL for the member's default. A
/// text needs no special case: NULL is read as an empty text.
template <typename T>
void readAs(ColumnKind kind, const Row &row, Column column, T &value)
{
    if constexpr (std::is_same_v<T, int>) {
        if (kind == ColumnKind::NullIfEmpty) {
            value = row.maybeNumber(column).value_or(0);
            return;
        }
    }
    read(row, column, value);
}

/// The table \a name with the columns of the list. \a owner are further columns, which say what the
/// record belongs to and never change; boundAll() takes their values.
template <typename Columns>
Table tableOf(const QString &name, const QStringList &owner = {})
{
    QStringList fixed;
    QStringList changing;
    Columns::visit([&](ColumnKind kind, Column column, auto) {
        (kind == ColumnKind::Fixed ? fixed : changing).append(QString::fromLatin1(column.name()));
    });
    return {name, fixed + owner, changing};
}

/// The values of \a record and \a owner, in the order of Table::insert().
template <typename Columns>
QVariantList boundAll(const typename Columns::Record &record, const QVariantList &owner = {})
{
    QVariantList fixed;
    QVariantList changing;
    Columns::visit([&](ColumnKind kind, Column, auto member) {
        (kind == ColumnKind::Fixed ? fixed : changing)
            .append(boundAs(kind, std::invoke(member, record)));
    });
    return fixed + owner + changing;
}

/// The record in \a row. \a record already holds the members that have no default, because they are
/// never empty (a phone number); the others are read.
template <typename Columns>
typename Columns::Record recordFrom(const Row &row, typename Columns::Record record = {})
{
    Columns::visit([&](ColumnKind kind, Column column, auto member) {
        auto &value = std::invoke(member, record);
        if constexpr (std::is_default_constructible_v<std::remove_reference_t<decltype(value)>>) {
            readAs(kind, row, column, value);
        }
    });
    return record;
}

/// Sets the columns in which \a after differs from \a before. Both have the same key.
template <typename Columns>
Table::Change changeOf(const Table &table, const typename Columns::Record &before,
                       const typename Columns::Record &after)
{
    QVariant key;
    QStringList columns;
    QVariantList values;
    Columns::visit([&](ColumnKind kind, Column column, auto member) {
        if (key.isNull()) {
            key = boundAs(kind, std::invoke(member, after));
        } else if (kind != ColumnKind::Fixed
                   && std::invoke(member, before) != std::invoke(member, after)) {
            columns.append(QString::fromLatin1(column.name()));
            values.append(boundAs(kind, std::invoke(member, after)));
        }
    });
    return table.change(columns, values, key);
}

} // namespace savehub
