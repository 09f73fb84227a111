// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run_plan.h"
#include "doctor/facts.h"
#include "doctor/finding.h"
#include "mail/smtp_mail_gateway.h"
#include "net/http_client.h"
#include "runtime/system_clock.h"

#include <functional>

namespace savehub {

/// The console that a doctor examines.
struct Patient {
    RunPlan plan{};
    KeyringFacts keyring{};
    bool hasNoPort = false; ///< the console runs, but could not get its port
};

/// Finds out what would keep a console with that plan from its work, whether one runs or not: asks
/// Twilio, tests the webhook, tries the mail server's login and the database. Places no call, sends
/// no text and no email, and changes nothing. For use on one thread with an event loop.
class Doctor
{
public:
    explicit Doctor(Patient patient);

    /// Answers once, within a minute, but never after destruction. To be called once.
    void examine(std::function<void(Findings)> done);

private:
    void lookAtDatabase();
    void lookAtMail();
    void lookAtWebhook();
    void answerCame();

    Patient m_patient;
    Facts m_facts;
    SystemClock m_clock;
    std::function<void(Findings)> m_done;
    int m_open = 0; ///< questions without an answer yet
    HttpClient m_client;
    SmtpMailGateway m_mail; ///< these two last: their callbacks use the others
};

} // namespace savehub
