// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "domain/error.h"
#include "domain/ids.h"
#include "domain/send_outcome.h"
#include "engine/imports.h"

#include <QString>

namespace savehub {

/// What a call says, so that it can be said again.
struct SpokenCall {
    QString language; ///< ISO 639-1
    QString message;  ///< plain text
};

/// What the outside world may report to the engine or ask of it while it waits for an answer. Lives
/// on the engine's thread. Everything that changes something is committed when the function
/// returns. Errors: NotFound, Conflict (settled already, about another call), Refused, Unavailable
/// (try again).
class Reception
{
public:
    virtual ~Reception() = default;

    /// News of the call of \a attempt, which may include a pressed key. NotFound when nobody made
    /// such an attempt. Conflict when the attempt has another call. Old or repeated news changes
    /// nothing and is no error.
    virtual Done callReported(const AttemptKey &attempt, const CallReport &report) = 0;

    /// News of the text of \a step. NotFound when no text was sent for it. Conflict when another
    /// text was. Old or repeated news changes nothing and is no error.
    virtual Done textReported(const StepId &step, const TextReport &report) = 0;

    /// What the call of \a attempt says.
    virtual Result<SpokenCall> spokenCall(const AttemptKey &attempt) = 0;

    /// An answer by text. It acts on the incident that a text to this number reminded of last, if
    /// that incident is not settled and the text came after the reminder. Each SID is heard once; a
    /// second time the result is the same and nothing changes.
    virtual Result<TextReplyOutcome> textReceived(const ReceivedText &text) = 0;

    virtual Done checkIn(const MeetingId &meeting, const PersonId &person, Answer answer,
                         const QString &actor) = 0;
    virtual Done acknowledge(const IncidentId &incident, const QString &actor) = 0;
    virtual Done resolve(const IncidentId &incident, const QString &note, const QString &actor) = 0;
    /// All of the import or nothing. Unconfirmed: it would plan more than an import may plan by
    /// itself (import_limits.h), and nobody can confirm it here.
    virtual Result<MeetingsImported> importMeetings(const MeetingImport &import,
                                                    const QString &actor) = 0;
};

} // namespace savehub
