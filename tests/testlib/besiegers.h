// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/listen_address.h"

#include <QThread>

#include <atomic>

namespace savehub {

/// Strangers, on a thread of their own, that do their worst to a listener until they are destroyed.
class Besiegers
{
public:
    enum class Manner {
        /// Sixty with a request byte by byte, the largest forms wrongly signed, many requests at once,
        /// wrong tokens, and more than is taken. Whoever is answered begins anew, whoever is cut off
        /// comes back.
        Lasting,
        /// Twenty-five that leave ten of the largest forms each, go at once, and come again.
        Hasty,
    };

    explicit Besiegers(const ListenAddress &where, Manner manner = Manner::Lasting);
    ~Besiegers();
    Besiegers(const Besiegers &) = delete;
    Besiegers &operator=(const Besiegers &) = delete;

    /// How often anything came back, or how often the hasty came.
    qint64 blows() const { return m_blows; }

private:
    std::atomic<qint64> m_blows = 0;
    QThread m_thread;
};

} // namespace savehub
