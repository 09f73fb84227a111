// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reception.h"
#include "world.h"

#include <memory>

namespace savehub {

/// Places test calls: one at a time, each exactly once, and follows the newest to its end and its
/// price.
class TestCaller
{
public:
    TestCaller(const World &world, const Audience &audience);
    ~TestCaller();

    /// Goes on where a former run has stopped.
    void recover();

    /// An error says why there is no call now. \a language is what it speaks, ISO 639-1.
    Done place(const PhoneNumber &to, const QString &language);
    /// A request is out whose answer has not come.
    bool isSending() const { return m_sending; }
    /// The operator has stopped all calls: takes back what only waits at the provider.
    void takeBackIfQueued();

    /// Whether \a key is the newest test call's; only then may the following be asked.
    bool isTestCall(const AttemptKey &key) const { return m_call && m_call->key == key; }
    Done reported(const CallReport &report);
    Result<SpokenCall> spokenCall() const;

private:
    void send();
    Done keep(const Attempt &call);
    void follow();
    void look();

    const World &m_world;
    const Audience &m_audience;
    std::optional<Attempt> m_call; ///< the newest
    bool m_isSaved = true;         ///< as it stands
    QString m_language = QStringLiteral("en");
    bool m_sending = false;
    std::unique_ptr<Wakeup> m_nextLook;
};

} // namespace savehub
