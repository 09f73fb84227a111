// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/answer_twiml.h"

#include "twilio/menu_words.h"
#include "twilio/twiml.h"

namespace savehub {

namespace {

const QString &understood(Answer answer, const MenuWords &words)
{
    return answer == Answer::Joined ? words.joining : words.notComing;
}

} // namespace

QString confirmationTwiml(Answer answer, const QString &language)
{
    return spokenTwiml(understood(answer, menuWords(language)), language);
}

QString menuAgainTwiml(Misheard why, const SpokenCall &call, const QString &responseUrl)
{
    const auto &words = menuWords(call.language);
    const auto &opening = why == Misheard::WrongKey ? words.wrongKey : words.notSaved;
    return reminderTwiml({opening + u' ' + call.message, call.language, responseUrl});
}

QString goodbyeTwiml(Misheard why, const QString &language)
{
    const auto &words = menuWords(language);
    return spokenTwiml(why == Misheard::WrongKey ? words.wrongKeyGoodbye : words.notSavedGoodbye,
                       language);
}

QString textConfirmationTwiml(Answer answer, const QString &language)
{
    return writtenTwiml(understood(answer, menuWords(language)));
}

QString textNotSavedTwiml(const QString &language)
{
    return writtenTwiml(menuWords(language).notSaved);
}

QString silentTwiml()
{
    return twimlResponse(QString());
}

} // namespace savehub
