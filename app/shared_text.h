// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QMutexLocker>
#include <QString>

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
        const QMutexLocker locker(&m_mutex);
        return m_text;
    }
    void setText(const QString &text)
    {
        const QMutexLocker locker(&m_mutex);
        m_text = text;
    }

private:
    mutable QMutex m_mutex;
    QString m_text;
};

} // namespace savehub
