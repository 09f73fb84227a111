// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"
#include "domain/money.h"
#include "domain/phone_number.h"
#include "domain/provider.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace savehub {

// What the checks look at. A fact that could not be found out is absent, and the check says so.

/// A setting with a value that cannot be used as it is.
struct SettingFacts {
    QString text; ///< names the setting and where it stands
    bool isUsed = true;
};

/// How the console runs, or would.
struct ModeFacts {
    Provider provider = Provider::Mock;
    bool testMode = false;
    bool callsStopped = false;
    bool production = false;
};

struct CredentialFacts {
    enum class State {
        Missing,
        Right,
        Wrong,    ///< Twilio refuses it
        Unchecked ///< Twilio did not answer
    };
    State state = State::Missing;
    QString detail{}; ///< what Twilio or the network said
};

/// For how long the auth tokens have been in use here. Absent without such a token, or when no
/// console has run with it yet.
struct TokenAges {
    std::optional<Milliseconds> primary{};
    std::optional<Milliseconds> secondary{}; ///< while tokens are exchanged
};

enum class AccountStatus { Active, Suspended, Closed };

struct AccountStanding {
    AccountStatus status = AccountStatus::Active;
    bool isTrial = false;

    bool operator==(const AccountStanding &) const = default;
};

/// What the account may do with the number that calls come from.
struct SenderFacts {
    bool isOwned = false;
    bool canCall = false;
    bool canText = false;
    bool isVerified = false; ///< as a caller ID: calls, but no texts
    QString textAddress{};   ///< where texts to it are reported, as entered at Twilio

    bool operator==(const SenderFacts &) const = default;
};

struct Balance {
    Money amount{};
    QString currency{}; ///< "USD"

    bool operator==(const Balance &) const = default;
};

struct DialingCountry {
    QString name;
    QStringList codes; ///< what its numbers begin with: "+34"
    bool isAllowed = false;

    bool operator==(const DialingCountry &) const = default;
};

struct TwilioFacts {
    QString problem{}; ///< why nothing could be asked; empty when it was asked
    bool hasFromNumber = true;
    CredentialFacts authToken{};
    CredentialFacts apiKey{};
    std::optional<AccountStanding> standing{};
    std::optional<SenderFacts> sender{};
    std::optional<std::vector<PhoneNumber>> verified{}; ///< caller IDs
    std::optional<Balance> balance{};
    std::optional<std::vector<DialingCountry>> countries{};
    std::optional<Milliseconds> clockAhead{}; ///< this machine's, before Twilio's
};

/// Whom the console has to reach.
struct PeopleFacts {
    std::vector<PhoneNumber> numbers{}; ///< each once: attendees and backups
    qint64 callsPlanned = 0;            ///< in the coming week, one for each call step
    Money costOfCall{};                 ///< estimated
};

/// How a request of the webhook's self-test was answered.
struct ProbeAnswer {
    bool wasSent = false; ///< false: nothing could be tried
    QString failure{};    ///< why no answer came; empty when one did
    int status = 0;
    QString word{};     ///< the console's own reason ("wrong_signature"), if it was the console
    QString redirect{}; ///< where it points, without the query

    bool isTaken() const { return status == 204; }
    bool isAnswered() const { return wasSent && failure.isEmpty(); }
};

/// The webhook's self-test: requests like Twilio's, through the public address and straight to
/// the listener.
struct WebhookFacts {
    QUrl address{};        ///< CALL_WEBHOOK_URL; empty when it is not set
    QString textAddress{}; ///< where texts would be reported; empty without an address
    bool hasToken = false;
    QString listener{};       ///< "127.0.0.1:3000"
    bool consoleRuns = false; ///< and answers there
    bool hasNoPort = false;   ///< the console runs, but could not get its port
    ProbeAnswer signedOne{};  ///< rightly signed
    ProbeAnswer forged{};
    ProbeAnswer delicate{};    ///< rightly signed, with a query that proxies often rewrite
    ProbeAnswer local{};       ///< rightly signed, to the listener
    ProbeAnswer otherScheme{}; ///< to the listener, signed for the other one of http and https
};

struct KeyringFacts {
    std::optional<Error> problem{}; ///< why it does not answer
    bool isNeeded = true;           ///< false when the environment has the secrets
};

struct MailFacts {
    bool isConfigured = false;
    QString problem{}; ///< why no email can be handed over; empty when the server takes the login
};

/// The proxies on the way out, without user and password; empty without a proxy.
struct ProxyFacts {
    QString toTwilio{};
    QString toMail{}; ///< unless no_proxy names the mail server
};

struct DatabaseFacts {
    QString path;
    bool exists = true;
    std::optional<Error> problem{};    ///< why it cannot be written
    std::optional<qint64> bytesFree{}; ///< on its disk
};

struct Facts {
    std::vector<SettingFacts> settings{};
    ModeFacts mode{};
    TwilioFacts twilio{};
    TokenAges tokens{};
    PeopleFacts people{};
    WebhookFacts webhook{};
    KeyringFacts keyring{};
    MailFacts mail{};
    ProxyFacts proxies{};
    DatabaseFacts database{};
};

} // namespace savehub
