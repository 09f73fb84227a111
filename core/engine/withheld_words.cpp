// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/withheld_words.h"

#include "domain/enum_text.h"
#include "domain/words.h"

namespace savehub {

QString withheldWords(Reason reason)
{
    switch (reason) {
    case Reason::CallsStopped:
        return Words::tr("all calls and texts are stopped");
    case Reason::IncidentNotActive:
        return Words::tr("the person had answered, or it was settled");
    case Reason::OutsideCriticalWindow:
    case Reason::MissedWindow:
        return Words::tr("its time was over");
    case Reason::AttemptsExhausted:
        return Words::tr("it has had its two calls");
    case Reason::PhoneLimitReached:
        return Words::tr("the phone was called for another meeting at about this time");
    case Reason::DoNotCall:
        return Words::tr("the person asked not to be called");
    case Reason::BudgetExceeded:
        return Words::tr("it would have exceeded a spend or call cap");
    case Reason::ProviderNotReady:
        return Words::tr("the provider or mail server is not set up");
    default:
        return toText(reason);
    }
}

} // namespace savehub
