// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "domain/error.h"

class QIODevice;

namespace savehub {

/// \a text as a cell that no spreadsheet takes for a formula. Text that begins, after any spaces,
/// with = + - @ (also full-width), a tab or a carriage return gets an apostrophe in front. So does
/// such text behind a semicolon, tab or line end inside the cell. Carriage returns become line
/// feeds, and control characters other than line feed and tab become spaces.
QString safeCell(const QString &text);

/// Writes comma-separated values (RFC 4180), in UTF-8, with safeCell() for every cell.
class CsvWriter
{
public:
    /// \a device is open and outlives the writer.
    explicit CsvWriter(QIODevice &device)
        : m_device(device)
    {
    }

    Done write(const QStringList &row);

private:
    QIODevice &m_device;
};

} // namespace savehub
