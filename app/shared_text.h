// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <mutex>

namespace savehub {

/// A text that one thread changes and others read: a token that is renewed while it is in use.
class SharedText
{
public:
    explicit SharedText(const QString &text = {})
        : m_text(text)
    {
    }

    QString text() const
    {
        const std::lock_guard lock(m_mutex);
        return m_text;
    }
    void setText(const QString &text)
    {
        const std::lock_guard lock(m_mutex);
        m_text = text;
    }

private:
    mutable std::mutex m_mutex;
    QString m_text;
};

} // namespace savehub
