// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/checks.h"

#include "domain/words.h"

namespace savehub {

namespace {

using Severity = Finding::Severity;
using State = CredentialFacts::State;

QString credentialsHeading()
{
    return Words::tr("Twilio credentials");
}

QString whereTokensAre()
{
    return Words::tr("Copy it from the Twilio Console (Account Dashboard, Account Info) and hand "
                     "it over with: savehub-console set-secret TWILIO_AUTH_TOKEN. Headless, put "
                     "it into the environment.");
}

Finding checkAuthToken(const CredentialFacts &token, bool keyIsRight)
{
    const auto noKeys = Words::tr("Twilio signs what it reports with the auth token: pressed keys "
                                  "cannot be believed without the right one.");
    switch (token.state) {
    case State::Right:
        return {Severity::Fine, credentialsHeading(), Words::tr("The auth token is right.")};
    case State::Missing:
        return {Severity::Warning, credentialsHeading(),
                Words::tr("There is no auth token (TWILIO_AUTH_TOKEN)."), noKeys, whereTokensAre()};
    case State::Wrong:
        return {Severity::Problem, credentialsHeading(),
                Words::tr("Twilio refuses the auth token for this account: %1").arg(token.detail),
                keyIsRight ? noKeys
                           : Words::tr("No call and no text goes out, and no pressed key is "
                                       "believed. A token that was renewed at Twilio stops "
                                       "working here."),
                Words::tr("Compare TWILIO_ACCOUNT_SID with the Account SID in the Twilio Console, "
                          "and see there that the account is not suspended. If both are right, the "
                          "token is not. %1")
                    .arg(whereTokensAre())};
    case State::Unchecked:
        break;
    }
    return {Severity::Problem, credentialsHeading(),
            Words::tr("Twilio could not be asked: %1").arg(token.detail),
            Words::tr("As long as Twilio's API cannot be reached, no call goes out."),
            Words::tr("Check the network, the system's proxy and TWILIO_API_BASE_URL, then run the "
                      "doctor again.")};
}

Finding checkApiKey(const CredentialFacts &key)
{
    if (key.state == State::Right) {
        return {Severity::Fine, credentialsHeading(), Words::tr("The API key is right.")};
    }
    if (key.state == State::Wrong) {
        return {Severity::Problem, credentialsHeading(),
                Words::tr("Twilio refuses the API key for this account: %1").arg(key.detail),
                Words::tr("Calls and texts are ordered with the API key where one is set, so none "
                          "goes out."),
                Words::tr("Make a new key in the Twilio Console (API keys & tokens), set "
                          "TWILIO_API_KEY_SID and TWILIO_API_KEY_SECRET, or remove both to use "
                          "the auth token.")};
    }
    return {Severity::Problem, credentialsHeading(),
            Words::tr("Twilio could not be asked about the API key: %1").arg(key.detail),
            Words::tr("As long as Twilio's API cannot be reached, no call goes out."),
            Words::tr("Check the network and run the doctor again.")};
}

Finding notConfigured(const TwilioFacts &twilio, const ModeFacts &mode)
{
    const auto needed =
        Words::tr("Set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM_NUMBER in the "
                  "environment or a .env file; the Twilio Console shows all three.");
    if (mode.provider == Provider::Mock) {
        return {Severity::Hint, credentialsHeading(), twilio.problem,
                Words::tr("Calls and texts are only played by the mock provider."), needed};
    }
    return {Severity::Problem, credentialsHeading(), twilio.problem,
            Words::tr("Every call and text that is due fails."), needed};
}

constexpr Hours day{24};
constexpr auto tokenIsOld = 90 * day;

bool isOld(const std::optional<Milliseconds> &age)
{
    return age && *age >= tokenIsOld;
}

/// The finding about an old primary token. Its advice depends on whether a second one is set.
Finding oldToken(const TokenAges &ages)
{
    return {
        Severity::Warning, credentialsHeading(),
        Words::tr("The auth token has been in use for %1 days.").arg(*ages.primary / day),
        Words::tr("Whoever has got hold of it meanwhile calls at your expense and forges what "
                  "Twilio reports. Renewing it every 90 days puts an end to that."),
        ages.secondary
            ? Words::tr("A second token is set already: promote it in the Twilio Console, set "
                        "it as TWILIO_AUTH_TOKEN, remove TWILIO_AUTH_TOKEN_SECONDARY and "
                        "restart the console.")
            : Words::tr("Make a second token in the Twilio Console (API keys & tokens), set it "
                        "as TWILIO_AUTH_TOKEN_SECONDARY and restart the console. When no meeting "
                        "is near, promote it there, set it as TWILIO_AUTH_TOKEN and restart "
                        "again; with an API key calls go out meanwhile, too.")};
}

Finding oldSecondToken(const TokenAges &ages)
{
    return {Severity::Warning, credentialsHeading(),
            Words::tr("The second auth token has been set for %1 days.").arg(*ages.secondary / day),
            Words::tr("It is believed as the first one is, so it can be misused as long as it is "
                      "set."),
            Words::tr("When the exchange of tokens is over, remove TWILIO_AUTH_TOKEN_SECONDARY and "
                      "restart the console.")};
}

} // namespace

Findings checkTokenAges(const TokenAges &ages)
{
    if (isOld(ages.primary)) {
        return {oldToken(ages)};
    }
    return isOld(ages.secondary) ? Findings{oldSecondToken(ages)} : Findings{};
}

Findings checkCredentials(const TwilioFacts &twilio, const ModeFacts &mode)
{
    if (!twilio.problem.isEmpty()) {
        return {notConfigured(twilio, mode)};
    }
    Findings findings{checkAuthToken(twilio.authToken, twilio.apiKey.state == State::Right)};
    if (twilio.apiKey.state != State::Missing) {
        findings.push_back(checkApiKey(twilio.apiKey));
    }
    return findings;
}

} // namespace savehub
