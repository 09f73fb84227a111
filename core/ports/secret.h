// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace savehub {

/// A secret in memory that is wiped when the last copy is destroyed. After keepSecretsLocked() that
/// memory is not swapped out. Copies share it. Libraries copy what they are given, and nobody wipes
/// their copies. May be read from any thread.
class Secret
{
public:
    Secret() = default;
    /// Implicit: a text that is given where a secret is wanted becomes one.
    Secret(const QString &text);
    /// Wipes \a bytes.
    static Secret taking(QByteArray &&bytes);

    bool isEmpty() const { return !m_held; }
    QByteArrayView utf8() const;
    QString text() const { return QString::fromUtf8(utf8()); }
    void clear() { m_held.reset(); }

    friend bool operator==(const Secret &one, const Secret &other)
    {
        return one.utf8() == other.utf8();
    }

private:
    class Held;

    std::shared_ptr<const Held> m_held;
};

/// From now on secrets are held in locked memory, as far as the system allows that much of it. To
/// be called once, before the first secret.
void keepSecretsLocked();

} // namespace savehub
