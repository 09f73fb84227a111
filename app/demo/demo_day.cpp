// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_day.h"

#include "domain/words.h"

namespace savehub {

namespace {

/// One of the people, with the outcomes of their calls. The numbers are from the range that is
/// reserved for fiction.
struct Part {
    const char *name;
    const char *email;
    const char *phone;
    MockLife firstCall;
    MockLife secondCall;
};

constexpr Part dayParts[] = {
    {"Alba Ruiz", "alba@demo.invalid", "+12025550101", MockLife::PressesOne, MockLife::PressesOne},
    {"Ben Okafor", "ben@demo.invalid", "+12025550102", MockLife::PressesTwo, MockLife::PressesTwo},
    {"Chloe Martin", "chloe@demo.invalid", "+12025550103", MockLife::NoAnswer,
     MockLife::PressesOne},
    {"Dario Conti", "dario@demo.invalid", "+12025550104", MockLife::Voicemail, MockLife::Voicemail},
    {"Elif Kaya", "elif@demo.invalid", "", MockLife::NoAnswer, MockLife::NoAnswer},
    {"Finn Berg", "finn@demo.invalid", "+12025550106", MockLife::Busy, MockLife::Busy},
    {"Grace Lin", "grace@demo.invalid", "+12025550107", MockLife::IsRejected, MockLife::IsRejected},
    {"Hugo Silva", "hugo@demo.invalid", "+12025550108", MockLife::LosesAnswer,
     MockLife::PressesOne},
    {"Ines Novak", "ines@demo.invalid", "+12025550109", MockLife::PressesOne, MockLife::PressesOne},
    {"Jonas Weber", "jonas@demo.invalid", "+12025550110", MockLife::PressesOne,
     MockLife::PressesOne},
};

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

Person person(const Part &part)
{
    const auto backupNumber = PhoneNumber::fromE164(u"+12025550199");
    return {.id = {},
            .name = text(part.name),
            .email = text(part.email),
            .phone = PhoneNumber::fromE164(text(part.phone)),
            .backup = {Words::tr("Front desk"), QStringLiteral("desk@demo.invalid"), backupNumber}};
}

CalendarMeeting meeting(const QString &title, Instant start, std::initializer_list<int> who)
{
    CalendarMeeting planned{.meeting = {.id = {},
                                        .title = title,
                                        .start = start,
                                        .end = start + Minutes{30},
                                        .uid = title,
                                        .occurrence = {}},
                            .invitees = {}};
    for (const auto index : who) {
        planned.invitees.push_back({text(dayParts[index].email), text(dayParts[index].name)});
    }
    return planned;
}

MockProvider::Script script()
{
    return [](const CallRequest &request, int callsBefore) {
        for (const auto &part : dayParts) {
            if (request.to.e164() == text(part.phone)) {
                return callsBefore == 0 ? part.firstCall : part.secondCall;
            }
        }
        return MockLife::NoAnswer;
    };
}

} // namespace

DemoDay demoDay(Instant start)
{
    DemoDay day;
    for (const auto &part : dayParts) {
        day.people.push_back(person(part));
    }
    day.meetings.meetings = {
        meeting(Words::tr("Morning stand-up"), start + Minutes{14}, {0, 1, 8}),
        meeting(Words::tr("Budget review"), start + Minutes{16}, {2, 4, 6}),
        meeting(Words::tr("Customer call"), start + Minutes{18}, {5, 7}),
        meeting(Words::tr("Design review"), start + Minutes{20}, {3, 9}),
    };
    for (const auto &planned : day.meetings.meetings) {
        day.meetings.uids.append(planned.meeting.uid);
    }
    day.meetings.from = start;
    day.meetings.until = start + Hours{1};
    day.answers = {
        {Minutes{7}, text(dayParts[8].email), event::Joined{Words::tr("attendee by link")}},
        {Minutes{12}, text(dayParts[9].email), event::Missed{Words::tr("attendee by link")}},
    };
    day.calls = script();
    day.length = Minutes{32};
    return day;
}

} // namespace savehub
