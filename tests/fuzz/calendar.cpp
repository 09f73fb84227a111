// SPDX-License-Identifier: GPL-3.0-or-later
// A calendar file, which may come from anywhere.
#include "calendar/calendar_file.h"
#include "tests/fuzz/promise.h"

#include <set>
#include <utility>

using namespace savehub;
using namespace std::chrono_literals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr Instant from = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1);
    constexpr Instant until = from + 24h * 60;
    const auto read = readCalendar(toView(data, size).toByteArray(), QStringLiteral("fuzz.ics"),
                                   from, until, "Europe/Madrid");
    if (!read) {
        promise(read.error().kind == Error::Kind::BadInput
                    && read.error().what.contains(QStringLiteral("fuzz.ics")),
                "an error names the file");
        return 0;
    }
    const auto &meetings = read->import.meetings;
    promise(meetings.size() <= mostMeetingsOfOneCalendar, "meetings are limited");
    std::set<std::pair<QString, QString>> names;
    for (const auto &[meeting, invitees] : meetings) {
        promise(meeting.start >= from && meeting.start <= until, "meetings are of the time asked");
        promise(meeting.end >= meeting.start, "a meeting ends after its start");
        promise(read->import.uids.contains(meeting.uid), "every UID is named");
        promise(names.insert({meeting.uid, meeting.occurrence}).second, "an occurrence is one");
        for (const auto &invitee : invitees) {
            promise(invitee.email == invitee.email.toLower(), "emails are in lower case");
        }
    }
    return 0;
}
