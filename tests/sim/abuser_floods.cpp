// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/abuser.h"
#include "tests/sim/day.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr size_t pushedAtOnce = 10; ///< as a client of the REST API does

MeetingImport importOf(std::vector<CalendarMeeting> meetings)
{
    return {std::move(meetings), {}, morning, morning + Hours{24}};
}

} // namespace

void Abuser::planFloods(std::vector<Deed> &deeds)
{
    const auto floods = 1 + m_dice.below(3);
    for (int i = 0; i < floods; ++i) {
        const auto *victim = anyVictim();
        if (!victim) {
            return;
        }
        const auto count = m_dice.oneOf<int>({12, 12, 40, 40, 150, 300});
        const Milliseconds longest = plansAhead - Hours{2};
        const Flood flood{
            .name = QStringLiteral("flood%1").arg(i),
            .victim = victim->email,
            .first = morning + m_dice.between(Minutes{2}, Minutes{90}),
            .apart = std::min<Milliseconds>(
                m_dice.oneOf<Milliseconds>({Minutes{1}, Minutes{5}, Minutes{6}, Seconds{77}}),
                longest / count),
            .count = count,
            .meetingsPerUid = m_dice.oneOf<int>({1, 10, count})};
        m_floods.push_back(flood);
        for (int meeting = 0; meeting < count; meeting += 1 + count / 10) {
            m_starts.push_back(flood.start(meeting));
        }
        const auto at = morning + m_dice.between(Seconds{1}, Minutes{30});
        deeds.push_back({at, [=, this] {
                             push(flood, Change::None);
                         }});
        planFurtherWave(flood, at + m_dice.between(Seconds{30}, Hours{2}), deeds);
    }
}

/// Meetings move, or are cancelled and put back, or come again with other UIDs.
void Abuser::planFurtherWave(const Flood &flood, Instant at, std::vector<Deed> &deeds)
{
    switch (m_dice.below(4)) {
    case 0:
        deeds.push_back({at, [=, this] {
                             push(flood, Change::Moved);
                         }});
        break;
    case 1:
        deeds.push_back({at, [=, this] {
                             push(flood, Change::Cancelled);
                         }});
        deeds.push_back({at + m_dice.between(Seconds{1}, Minutes{10}), [=, this] {
                             push(flood, Change::None);
                         }});
        break;
    case 2: {
        auto other = flood;
        other.name += QStringLiteral("-again");
        deeds.push_back({at, [=, this] {
                             push(other, Change::None);
                         }});
        break;
    }
    default:
        break;
    }
}

CalendarMeeting Abuser::invitation(const Flood &flood, int meeting, Change change)
{
    const auto planned = flood.start(meeting);
    const auto start = planned + Minutes{change == Change::Moved ? 1 : 0};
    return {.meeting = {.id = {},
                        .title = flood.name + QLatin1Char(' ') + QString::number(meeting),
                        .start = start,
                        .end = start + Minutes{30},
                        .uid = flood.name + QString::number(meeting / flood.meetingsPerUid),
                        .occurrence = flood.meetingsPerUid > 1 ? toIso(planned) : QString(),
                        .cancelled = change == Change::Cancelled},
            .invitees = {{flood.victim, {}}}};
}

void Abuser::push(const Flood &flood, Change change)
{
    std::vector<CalendarMeeting> meetings;
    for (int i = 0; i < flood.count; ++i) {
        meetings.push_back(invitation(flood, i, change));
    }
    bring(importOf(std::move(meetings)));
}

/// As a calendar, or by another program (both confirmed, as if somebody had been talked into that),
/// or piece by piece over the network.
void Abuser::bring(MeetingImport import)
{
    switch (m_dice.below(3)) {
    case 0:
        m_reach.take(
            std::make_unique<MeetingImportWork>(std::move(import), operatorName, Confirmed::Yes));
        break;
    case 1:
        (void)m_reach.store.importMeetings(import, operatorName, m_reach.clock.now(),
                                           Confirmed::Yes);
        tellLater();
        break;
    default:
        bringInPieces(import);
    }
}

void Abuser::bringInPieces(const MeetingImport &import)
{
    auto pause = Milliseconds{0};
    for (size_t next = 0; next < import.meetings.size(); next += pushedAtOnce) {
        const auto all = import.meetings.begin();
        const auto end = std::min(next + pushedAtOnce, import.meetings.size());
        const auto part = importOf(
            {all + static_cast<std::ptrdiff_t>(next), all + static_cast<std::ptrdiff_t>(end)});
        m_reach.later(pause, [this, part] {
            if (auto *engine = m_reach.engine()) {
                (void)engine->reception().importMeetings(part, operatorName);
            }
        });
        pause += m_dice.between(Milliseconds{10}, Seconds{3});
    }
}

/// Cancels a meeting whose call is under way or just over. When the meeting is put back, its person
/// mostly has another phone.
void Abuser::callsOffForAMoment()
{
    const auto now = m_reach.clock.now();
    for (const auto &flood : m_floods) {
        for (int i = 0; i < flood.count; ++i) {
            const auto left = flood.start(i) - now;
            if (left < Seconds{125} || left > Seconds{175}) {
                continue;
            }
            bringOne(flood, i, Change::Cancelled);
            if (m_dice.chance(70)) {
                replacesNumber();
            }
            m_reach.later(m_dice.between(Seconds{1}, Seconds{20}),
                          [=, this] { bringOne(flood, i, Change::None); });
            return;
        }
    }
}

void Abuser::bringOne(const Flood &flood, int meeting, Change change)
{
    if (auto *engine = m_reach.engine()) {
        (void)engine->reception().importMeetings(importOf({invitation(flood, meeting, change)}),
                                                 operatorName);
    }
}

} // namespace savehub
