// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/cast.h"

#include "tests/sim/dice.h"

namespace savehub {

namespace {

constexpr int crowded = 150;    ///< how many people: more than one commit of messages takes
constexpr int mayBeInvited = 7; // one more than there can be people: some are unknown

QString addressOf(int person)
{
    return QStringLiteral("p%1@example.com").arg(person);
}
} // namespace

std::vector<Person> somePeople(Dice &dice)
{
    std::vector<Person> people;
    const auto count = 3 + dice.below(4);
    for (int i = 0; i < count; ++i) {
        // Two people share a phone, or one person has two rows. The languages differ, because a
        // list cannot tell apart texts with the same words to the same number.
        const bool sharesPhone = i == 1 && dice.chance(40);
        const auto number =
            QStringLiteral("+1202555%1").arg(100 + (sharesPhone ? 0 : i), 4, 10, QLatin1Char('0'));
        people.push_back({.id = {},
                          .name = QStringLiteral("Person %1").arg(i),
                          .email = addressOf(i),
                          .phone = dice.chance(90) ? PhoneNumber::fromE164(number) : std::nullopt,
                          .language = sharesPhone ? QStringLiteral("es") : QStringLiteral("en"),
                          .backup = {QStringLiteral("Desk"), QStringLiteral("desk@example.com"),
                                     PhoneNumber::fromE164(u"+12025550199")},
                          .doNotCall = dice.chance(5)});
    }
    return people;
}

std::vector<CalendarMeeting> someMeetings(Dice &dice, Instant morning)
{
    std::vector<CalendarMeeting> meetings;
    const auto count = 1 + dice.below(3);
    auto start = morning + Minutes{4 + dice.below(20)};
    for (int i = 0; i < count; ++i) {
        CalendarMeeting planned{.meeting = {.id = {},
                                            .title = QStringLiteral("Meeting %1").arg(i),
                                            .start = start,
                                            .end = start + Minutes{30},
                                            .uid = QString::number(i),
                                            .occurrence = {}},
                                .invitees = {}};
        for (int p = 0; p < mayBeInvited; ++p) {
            if (dice.chance(60)) {
                planned.invitees.push_back({addressOf(p), {}});
            }
        }
        meetings.push_back(planned);
        if (dice.chance(25)) { // once more, as another calendar has it
            planned.meeting.uid += QStringLiteral("-copy");
            // A list cannot tell apart texts with the same words to the same number.
            planned.meeting.title += QStringLiteral(" again");
            planned.meeting.start += Minutes{dice.below(7)};
            planned.meeting.end = planned.meeting.start + Minutes{30};
            meetings.push_back(planned);
        }
        start += Minutes{60 + dice.below(90)};
    }
    return meetings;
}

void addCrowd(std::vector<Person> &people, std::vector<CalendarMeeting> &meetings)
{
    const auto start = meetings.back().meeting.start + Hours{3};
    CalendarMeeting theirs{.meeting = {.id = {},
                                       .title = QStringLiteral("Crowd"),
                                       .start = start - Minutes{13},
                                       .end = start,
                                       .uid = QStringLiteral("crowd"),
                                       .occurrence = {}},
                           .invitees = {}};
    for (int i = 0; i < crowded; ++i) {
        auto person = people.front();
        person.email = QStringLiteral("crowd%1@example.com").arg(i);
        person.phone.reset();
        // One phone gets only a limited number of texts.
        person.backup.phone =
            PhoneNumber::fromE164(QStringLiteral("+1202556%1").arg(i, 4, 10, QLatin1Char('0')));
        theirs.invitees.push_back({person.email, {}});
        people.push_back(person);
    }
    auto ours = meetings.front();
    ours.meeting.uid = QStringLiteral("beside-the-crowd");
    ours.meeting.start = start;
    ours.meeting.end = start + Minutes{30};
    meetings.push_back(theirs);
    meetings.push_back(ours);
}

} // namespace savehub
