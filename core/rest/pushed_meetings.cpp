// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/pushed_meetings.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "rest/field_reader.h"

#include <QTimeZone>

#include <map>

namespace savehub {

namespace {

constexpr int longestUid = 255;
constexpr int longestTitle = 500;
constexpr int longestName = 200;
constexpr int longestZone = 100;
constexpr int longestEmail = 254; // RFC 5321

bool isEmail(const QString &text)
{
    return text.count(u'@') == 1 && !text.startsWith(u'@') && !text.endsWith(u'@')
           && !text.contains(u' ') && text == oneLine(text, longestEmail);
}

QString readUid(FieldReader &fields)
{
    const auto name = QStringLiteral("uid");
    const auto uid = fields.text(name, longestUid);
    if (uid != oneLine(uid, longestUid)) {
        fields.complain(name, Words::tr("It must not have control characters, nor blanks at its"
                                        " ends or several in a row."));
    }
    return uid;
}

QByteArray readTimeZone(FieldReader &fields)
{
    const auto name = QStringLiteral("timeZone");
    const auto zone = fields.text(name, longestZone, FieldReader::Optional);
    if (zone.isEmpty()) {
        return "UTC";
    }
    if (!QTimeZone::isTimeZoneIdAvailable(zone.toLatin1())) {
        fields.complain(name, Words::tr("It has to be the name of a zone, such as Europe/Madrid."));
    }
    return zone.toLatin1();
}

/// Fields that are wrong stay empty. The problems are noted, and then the meeting is not used.
Meeting readMeeting(FieldReader &fields)
{
    const auto start = fields.moment(QStringLiteral("start")).value_or(Instant{});
    const auto end = fields.moment(QStringLiteral("end")).value_or(start);
    if (end < start) {
        fields.complain(QStringLiteral("end"), Words::tr("It must not be before the start."));
    }
    const auto original =
        fields.moment(QStringLiteral("originalStart"), FieldReader::Optional).value_or(start);
    return {
        .id = {},
        .title = oneLine(fields.text(QStringLiteral("title"), longestTitle, FieldReader::Optional),
                         longestTitle),
        .start = start,
        .end = end,
        .timeZone = readTimeZone(fields),
        .source = MeetingSource::Rest,
        .uid = readUid(fields),
        .occurrence = toIso(original),
        .cancelled = fields.flag(QStringLiteral("cancelled"), false),
        .organizer =
            oneLine(fields.text(QStringLiteral("organizer"), longestName, FieldReader::Optional),
                    longestName)};
}

Invitee readInvitee(FieldReader &fields)
{
    const auto name = QStringLiteral("email");
    const auto email = fields.text(name, longestEmail).toLower();
    if (!email.isEmpty() && !isEmail(email)) {
        fields.complain(name, Words::tr("It has to be an email address."));
    }
    const auto called = fields.text(QStringLiteral("name"), longestName, FieldReader::Optional);
    return {email, oneLine(called, longestName), fields.flag(QStringLiteral("declined"), false)};
}

class PushReader
{
public:
    Parsed<MeetingImport> read(const QJsonDocument &body)
    {
        if (body.isArray()) {
            readAll(body.array());
        } else if (body.isObject()) {
            readOne(body.object(), QString());
        } else {
            complain({}, Words::tr("The body has to be a meeting or a list of meetings."));
        }
        if (!m_problems.empty()) {
            return tl::make_unexpected(std::move(m_problems));
        }
        return std::move(m_import);
    }

private:
    void readAll(const QJsonArray &meetings)
    {
        if (meetings.size() > mostPushedMeetings) {
            complain(
                {},
                Words::tr("At most %1 meetings can be pushed at once.").arg(mostPushedMeetings));
            return;
        }
        for (qsizetype i = 0; i < meetings.size(); ++i) {
            readEntry(meetings.at(i), QStringLiteral("/%1").arg(i));
        }
    }

    void readEntry(const QJsonValue &entry, const QString &pointer)
    {
        if (entry.isObject()) {
            readOne(entry.toObject(), pointer);
        } else {
            complain(pointer, Words::tr("It has to be an object."));
        }
    }

    void readOne(const QJsonObject &object, const QString &pointer)
    {
        FieldReader fields(object, pointer, m_problems);
        CalendarMeeting pushed{readMeeting(fields), {}};
        const auto attendees = QStringLiteral("attendees");
        pushed.invitees =
            readInvitees(fields.list(attendees, mostAttendees), fields.pointerTo(attendees));
        fields.refuseOthers();
        refuseTwice(pushed.meeting, pointer);
        m_import.meetings.push_back(std::move(pushed));
    }

    std::vector<Invitee> readInvitees(const QJsonArray &attendees, const QString &pointer)
    {
        std::vector<Invitee> invitees;
        for (qsizetype i = 0; i < attendees.size(); ++i) {
            const auto here = QStringLiteral("%1/%2").arg(pointer).arg(i);
            if (!attendees.at(i).isObject()) {
                complain(here, Words::tr("It has to be an object."));
                continue;
            }
            FieldReader fields(attendees.at(i).toObject(), here, m_problems);
            invitees.push_back(readInvitee(fields));
            fields.refuseOthers();
        }
        return invitees;
    }

    /// Nobody can know which of two entries for one meeting was meant.
    void refuseTwice(const Meeting &meeting, const QString &pointer)
    {
        const auto [first, isNew] =
            m_pointers.try_emplace({meeting.uid, meeting.occurrence}, pointer);
        if (!isNew && !meeting.uid.isEmpty()) {
            complain(pointer, Words::tr("It has the UID and start of %1.").arg(first->second));
        }
    }

    void complain(const QString &pointer, const QString &detail)
    {
        m_problems.push_back({pointer, detail});
    }

    MeetingImport m_import{.source = restSource()};
    FieldProblems m_problems{};
    std::map<std::pair<QString, QString>, QString> m_pointers{}; ///< where each meeting came first
};

} // namespace

Parsed<MeetingImport> readPushedMeetings(const QJsonDocument &body)
{
    return PushReader().read(body);
}

} // namespace savehub
