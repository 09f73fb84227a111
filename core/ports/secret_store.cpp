// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/secret_store.h"

#include <array>
#include <utility>

namespace savehub {

namespace {
constexpr std::array names{
    std::pair{SecretName::TwilioAuthToken, "TWILIO_AUTH_TOKEN"},
    std::pair{SecretName::TwilioAuthTokenSecondary, "TWILIO_AUTH_TOKEN_SECONDARY"},
    std::pair{SecretName::TwilioApiKeySecret, "TWILIO_API_KEY_SECRET"},
    std::pair{SecretName::SmtpPassword, "SMTP_PASSWORD"},
    std::pair{SecretName::ApiToken, "SAVEHUB_API_TOKEN"},
};
} // namespace

QString toText(SecretName name)
{
    for (const auto &[value, text] : names) {
        if (value == name) {
            return QString::fromLatin1(text);
        }
    }
    Q_UNREACHABLE();
}

std::optional<SecretName> secretNameFromText(QStringView text)
{
    for (const auto &[value, known] : names) {
        if (text == QLatin1String(known)) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace savehub
