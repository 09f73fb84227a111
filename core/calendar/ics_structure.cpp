// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_structure.h"

#include <algorithm>

#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

constexpr size_t deepestNesting = 8;

struct UnfoldedLine {
    int line = 0;
    QByteArray text;
};

bool isBreak(char c)
{
    return c == '\r' || c == '\n';
}

/// The physical lines of a file, one after the other.
class LineCursor
{
public:
    explicit LineCursor(QByteArrayView file)
        : m_rest(file)
    {
    }

    bool atEnd() const { return m_rest.isEmpty(); }
    int line() const { return m_line; }

    QByteArrayView take()
    {
        const auto *const end = std::find_if(m_rest.begin(), m_rest.end(), isBreak);
        const auto text = m_rest.first(end - m_rest.begin());
        const auto *const next = m_rest.sliced(text.size()).startsWith("\r\n") ? end + 2 : end + 1;
        m_rest = end == m_rest.end() ? QByteArrayView() : m_rest.sliced(next - m_rest.begin());
        ++m_line;
        return text;
    }

private:
    QByteArrayView m_rest;
    int m_line = 1;
};

/// Joins folded lines byte by byte, since a fold may fall inside a UTF-8 character; drops blank
/// lines, which many programs leave at the end.
std::vector<UnfoldedLine> unfold(QByteArrayView file)
{
    std::vector<UnfoldedLine> lines;
    LineCursor cursor(file);
    while (!cursor.atEnd()) {
        const int line = cursor.line();
        const auto text = cursor.take();
        const bool continues = text.startsWith(' ') || text.startsWith('\t');
        if (continues && !lines.empty()) {
            lines.back().text += text.sliced(1);
        } else if (!text.trimmed().isEmpty()) {
            lines.push_back({line, text.toByteArray()});
        }
    }
    return lines;
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
           || c == '_';
}

/// Where the name at the start of \a text ends.
qsizetype nameLength(QByteArrayView text)
{
    return std::find_if_not(text.begin(), text.end(), isNameCharacter) - text.begin();
}

/// The position of the first of \a wanted outside of quotes; the size when there is none.
qsizetype findUnquoted(QByteArrayView text, QByteArrayView wanted)
{
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        quoted = quoted != (text[i] == '"');
        if (!quoted && wanted.contains(text[i])) {
            return i;
        }
    }
    return text.size();
}

/// Without quotes, and with the escapes of RFC 6868 resolved.
QByteArray parameterValue(QByteArrayView written)
{
    QByteArray value;
    for (qsizetype i = 0; i < written.size(); ++i) {
        const char next = i + 1 < written.size() ? written[i + 1] : '\0';
        if (written[i] == '^' && (next == 'n' || next == '^' || next == '\'')) {
            value += next == 'n' ? '\n' : next == '^' ? '^' : '"';
            ++i;
        } else if (written[i] != '"') {
            value += written[i];
        }
    }
    return value;
}

tl::unexpected<Error> notAContentLine(int line)
{
    return icsError(line, {}, Words::tr("this is not a line of an iCalendar file."));
}

/// Reads ";NAME=VALUE" once, from the front of \a rest.
Done takeParameter(QByteArrayView &rest, IcsProperty &property)
{
    rest = rest.sliced(1);
    const auto name = rest.first(nameLength(rest));
    if (name.isEmpty() || !rest.sliced(name.size()).startsWith('=')) {
        return icsError(property.line, property.name, Words::tr("a parameter has no value."));
    }
    rest = rest.sliced(name.size() + 1);
    const auto value = rest.first(findUnquoted(rest, ";:"));
    property.parameters.emplace_back(name.toByteArray().toUpper(), parameterValue(value));
    rest = rest.sliced(value.size());
    return {};
}

Result<IcsProperty> readProperty(const UnfoldedLine &line)
{
    if (!line.text.isValidUtf8() || line.text.contains('\0')) {
        return icsError(line.line, {}, Words::tr("this is not UTF-8 text."));
    }
    QByteArrayView rest(line.text);
    IcsProperty property{line.line, rest.first(nameLength(rest)).toByteArray().toUpper(), {}, {}};
    rest = rest.sliced(property.name.size());
    if (property.name.isEmpty() || !(rest.startsWith(':') || rest.startsWith(';'))) {
        return notAContentLine(line.line);
    }
    while (rest.startsWith(';')) {
        if (auto done = takeParameter(rest, property); !done) {
            return tl::make_unexpected(done.error());
        }
    }
    if (!rest.startsWith(':')) {
        return icsError(property.line, property.name,
                        Words::tr("the line has no value, or a quote is not closed."));
    }
    property.value = rest.sliced(1).toByteArray();
    return property;
}

/// Builds the tree of components from the properties, which come in the order of the file.
class TreeBuilder
{
public:
    Done add(IcsProperty property)
    {
        if (property.name == "BEGIN") {
            return begin(property);
        }
        if (property.name == "END") {
            return end(property);
        }
        if (m_open.empty()) {
            return outside(property.line);
        }
        m_open.back().properties.push_back(std::move(property));
        return {};
    }

    Result<std::vector<IcsComponent>> finish()
    {
        if (!m_open.empty()) {
            const auto &open = m_open.back();
            return icsError(open.line, open.name,
                            Words::tr("what begins here does not end in this file."));
        }
        if (m_roots.empty()) {
            return failure(Error::Kind::BadInput,
                           Words::tr("This is not an iCalendar file: it holds no VCALENDAR."));
        }
        return std::move(m_roots);
    }

private:
    static QByteArray componentName(const IcsProperty &property)
    {
        return property.value.trimmed().toUpper();
    }

    static tl::unexpected<Error> outside(int line)
    {
        return icsError(line, {},
                        Words::tr("this is not an iCalendar file, or this line stands outside of "
                                  "BEGIN:VCALENDAR and END:VCALENDAR."));
    }

    Done begin(const IcsProperty &property)
    {
        const auto name = componentName(property);
        if (m_open.empty() && name != "VCALENDAR") {
            return outside(property.line);
        }
        if (m_open.size() >= deepestNesting) {
            return icsError(property.line, name, Words::tr("components are nested too deeply."));
        }
        m_open.push_back({property.line, name, {}, {}});
        return {};
    }

    Done end(const IcsProperty &property)
    {
        const auto name = componentName(property);
        if (m_open.empty()) {
            return icsError(property.line, "END",
                            Words::tr("nothing is open that could end here."));
        }
        if (m_open.back().name != name) {
            return icsError(property.line, "END",
                            Words::tr("%1 ends here, but %2 from line %3 is still open.")
                                .arg(oneLine(QString::fromUtf8(name), 40),
                                     oneLine(QString::fromUtf8(m_open.back().name), 40))
                                .arg(m_open.back().line));
        }
        auto component = std::move(m_open.back());
        m_open.pop_back();
        auto &parent = m_open.empty() ? m_roots : m_open.back().components;
        parent.push_back(std::move(component));
        return {};
    }

    std::vector<IcsComponent> m_open; ///< from the outermost inwards
    std::vector<IcsComponent> m_roots;
};

} // namespace

QByteArray IcsProperty::parameter(QByteArrayView wanted) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const auto &entry) { return entry.first == wanted; });
    return found == parameters.end() ? QByteArray() : found->second;
}

QString IcsProperty::text() const
{
    QByteArray plain;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] == '\\' && i + 1 < value.size()) {
            ++i;
            plain += value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
        } else {
            plain += value[i];
        }
    }
    return QString::fromUtf8(plain);
}

const IcsProperty *IcsComponent::property(QByteArrayView wanted) const
{
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [&](const auto &entry) { return entry.name == wanted; });
    return found == properties.end() ? nullptr : &*found;
}

Result<std::vector<IcsComponent>> readIcsStructure(const QByteArray &file)
{
    if (file.startsWith("\xFF\xFE") || file.startsWith("\xFE\xFF")) {
        return icsError(1, {}, Words::tr("the file is written in UTF-16; save it as UTF-8."));
    }
    QByteArrayView text(file);
    if (text.startsWith("\xEF\xBB\xBF")) {
        text = text.sliced(3);
    }
    TreeBuilder tree;
    for (const auto &line : unfold(text)) {
        auto property = readProperty(line);
        if (!property) {
            return tl::make_unexpected(property.error());
        }
        if (auto added = tree.add(std::move(*property)); !added) {
            return tl::make_unexpected(added.error());
        }
    }
    return tree.finish();
}

tl::unexpected<Error> icsError(int line, const QByteArray &field, const QString &what)
{
    const auto shownField = oneLine(QString::fromUtf8(field), 40);
    return failure(Error::Kind::BadInput,
                   field.isEmpty() ? Words::tr("Line %1: %2").arg(line).arg(what)
                                   : Words::tr("Line %1, %2: %3").arg(line).arg(shownField, what));
}

} // namespace savehub
