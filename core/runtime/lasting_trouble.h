// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

#include <QString>

#include <utility>

namespace savehub {

/// A trouble that is told once it lasts, and once more when it is over. An operator need not hear
/// of another program's short lock on the database.
class LastingTrouble
{
public:
    static constexpr Seconds patience{3};

    /// The trouble is there at \a now. Returns whether to tell it.
    bool noteFailure(const QString &words, Instant now)
    {
        if (m_words.isEmpty()) {
            m_since = now;
        }
        m_words = words;
        const bool lasts = now < m_since || now >= m_since + patience; // or the clock was set back
        return lasts && !std::exchange(m_isTold, true);
    }
    /// The trouble is over. Returns whether to tell that.
    bool noteRecovery()
    {
        m_words.clear();
        return std::exchange(m_isTold, false);
    }
    /// Empty while there is no trouble.
    const QString &words() const { return m_words; }

private:
    QString m_words;
    Instant m_since{};
    bool m_isTold = false;
};

} // namespace savehub
