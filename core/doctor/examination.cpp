// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/examination.h"

#include "doctor/checks.h"

namespace savehub {

namespace {

/// Whether Twilio answers questions about the account.
bool isTalking(const TwilioFacts &twilio)
{
    return twilio.authToken.state == CredentialFacts::State::Right
           || twilio.apiKey.state == CredentialFacts::State::Right;
}

} // namespace

Findings examine(const Facts &facts)
{
    Findings all;
    const auto add = [&all](Findings findings) {
        std::move(findings.begin(), findings.end(), std::back_inserter(all));
    };
    add(checkSettings(facts.settings));
    add(checkConsole(facts.webhook));
    add(checkMode(facts.mode));
    add(checkCredentials(facts.twilio, facts.mode));
    add(checkTokenAges(facts.tokens));
    if (isTalking(facts.twilio)) {
        add(checkAccount(facts.twilio));
        add(checkTrial(facts.twilio, facts.people));
        add(checkSender(facts.twilio, facts.webhook.textAddress));
        add(checkCountries(facts.twilio, facts.people));
        add(checkBalance(facts.twilio, facts.people));
    }
    add(checkWebhook(facts.webhook, facts.mode));
    if (facts.twilio.problem.isEmpty()) {
        add(checkClock(facts.twilio.clockAhead));
    }
    add(checkMail(facts.mail));
    add(checkProxies(facts.proxies));
    add(checkKeyring(facts.keyring));
    add(checkDatabase(facts.database));
    return all;
}

} // namespace savehub
