// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "enum_text.h"
#include "ids.h"
#include "instant.h"
#include "money.h"
#include "phone_number.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QString>
#include <QVariant>

#include <optional>
#include <set>

struct sqlite3_stmt;

namespace savehub {

/// The current row of a statement, read column by column. What cannot be read is remembered as the
/// row's problem, so that a mapper stays one expression; whoever steps through the rows asks for it.
class Row
{
public:
    /// Where each column of a statement stands; of those with one name, the first.
    using Columns = QHash<QByteArray, int>;
    static Columns columnsOf(sqlite3_stmt *statement);

    Row(sqlite3_stmt *statement, const Columns &columns)
        : m_statement(statement),
          m_columns(columns)
    {
    }

    /// The name of the first column that could not be read; empty when all is well.
    const QString &problem() const { return m_problem; }

    qint64 firstNumber() const;

    QString text(const char *column) const;
    qint64 number(const char *column) const;
    int smallNumber(const char *column) const { return static_cast<int>(number(column)); }
    bool flag(const char *column) const { return number(column) != 0; }
    Instant instant(const char *column) const;
    Money money(const char *column) const { return microDollars(number(column)); }
    PhoneNumber phone(const char *column) const;

    std::optional<int> maybeNumber(const char *column) const;
    std::optional<Instant> maybeInstant(const char *column) const;
    std::optional<Money> maybeMoney(const char *column) const;
    std::optional<Seconds> maybeSeconds(const char *column) const;
    std::optional<Milliseconds> maybeMilliseconds(const char *column) const;
    std::optional<PhoneNumber> maybePhone(const char *column) const;

    template <typename AnyId>
    AnyId id(const char *column) const
    {
        return AnyId(text(column));
    }

    template <typename Enum>
    Enum choice(const char *column) const
    {
        const auto choice = enumFromText<Enum>(text(column));
        return choice ? *choice : (setProblem(column), Enum{});
    }

    template <typename Enum>
    std::optional<Enum> maybeChoice(const char *column) const
    {
        return isNull(column) ? std::nullopt : std::optional(choice<Enum>(column));
    }

private:
    /// Less than 0, and a problem, when there is no such column.
    int placeOf(const char *column) const;
    bool isNull(const char *column) const;
    void setProblem(const char *column) const;

    sqlite3_stmt *m_statement;
    const Columns &m_columns;
    mutable QString m_problem;
};

// Values as they are bound. A null QString would become NULL, so text has to be told apart.
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
