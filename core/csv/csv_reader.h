// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QStringList>

#include "domain/error.h"

class QIODevice;

namespace savehub {

/// One record of a table.
struct CsvRow {
    int line = 0; ///< of the file, from 1, where the record starts
    QStringList cells;

    bool operator==(const CsvRow &) const = default;
};

/// Reads comma-separated values (RFC 4180), in UTF-8 with or without byte order mark. Lines end in
/// CRLF, LF or CR. The separator is comma, semicolon or tab, whichever the first line uses most.
/// Errors in the text are BadInput and name the line.
class CsvReader
{
public:
    static constexpr qint64 longestFile = 64LL * 1024 * 1024;
    static constexpr qsizetype longestCell = 64LL * 1024; ///< bytes
    static constexpr qsizetype mostCells = 1000;          ///< in one row

    /// Reads \a device, which is open, to its end.
    static Result<CsvReader> open(QIODevice &device);

    /// The next row that is not a blank line; nothing at the end.
    Result<std::optional<CsvRow>> next();

    char separator() const { return m_separator; }

private:
    explicit CsvReader(QByteArray text);

    Result<CsvRow> readRow();
    Result<QString> readCell();
    Result<QByteArray> readQuoted();
    QByteArray readPlain();
    bool atEnd() const { return m_position >= m_text.size(); }
    bool atLineEnd() const;
    void skipLineEnd();
    void skipBlankLines();

    QByteArray m_text;
    char m_separator = ',';
    qsizetype m_position = 0;
    int m_line = 1;
};

} // namespace savehub
