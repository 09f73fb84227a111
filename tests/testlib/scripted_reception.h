// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/reception.h"

#include <optional>
#include <utility>
#include <vector>

namespace savehub {

/// A reception that remembers what calls and texts report to it, and answers as the test says.
class ScriptedReception : public Reception
{
public:
    std::optional<Error> trouble{}; ///< the answer to reports of calls and texts; nothing: they
                                    ///< succeed
    Result<SpokenCall> spoken = SpokenCall{QStringLiteral("en"), QStringLiteral("Standup starts")};
    TextReplyOutcome heard{};

    std::vector<std::pair<AttemptKey, CallReport>> calls;
    std::vector<std::pair<StepId, TextReport>> deliveries;
    std::vector<ReceivedText> texts;

    size_t told() const { return calls.size() + deliveries.size() + texts.size(); }

    Done callReported(const AttemptKey &attempt, const CallReport &report) override
    {
        calls.emplace_back(attempt, report);
        return trouble ? Done(tl::make_unexpected(*trouble)) : Done();
    }
    Done textReported(const StepId &step, const TextReport &report) override
    {
        deliveries.emplace_back(step, report);
        return trouble ? Done(tl::make_unexpected(*trouble)) : Done();
    }
    Result<SpokenCall> spokenCall(const AttemptKey &) override { return spoken; }
    Result<TextReplyOutcome> textReceived(const ReceivedText &text) override
    {
        texts.push_back(text);
        return trouble ? Result<TextReplyOutcome>(tl::make_unexpected(*trouble)) : heard;
    }

    Done checkIn(const MeetingId &, const PersonId &, Answer, const QString &) override
    {
        return notHere();
    }
    Done acknowledge(const IncidentId &, const QString &) override { return notHere(); }
    Done resolve(const IncidentId &, const QString &, const QString &) override
    {
        return notHere();
    }
    Result<MeetingsImported> importMeetings(const MeetingImport &, const QString &) override
    {
        return tl::make_unexpected(notHere().error());
    }

private:
    static Done notHere()
    {
        return failure(Error::Kind::Refused, QStringLiteral("No webhook asks for this."));
    }
};

} // namespace savehub
