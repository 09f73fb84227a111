// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/field_reader.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <QRegularExpression>

namespace savehub {

QString FieldReader::text(const QString &name, int longest, Presence presence)
{
    const auto value = take(name, presence);
    if (value.isUndefined()) {
        return {};
    }
    const auto text = value.toString();
    if (!value.isString()) {
        complain(name, Words::tr("It has to be a text."));
    } else if (text.size() > longest) {
        complain(name, Words::tr("It has to be at most %1 characters long.").arg(longest));
    } else if (presence == Required && oneLine(text).isEmpty()) {
        complain(name, Words::tr("It must not be empty."));
    } else {
        return text;
    }
    return {};
}

bool FieldReader::flag(const QString &name, bool fallback)
{
    const auto value = take(name, Optional);
    if (!value.isUndefined() && !value.isBool()) {
        complain(name, Words::tr("It has to be true or false."));
    }
    return value.toBool(fallback);
}

std::optional<Instant> FieldReader::moment(const QString &name, Presence presence)
{
    const auto value = take(name, presence);
    if (value.isUndefined()) {
        return {};
    }
    const auto moment = instantFromRfc3339(value.toString());
    if (!moment) {
        complain(name, Words::tr("It has to be a date and time with an offset,"
                                 " such as 2026-11-22T08:00:00+01:00."));
    }
    return moment;
}

QJsonArray FieldReader::list(const QString &name, int longest)
{
    const auto value = take(name, Required);
    if (value.isUndefined()) {
        return {};
    }
    if (!value.isArray()) {
        complain(name, Words::tr("It has to be a list."));
    } else if (value.toArray().size() > longest) {
        complain(name, Words::tr("It has to have at most %1 entries.").arg(longest));
    } else {
        return value.toArray();
    }
    return {};
}

QString FieldReader::choice(const QString &name, const QStringList &choices)
{
    const auto value = take(name, Required);
    if (value.isUndefined() || choices.contains(value.toString())) {
        return value.toString();
    }
    complain(name, Words::tr("It has to be one of: %1.").arg(choices.join(QStringLiteral(", "))));
    return {};
}

void FieldReader::refuseOthers()
{
    for (const auto &name : m_object.keys()) {
        if (!m_known.contains(name)) {
            complain(withoutNumbers(name, 60), Words::tr("There is no such field."));
        }
    }
}

void FieldReader::complain(const QString &name, const QString &detail)
{
    m_problems.push_back({pointerTo(name), detail});
}

QString FieldReader::pointerTo(const QString &name) const
{
    return m_pointer + QLatin1Char('/') + pointerToken(name);
}

QJsonValue FieldReader::take(const QString &name, Presence presence)
{
    m_known += name;
    const auto value = m_object.value(name);
    if (value.isUndefined() && presence == Required) {
        complain(name, Words::tr("It is missing."));
    }
    return value;
}

QString pointerToken(QString name)
{
    return name.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
}

std::optional<Instant> instantFromRfc3339(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(
        "\\A([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.([0-9]{1,9}))?"
        "(Z|[+-][0-9]{2}:[0-9]{2})\\z"));
    const auto match = shape.match(text);
    if (!match.hasMatch()) {
        return {};
    }
    // Qt reads at most milliseconds, and would round further digits.
    const auto fraction = match.captured(2).leftJustified(3, u'0', true);
    const auto exact =
        QStringLiteral("%1.%2%3").arg(match.captured(1), fraction, match.captured(3));
    const auto moment = QDateTime::fromString(exact, Qt::ISODateWithMs);
    // In UTC the year may no longer have four digits; then it is refused.
    return moment.isValid() ? instantFromIso(toIso(toInstant(moment))) : std::nullopt;
}

} // namespace savehub
