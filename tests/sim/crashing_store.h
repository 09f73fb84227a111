// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forwarding_store.h"

#include <functional>

namespace savehub {

/// The process ends here and now.
struct Crash {
};

/// The real store, with a moment before and after each commit at which the process may end.
class CrashingStore : public ForwardingStore
{
public:
    CrashingStore(Store &inner, std::function<void()> mayCrash)
        : ForwardingStore(inner),
          m_mayCrash(std::move(mayCrash))
    {
    }

    Result<std::vector<Result<Decision>>> transactAll(const std::vector<Question> &questions,
                                                      Instant now) override
    {
        m_mayCrash();
        auto decisions = m_inner.transactAll(questions, now);
        m_mayCrash();
        return decisions;
    }
    Done hear(const HeardText &text, const QString &actor, Instant now) override
    {
        m_mayCrash();
        return m_inner.hear(text, actor, now);
    }
    Result<Attempt> recordTestCall(const PhoneNumber &to, const QString &actor, Instant now,
                                   const IntendTestCall &intend) override
    {
        m_mayCrash();
        auto recorded = m_inner.recordTestCall(to, actor, now, intend);
        m_mayCrash();
        return recorded;
    }
    Done saveTestCall(const Attempt &call) override
    {
        m_mayCrash();
        return m_inner.saveTestCall(call);
    }
    Done saveSettings(const Settings &settings, const QString &actor, Instant now) override
    {
        m_mayCrash();
        return m_inner.saveSettings(settings, actor, now);
    }

private:
    std::function<void()> m_mayCrash;
};

} // namespace savehub
