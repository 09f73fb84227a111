// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/secret_host.h"

#include "config/configuration.h"
#include "config/value_rules.h"

namespace savehub {

QString hostFor(SecretName name, const Configuration &configuration)
{
    switch (name) {
    case SecretName::TwilioAuthToken:
    case SecretName::TwilioAuthTokenSecondary:
    case SecretName::TwilioApiKeySecret:
        return configuration.twilioApiBaseUrl.value.host();
    case SecretName::SmtpPassword:
        return configuration.smtpUrl.value.host();
    case SecretName::ApiToken:
        break;
    }
    return {};
}

bool mayGo(SecretName name, const KeptSecret &kept, const Configuration &configuration)
{
    const auto host = hostFor(name, configuration);
    if (host.isEmpty() || host == kept.host) {
        return true;
    }
    if (name == SecretName::SmtpPassword) {
        return kept.host.isEmpty();
    }
    const bool isForTwilio = kept.host.isEmpty() || rules::isTwilio(kept.host);
    return (isForTwilio && rules::isTwilio(host)) || configuration.allowedApiHosts.contains(host);
}

} // namespace savehub
