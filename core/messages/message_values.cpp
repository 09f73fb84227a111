// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/message_values.h"

#include <QRegularExpression>
#include <QTimeZone>

#include "domain/untrusted_text.h"
#include "messages/strangers_words.h"

namespace savehub {

namespace {

/// "America/Argentina/Buenos_Aires" is "Buenos Aires".
QString cityOf(const QByteArray &zone)
{
    return QString::fromLatin1(zone.mid(zone.lastIndexOf('/') + 1)).replace(u'_', u' ');
}

QString firstOf(const QString &name, const QString &otherwise, int room)
{
    const auto shown = oneLine(name, room);
    return shown.isEmpty() ? oneLine(otherwise, room) : shown;
}

/// "grace.hopper@example.org" without a name is "grace hopper".
QString organizerOf(const Meeting &meeting, int room)
{
    static const QRegularExpression separators(QStringLiteral("[._+-]+"));
    const auto &organizer = meeting.organizer;
    const bool isAddress = organizer.contains(u'@');
    return strangersWords(
        isAddress ? organizer.section(u'@', 0, 0).replace(separators, QStringLiteral(" "))
                  : organizer,
        room);
}

} // namespace

QString startText(Instant start, const QByteArray &timeZone, const QLocale &locale,
                  StartStyle style)
{
    const QTimeZone wanted(timeZone);
    const auto zone = wanted.isValid() ? wanted : QTimeZone::utc();
    const auto local = toDateTimeUtc(start).toTimeZone(zone);
    const auto time = locale.toString(local.time(), QLocale::ShortFormat);
    if (style == StartStyle::Spoken) {
        return QStringLiteral("%1, %2").arg(time, cityOf(zone.id()));
    }
    const auto timeInZone = QStringLiteral("%1 (%2)").arg(time, QString::fromLatin1(zone.id()));
    if (style == StartStyle::TimeZone) {
        return timeInZone;
    }
    return QStringLiteral("%1, %2").arg(locale.toString(local.date(), QLocale::LongFormat),
                                        timeInZone);
}

qint64 minutesBetween(Instant one, Instant other)
{
    const auto minutes = std::chrono::round<Minutes>(std::chrono::abs(one - other));
    return std::max<qint64>(minutes.count(), 1);
}

PlaceholderValues nameValues(const IncidentRecord &record, Recipient recipient,
                             const QString &untitled, int room)
{
    const auto &person = record.person;
    const auto title = strangersWords(record.meeting.title, room);
    const auto backupAddress = recipient == Recipient::Backup ? person.backup.email : QString();
    return {{QStringLiteral("person"), firstOf(person.name, person.email, room)},
            {QStringLiteral("meeting"), title.isEmpty() ? oneLine(untitled, room) : title},
            {QStringLiteral("organizer"), organizerOf(record.meeting, room)},
            {QStringLiteral("backup"), firstOf(person.backup.name, backupAddress, room)}};
}

} // namespace savehub
