// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret_store.h"

#include <QObject>

#include <mutex>

namespace savehub {

/// The secrets of a run. The keychain may hand them over after the run has begun. They may be read
/// from any thread; came() is emitted on the thread that calls arrive().
class ArrivingSecrets : public QObject
{
    Q_OBJECT

public:
    struct State {
        Secrets values{};        ///< those that are there
        QString whyIncomplete{}; ///< why others are missing, where that is known
        bool isAwaited = false;  ///< the missing ones may still come

        Secret value(SecretName name) const;
    };

    State state() const;
    /// From now on more secrets may come. \a why says what is waited for.
    void await(const QString &why);
    /// Sets \a values; no more will come. \a whyIncomplete is empty when nothing is wrong.
    void arrive(const Secrets &values, const QString &whyIncomplete);

Q_SIGNALS:
    void came();

private:
    mutable std::mutex m_mutex;
    State m_state;
};

} // namespace savehub
