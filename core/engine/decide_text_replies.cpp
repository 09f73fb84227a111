// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decision_draft.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "engine/text_replies.h"

namespace savehub {

namespace {

/// The audit trail's action for a text that said \a answer, if it said any.
QString actionFor(const std::optional<Answer> &answer, bool tooLate)
{
    if (!answer) {
        return QStringLiteral("text.not_understood");
    }
    return tooLate ? QStringLiteral("text.too_late") : QStringLiteral("text.") + toText(*answer);
}

/// Somebody who joined is understood however often they say so.
bool repeats(const Incident &incident, Answer answer)
{
    return answer == Answer::Joined && incident.resolution == Reason::Joined;
}

} // namespace

void decideOn(DecisionDraft &draft, const event::TextReceived &event)
{
    const auto &text = event.text;
    const auto answer = parseTextAnswer(text.body);
    const bool settled = draft.incident().state == IncidentState::Resolved;
    draft.audit(textActor, actionFor(answer, settled), draft.incident().id.text(),
                QStringLiteral("%1: \"%2\"").arg(text.sid.text(), withoutNumbers(text.body, 60)));
    draft.recordHandled(
        {.sid = text.sid,
         .at = text.at,
         .incident = draft.incident().id,
         .outcome = {.understood = answer && (!settled || repeats(draft.incident(), *answer)),
                     .answer = answer.value_or(Answer::Joined),
                     .language = draft.record().person.language}});
    if (settled || !answer) {
        return;
    }
    if (*answer == Answer::Joined) {
        decideOn(draft, event::Joined{textActor});
    } else {
        decideOn(draft, event::Missed{textActor});
    }
}

} // namespace savehub
