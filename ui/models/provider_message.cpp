// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/provider_message.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "engine/cost.h"

namespace savehub {

namespace {

QString headlineOf(CallMode mode)
{
    switch (mode) {
    case CallMode::Mock:
        return Words::tr("MOCK");
    case CallMode::Test:
        return Words::tr("TEST MODE");
    case CallMode::Live:
        return Words::tr("LIVE");
    }
    Q_UNREACHABLE();
}

QString explanationOf(CallMode mode)
{
    switch (mode) {
    case CallMode::Mock:
        return Words::tr("Nobody's phone rings.");
    case CallMode::Test:
        return Words::tr("Calls and texts are built, none is sent.");
    case CallMode::Live:
        return Words::tr("Real calls, charges apply.");
    }
    Q_UNREACHABLE();
}

/// The first cap that the next call would exceed, "$20.00 of $20.00 today"; empty when it fits.
QString usedUp(const Settings &caps, const Spend &spend)
{
    const auto price = callEstimate(caps);
    if (spend.today + price > caps.dailyCap) {
        return Words::tr("%1 of %2 today").arg(toText(spend.today), toText(caps.dailyCap));
    }
    if (spend.thisMonth + price > caps.monthlyCap) {
        return Words::tr("%1 of %2 this month")
            .arg(toText(spend.thisMonth), toText(caps.monthlyCap));
    }
    if (spend.callsToday >= caps.dailyCallCap) {
        return Words::tr("%1 of %2 calls today").arg(spend.callsToday).arg(caps.dailyCallCap);
    }
    if (spend.callsThisMonth >= caps.monthlyCallCap) {
        return Words::tr("%1 of %2 calls this month")
            .arg(spend.callsThisMonth)
            .arg(caps.monthlyCallCap);
    }
    return {};
}

QString besides(const QString &mode, const QString &state)
{
    return mode + QStringLiteral(" · ") + state;
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

ProviderMessage providerMessage(const Settings &settings, const QString &providerProblem,
                                const Spend &spend, bool isDemo)
{
    ProviderMessage message;
    message.mode = callMode(settings);
    message.stopped = settings.callsStopped;
    message.problem = withoutNumbers(providerProblem);
    const auto mode = isDemo ? Words::tr("DEMO") : headlineOf(message.mode);
    const auto used = message.stopped ? QString() : usedUp(settings, spend);
    message.capReached = !used.isEmpty();
    if (message.stopped) {
        const auto stopped = Words::tr("STOPPED");
        message.headline = isDemo ? besides(mode, stopped) : stopped;
        message.explanation =
            Words::tr("No call and no text goes out. When resumed: %1.").arg(mode);
    } else if (message.capReached) {
        message.headline = besides(mode, Words::tr("CAP REACHED"));
        message.explanation = Words::tr("Calls are held back, %1.").arg(used);
    } else {
        message.headline = mode;
        message.explanation = isDemo
                                  ? Words::tr("Nobody's phone rings, nothing leaves this machine.")
                                  : explanationOf(message.mode);
    }
    return message;
}

bool goesLive(const Settings &before, const Settings &after)
{
    const bool turnsReal = callMode(before) != CallMode::Live && callMode(after) == CallMode::Live;
    return turnsReal || (!letsRealCallsOut(before) && letsRealCallsOut(after));
}

} // namespace savehub
