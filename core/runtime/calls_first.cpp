// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/calls_first.h"

#include <algorithm>

namespace savehub {

namespace {
constexpr Milliseconds leastExpected{30};
constexpr Milliseconds longestExpected{250};
constexpr Seconds longestWait{1}; ///< waiting longer means that the clock was set
} // namespace

CallsFirst::CallsFirst(Clock &clock, NextCall nextCall)
    : m_clock(clock),
      m_nextCall(std::move(nextCall))
{
}

CallsFirst::~CallsFirst() = default;

void CallsFirst::doSoon(std::function<void()> work)
{
    if (m_wakeup && m_when <= m_clock.now() + longestWait) {
        return;
    }
    wakeAt(m_clock.now(), [this, work = std::move(work)] {
        const auto call = m_nextCall(std::max(m_takes, leastExpected));
        if (call) {
            wakeAt(*call + Milliseconds{1}, [this, work] { measure(work); });
        } else {
            measure(work);
        }
    });
}

void CallsFirst::measure(const std::function<void()> &work)
{
    const auto begun = m_clock.now();
    work();
    m_takes = std::clamp(m_clock.now() - begun, m_takes * 3 / 4, longestExpected);
}

void CallsFirst::forget()
{
    m_wakeup.reset();
}

void CallsFirst::wakeAt(Instant when, std::function<void()> what)
{
    m_when = when;
    m_wakeup = m_clock.wakeAt(when, [this, what = std::move(what)] {
        m_wakeup.reset();
        what();
    });
}

} // namespace savehub
