// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret_store.h"

#include <QObject>

#include <mutex>

namespace savehub {

/// The secrets of a run, which the keyring may give later than the run begins. May be read from any
/// thread; came() is sent on the thread of whoever sets them.
class ArrivingSecrets : public QObject
{
    Q_OBJECT

public:
    struct State {
        Secrets values{};        ///< what is there
        QString whyIncomplete{}; ///< why others are not, where that is known
        bool isAwaited = false;  ///< they may still come

        Secret value(SecretName name) const;
    };

    State state() const;
    /// From now on more may come; \a why says what is waited for.
    void await(const QString &why);
    /// These are all; \a whyIncomplete is empty when nothing is amiss.
    void arrive(const Secrets &values, const QString &whyIncomplete);

Q_SIGNALS:
    void came();

private:
    mutable std::mutex m_mutex;
    State m_state;
};

} // namespace savehub
