// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets_at_start.h"

#include "api_token.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <deque>
#include <memory>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SecretsAtStart)
};

constexpr SecretName usedSecrets[] = {
    SecretName::TwilioAuthToken, SecretName::TwilioAuthTokenSecondary,
    SecretName::TwilioApiKeySecret, SecretName::SmtpPassword, SecretName::ApiToken};

using Values = std::map<SecretName, QString>;

/// Waits in an event loop for an answer that comes by call-back.
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

/// Adds what the keychain has of the secrets that \a values misses, one after the other; the first
/// error ends it: each question may take the keychain half a minute.
void readMissing(SecretStore &keychain, const std::shared_ptr<Values> &values,
                 std::function<void(const Done &)> done, size_t from = 0)
{
    while (from < std::size(usedSecrets) && values->contains(usedSecrets[from])) {
        ++from;
    }
    if (from == std::size(usedSecrets)) {
        done({});
        return;
    }
    const auto name = usedSecrets[from];
    keychain.read(name, [&keychain, values, done = std::move(done), from,
                         name](const Result<std::optional<QString>> &read) {
        if (!read) {
            done(tl::make_unexpected(read.error()));
            return;
        }
        if (*read) {
            (*values)[name] = **read;
        }
        readMissing(keychain, values, done, from + 1);
    });
}

/// Lives in the call-backs of the keychain that it asks.
class Gathering : public std::enable_shared_from_this<Gathering>
{
public:
    Gathering(SecretStore &keychain, bool headless,
              std::function<void(const SecretsAtStart &)> done)
        : m_keychain(keychain),
          m_headless(headless),
          m_done(std::move(done))
    {
    }

    void start(const Configuration &configuration)
    {
        if (m_headless) {
            *m_values = configuration.secrets;
            readTheRest();
            return;
        }
        for (const auto &[name, value] : configuration.secrets) {
            m_toMove.push_back({name, value, configuration.secretPlaces.at(name)});
        }
        moveNext();
    }

private:
    struct Move {
        SecretName name;
        QString value;
        QString place;
    };

    /// Secrets do not stay where anybody may read them: they go into the keychain or are not used.
    void moveNext()
    {
        if (m_toMove.empty()) {
            readTheRest();
            return;
        }
        const auto move = m_toMove.front();
        m_toMove.pop_front();
        m_keychain.write(move.name, move.value, [self = shared_from_this(), move](Done written) {
            self->m_gathered.warnings.append(
                written ? Words::tr("The keychain has %1 now. Where it was given (%2) it is not "
                                    "needed any more "
                                    "and can be removed.")
                              .arg(toText(move.name), move.place)
                        : Words::tr("%1 is not used: %2")
                              .arg(toText(move.name), written.error().text()));
            self->moveNext();
        });
    }

    void readTheRest()
    {
        readMissing(m_keychain, m_values, [self = shared_from_this()](const Done &read) {
            if (read) {
                self->makeMissingApiToken();
                return;
            }
            if (!self->m_headless) { // headless, having no keychain is nothing unusual
                self->m_gathered.warnings.append(read.error().text());
                self->m_gathered.whyIncomplete = read.error().what;
            }
            self->finish();
        });
    }

    /// At the first start. One that the keychain does not take is not used: it would be another one
    /// at the next start, and nobody could look it up.
    void makeMissingApiToken()
    {
        if (m_values->contains(SecretName::ApiToken)) {
            finish();
            return;
        }
        const auto token = makeApiToken();
        m_keychain.write(SecretName::ApiToken, token,
                         [self = shared_from_this(), token](Done written) {
                             if (written) {
                                 (*self->m_values)[SecretName::ApiToken] = token;
                             } else {
                                 self->m_gathered.warnings.append(written.error().text());
                             }
                             self->finish();
                         });
    }

    void finish()
    {
        m_gathered.values = *m_values;
        m_done(m_gathered);
    }

    SecretStore &m_keychain;
    const bool m_headless;
    const std::function<void(const SecretsAtStart &)> m_done;
    std::deque<Move> m_toMove;
    std::shared_ptr<Values> m_values = std::make_shared<Values>();
    SecretsAtStart m_gathered;
};

} // namespace

void gatherSecrets(const Configuration &configuration, SecretStore &keychain, bool headless,
                   std::function<void(const SecretsAtStart &)> done)
{
    std::make_shared<Gathering>(keychain, headless, std::move(done))->start(configuration);
}

SecretsSeen lookAtSecrets(const Configuration &configuration, SecretStore &keychain)
{
    const auto values = std::make_shared<Values>(configuration.secrets);
    const auto read =
        waitFor<Done>([&](auto done) { readMissing(keychain, values, std::move(done)); });
    return {*values, read ? std::nullopt : std::optional(read.error())};
}

Done writeSecret(SecretStore &keychain, SecretName name, const QString &value)
{
    return waitFor<Done>([&](auto done) { keychain.write(name, value, std::move(done)); });
}

} // namespace savehub
