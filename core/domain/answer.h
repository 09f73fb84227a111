// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/phone_number.h"

#include <QString>

namespace savehub {

/// What somebody answers about a meeting: by key, by text or through the REST API.
enum class Answer { Joined, Missed };

/// A text that came to our number.
struct ReceivedText {
    ProviderSid sid;
    PhoneNumber from;
    QString body; ///< from a stranger
    Instant at;   ///< when the provider took it
    bool operator==(const ReceivedText &) const = default;
};

/// What was made of a text that came in.
struct TextReplyOutcome {
    bool understood = false; ///< it was an answer to a reminder of ours
    Answer answer = Answer::Joined;
    QString language; ///< of the person
    bool operator==(const TextReplyOutcome &) const = default;
};

} // namespace savehub
