// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider_message.h"

#include "untrusted_text.h"

#include <QCoreApplication>

namespace savehub {

namespace {

struct Strip {
    Q_DECLARE_TR_FUNCTIONS(savehub::ProviderStrip)
};

QString headlineOf(CallMode mode)
{
    switch (mode) {
    case CallMode::Mock:
        return Strip::tr("MOCK");
    case CallMode::Test:
        return Strip::tr("TEST MODE");
    case CallMode::Live:
        return Strip::tr("LIVE");
    }
    Q_UNREACHABLE();
}

QString explanationOf(CallMode mode)
{
    switch (mode) {
    case CallMode::Mock:
        return Strip::tr("Nobody's phone rings.");
    case CallMode::Test:
        return Strip::tr("Calls and texts are built, none is sent.");
    case CallMode::Live:
        return Strip::tr("Real calls, charges apply.");
    }
    Q_UNREACHABLE();
}

bool letsRealCallsOut(const Settings &settings)
{
    return callMode(settings) == CallMode::Live && !settings.callsStopped;
}

} // namespace

CallMode callMode(const Settings &settings)
{
    if (settings.provider == Provider::Mock) {
        return CallMode::Mock;
    }
    return settings.testMode ? CallMode::Test : CallMode::Live;
}

ProviderMessage providerMessage(const Settings &settings, const QString &providerProblem)
{
    ProviderMessage message;
    message.mode = callMode(settings);
    message.stopped = settings.callsStopped;
    message.headline = message.stopped ? Strip::tr("STOPPED") : headlineOf(message.mode);
    message.explanation = message.stopped
                              ? Strip::tr("No call and no text goes out. When resumed: %1.")
                                    .arg(headlineOf(message.mode))
                              : explanationOf(message.mode);
    message.problem = withoutNumbers(providerProblem);
    return message;
}

bool goesLive(const Settings &before, const Settings &after)
{
    const bool turnsReal = callMode(before) != CallMode::Live && callMode(after) == CallMode::Live;
    return turnsReal || (!letsRealCallsOut(before) && letsRealCallsOut(after));
}

} // namespace savehub
