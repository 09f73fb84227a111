// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/test_call_words.h"

#include "domain/words.h"
#include "engine/call_outcome.h"
#include "ui/models/provider_message.h"
#include "ui/models/wording.h"

#include <QRegularExpression>

namespace savehub {

QString testCallPlan(const Settings &settings)
{
    if (settings.callsStopped) {
        return Words::tr("All calls are stopped. Resume them first.");
    }
    switch (callMode(settings)) {
    case CallMode::Mock:
        return Words::tr("The mock provider plays the call. No phone rings.");
    case CallMode::Test:
        return Words::tr("Test mode: the call is built, not sent. No phone rings.");
    case CallMode::Live:
        return Words::tr("A real call. It is charged, and counts for the caps.");
    }
    Q_UNREACHABLE();
}

QString testCallStatusLine(const Attempt &call)
{
    if (call.status == AttemptStatus::Sending) {
        return Words::tr("Calling %1…").arg(call.to.masked());
    }
    return QStringLiteral("%1: %2").arg(call.to.masked(), outcomeWords(callOutcome(call)));
}

std::optional<PhoneNumber> internationalNumber(const QString &typed)
{
    static const QRegularExpression punctuation(QStringLiteral("[\\s()./-]"));
    return PhoneNumber::fromE164(QString(typed).remove(punctuation));
}

} // namespace savehub
