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
    CrashingStore(Store &inner, std::function<void()> mayCrash,
                  std::function<void(const IncidentId &)> refused)
        : ForwardingStore(inner),
          m_mayCrash(std::move(mayCrash)),
          m_refused(std::move(refused))
    {
    }

    Result<std::vector<Result<Decision>>> transactAll(const std::vector<Question> &questions,
                                                      Instant now) override
    {
        m_mayCrash();
        auto decisions = m_inner.transactAll(questions, now);
        for (size_t i = 0; decisions && i < questions.size(); ++i) {
            const auto &decision = (*decisions)[i];
            if (!decision && decision.error().kind == Error::Kind::Conflict) {
                m_refused(questions[i].incident);
            }
        }
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
    Result<MeetingsImported> importMeeting(const MeetingMatch &match, const QString &actor,
                                           Instant now, int mostIncidents) override
    {
        m_mayCrash();
        auto imported = m_inner.importMeeting(match, actor, now, mostIncidents);
        m_mayCrash();
        return imported;
    }

private:
    std::function<void()> m_mayCrash;
    std::function<void(const IncidentId &)> m_refused; ///< what the engine decided
};

} // namespace savehub
