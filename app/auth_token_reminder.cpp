// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth_token_reminder.h"

#include "doctor/checks.h"

namespace savehub {

namespace {

constexpr Hours day{24};

/// Whether the operator was reminded in the last 24 hours. A moment in the future does not count:
/// a wrong clock wrote it.
bool wasTold(const SeenToken &token, Instant now)
{
    const auto &told = token.remindedAt;
    return told && *told <= now && now < *told + day;
}

} // namespace

AuthTokenReminder::AuthTokenReminder(SqlStore &store, Clock &clock, const TwilioAccount &account,
                                     std::function<void(const QString &)> tell)
    : m_store(store),
      m_clock(clock),
      m_primary(account.authToken),
      m_secondary(account.authTokenSecondary),
      m_tell(std::move(tell))
{
}

void AuthTokenReminder::look()
{
    if (m_primary.isEmpty()) {
        return;
    }
    m_wakeup = m_clock.wakeAt(m_clock.now() + day, [this] { look(); });
    if (const auto reminded = remind(); !reminded) {
        m_tell(reminded.error().text());
    }
}

Done AuthTokenReminder::remind()
{
    const auto now = m_clock.now();
    return m_store.seeAuthToken(m_primary.text(), now).and_then([&](const SeenToken &primary) {
        return ages(primary).and_then([&](const TokenAges &ages) -> Done {
            const auto found = checkTokenAges(ages);
            if (found.empty() || wasTold(primary, now)) {
                return {};
            }
            m_tell(found.front().what + QLatin1Char(' ') + found.front().advice);
            return m_store.remindedOfAuthToken(m_primary.text(), now);
        });
    });
}

Result<TokenAges> AuthTokenReminder::ages(const SeenToken &primary)
{
    const auto now = m_clock.now();
    const auto age = [now](const SeenToken &token) {
        return now - token.firstSeen;
    };
    if (m_secondary.isEmpty()) {
        return TokenAges{age(primary)};
    }
    return m_store.seeAuthToken(m_secondary.text(), now).map([&](const SeenToken &secondary) {
        return TokenAges{age(primary), age(secondary)};
    });
}

} // namespace savehub
