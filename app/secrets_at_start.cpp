// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets_at_start.h"

#include "app/secret_choice.h"
#include "config/value_rules.h"
#include "domain/words.h"
#include "rest/api_token.h"

#include <QEventLoop>

#include <memory>

namespace savehub {

namespace {

constexpr SecretName usedSecrets[] = {
    SecretName::TwilioAuthToken, SecretName::TwilioAuthTokenSecondary,
    SecretName::TwilioApiKeySecret, SecretName::SmtpPassword, SecretName::ApiToken};

using Kept = std::map<SecretName, KeptSecret>;

/// Waits in an event loop for an answer that comes through a callback.
template <typename Answer, typename Ask>
Answer waitFor(Ask ask)
{
    std::optional<Answer> answer;
    QEventLoop loop;
    ask([&](Answer given) {
        answer = std::move(given);
        loop.quit();
    });
    if (!answer) {
        loop.exec();
    }
    return std::move(*answer);
}

/// Reads the secrets from the keychain, one after the other. The first error ends it, since each
/// read may take the keychain half a minute.
void readAll(SecretStore &keychain, const std::shared_ptr<Kept> &kept,
             std::function<void(const Done &)> done, size_t from = 0)
{
    if (from == std::size(usedSecrets)) {
        done({});
        return;
    }
    const auto name = usedSecrets[from];
    keychain.read(name, [&keychain, kept, done = std::move(done), from,
                         name](const Result<std::optional<KeptSecret>> &read) {
        if (!read) {
            done(tl::make_unexpected(read.error()));
            return;
        }
        if (*read) {
            (*kept)[name] = **read;
        }
        readAll(keychain, kept, done, from + 1);
    });
}

/// The callbacks of the keychain that it asks keep it alive.
class Gathering : public std::enable_shared_from_this<Gathering>
{
public:
    Gathering(const Configuration &configuration, SecretStore &keychain, bool headless,
              std::function<void(const SecretsAtStart &)> done)
        : m_configuration(configuration),
          m_keychain(keychain),
          m_headless(headless),
          m_done(std::move(done))
    {
    }

    void start()
    {
        readAll(m_keychain, m_kept, [self = shared_from_this()](const Done &read) {
            self->m_choice = chooseSecrets(self->m_configuration, *self->m_kept, self->m_headless);
            self->leaveOutWeakApiToken();
            if (read) {
                self->makeMissingApiToken();
                self->keepNext();
            } else {
                self->endWithout(read.error());
            }
        });
    }

private:
    /// Secrets that cannot be kept are not used. Without a window a missing keychain is not
    /// reported, since that is normal.
    void endWithout(const Error &error)
    {
        for (const auto &unkept : m_choice.toKeep) {
            warnUnused(unkept, error);
        }
        if (!m_headless) {
            m_choice.warnings.append(error.text());
            m_choice.whyIncomplete = error.what;
        }
        finish();
    }

    /// A token may be weak when it was kept before there was a rule. It stays in the keychain,
    /// since the user has to choose what replaces it.
    void leaveOutWeakApiToken()
    {
        const auto found = m_choice.values.find(SecretName::ApiToken);
        const auto checked = found == m_choice.values.end()
                                 ? Result<QString>(QString())
                                 : rules::secret(found->first, found->second.text());
        if (!checked) {
            m_choice.warnings.append(
                Words::tr("%1 is not used: %2").arg(toText(found->first), checked.error().text()));
            found->second.clear();
        }
    }

    /// Makes a token at the first start. It is not used unless the keychain keeps it: otherwise
    /// each start would make another one, and nobody could look it up.
    void makeMissingApiToken()
    {
        constexpr auto name = SecretName::ApiToken;
        if (m_kept->find(name) == m_kept->end()
            && m_configuration.secrets.find(name) == m_configuration.secrets.end()) {
            m_choice.toKeep.push_back({name, {makeApiToken()}});
        }
    }

    /// Secrets must not stay where others can read them: they go into the keychain or are not used.
    void keepNext()
    {
        if (m_choice.toKeep.empty()) {
            finish();
            return;
        }
        const auto next = m_choice.toKeep.back();
        m_choice.toKeep.pop_back();
        m_keychain.write(next.name, next.secret,
                         [self = shared_from_this(), next](const Done &written) {
                             self->kept(next, written);
                             self->keepNext();
                         });
    }

    void kept(const SecretToKeep &secret, const Done &written)
    {
        if (!written) {
            warnUnused(secret, written.error());
            return;
        }
        m_choice.values[secret.name] = secret.secret.value;
        if (!secret.place.isEmpty()) {
            m_choice.warnings.append(
                Words::tr("The keychain has %1 now. Where it was given (%2) it is not needed any "
                          "more and can be removed.")
                    .arg(toText(secret.name), secret.place));
        }
    }

    /// A secret from the keychain whose host could not be kept is used all the same, without a
    /// warning. The next start tries again.
    void warnUnused(const SecretToKeep &secret, const Error &error)
    {
        if (!secret.place.isEmpty()) {
            m_choice.warnings.append(
                Words::tr("%1 is not used: %2").arg(toText(secret.name), error.text()));
        } else if (m_choice.values.find(secret.name) == m_choice.values.end()) {
            m_choice.warnings.append(error.text());
        }
    }

    void finish() { m_done({m_choice.values, m_choice.warnings, m_choice.whyIncomplete}); }

    const Configuration m_configuration;
    SecretStore &m_keychain;
    const bool m_headless;
    const std::function<void(const SecretsAtStart &)> m_done;
    const std::shared_ptr<Kept> m_kept = std::make_shared<Kept>();
    SecretChoice m_choice;
};

} // namespace

void gatherSecrets(const Configuration &configuration, SecretStore &keychain, bool headless,
                   std::function<void(const SecretsAtStart &)> done)
{
    std::make_shared<Gathering>(configuration, keychain, headless, std::move(done))->start();
}

SecretsSeen lookAtSecrets(const Configuration &configuration, SecretStore &keychain)
{
    const auto kept = std::make_shared<Kept>();
    const auto read = waitFor<Done>([&](auto done) { readAll(keychain, kept, std::move(done)); });
    const auto choice = chooseSecrets(configuration, *kept, true);
    SecretsSeen seen{choice.values, read ? std::nullopt : std::optional(read.error())};
    if (read && !choice.warnings.isEmpty()) {
        seen.keychainProblem =
            Error{Error::Kind::Refused, choice.warnings.join(QStringLiteral("; "))};
    }
    return seen;
}

Done writeSecret(SecretStore &keychain, SecretName name, const KeptSecret &secret)
{
    return waitFor<Done>([&](auto done) { keychain.write(name, secret, std::move(done)); });
}

} // namespace savehub
