// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/background_doctor.h"

#include "domain/words.h"

#include <QPointer>

namespace savehub {

BackgroundDoctor::BackgroundDoctor(RunPlan plan, SecretStore &keychain, Milliseconds patience)
    : m_plan(std::move(plan)),
      m_keychain(keychain),
      m_doctorContext(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("doctor"));
    m_doctorContext->moveToThread(&m_thread);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    QObject::connect(&m_patience, &QTimer::timeout, &m_callerContext, [this] {
        answer(failure(
            Error::Kind::Unavailable, Words::tr("The check did not come to an end in time."),
            Words::tr("Look whether the disk with the database answers, and try again.")));
    });
}

BackgroundDoctor::~BackgroundDoctor()
{
    if (!m_thread.isRunning()) {
        return;
    }
    const auto end = [this] {
        m_doctor.reset();
        m_thread.quit();
    };
    QMetaObject::invokeMethod(m_doctorContext.get(), end, Qt::QueuedConnection);
    m_thread.wait();
}

void BackgroundDoctor::examine(Answer done)
{
    m_waiting.push_back(std::move(done));
    if (m_waiting.size() > 1) {
        return;
    }
    m_patience.start();
    // The keychain can be read on this thread only.
    m_keychain.read(SecretName::TwilioAuthToken,
                    [this, round = ++m_round, desk = QPointer(&m_callerContext)](const auto &read) {
                        if (desk && round == m_round) {
                            send(patient({read ? std::nullopt : std::optional(read.error())}));
                        }
                    });
}

/// Uses the address that the console really listens on, not the configured one.
Patient BackgroundDoctor::patient(const KeyringFacts &keyring) const
{
    Patient patient{.plan = m_plan, .keyring = keyring};
    const auto listening = parseListenAddress(m_plan.listeningOn->value());
    patient.plan.twilio = m_plan.twilioNow();
    patient.plan.smtp = m_plan.smtpNow();
    patient.plan.listen = listening.value_or(m_plan.listen);
    patient.hasNoPort = !listening;
    return patient;
}

void BackgroundDoctor::send(const Patient &patient)
{
    m_thread.start();
    const auto hear = [this, round = m_round](const Findings &findings) {
        QMetaObject::invokeMethod(
            m_doctorContext.get(), [this, done = m_doctor.get()] { dismiss(done); },
            Qt::QueuedConnection);
        QMetaObject::invokeMethod(
            &m_callerContext,
            [this, round, findings] {
                if (round == m_round) {
                    answer(findings);
                }
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_doctorContext.get(),
        [this, patient, hear] {
            m_doctor = std::make_unique<Doctor>(patient);
            m_doctor->examine(hear);
        },
        Qt::QueuedConnection);
}

/// Destroys \a doctor, unless a later examination has already replaced it because it was too slow.
void BackgroundDoctor::dismiss(const Doctor *doctor)
{
    if (m_doctor.get() == doctor) {
        m_doctor.reset();
    }
}

void BackgroundDoctor::answer(const Result<Findings> &result)
{
    m_patience.stop();
    ++m_round;
    for (const auto &done : std::exchange(m_waiting, {})) {
        done(result);
    }
}

} // namespace savehub
