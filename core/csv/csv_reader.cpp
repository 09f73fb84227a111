// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv/csv_reader.h"

#include "domain/words.h"

#include <algorithm>
#include <array>

#include <QIODevice>

namespace savehub {

namespace {

constexpr std::array separators{',', ';', '\t'};

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

tl::unexpected<Error> badFile(const QString &what, const QString &advice = {})
{
    return failure(Error::Kind::BadInput, what, advice);
}

bool isUtf16(const QByteArray &text)
{
    return text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF");
}

Result<QByteArray> readAll(QIODevice &device)
{
    QByteArray text;
    QByteArray part(1 << 16, Qt::Uninitialized);
    while (const auto size = device.read(part.data(), part.size())) {
        if (size < 0) {
            return failure(Error::Kind::Unavailable,
                           Words::tr("The file cannot be read: %1.").arg(device.errorString()));
        }
        text += QByteArrayView(part).first(size);
        if (text.size() > CsvReader::longestFile) {
            return badFile(
                Words::tr("The file is larger than %1 MiB.").arg(CsvReader::longestFile >> 20));
        }
    }
    return text;
}

/// The line of \a position, from 1. A CRLF counts as one line end.
int lineAt(const QByteArray &text, qsizetype position)
{
    int line = 1;
    for (qsizetype i = 0; i < position; ++i) {
        const bool halfOfPair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        line += isLineEnd(text[i]) && !halfOfPair ? 1 : 0;
    }
    return line;
}

bool isUtf8Text(QByteArrayView bytes)
{
    return bytes.isValidUtf8() && !bytes.contains('\0');
}

/// The first line that is not UTF-8 text; nothing when all are.
std::optional<int> firstLineNotUtf8(const QByteArray &text)
{
    qsizetype start = 0;
    while (start < text.size()) {
        auto end = start;
        while (end < text.size() && !isLineEnd(text[end])) {
            ++end;
        }
        if (!isUtf8Text(QByteArrayView(text).sliced(start, end - start))) {
            return lineAt(text, start);
        }
        start = end + 1;
    }
    return std::nullopt;
}

Done checkEncoding(const QByteArray &text)
{
    const auto advice = Words::tr("Save it as UTF-8.");
    if (isUtf16(text)) {
        return badFile(Words::tr("The file is written in UTF-16."), advice);
    }
    if (const auto line = firstLineNotUtf8(text)) {
        return badFile(Words::tr("Line %1 is not UTF-8 text.").arg(*line), advice);
    }
    return {};
}

/// The separator that the first line uses most outside of quotes; the comma when it uses none.
char detectSeparator(const QByteArray &text)
{
    std::array<int, separators.size()> counts{};
    bool quoted = false;
    for (const char c : text) {
        quoted = quoted != (c == '"');
        if (quoted) {
            continue;
        }
        if (isLineEnd(c)) {
            break;
        }
        for (size_t i = 0; i < separators.size(); ++i) {
            counts[i] += c == separators[i] ? 1 : 0;
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
    return separators[static_cast<size_t>(most)];
}

} // namespace

CsvReader::CsvReader(QByteArray text)
    : m_text(std::move(text))
{
    skipBlankLines();
    m_separator = detectSeparator(m_text.sliced(m_position));
}

Result<CsvReader> CsvReader::open(QIODevice &device)
{
    auto content = readAll(device);
    if (!content) {
        return tl::make_unexpected(content.error());
    }
    auto &text = *content;
    if (text.startsWith("\xEF\xBB\xBF")) {
        text.remove(0, 3);
    }
    if (const auto encoding = checkEncoding(text); !encoding) {
        return tl::make_unexpected(encoding.error());
    }
    return CsvReader(std::move(text));
}

Result<std::optional<CsvRow>> CsvReader::next()
{
    skipBlankLines();
    if (atEnd()) {
        return std::optional<CsvRow>();
    }
    return readRow().map([](CsvRow row) { return std::optional(std::move(row)); });
}

Result<CsvRow> CsvReader::readRow()
{
    CsvRow row{m_line, {}};
    while (true) {
        const auto cell = readCell();
        if (!cell) {
            return tl::make_unexpected(cell.error());
        }
        row.cells += *cell;
        if (row.cells.size() > mostCells) {
            return badFile(
                Words::tr("Line %1 has more than %2 cells.").arg(row.line).arg(mostCells));
        }
        if (atEnd() || atLineEnd()) {
            skipLineEnd();
            return row;
        }
        ++m_position;
    }
}

Result<QString> CsvReader::readCell()
{
    const int line = m_line;
    const bool quoted = !atEnd() && m_text[m_position] == '"';
    const auto cell = quoted ? readQuoted() : Result<QByteArray>(readPlain());
    if (!cell) {
        return tl::make_unexpected(cell.error());
    }
    if (cell->size() > longestCell) {
        return badFile(
            Words::tr("Line %1 has a cell of more than %2 KiB.").arg(line).arg(longestCell >> 10));
    }
    return QString::fromUtf8(*cell);
}

Result<QByteArray> CsvReader::readQuoted()
{
    const int line = m_line;
    QByteArray cell;
    ++m_position;
    while (!atEnd()) {
        const char c = m_text[m_position];
        if (c == '"' && !QByteArrayView(m_text).sliced(m_position).startsWith("\"\"")) {
            ++m_position;
            if (atEnd() || atLineEnd() || m_text[m_position] == m_separator) {
                return cell;
            }
            return badFile(Words::tr("Line %1 has text after a closing quote.").arg(m_line),
                           Words::tr("Write a quote inside a quoted cell twice."));
        }
        if (isLineEnd(c)) {
            const auto start = m_position;
            skipLineEnd();
            cell += QByteArrayView(m_text).sliced(start, m_position - start);
            continue;
        }
        cell += c;
        m_position += c == '"' ? 2 : 1;
    }
    return badFile(Words::tr("The quote that opens in line %1 is never closed.").arg(line));
}

QByteArray CsvReader::readPlain()
{
    const auto start = m_position;
    while (!atEnd() && !atLineEnd() && m_text[m_position] != m_separator) {
        ++m_position;
    }
    return m_text.sliced(start, m_position - start);
}

bool CsvReader::atLineEnd() const
{
    return isLineEnd(m_text[m_position]);
}

void CsvReader::skipLineEnd()
{
    if (atEnd()) {
        return;
    }
    const bool pair = m_text[m_position] == '\r' && m_position + 1 < m_text.size()
                      && m_text[m_position + 1] == '\n';
    m_position += pair ? 2 : 1;
    ++m_line;
}

void CsvReader::skipBlankLines()
{
    while (!atEnd() && atLineEnd()) {
        skipLineEnd();
    }
}

} // namespace savehub
