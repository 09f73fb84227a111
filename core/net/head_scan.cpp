// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/head_scan.h"

namespace savehub {

namespace {

bool isForbidden(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    const bool isControl = code < 0x20 || code == 0x7f;
    return isControl && byte != '\t' && byte != '\r' && byte != '\n';
}

} // namespace

qsizetype HeadScan::take(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Open && taken < bytes.size()) {
        if (m_bytes == m_limits.headBytes) {
            refuse(431);
            break;
        }
        look(bytes[taken]);
        if (m_state == State::Refused) {
            break;
        }
        ++m_bytes;
        ++taken;
    }
    return taken;
}

void HeadScan::look(char byte)
{
    if (m_afterReturn != (byte == '\n') || isForbidden(byte)) {
        refuse(400);
        return;
    }
    if (m_atLineStart) {
        lookAtLineStart(byte);
    }
    m_atLineStart = byte == '\n';
    m_afterReturn = byte == '\r';
    if (m_atLineStart && m_inEmptyLine && m_state == State::Open) {
        m_state = State::Ended;
    }
}

void HeadScan::lookAtLineStart(char byte)
{
    const bool isFirst = m_lines == 0;
    if (byte == ' ' || byte == '\t' || (isFirst && byte == '\r')) {
        refuse(400);
    } else if (byte == '\r') {
        m_inEmptyLine = true;
    } else if (++m_lines > m_limits.fields + 1) {
        refuse(431);
    }
}

void HeadScan::refuse(int status)
{
    m_state = State::Refused;
    m_refusal = status;
}

} // namespace savehub
