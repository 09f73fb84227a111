// SPDX-License-Identifier: GPL-3.0-or-later
#include "template_text.h"

#include <algorithm>

#include <QCoreApplication>
#include <QRegularExpression>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(savehub::MessageCatalog)
};

const QRegularExpression &placeholder()
{
    static const QRegularExpression shape(QStringLiteral("\\{([^{}]*)\\}"));
    return shape;
}

QString filledLine(const QString &line, const PlaceholderValues &values)
{
    QString filled;
    qsizetype done = 0;
    for (const auto &match : placeholder().globalMatch(line)) {
        filled += QStringView(line).mid(done, match.capturedStart() - done);
        filled += values.value(match.captured(1));
        done = match.capturedEnd();
    }
    return filled + line.mid(done);
}

bool isComplete(const QString &line, const PlaceholderValues &values)
{
    const auto names = placeholdersIn(line);
    return std::none_of(names.begin(), names.end(),
                        [&](const QString &name) { return values.value(name).isEmpty(); });
}

} // namespace

QStringList placeholdersIn(const QString &text)
{
    QStringList names;
    for (const auto &match : placeholder().globalMatch(text)) {
        names << match.captured(1);
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

Result<QStringList> fillTemplate(const QString &text, const PlaceholderValues &values)
{
    for (const auto &name : placeholdersIn(text)) {
        if (!values.contains(name)) {
            return failure(Error::Kind::Corrupt,
                           Words::tr("The template has the unknown placeholder {%1}.").arg(name));
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
