// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_limits.h"

#include <QByteArrayView>

namespace savehub {

/// Finds the end of a request's head, byte by byte. Refuses what different servers read
/// differently: lines that end in LF or CR alone, folded headers, control characters, an empty line
/// before the request. The result does not depend on how the bytes were cut into pieces.
class HeadScan
{
public:
    enum class State { Open, Ended, Refused };

    explicit HeadScan(const HttpLimits &limits)
        : m_limits(limits)
    {
    }

    /// Reads \a bytes up to the end of the head, and says how many belong to it. A byte that is
    /// refused does not belong to it.
    qsizetype take(QByteArrayView bytes);

    State state() const { return m_state; }
    /// The status to answer with when the state is Refused: 400, or 431 for too large a head.
    int refusal() const { return m_refusal; }

private:
    void look(char byte);
    void lookAtLineStart(char byte);
    void refuse(int status);

    HttpLimits m_limits;
    State m_state = State::Open;
    int m_refusal = 0;
    qsizetype m_bytes = 0;
    int m_lines = 0; ///< begun so far, the request line included
    bool m_afterReturn = false;
    bool m_inEmptyLine = false;
    bool m_atLineStart = true;
};

} // namespace savehub
