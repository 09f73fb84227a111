// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/forecast_text.h"

#include "domain/words.h"
#include "ui/models/time_text.h"

namespace savehub {

namespace {

QString shortageText(const LineShortage &shortage, const QTimeZone &zone)
{
    return Words::tr("%1: %2 calls, %3 slots; %4 people would not be called")
        .arg(dayAndTime(shortage.start, zone))
        .arg(shortage.calls)
        .arg(shortage.slots)
        .arg(shortage.calls - shortage.slots);
}

QString whatHelps(const std::vector<ExpectedCalls> &expected)
{
    if (const auto rate = callsPerSecondThatFit(expected)) {
        return Words::tr("At %1 calls a second all fit, if the Twilio account may start so many; "
                         "or move meetings apart.")
            .arg(*rate);
    }
    return Words::tr(
               "Even %1 calls a second, the most Twilio allows, are not enough: move meetings "
               "apart.")
        .arg(mostCallsPerSecond);
}

} // namespace

ForecastText forecastText(const std::vector<ExpectedCalls> &expected, int callsPerSecond,
                          const QTimeZone &zone)
{
    const auto shortages = forecastLine(expected, callsPerSecond);
    if (shortages.empty()) {
        return {
            Words::tr("The line holds for the coming week: everybody who does not answer can be "
                      "called."),
            {},
            {},
            {}};
    }
    ForecastText text;
    text.help = whatHelps(expected);
    text.summary = Words::tr("The line is too short in the coming week, first on %1. %2")
                       .arg(dayAndTime(shortages.front().start, zone), text.help);
    text.moments = shortages;
    for (const auto &shortage : shortages) {
        text.shortages.append(shortageText(shortage, zone));
    }
    return text;
}

} // namespace savehub
