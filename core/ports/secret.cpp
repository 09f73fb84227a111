// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/secret.h"

#include <cstring>

#include <openssl/crypto.h>

namespace savehub {

namespace {

/// Both are powers of two, as OpenSSL wants them. Far more than five secrets and their spellings
/// need.
constexpr size_t lockedBytes = 65'536;
constexpr size_t smallestPiece = 32;

#ifdef SAVEHUB_SANITIZED
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

} // namespace

class Secret::Held
{
public:
    explicit Held(const QByteArray &bytes)
        : m_size(static_cast<size_t>(bytes.size())),
          m_data(static_cast<char *>(OPENSSL_secure_malloc(m_size)))
    {
        if (!m_data) { // all memory that may be locked is in use
            m_data = static_cast<char *>(OPENSSL_malloc(m_size));
        }
        std::memcpy(m_data, bytes.constData(), m_size);
    }
    ~Held() { OPENSSL_secure_clear_free(m_data, m_size); }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;

    QByteArrayView bytes() const { return {m_data, static_cast<qsizetype>(m_size)}; }

private:
    size_t m_size;
    char *m_data;
};

Secret::Secret(const QString &text)
    : Secret(taking(text.toUtf8()))
{
}

Secret Secret::taking(QByteArray &&bytes)
{
    Secret secret;
    if (!bytes.isEmpty()) {
        secret.m_held = std::make_shared<const Held>(bytes);
        OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
    }
    return secret;
}

QByteArrayView Secret::utf8() const
{
    return m_held ? m_held->bytes() : QByteArrayView();
}

void keepSecretsLocked()
{
    // OpenSSL keeps the state of its random numbers there, too. LeakSanitizer does not look into
    // that heap, and reports what only that state points to as lost.
    if constexpr (!isSanitized) {
        CRYPTO_secure_malloc_init(lockedBytes, smallestPiece);
    }
}

} // namespace savehub
