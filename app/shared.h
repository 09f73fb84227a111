// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

namespace savehub {

/// A value that one thread changes and others read, such as a token that is renewed while in use.
template <typename T>
class Shared
{
public:
    T value() const
    {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }
    void set(const T &value)
    {
        const std::lock_guard lock(m_mutex);
        m_value = value;
    }

private:
    mutable std::mutex m_mutex;
    T m_value{};
};

} // namespace savehub
