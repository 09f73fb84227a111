// SPDX-License-Identifier: GPL-3.0-or-later
#include "row.h"

#include <QSqlRecord>

namespace savehub {

Row::Columns Row::columnsOf(const QSqlQuery &query)
{
    Columns columns;
    const auto record = query.record();
    for (int i = record.count() - 1; i >= 0; --i) {
        columns[record.fieldName(i).toUtf8()] = i;
    }
    return columns;
}

void Row::setProblem(const char *column) const
{
    if (m_problem.isEmpty()) {
        m_problem = QString::fromLatin1(column);
    }
}

QVariant Row::value(const char *column) const
{
    const int index = m_columns.value(QByteArray::fromRawData(column, qstrlen(column)), -1);
    if (index < 0) {
        setProblem(column);
        return {};
    }
    return m_query.value(index);
}

QString Row::text(const char *column) const
{
    return value(column).toString();
}

qint64 Row::number(const char *column) const
{
    bool ok = false;
    const auto number = value(column).toLongLong(&ok);
    if (!ok) {
        setProblem(column);
    }
    return number;
}

Instant Row::instant(const char *column) const
{
    const auto instant = instantFromIso(text(column));
    if (!instant) {
        setProblem(column);
    }
    return instant.value_or(Instant{});
}

PhoneNumber Row::phone(const char *column) const
{
    // Never seen by anybody: a row with a problem is not used.
    static const auto standIn = PhoneNumber::fromE164(u"+10000000");
    const auto phone = PhoneNumber::fromE164(text(column));
    if (!phone) {
        setProblem(column);
    }
    return phone ? *phone : *standIn;
}

std::optional<int> Row::maybeNumber(const char *column) const
{
    return isNull(column) ? std::nullopt : std::optional(smallNumber(column));
}

std::optional<Instant> Row::maybeInstant(const char *column) const
{
    return isNull(column) ? std::nullopt : std::optional(instant(column));
}

std::optional<Money> Row::maybeMoney(const char *column) const
{
    return isNull(column) ? std::nullopt : std::optional(money(column));
}

std::optional<Seconds> Row::maybeSeconds(const char *column) const
{
    return isNull(column) ? std::nullopt : std::optional(Seconds(number(column)));
}

std::optional<Milliseconds> Row::maybeMilliseconds(const char *column) const
{
    return isNull(column) ? std::nullopt : std::optional(Milliseconds(number(column)));
}

std::optional<PhoneNumber> Row::maybePhone(const char *column) const
{
    return isNull(column) ? std::nullopt : std::optional(phone(column));
}

} // namespace savehub
