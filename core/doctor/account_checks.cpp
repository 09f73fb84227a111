// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/checks.h"

#include "domain/words.h"

#include <algorithm>

namespace savehub {

namespace {

using Severity = Finding::Severity;

constexpr Money lowBalance = microDollars(5'000'000);
constexpr int mostShown = 10; ///< numbers in one sentence

QString accountHeading()
{
    return Words::tr("Twilio account");
}

QString enumeration(const std::vector<PhoneNumber> &numbers)
{
    QStringList shown;
    for (const auto &number : numbers) {
        if (shown.size() == mostShown) {
            shown.append(
                Words::tr("and %1 more").arg(numbers.size() - static_cast<size_t>(mostShown)));
            break;
        }
        shown.append(number.masked());
    }
    return shown.join(QStringLiteral(", "));
}

/// The countries that \a number may belong to: those with the longest code that fits. Countries may
/// share a code.
std::vector<const DialingCountry *> countriesOf(const PhoneNumber &number,
                                                const std::vector<DialingCountry> &countries)
{
    std::vector<const DialingCountry *> best;
    qsizetype length = 0;
    for (const auto &country : countries) {
        for (const auto &code : country.codes) {
            if (code.size() < length || !number.e164().startsWith(code)) {
                continue;
            }
            if (code.size() > length) {
                best.clear();
                length = code.size();
            }
            best.push_back(&country);
        }
    }
    return best;
}

bool isBlocked(const std::vector<const DialingCountry *> &countries)
{
    return !countries.empty()
           && std::none_of(countries.begin(), countries.end(),
                           [](const auto *country) { return country->isAllowed; });
}

} // namespace

Findings checkAccount(const TwilioFacts &twilio)
{
    if (!twilio.standing) {
        return {{Severity::Hint, accountHeading(),
                 Words::tr("Whether the account is active and full is not known."),
                 Words::tr("Twilio tells it to the auth token only, not to most API keys."),
                 Words::tr("Look at the account's state in the Twilio Console.")}};
    }
    if (twilio.standing->status != AccountStatus::Active) {
        const bool isClosed = twilio.standing->status == AccountStatus::Closed;
        return {{Severity::Problem, accountHeading(),
                 isClosed ? Words::tr("The account is closed.")
                          : Words::tr("The account is suspended."),
                 Words::tr("Twilio places no call and sends no text for it."),
                 isClosed
                     ? Words::tr("Use another account's SID and token.")
                     : Words::tr("Open the Twilio Console: it says why. Usually the balance is "
                                 "used up or a document is missing.")}};
    }
    return {{Severity::Fine, accountHeading(),
             twilio.standing->isTrial ? Words::tr("The account is active; it is a trial account.")
                                      : Words::tr("The account is active.")}};
}

Findings checkTrial(const TwilioFacts &twilio, const PeopleFacts &people)
{
    if (!twilio.standing || !twilio.standing->isTrial) {
        return {};
    }
    const auto remedy = Words::tr("Verify them in the Twilio Console (Phone Numbers, Verified "
                                  "Caller IDs), or upgrade the account.");
    if (!twilio.verified) {
        return {{Severity::Warning, accountHeading(),
                 Words::tr("Which numbers are verified could not be read."),
                 Words::tr("A trial account reaches verified numbers only."), remedy}};
    }
    auto unverified = people.numbers;
    std::erase_if(unverified, [&](const PhoneNumber &number) {
        const auto &all = *twilio.verified;
        return std::find(all.begin(), all.end(), number) != all.end();
    });
    if (unverified.empty()) {
        return {{Severity::Hint, accountHeading(),
                 people.numbers.empty()
                     ? Words::tr("Nobody is here yet who could be called.")
                     : Words::tr("All %1 numbers are verified.").arg(people.numbers.size()),
                 Words::tr("A trial account reaches verified numbers only, and each of its calls "
                           "begins with Twilio's own announcement."),
                 Words::tr("Verify each further person's number before the first reminder, or "
                           "upgrade the account.")}};
    }
    return {{Severity::Problem, accountHeading(),
             Words::tr("%1 of %2 numbers are not verified: %3.")
                 .arg(unverified.size())
                 .arg(people.numbers.size())
                 .arg(enumeration(unverified)),
             Words::tr("A trial account reaches verified numbers only: these people are neither "
                       "called nor texted."),
             remedy}};
}

Findings checkSender(const TwilioFacts &twilio, const QString &textAddress)
{
    const auto heading = Words::tr("From-number");
    if (!twilio.hasFromNumber) {
        return {{Severity::Problem, heading, Words::tr("TWILIO_FROM_NUMBER is not set."),
                 Words::tr("Every call and text that is due fails."),
                 Words::tr("Set it to a number that the Twilio Console lists under Phone Numbers, "
                           "with + and the country code.")}};
    }
    if (!twilio.sender) {
        return {{Severity::Hint,
                 heading,
                 Words::tr("Whether the account owns TWILIO_FROM_NUMBER could not be read."),
                 {},
                 Words::tr("Look for it in the Twilio Console under Phone Numbers.")}};
    }
    const auto &sender = *twilio.sender;
    if (!sender.isOwned && !sender.isVerified) {
        return {{Severity::Problem, heading,
                 Words::tr("TWILIO_FROM_NUMBER does not belong to this account."),
                 Words::tr("Twilio refuses every call and text from it."),
                 Words::tr("Set it to a number that the Twilio Console lists under Phone Numbers, "
                           "or buy one there.")}};
    }
    if (!sender.isOwned) {
        return {{Severity::Warning, heading,
                 Words::tr("TWILIO_FROM_NUMBER is only a verified caller ID."),
                 Words::tr("Calls go out with it, but Twilio sends no texts from it."),
                 Words::tr("Buy a number at Twilio and set TWILIO_FROM_NUMBER to it.")}};
    }
    if (!sender.canCall) {
        return {{Severity::Problem, heading, Words::tr("TWILIO_FROM_NUMBER cannot place calls."),
                 Words::tr("Every call fails."),
                 Words::tr("Use a number with the capability Voice.")}};
    }
    if (!sender.canText) {
        return {{Severity::Warning, heading, Words::tr("TWILIO_FROM_NUMBER cannot send texts."),
                 Words::tr("Every reminder by text fails; calls go out."),
                 Words::tr("Use a number with the capabilities Voice and SMS.")}};
    }
    Findings findings{
        {Severity::Fine, heading, Words::tr("The account owns it; it can call and text.")}};
    if (!textAddress.isEmpty() && sender.textAddress != textAddress) {
        findings.push_back(
            {Severity::Hint, heading,
             Words::tr("Twilio does not report texts to this number here."),
             Words::tr("Answers by text are then found by asking only, some seconds later."),
             Words::tr("In the Twilio Console, enter %1 for incoming messages of this number.")
                 .arg(textAddress)});
    }
    return findings;
}

Findings checkCountries(const TwilioFacts &twilio, const PeopleFacts &people)
{
    const auto heading = Words::tr("Countries");
    const auto remedy = Words::tr("Tick the countries in the Twilio Console under Voice, Settings, "
                                  "Geographic Permissions.");
    if (people.numbers.empty()) {
        return {};
    }
    if (!twilio.countries) {
        return {{Severity::Hint, heading,
                 Words::tr("Which countries may be called could not be read."),
                 Words::tr("Twilio refuses calls to countries that are not allowed."), remedy}};
    }
    QStringList blocked;
    std::vector<PhoneNumber> unreachable;
    for (const auto &number : people.numbers) {
        const auto candidates = countriesOf(number, *twilio.countries);
        if (isBlocked(candidates)) {
            blocked.append(candidates.front()->name);
            unreachable.push_back(number);
        }
    }
    blocked.removeDuplicates();
    if (blocked.isEmpty()) {
        return {{Severity::Fine, heading, Words::tr("Everybody's country may be called.")}};
    }
    return {{Severity::Problem, heading,
             Words::tr("The account may not call %1: %2.")
                 .arg(blocked.join(QStringLiteral(", ")), enumeration(unreachable)),
             Words::tr("Twilio refuses calls to these people."), remedy}};
}

Findings checkBalance(const TwilioFacts &twilio, const PeopleFacts &people)
{
    const auto heading = Words::tr("Balance");
    const auto remedy =
        Words::tr("Add funds in the Twilio Console (Billing); auto recharge saves the next time.");
    if (!twilio.balance) {
        return {{Severity::Hint,
                 heading,
                 Words::tr("The balance could not be read."),
                 {},
                 Words::tr("Look at it in the Twilio Console.")}};
    }
    const auto &[amount, currency] = *twilio.balance;
    if (currency != QLatin1String("USD")) {
        return {
            {Severity::Hint, heading,
             Words::tr("The account is kept in %1, prices here are in US dollars.").arg(currency),
             Words::tr("Whether it lasts for the coming week is not known."),
             Words::tr("Look at the balance in the Twilio Console.")}};
    }
    const auto week = people.costOfCall * people.callsPlanned;
    if (amount <= Money{}) {
        return {{Severity::Problem, heading, Words::tr("Nothing is left: %1.").arg(toText(amount)),
                 Words::tr("Twilio refuses calls, and suspends the account."), remedy}};
    }
    if (amount < week) {
        return {{Severity::Warning, heading,
                 Words::tr("%1 is left; the %2 calls planned for the coming week cost about %3.")
                     .arg(toText(amount))
                     .arg(people.callsPlanned)
                     .arg(toText(week)),
                 Words::tr("When it is used up, calls are refused."), remedy}};
    }
    if (amount < lowBalance) {
        return {{Severity::Warning, heading, Words::tr("Only %1 is left.").arg(toText(amount)),
                 Words::tr("When it is used up, calls are refused."), remedy}};
    }
    return {{Severity::Fine, heading, Words::tr("%1 is left.").arg(toText(amount))}};
}

} // namespace savehub
