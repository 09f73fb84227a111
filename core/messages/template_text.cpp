// SPDX-License-Identifier: GPL-3.0-or-later
#include "template_text.h"

#include <algorithm>
#include <vector>

#include <QCoreApplication>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(savehub::MessageCatalog)
};

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

QString filledLine(const QString &line, const PlaceholderValues &values)
{
    QString filled;
    qsizetype done = 0;
    for (const auto &[begin, end, name] : findPlaceholders(line)) {
        filled += QStringView(line).mid(done, begin - done);
        filled += values.value(name);
        done = end;
    }
    return filled + line.mid(done);
}

bool isComplete(const QString &line, const PlaceholderValues &values)
{
    const auto found = findPlaceholders(line);
    return std::none_of(found.begin(), found.end(), [&](const Placeholder &placeholder) {
        return values.value(placeholder.name).isEmpty();
    });
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
    for (const auto &placeholder : findPlaceholders(text)) {
        if (!values.contains(placeholder.name)) {
            return failure(
                Error::Kind::Corrupt,
                Words::tr("The template has the unknown placeholder {%1}.").arg(placeholder.name));
        }
    }
    QStringList lines;
    for (const auto &line : text.split(u'\n')) {
        if (isComplete(line, values)) {
            lines << filledLine(line, values);
        }
    }
    return lines;
}

} // namespace savehub
