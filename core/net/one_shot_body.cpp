// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/one_shot_body.h"

#include <cstring>

namespace savehub {

OneShotBody::OneShotBody(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    // Unbuffered, so that wasRead() tells what left and not what was read ahead.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_position;
}

qint64 OneShotBody::readData(char *data, qint64 most)
{
    const auto count = qMin(most, m_bytes.size() - m_position);
    if (count == 0 && most > 0) {
        return -1;
    }
    if (count > 0 && !wasRead() && !m_isWithdrawn && m_mayLeave) {
        m_isWithdrawn = !m_mayLeave();
    }
    if (m_isWithdrawn) {
        return -1;
    }
    std::memcpy(data, m_bytes.constData() + m_position, static_cast<size_t>(count));
    m_position += count;
    return count;
}

} // namespace savehub
