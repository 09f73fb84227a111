// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config_problem.h"
#include "config/env_file.h"
#include "domain/phone_number.h"
#include "domain/provider.h"
#include "ports/secret_store.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <map>
#include <optional>
#include <vector>

namespace savehub {

/// A value and where it came from.
template <typename T>
struct Configured {
    T value{};
    QString where{}; ///< "environment" or "FILE, line N"; empty when value is the default

    bool isGiven() const { return !where.isEmpty(); }
    bool operator==(const Configured &) const = default;
};

/// What the environment and the .env file say. What the user sets in the window has precedence.
struct Configuration {
    bool production = false; ///< NODE_ENV=production
    Configured<Provider> provider{};
    Configured<bool> testMode{};
    Configured<QString> twilioAccountSid{};
    Configured<QString> twilioApiKeySid{};
    Configured<std::optional<PhoneNumber>> twilioFromNumber{};
    Configured<QUrl> twilioApiBaseUrl{QUrl(QStringLiteral("https://api.twilio.com"))};
    Configured<QUrl> callWebhookUrl{}; ///< public base of the callbacks, without a slash at its end
    Configured<QUrl> smtpUrl{};        ///< smtp:// or smtps://, with its user, without a password
    Configured<QString> smtpFrom{};
    Configured<QString> database{}; ///< a path; empty when not given

    /// To be kept in the keychain; without a window they may be used as they are. \c secretPlaces
    /// says where each of them was given.
    Secrets secrets{};
    std::map<SecretName, QString> secretPlaces{};

    QStringList allowedApiHosts{}; ///< as they were given to readConfiguration()
    std::vector<ConfigProblem> problems{};

    bool hasErrors() const;
};

using Environment = std::map<QString, QString>;

/// The variables of this process that readConfiguration() knows. Those that may hold a secret are
/// wiped and removed, so that child processes and /proc do not have them; a second call does not
/// find them. To be called before there are threads.
Environment takeEnvironment();

/// A variable of the environment has precedence over the file's; an empty one counts as not set. A
/// value that cannot be used is a problem and leaves the default, with two exceptions on the safe
/// side: an unreadable CALL_PROVIDER gives mock, an unreadable CALL_TEST_MODE gives test mode.
/// \a allowedApiHosts are the hosts besides Twilio's that TWILIO_API_BASE_URL may name.
Configuration readConfiguration(const Environment &environment, const EnvFile &file,
                                const QStringList &allowedApiHosts = {});

} // namespace savehub
