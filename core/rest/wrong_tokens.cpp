// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/wrong_tokens.h"

#include "domain/words.h"

#include <algorithm>

namespace savehub {

namespace {

QHostAddress networkOf(const QHostAddress &peer)
{
    bool isIpv4 = false;
    const QHostAddress address(peer.toIPv4Address(&isIpv4)); // "::ffff:10.0.0.1", too
    if (isIpv4) {
        return address;
    }
    auto bytes = peer.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

} // namespace

WrongTokens::WrongTokens(const Clock &clock, Listener refused)
    : m_clock(clock),
      m_listener(std::move(refused))
{
}

/// When the clock was set back, every period counts as over.
bool WrongTokens::isOver(Instant since, Minutes time) const
{
    const auto now = m_clock.now();
    return now < since || now >= since + time;
}

Milliseconds WrongTokens::count(const QHostAddress &peer)
{
    ++m_total;
    tell(peer);
    const auto network = networkOf(peer);
    if (!m_peers.contains(network)) {
        makeRoom();
    }
    auto &guesses = m_peers[network];
    guesses.times = isOver(guesses.last, memory) ? 1 : std::min(guesses.times, patience) + 1;
    guesses.last = m_clock.now();
    return guesses.times > patience ? delay : Milliseconds{0};
}

/// Forgets the peer whose last guess is the oldest.
void WrongTokens::makeRoom()
{
    if (m_peers.size() < mostPeers) {
        return;
    }
    m_peers.erase(std::min_element(
        m_peers.cbegin(), m_peers.cend(),
        [](const Guesses &one, const Guesses &other) { return one.last < other.last; }));
}

void WrongTokens::tell(const QHostAddress &peer)
{
    if (!m_listener || (m_toldAt && !isOver(*m_toldAt, quiet))) {
        return;
    }
    m_toldAt = m_clock.now();
    m_listener(
        Words::tr("The REST API refused a wrong token (%n so far), the last one from %1. If a "
                  "program of yours sent it, give it the token that is in force; otherwise "
                  "see who can reach this console.",
                  nullptr, static_cast<int>(m_total))
            .arg(peer.toString()));
}

} // namespace savehub
