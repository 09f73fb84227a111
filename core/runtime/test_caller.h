// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/reception.h"
#include "runtime/engine_ports.h"
#include "runtime/reconciler.h"

#include <map>
#include <memory>

namespace savehub {

/// Places test calls, each exactly once, and follows them to their end and price. While one is
/// under way, no other is placed.
class TestCallRunner
{
public:
    TestCallRunner(const Ports &ports, const EngineObserver &observer);
    ~TestCallRunner();

    /// Goes on where a former run stopped.
    Done recover();

    /// Places a test call. An error says why there is none now. \a language is what it speaks, ISO
    /// 639-1.
    Done place(const PhoneNumber &to, const QString &language, const QString &actor);
    /// Whether a request is out whose answer has not come.
    bool isSending() const { return m_sending > 0; }
    /// The operator has stopped all calls: takes back a test call that still waits at the provider.
    void callsStopped();

    /// NotFound when there is no such test call; Conflict when the report is about another call.
    Done reported(const AttemptKey &key, const CallReport &report);
    Result<SpokenCall> spokenCall(const AttemptKey &key);

private:
    struct Followed {
        Attempt call;
        QString language = QStringLiteral("en");
        bool isSaved = true;
        int unknownAnswers = 0;
        std::unique_ptr<Wakeup> nextLook{};
        std::unique_ptr<Wakeup> nextSave{};
    };
    using Edit = std::function<Attempt(Attempt)>;

    void send(const AttemptKey &key);
    Followed *find(const AttemptKey &key);
    Done change(const AttemptKey &key, const Edit &edit);
    Done save(Followed &followed);
    void saveAgain(AttemptKey key);
    void follow(const AttemptKey &key);
    bool mayLeave(const AttemptKey &key);
    void takeBackIfStopped(const Attempt &call);
    void look(const AttemptKey &key);
    void looked(const AttemptKey &key, const Result<CallReport> &report);
    void reconciled(const AttemptKey &key, const Reconciliation &result);
    void lose(const AttemptKey &key, const Phrase &why);

    const Ports &m_ports;
    const EngineObserver &m_observer;
    int m_sending = 0;
    std::map<AttemptKey, Followed> m_calls; ///< until nothing more is expected of them
    Reconciler<AttemptKey> m_reconciler;
};

} // namespace savehub
