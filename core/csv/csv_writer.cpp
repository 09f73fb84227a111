// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv/csv_writer.h"

#include "domain/words.h"

#include <algorithm>

#include <QIODevice>

namespace savehub {

namespace {

/// Whether a spreadsheet may drop \a c before it looks for a formula: spaces of all scripts, and
/// invisible characters such as the byte order mark. A tab or a carriage return is kept: it counts
/// as the beginning of a formula itself.
bool isDropped(QChar c)
{
    return (c.isSpace() && c != u'\t' && c != u'\r') || c.category() == QChar::Other_Format
           || (c.category() == QChar::Other_Control && c != u'\t' && c != u'\r');
}

bool beginsFormula(QStringView text)
{
    const auto first = std::find_if_not(text.begin(), text.end(), isDropped);
    return first != text.end() && QStringView(u"=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20").contains(*first);
}

/// Whether a spreadsheet that expects another separator, as in many countries, begins a cell or a
/// row behind \a c.
bool beginsCellElsewhere(QChar c)
{
    return c == u';' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// \a text with an apostrophe before everything that a spreadsheet would take for a formula, so
/// that it is shown as text.
QString disarmed(const QString &text)
{
    QString safe = beginsFormula(text) ? QStringLiteral("'") : QString();
    auto part = text.begin();
    while (true) {
        const auto end = std::find_if(part, text.end(), beginsCellElsewhere);
        // To such a spreadsheet the quotation marks around the whole cell mean nothing, but those
        // inside it may. So quotation marks are skipped, too.
        const auto first =
            std::find_if_not(part, end, [](QChar c) { return c == u'"' || isDropped(c); });
        if (part != text.begin() && beginsFormula(QStringView(first, end))) {
            safe += u'\'';
        }
        safe += QStringView(part, end);
        if (end == text.end()) {
            return safe;
        }
        safe += *end;
        part = end + 1;
    }
}

QString quoted(QString cell)
{
    const auto needsQuotes = [](QChar c) {
        return QStringView(u",;\t\"\n").contains(c);
    };
    const bool spaced = !cell.isEmpty() && (cell.front().isSpace() || cell.back().isSpace());
    if (!spaced && std::none_of(cell.begin(), cell.end(), needsQuotes)) {
        return cell;
    }
    cell.replace(u'"', QStringLiteral("\"\""));
    return u'"' + cell + u'"';
}

} // namespace

QString safeCell(const QString &text)
{
    QString cell = disarmed(text);
    cell.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    cell.replace(u'\r', u'\n');
    for (auto &c : cell) {
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t') {
            c = u' ';
        }
    }
    return cell;
}

Done CsvWriter::write(const QStringList &row)
{
    QStringList cells;
    for (const auto &cell : row) {
        cells += quoted(safeCell(cell));
    }
    const auto line = (cells.join(u',') + QStringLiteral("\r\n")).toUtf8();
    if (m_device.write(line) != line.size()) {
        return failure(Error::Kind::Unavailable,
                       Words::tr("The file cannot be written: %1.").arg(m_device.errorString()));
    }
    return {};
}

} // namespace savehub
