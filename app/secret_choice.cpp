// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secret_choice.h"

#include "config/secret_host.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

class Choosing
{
public:
    Choosing(const Configuration &configuration, bool headless)
        : m_configuration(configuration),
          m_headless(headless)
    {
    }

    /// The secret is in the keychain, and the environment gives none.
    void use(SecretName name, const KeptSecret &kept)
    {
        if (!mayGo(name, kept, m_configuration)) {
            leave(name, kept);
            return;
        }
        const auto host = hostFor(name, m_configuration);
        m_choice.values[name] = kept.value;
        if (name == SecretName::SmtpPassword && kept.host.isEmpty() && !host.isEmpty()) {
            m_choice.toKeep.push_back({name, {kept.value, host}});
        }
    }

    /// The environment gives the secret, and the keychain does not have it.
    void take(SecretName name, const Secret &given)
    {
        if (m_headless) {
            m_choice.values[name] = given;
            return;
        }
        m_choice.toKeep.push_back({name, {given, hostFor(name, m_configuration)}, placeOf(name)});
    }

    /// The environment gives the secret, and the keychain has the same or another one.
    void compare(SecretName name, const Secret &given, const KeptSecret &kept)
    {
        m_choice.values[name] = given;
        const bool isTheSame = kept.value == given && mayGo(name, kept, m_configuration);
        if (!isTheSame) {
            m_choice.warnings.append(
                Words::tr("%1 from %2 is not the one in the keychain: it holds for this run, and "
                          "the keychain keeps its own. Remove it there, or give it to the "
                          "keychain: savehub-console set-secret %1")
                    .arg(toText(name), placeOf(name)));
        } else if (!m_headless) {
            m_choice.warnings.append(Words::tr("The keychain has %1. Where it was given (%2) it is "
                                               "not needed any more and can be removed.")
                                         .arg(toText(name), placeOf(name)));
        }
    }

    SecretChoice choice() const { return m_choice; }

private:
    QString placeOf(SecretName name) const { return m_configuration.secretPlaces.at(name); }

    void leave(SecretName name, const KeptSecret &kept)
    {
        const auto host = oneLine(hostFor(name, m_configuration));
        const auto its = kept.host.isEmpty() ? QStringLiteral("twilio.com") : oneLine(kept.host);
        const auto what = Words::tr("%1 in the keychain was entered for %2: %3 does not get it.")
                              .arg(toText(name), its, host);
        const auto advice =
            name == SecretName::SmtpPassword
                ? Words::tr("Correct SMTP_URL, or enter the secret for that host: "
                            "savehub-console set-secret %1")
                : Words::tr("Correct TWILIO_API_BASE_URL, or enter the secret for that host "
                            "(savehub-console set-secret %1), or start with --allow-api-host %2");
        m_choice.whyIncomplete = what;
        m_choice.warnings.append(what + u' '
                                 + (name == SecretName::SmtpPassword
                                        ? advice.arg(toText(name))
                                        : advice.arg(toText(name), host)));
    }

    const Configuration &m_configuration;
    const bool m_headless;
    SecretChoice m_choice;
};

} // namespace

SecretChoice chooseSecrets(const Configuration &configuration,
                           const std::map<SecretName, KeptSecret> &kept, bool headless)
{
    Choosing choosing(configuration, headless);
    for (const auto &[name, secret] : kept) {
        const auto given = configuration.secrets.find(name);
        if (given == configuration.secrets.end()) {
            choosing.use(name, secret);
        } else {
            choosing.compare(name, given->second, secret);
        }
    }
    for (const auto &[name, value] : configuration.secrets) {
        if (kept.find(name) == kept.end()) {
            choosing.take(name, value);
        }
    }
    return choosing.choice();
}

} // namespace savehub
