// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

#include <QString>

#include <vector>

namespace savehub {

enum class Channel { Email, Text, Call };
enum class Recipient { Attendee, Backup };

/// One rung of the ladder: a reminder.
struct Rung {
    int number = 0;   ///< step_number; users' queries rely on 1 email, 2 text, 3 call
    Seconds offset{}; ///< from the meeting's start; negative is before
    Channel channel = Channel::Email;
    Recipient recipient = Recipient::Attendee;
    QString messageTemplate; ///< a file in resources/messages, without language and suffix

    bool operator==(const Rung &) const = default;
};

struct Policy {
    QString name;
    std::vector<Rung> rungs; ///< in the order of their offsets

    bool operator==(const Policy &) const = default;
};

/// Calls are placed only while this many seconds are left to the start, both ends inclusive. The
/// product promises this window; no policy can widen it.
constexpr Seconds callWindowOpens{180};
constexpr Seconds callWindowCloses{120};
/// A call leaves at most this long after its intent, however many tries it takes.
constexpr Seconds callsLeaveWithin = callWindowOpens - callWindowCloses;

/// Email at T-12:00, text at T-5:00, call at T-3:00, then the backup at T+10:00.
Policy defaultPolicy();

} // namespace savehub
