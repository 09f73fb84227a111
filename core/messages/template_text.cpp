// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/template_text.h"

#include "domain/words.h"

#include <optional>
#include <vector>

namespace savehub {

namespace {

/// "{name}" in a text, without another brace in it: where it begins, where it ends, and the name.
struct Placeholder {
    qsizetype begin;
    qsizetype end;
    QString name;
};

std::vector<Placeholder> findPlaceholders(const QString &text)
{
    std::vector<Placeholder> found;
    auto begin = qsizetype(-1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'{') {
            begin = i;
        } else if (text[i] == u'}' && begin >= 0) {
            found.push_back({begin, i + 1, text.mid(begin + 1, i - begin - 1)});
            begin = -1;
        }
    }
    return found;
}

/// Nothing when a value is empty: then the line is left out.
std::optional<QString> filledLine(const QString &line, const std::vector<Placeholder> &placeholders,
                                  const PlaceholderValues &values)
{
    QString filled;
    qsizetype done = 0;
    for (const auto &[begin, end, name] : placeholders) {
        const auto value = values.value(name);
        if (value.isEmpty()) {
            return std::nullopt;
        }
        filled += QStringView(line).mid(done, begin - done);
        filled += value;
        done = end;
    }
    return filled + line.mid(done);
}

} // namespace

QStringList placeholdersIn(const QString &text)
{
    QStringList names;
    for (const auto &placeholder : findPlaceholders(text)) {
        names << placeholder.name;
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

Result<QStringList> fillTemplate(const QString &text, const PlaceholderValues &values)
{
    QStringList lines;
    for (const auto &line : text.split(u'\n')) {
        const auto placeholders = findPlaceholders(line);
        for (const auto &placeholder : placeholders) {
            if (!values.contains(placeholder.name)) {
                return failure(Error::Kind::Corrupt,
                               Words::tr("The template has the unknown placeholder {%1}.")
                                   .arg(placeholder.name));
            }
        }
        if (const auto filled = filledLine(line, placeholders, values)) {
            lines << *filled;
        }
    }
    return lines;
}

} // namespace savehub
