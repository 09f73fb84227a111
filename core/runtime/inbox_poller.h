// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/reception.h"
#include "runtime/engine_ports.h"

#include <memory>

namespace savehub {

/// Asks the provider for answers to our texts, while one may still come and no webhook delivers
/// them: there is none for texts, or it has fallen silent.
class InboxPoller
{
public:
    InboxPoller(const Ports &ports, const EngineObserver &observer, Reception &reception);
    ~InboxPoller();

    /// A text that may be answered is on its way, or was before the program started.
    void watch();

private:
    void lookLater();
    void look();
    void take(const Result<std::vector<ReceivedText>> &texts);
    Done process(const std::vector<ReceivedText> &texts);

    const Ports &m_ports;
    const EngineObserver &m_observer;
    Reception &m_reception;
    std::unique_ptr<Wakeup> m_nextLook; ///< none while there is nothing to wait for
    bool m_failing = false;             ///< and the operator has been told
};

} // namespace savehub
