// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

#include <QHash>
#include <QHostAddress>
#include <QString>

#include <functional>
#include <optional>

namespace savehub {

/// Counts the requests with a wrong bearer token, reports them at most once an hour, and says how
/// long the answers to a peer that goes on guessing are delayed. A request with the right token is
/// never delayed, even when it comes from the same peer: all clients behind a proxy are one peer.
///
/// An IPv6 peer counts as its /64 network, since it may use every address of it. At most mostPeers
/// are remembered.
class WrongTokens
{
public:
    static constexpr int patience = 10; ///< wrong tokens of a peer that are answered at once
    static constexpr Milliseconds delay{1'000};
    static constexpr Minutes memory{15}; ///< this long after its last wrong one a peer begins anew
    static constexpr qsizetype mostPeers = 256;
    static constexpr Minutes quiet{60}; ///< between two messages

    /// Takes one sentence on what was refused and how often so far, and one on what to do.
    using Listener = std::function<void(const QString &)>;

    /// \a clock must live longer.
    WrongTokens(const Clock &clock, Listener refused);

    /// Counts one more from \a peer. Returns the delay of its answer.
    Milliseconds count(const QHostAddress &peer);
    qint64 total() const { return m_total; }

private:
    struct Guesses {
        int times = 0;
        Instant last{};
    };

    bool isOver(Instant since, Minutes time) const;
    void makeRoom();
    void tell(const QHostAddress &peer);

    const Clock &m_clock;
    Listener m_listener;
    QHash<QHostAddress, Guesses> m_peers;
    qint64 m_total = 0;
    std::optional<Instant> m_toldAt;
};

} // namespace savehub
