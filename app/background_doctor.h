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

/// Examines the running console on a thread of its own, since the database and the disk may be
/// slow. Lives on a thread with an event loop and answers there.
class BackgroundDoctor
{
public:
    using Answer = std::function<void(Result<Findings>)>;

    /// \a keychain must live longer. When there is no answer within \a patience, the answer is an
    /// error.
    BackgroundDoctor(RunPlan plan, SecretStore &keychain, Milliseconds patience = Minutes{2});
    /// Waits for work that cannot be interrupted: up to a second for the mail server, and for the
    /// database while somebody else has it locked, at most its busy timeout.
    ~BackgroundDoctor();

    /// Answers once, later, but never after destruction. A request during an examination gets that
    /// examination's findings.
    void examine(Answer done);

private:
    Patient patient(const KeyringFacts &keyring) const;
    void send(const Patient &patient);
    void dismiss(const Doctor *doctor);
    void answer(const Result<Findings> &result);

    const RunPlan m_plan;
    SecretStore &m_keychain;
    std::vector<Answer> m_waiting;
    int m_round = 0; ///< distinguishes an answer that came too late from the awaited one
    QTimer m_patience;
    QThread m_thread;
    std::unique_ptr<QObject> m_doctorContext; ///< lives on the doctor's thread; carries calls there
    std::unique_ptr<Doctor> m_doctor;         ///< made, used and destroyed there
    QObject m_callerContext; ///< last, so destroyed first: drops answers that still come
};

} // namespace savehub
