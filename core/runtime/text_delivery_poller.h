// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <map>
#include <memory>
#include <set>
#include <utility>

namespace savehub {

/// Asks what became of texts that a provider took, at growing pauses, until it is known whether
/// each arrived and what it cost. With a public address callbacks say it sooner. This asks all the
/// same, because callbacks may be silent and name no price.
class TextDeliveryPoller
{
public:
    /// At most this many questions are under way: thousands of texts fall due at once, and calls
    /// must not wait behind them.
    static constexpr int questionsAtOnce = 4;

    TextDeliveryPoller(const Ports &ports, DecisionMaker &decisions);
    ~TextDeliveryPoller();

    /// Goes on where a former run stopped asking.
    Done recover();
    void follow(const IncidentRecord &record, const StepId &step);

private:
    void waitForNextLook(const StepId &step);
    void setAlarm();
    void askDue();
    void take(const StepId &step, const Result<TextReport> &report);

    const Ports &m_ports;
    DecisionMaker &m_decisions;
    std::map<StepId, PolledText> m_followed;
    std::set<std::pair<Instant, StepId>> m_waiting; ///< each with its next look
    std::unique_ptr<Wakeup> m_alarm;                ///< for the first of these
    int m_asking = 0;
};

} // namespace savehub
