// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "ports/call_gateway.h"

#include <QString>

#include <vector>

namespace savehub {

/// How a pretended call goes.
enum class MockLife {
    PressesOne, ///< answers and says "I have joined"
    PressesTwo, ///< answers and says "I will miss it"
    AnswersOnly,
    Voicemail,
    Busy,
    NoAnswer,
    Fails,       ///< accepted, then it cannot be connected
    IsRejected,  ///< the provider refuses the request
    LosesAnswer, ///< the call is placed, but nobody is told so
};

/// Something that happens to the call, that long after it was created.
struct MockBeat {
    Milliseconds after;
    AttemptStatus status = AttemptStatus::Queued;
    QString digit{};
    QString answeredBy{};
    bool operator==(const MockBeat &) const = default;
};

/// The course of the call that \a request asks for, up to a final status. \a variation (any number)
/// varies how quickly people answer.
std::vector<MockBeat> courseOf(MockLife life, const CallRequest &request, quint32 variation);

/// A believable mix: most people answer and press a key.
MockLife usualLife(quint32 variation);

} // namespace savehub
