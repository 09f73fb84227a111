// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/listen_address.h"

#include <QThread>

#include <atomic>

namespace savehub {

/// Unknown clients, on a thread of their own, that strain a listener until they are destroyed.
class Besiegers
{
public:
    enum class Manner {
        /// Sixty clients: requests sent byte by byte, the largest forms wrongly signed, many
        /// requests at once, wrong tokens, and forms with too many fields. A client that is
        /// answered sends again, one that is cut off connects again.
        Lasting,
        /// A hundred clients that each send ten of the largest forms, read no answer, disconnect
        /// soon, and come again.
        Hasty,
    };

    explicit Besiegers(const ListenAddress &where, Manner manner = Manner::Lasting);
    ~Besiegers();
    Besiegers(const Besiegers &) = delete;
    Besiegers &operator=(const Besiegers &) = delete;

    /// How often Lasting clients received bytes, or Hasty ones connected.
    qint64 answersOrConnects() const { return m_blows; }

private:
    std::atomic<qint64> m_blows = 0;
    QThread m_thread;
};

} // namespace savehub
