// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/row.h"

#include <cmath>

#include <sqlite3.h>

namespace savehub {

namespace {

int placeIn(sqlite3_stmt *statement, Column column)
{
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        if (qstrcmp(sqlite3_column_name(statement, i), column.name()) == 0) {
            return i;
        }
    }
    return -1;
}

} // namespace

int Row::Columns::placeOf(sqlite3_stmt *statement, Column column, size_t &next)
{
    for (size_t tried = 0; tried < m_known.size(); ++tried) {
        const auto &known = m_known[next];
        next = next + 1 == m_known.size() ? 0 : next + 1;
        if (known.column == column) {
            return known.place;
        }
    }
    const int place = placeIn(statement, column);
    m_known.push_back({column, place});
    next = 0;
    return place;
}

void Row::setProblem(Column column) const
{
    if (m_problem.isEmpty()) {
        m_problem = QString::fromLatin1(column.name());
    }
}

int Row::placeOf(Column column) const
{
    const int place = m_columns.placeOf(m_statement, column, m_next);
    if (place < 0) {
        setProblem(column);
    }
    return place;
}

bool Row::isNull(int place) const
{
    return place < 0 || sqlite3_column_type(m_statement, place) == SQLITE_NULL;
}

QUtf8StringView Row::bytesAt(int place) const
{
    if (place < 0) {
        return {};
    }
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, place));
    return {bytes, sqlite3_column_bytes(m_statement, place)};
}

QString Row::textAt(int place) const
{
    return bytesAt(place).toString();
}

qint64 Row::numberAt(int place) const
{
    return sqlite3_column_int64(m_statement, place);
}

qint64 Row::numberAt(int place, Column column) const
{
    const int type = place < 0 ? SQLITE_NULL : sqlite3_column_type(m_statement, place);
    if (type == SQLITE_INTEGER) {
        return sqlite3_column_int64(m_statement, place);
    }
    if (type == SQLITE_FLOAT) {
        return std::llround(sqlite3_column_double(m_statement, place));
    }
    bool isNumber = false;
    const auto number = type == SQLITE_TEXT ? textAt(place).toLongLong(&isNumber) : 0;
    if (!isNumber) {
        setProblem(column);
    }
    return number;
}

Instant Row::instantAt(int place, Column column) const
{
    const auto instant = instantFromIso(bytesAt(place));
    if (!instant) {
        setProblem(column);
    }
    return instant.value_or(Instant{});
}

PhoneNumber Row::phoneAt(int place, Column column) const
{
    // Never seen by anybody: a row with a problem is not used.
    static const auto standIn = PhoneNumber::fromE164(u"+10000000");
    const auto phone = PhoneNumber::fromE164(textAt(place));
    if (!phone) {
        setProblem(column);
    }
    return phone ? *phone : *standIn;
}

std::optional<int> Row::maybeNumber(Column column) const
{
    const int place = placeOf(column);
    return isNull(place) ? std::nullopt : std::optional(static_cast<int>(numberAt(place, column)));
}

std::optional<Instant> Row::maybeInstant(Column column) const
{
    const int place = placeOf(column);
    return isNull(place) ? std::nullopt : std::optional(instantAt(place, column));
}

std::optional<Money> Row::maybeMoney(Column column) const
{
    const int place = placeOf(column);
    return isNull(place) ? std::nullopt : std::optional(microDollars(numberAt(place, column)));
}

std::optional<Seconds> Row::maybeSeconds(Column column) const
{
    const int place = placeOf(column);
    return isNull(place) ? std::nullopt : std::optional(Seconds(numberAt(place, column)));
}

std::optional<Milliseconds> Row::maybeMilliseconds(Column column) const
{
    const int place = placeOf(column);
    return isNull(place) ? std::nullopt : std::optional(Milliseconds(numberAt(place, column)));
}

std::optional<PhoneNumber> Row::maybePhone(Column column) const
{
    const int place = placeOf(column);
    return isNull(place) ? std::nullopt : std::optional(phoneAt(place, column));
}

} // namespace savehub
