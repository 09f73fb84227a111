// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enum_text.h"
#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/money.h"
#include "domain/phone_number.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QString>
#include <QVariant>

#include <optional>
#include <set>
#include <vector>

struct sqlite3_stmt;

namespace savehub {

/// The name of a column, a literal in the source. Columns are compared by the literal's address.
class Column
{
public:
    consteval Column(const char *name)
        : m_name(name)
    {
    }
    const char *name() const { return m_name; }
    bool operator==(const Column &) const = default;

private:
    const char *m_name;
};

/// The current row of a statement, read column by column. A column that cannot be read is
/// remembered as the row's problem, so that a mapper stays one expression; the code that steps
/// through the rows asks for the problem.
class Row
{
public:
    /// The positions of a statement's columns, as far as they were asked for. A mapper asks for the
    /// same columns in the same order each time, so the next one is mostly the one after the last.
    class Columns
    {
    public:
        /// The position of the first column with that name; less than 0 when there is none. \a next
        /// is where to look first; the caller keeps it.
        int placeOf(sqlite3_stmt *statement, Column column, size_t &next);

    private:
        struct Known {
            Column column;
            int place;
        };
        std::vector<Known> m_known;
    };

    Row(sqlite3_stmt *statement, Columns &columns)
        : m_statement(statement),
          m_columns(columns)
    {
    }

    /// The name of the first column that could not be read; empty when all is well.
    const QString &problem() const { return m_problem; }

    qint64 numberAt(int place) const;

    QString text(Column column) const { return textAt(placeOf(column)); }
    qint64 number(Column column) const { return numberAt(placeOf(column), column); }
    int smallNumber(Column column) const { return static_cast<int>(number(column)); }
    bool flag(Column column) const { return number(column) != 0; }
    Instant instant(Column column) const { return instantAt(placeOf(column), column); }
    Money money(Column column) const { return microDollars(number(column)); }
    PhoneNumber phone(Column column) const { return phoneAt(placeOf(column), column); }

    std::optional<int> maybeNumber(Column column) const;
    std::optional<Instant> maybeInstant(Column column) const;
    std::optional<Money> maybeMoney(Column column) const;
    std::optional<Seconds> maybeSeconds(Column column) const;
    std::optional<Milliseconds> maybeMilliseconds(Column column) const;
    std::optional<PhoneNumber> maybePhone(Column column) const;

    template <typename AnyId>
    AnyId id(Column column) const
    {
        return AnyId(text(column));
    }

    template <typename Enum>
    Enum choice(Column column) const
    {
        return choiceAt<Enum>(placeOf(column), column);
    }

    template <typename Enum>
    std::optional<Enum> maybeChoice(Column column) const
    {
        const int place = placeOf(column);
        return isNull(place) ? std::nullopt : std::optional(choiceAt<Enum>(place, column));
    }

private:
    /// Less than 0, and a problem, when there is no such column.
    int placeOf(Column column) const;
    bool isNull(int place) const;
    void setProblem(Column column) const;

    QUtf8StringView bytesAt(int place) const;
    QString textAt(int place) const;
    qint64 numberAt(int place, Column column) const;
    Instant instantAt(int place, Column column) const;
    PhoneNumber phoneAt(int place, Column column) const;

    template <typename Enum>
    Enum choiceAt(int place, Column column) const
    {
        const auto choice = enumFromText<Enum>(bytesAt(place));
        return choice ? *choice : (setProblem(column), Enum{});
    }

    sqlite3_stmt *m_statement;
    Columns &m_columns;
    mutable size_t m_next = 0;
    mutable QString m_problem;
};

// Values as they are bound to a statement. A null QString would be bound as NULL, so bound() makes
// an empty text of it.
inline QVariant bound(const QString &text)
{
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}
inline QVariant boundOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}
inline QVariant bound(const QByteArray &text)
{
    return bound(QString::fromUtf8(text));
}
inline QVariant bound(bool flag)
{
    return flag ? 1 : 0;
}
inline QVariant bound(int number)
{
    return number;
}
inline QVariant bound(Instant instant)
{
    return toIso(instant);
}
inline QVariant bound(Money money)
{
    return money.micros;
}
inline QVariant bound(Milliseconds milliseconds)
{
    return qlonglong{milliseconds.count()};
}
inline QVariant bound(Seconds seconds)
{
    return static_cast<qint64>(seconds.count());
}
inline QVariant bound(const PhoneNumber &phone)
{
    return phone.e164();
}
template <typename Tag>
QVariant bound(const Id<Tag> &id)
{
    return bound(id.text());
}
/// For "IN (SELECT value FROM json_each(?))": so the statement's text is the same for any number.
template <typename Tag>
QVariant bound(const std::set<Id<Tag>> &ids)
{
    QJsonArray array;
    for (const auto &id : ids) {
        array += id.text();
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}
inline QVariant bound(const std::set<QString> &texts)
{
    QJsonArray array;
    for (const auto &text : texts) {
        array += text;
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}
template <typename Enum>
requires std::is_enum_v<Enum> QVariant bound(Enum value)
{
    return bound(toText(value));
}
template <typename T>
QVariant bound(const std::optional<T> &value)
{
    return value ? bound(*value) : QVariant();
}

} // namespace savehub
