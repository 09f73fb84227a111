// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imports.h"

#include "domain/untrusted_text.h"
#include "phrases/in_words.h"

#include <QHash>

#include <algorithm>

namespace savehub {

namespace {

/// Sorted by email, each once.
void addUnknown(std::vector<Invitee> &sum, const Invitee &invitee)
{
    const auto isBefore = [](const Invitee &a, const Invitee &b) {
        return a.email < b.email;
    };
    const auto place = std::lower_bound(sum.begin(), sum.end(), invitee, isBefore);
    if (place == sum.end() || place->email != invitee.email) {
        sum.insert(place, invitee);
    }
}

} // namespace

Done checkPeople(const std::vector<Person> &people)
{
    const auto without = std::find_if(people.begin(), people.end(), [](const Person &person) {
        return person.email.trimmed().isEmpty();
    });
    if (without == people.end()) {
        return {};
    }
    return failure(Error::Kind::BadInput,
                   inWords(Phrase(Say::PersonWithoutEmail, withoutNumbers(without->name))),
                   inWords(Say::EmailNeeded));
}

Done checkMeetings(const MeetingImport &import)
{
    const auto without =
        std::find_if(import.meetings.begin(), import.meetings.end(),
                     [](const CalendarMeeting &listed) { return listed.meeting.uid.isEmpty(); });
    if (without == import.meetings.end()) {
        return {};
    }
    return failure(Error::Kind::BadInput,
                   inWords(Phrase(Say::MeetingWithoutUid, withoutNumbers(without->meeting.title))));
}

std::vector<MeetingImport> partsOf(MeetingImport import)
{
    std::vector<MeetingImport> parts;
    QHash<QString, size_t> places;
    const auto partOf = [&](const QString &uid) -> MeetingImport & {
        const auto place = places.constFind(uid);
        if (place != places.cend()) {
            return parts[*place];
        }
        places.insert(uid, parts.size());
        parts.push_back({.meetings = {},
                         .uids = {},
                         .from = import.from,
                         .until = import.until,
                         .source = import.source});
        return parts.back();
    };
    for (auto &listed : import.meetings) {
        partOf(listed.meeting.uid).meetings.push_back(std::move(listed));
    }
    for (const auto &uid : import.uids) {
        partOf(uid).uids = QStringList{uid};
    }
    return parts;
}

void add(PeopleImported &sum, const PeopleImported &part)
{
    sum.added += part.added;
    sum.updated += part.updated;
    sum.unchanged += part.unchanged;
    sum.incidentsPlanned += part.incidentsPlanned;
    sum.leftOut += part.leftOut;
    sum.changedNumbers += part.changedNumbers;
}

void add(MeetingsImported &sum, const MeetingsImported &part)
{
    sum.added += part.added;
    sum.updated += part.updated;
    sum.moved += part.moved;
    sum.cancelled += part.cancelled;
    sum.unchanged += part.unchanged;
    sum.incidentsPlanned += part.incidentsPlanned;
    sum.incidentsSettled += part.incidentsSettled;
    for (const auto &invitee : part.unknown) {
        addUnknown(sum.unknown, invitee);
    }
    sum.leftOut += part.leftOut;
}

} // namespace savehub
