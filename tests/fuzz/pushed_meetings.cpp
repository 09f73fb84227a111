// SPDX-License-Identifier: GPL-3.0-or-later
// How POST /meetings reads the bytes that are pushed to it.
#include "rest/pushed_meetings.h"
#include "domain/untrusted_text.h"
#include "rest/request_body.h"
#include "rest/strict_json.h"
#include "tests/fuzz/promise.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

using namespace savehub;

namespace {

/// Counts every text in \a json. Parsed JSON keeps only one of the values of a repeated key.
qsizetype countTexts(const QByteArray &json)
{
    qsizetype quotes = 0;
    bool isInText = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (json[i] == '"') {
            isInText = !isInText;
            ++quotes;
        } else if (isInText && json[i] == '\\') {
            ++i;
        }
    }
    return quotes / 2;
}

/// Counts the keys and texts that were read.
qsizetype countTexts(const QJsonValue &value, int depth)
{
    promise(depth <= deepestJson, "depth is limited");
    if (value.isArray()) {
        const auto array = value.toArray();
        return std::accumulate(array.begin(), array.end(), qsizetype(0),
                               [depth](qsizetype sum, const QJsonValue &entry) {
                                   return sum + countTexts(entry, depth + 1);
                               });
    }
    if (value.isObject()) {
        const auto object = value.toObject();
        return std::accumulate(object.begin(), object.end(), object.size(),
                               [depth](qsizetype sum, const QJsonValue &entry) {
                                   return sum + countTexts(entry, depth + 1);
                               });
    }
    return value.isString() ? 1 : 0;
}

QJsonValue rootOf(const QJsonDocument &json)
{
    return json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object());
}

void checkJson(const QByteArray &bytes)
{
    const auto json = readStrictJson(bytes);
    if (json) {
        promise(countTexts(bytes) == countTexts(rootOf(*json), 0), "no key comes twice");
        promise(readStrictJson(json->toJson()) == *json, "what was read can be read again");
    } else {
        promise(json.error().kind == Error::Kind::BadInput
                    && json.error().what == oneLine(json.error().what),
                "an error is one line on what is wrong");
    }
}

void checkInvitees(const std::vector<Invitee> &invitees)
{
    promise(invitees.size() <= size_t(mostAttendees), "attendees are limited");
    for (const auto &invitee : invitees) {
        promise(invitee.email == invitee.email.toLower() && invitee.email.count(u'@') == 1,
                "an email is an address in lower case");
        promise(invitee.email == oneLine(invitee.email) && invitee.name == oneLine(invitee.name),
                "whoever is invited is named in one line");
    }
}

void checkImport(const MeetingImport &import)
{
    promise(import.meetings.size() <= size_t(mostPushedMeetings), "meetings are limited");
    promise(import.uids.isEmpty(), "what is not pushed stays as it is");
    std::set<std::pair<QString, QString>> names;
    for (const auto &[meeting, invitees] : import.meetings) {
        promise(!meeting.uid.isEmpty() && meeting.uid == oneLine(meeting.uid, 255),
                "a UID is one line");
        promise(instantFromIso(meeting.occurrence).has_value(), "an occurrence is a moment");
        promise(names.insert({meeting.uid, meeting.occurrence}).second, "an occurrence is one");
        promise(meeting.title == oneLine(meeting.title, 500), "a title is one line");
        promise(meeting.end >= meeting.start, "a meeting ends after its start");
        promise(instantFromIso(toIso(meeting.start)) == meeting.start
                    && instantFromIso(toIso(meeting.end)) == meeting.end,
                "moments can be stored");
        promise(QTimeZone(meeting.timeZone).isValid(), "a zone is one");
        checkInvitees(invitees);
    }
}

void checkRefusal(const HttpReply &reply)
{
    promise(reply.status == 400 || reply.status == 422, "a refusal blames the body");
    promise(reply.contentType == "application/problem+json", "a refusal is a problem");
    const auto problem = readStrictJson(reply.body);
    promise(problem.has_value(), "what we send passes our own reader");
    promise((*problem)[u"status"].toInt() == reply.status, "a problem has the answer's status");
    const auto errors = (*problem)[u"errors"].toArray();
    promise(errors.size() <= 50 && errors.isEmpty() == (reply.status == 400),
            "the fields that are wrong are named, but not without end");
    for (const auto &error : errors) {
        const auto pointer = error[u"pointer"].toString();
        promise(pointer.isEmpty() || pointer.startsWith(u'/'), "a field is named by a pointer");
        promise(!error[u"detail"].toString().isEmpty(), "what is wrong with a field is said");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = toView(data, size).toByteArray();
    checkJson(bytes);
    const ReceivedRequest request{
        "POST", "/meetings", {{"Content-Type", "application/json"}}, bytes};
    const auto import = readBody(request, BodyIs::Required, readPushedMeetings);
    import ? checkImport(*import) : checkRefusal(import.error());
    return 0;
}
