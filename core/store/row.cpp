// SPDX-License-Identifier: GPL-3.0-or-later
#include "row.h"

#include <cmath>

#include <sqlite3.h>

namespace savehub {

Row::Columns Row::columnsOf(sqlite3_stmt *statement)
{
    Columns columns;
    for (int i = sqlite3_column_count(statement) - 1; i >= 0; --i) {
        columns[sqlite3_column_name(statement, i)] = i;
    }
    return columns;
}

void Row::setProblem(const char *column) const
{
    if (m_problem.isEmpty()) {
        m_problem = QString::fromLatin1(column);
    }
}

int Row::placeOf(const char *column) const
{
    const int place = m_columns.value(QByteArray::fromRawData(column, qstrlen(column)), -1);
    if (place < 0) {
        setProblem(column);
    }
    return place;
}

bool Row::isNull(const char *column) const
{
    const int place = placeOf(column);
    return place < 0 || sqlite3_column_type(m_statement, place) == SQLITE_NULL;
}

qint64 Row::firstNumber() const
{
    return sqlite3_column_int64(m_statement, 0);
}

QString Row::text(const char *column) const
{
    const int place = placeOf(column);
    if (place < 0) {
        return {};
    }
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, place));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, place));
}

qint64 Row::number(const char *column) const
{
    const int place = placeOf(column);
    const int type = place < 0 ? SQLITE_NULL : sqlite3_column_type(m_statement, place);
    if (type == SQLITE_INTEGER) {
        return sqlite3_column_int64(m_statement, place);
    }
    if (type == SQLITE_FLOAT) {
        return std::llround(sqlite3_column_double(m_statement, place));
    }
    bool isNumber = false;
    const auto number = type == SQLITE_TEXT ? text(column).toLongLong(&isNumber) : 0;
    if (!isNumber) {
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
