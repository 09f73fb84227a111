// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/doctor.h"
#include "ports/secret_store.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace savehub {

/// Examines the console that runs here, on a thread of its own: the database and the disk may take
/// their time. Lives on a thread with an event loop and answers there.
class BackgroundDoctor
{
public:
    using Answer = std::function<void(Result<Findings>)>;

    /// \a keychain must live longer. No answer within \a patience is an error.
    BackgroundDoctor(RunPlan plan, SecretStore &keychain, Milliseconds patience = Minutes{2});
    /// Waits until what cannot be interrupted is over: up to a second for the mail server, and as
    /// long as somebody else holds the database, at most its busy timeout.
    ~BackgroundDoctor();

    /// Answers once, later; after destruction never. Who asks during an examination hears what it
    /// finds.
    void examine(Answer done);

private:
    Patient patient(const KeyringFacts &keyring) const;
    void send(const Patient &patient);
    void dismiss(const Doctor *doctor);
    void answer(const Result<Findings> &result);

    const RunPlan m_plan;
    SecretStore &m_keychain;
    std::vector<Answer> m_waiting;
    int m_round = 0; ///< tells an answer that came too late from the one that is waited for
    QTimer m_patience;
    QThread m_thread;
    std::unique_ptr<QObject> m_ward;  ///< lives on the doctor's thread; carries calls there
    std::unique_ptr<Doctor> m_doctor; ///< made, used and destroyed there
    QObject m_desk;                   ///< last: what is on its way to it at the end is dropped
};

} // namespace savehub
