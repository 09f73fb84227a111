// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_secret_store.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include "domain/words.h"
#include "secrets/keychain_error.h"

namespace savehub {

namespace {

using Answer = std::function<void(Result<std::optional<KeptSecret>>)>;

QString service()
{
    return QStringLiteral("SaveHub Console");
}

// One entry holds both, so that neither is ever without the other: a line with the host, if there
// is one, and the value. Earlier versions kept the value alone.

QString hostPrefix()
{
    return QStringLiteral("host=");
}

QString entryFor(const KeptSecret &secret)
{
    const auto value = secret.value.text();
    return secret.host.isEmpty() ? value : hostPrefix() + secret.host + u'\n' + value;
}

KeptSecret secretIn(const QString &entry)
{
    const auto end = entry.indexOf(u'\n');
    const auto begin = hostPrefix().size();
    return entry.startsWith(hostPrefix()) && end > 0
               ? KeptSecret{entry.mid(end + 1), entry.mid(begin, end - begin)}
               : KeptSecret{entry};
}

Answer withoutValue(std::function<void(Done)> done)
{
    return [done = std::move(done)](const Result<std::optional<KeptSecret>> &result) {
        done(result.map([](const auto &) {}));
    };
}

} // namespace

/// One job under way: answers when it ends or at the time limit, whichever comes first.
class KeychainSecretStore::Request : public QObject
{
public:
    Request(KeychainSecretStore &store, SecretName name, Answer answer)
        : QObject(&store.m_requests),
          m_name(name),
          m_limit(store.m_timeLimit),
          m_answer(std::move(answer))
    {
    }

    void start(QKeychain::Job *job)
    {
        job->setKey(toText(m_name));
        // The fallback would be a file, which is never acceptable.
        job->setInsecureFallback(false);
        connect(job, &QKeychain::Job::finished, this, &Request::finish);
        QTimer::singleShot(m_limit, this, [this] {
            answer(tl::make_unexpected(keychainSilence(m_name, m_limit)));
        });
        job->start();
    }

private:
    void finish(QKeychain::Job *job)
    {
        const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(job);
        const bool removing = qobject_cast<QKeychain::DeletePasswordJob *>(job) != nullptr;
        if (job->error() == QKeychain::NoError && !removing) {
            answer(reading == nullptr ? std::nullopt
                                      : std::optional(secretIn(reading->textData())));
            return;
        }
        askKeyringState(this, [this, code = job->error(), detail = job->errorString()](auto state) {
            finishWithout(code, detail, state);
        });
    }

    void finishWithout(QKeychain::Error code, const QString &detail, KeyringState state)
    {
        // A locked keyring says "not found" and "removed" too.
        const bool nothingThere = code == QKeychain::NoError || code == QKeychain::EntryNotFound;
        if (nothingThere && state != KeyringState::Locked) {
            answer(std::nullopt);
            return;
        }
        answer(tl::make_unexpected(keychainError(m_name, code, detail, state)));
    }

    void answer(const Result<std::optional<KeptSecret>> &result)
    {
        // The code that gets the answer may destroy the store, and this request with it.
        setParent(nullptr);
        deleteLater();
        if (const auto once = std::exchange(m_answer, {})) {
            once(result);
        }
    }

    const SecretName m_name;
    const Milliseconds m_limit;
    Answer m_answer;
};

KeychainSecretStore::KeychainSecretStore(Milliseconds timeLimit)
    : m_timeLimit(timeLimit)
{
}

void KeychainSecretStore::read(SecretName name,
                               std::function<void(Result<std::optional<KeptSecret>>)> done)
{
    auto *request = new Request(*this, name, std::move(done));
    request->start(new QKeychain::ReadPasswordJob(service()));
}

void KeychainSecretStore::write(SecretName name, const KeptSecret &secret,
                                std::function<void(Done)> done)
{
    if (secret.value.isEmpty()) {
        done(failure(Error::Kind::BadInput, Words::tr("%1 is empty.").arg(toText(name)),
                     Words::tr("Give a value, or remove the secret.")));
        return;
    }
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setTextData(entryFor(secret));
    auto *request = new Request(*this, name, withoutValue(std::move(done)));
    request->start(job);
}

void KeychainSecretStore::remove(SecretName name, std::function<void(Done)> done)
{
    auto *request = new Request(*this, name, withoutValue(std::move(done)));
    request->start(new QKeychain::DeletePasswordJob(service()));
}

} // namespace savehub
