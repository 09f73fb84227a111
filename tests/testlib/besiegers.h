// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen_address.h"

#include <QThread>

#include <atomic>

namespace savehub {

/// Sixty connections, on a thread of their own, that do their worst to a listener until they are
/// destroyed: a request byte by byte, the largest forms wrongly signed, many requests at once, wrong
/// tokens, and more than is taken. Whoever is answered begins anew, whoever is cut off comes back.
class Besiegers
{
public:
    static constexpr int count = 60;

    explicit Besiegers(const ListenAddress &where);
    ~Besiegers();
    Besiegers(const Besiegers &) = delete;
    Besiegers &operator=(const Besiegers &) = delete;

    /// How often anything came back.
    qint64 answers() const { return m_answers; }

private:
    std::atomic<qint64> m_answers = 0;
    QThread m_thread;
};

} // namespace savehub
