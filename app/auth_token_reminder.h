// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "ports/clock.h"
#include "store/sql_store.h"
#include "twilio/twilio_account.h"

#include <functional>
#include <memory>

namespace savehub {

/// Remembers since when the auth tokens have been in use, and reminds the operator to renew an old
/// one: at the start and then daily, at most once in 24 hours. Lives on the engine's thread.
class AuthTokenReminder
{
public:
    /// \a store and \a clock must live longer. \a tell is given one or two sentences.
    AuthTokenReminder(SqlStore &store, Clock &clock, const TwilioAccount &account,
                      std::function<void(const QString &)> tell);

    void start() { look(); }

private:
    void look();
    Done remind();
    Result<TokenAges> ages(const SeenToken &primary);

    SqlStore &m_store;
    Clock &m_clock;
    const Secret m_primary;
    const Secret m_secondary;
    std::function<void(const QString &)> m_tell;
    std::unique_ptr<Wakeup> m_wakeup;
};

} // namespace savehub
