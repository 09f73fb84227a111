// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/secret_forms.h"

#include "ports/text_reading.h"

#include <algorithm>

#include <openssl/crypto.h>

namespace savehub {

namespace {

constexpr qsizetype shortestSecret = 6; ///< bytes
constexpr qsizetype partLength = 12;    ///< bytes; anything shorter may be anybody's word
constexpr qsizetype bitsOfByte = 8;
constexpr qsizetype bitsOfLetter = 6; ///< of base64

/// The base64 letters that \a secret alone determines when \a before bytes stand before it.
QByteArray lettersOf(QByteArrayView secret, qsizetype before, QByteArray::Base64Options alphabet)
{
    auto whole = QByteArray(before, '\0') + secret.toByteArray();
    const auto first = (before * bitsOfByte + bitsOfLetter - 1) / bitsOfLetter;
    const auto end = whole.size() * bitsOfByte / bitsOfLetter;
    auto letters = whole.toBase64(alphabet | QByteArray::OmitTrailingEquals);
    whole.fill('\0');
    auto own = letters.mid(first, end - first);
    letters.fill('\0');
    return own;
}

QByteArray hexOf(QByteArrayView secret, const char *digits)
{
    QByteArray hex;
    hex.reserve(secret.size() * 2);
    for (const char c : secret) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

size_t pairAt(QByteArrayView text, qsizetype at)
{
    return static_cast<size_t>(static_cast<unsigned char>(text[at])) << 8U
           | static_cast<unsigned char>(text[at + 1]);
}

} // namespace

SecretForms::SecretForms(const std::vector<Secret> &secrets)
{
    for (const auto &secret : secrets) {
        const auto bytes = secret.utf8();
        auto plain = TextReading(bytes).take();
        if (plain.size() < shortestSecret) {
            plain.fill('\0');
            continue;
        }
        const bool isWhole = plain.size() < partLength;
        add(std::move(plain), isWhole, false);
        add(hexOf(bytes, "0123456789abcdef"), isWhole, false);
        add(hexOf(bytes, "0123456789ABCDEF"), isWhole, false);
        for (const qsizetype before : {0, 1, 2}) {
            auto usual = lettersOf(bytes, before, QByteArray::Base64Encoding);
            auto forUrls = lettersOf(bytes, before, QByteArray::Base64UrlEncoding);
            add(TextReading(usual).take(), isWhole, true);
            if (forUrls != usual) {
                add(TextReading(forUrls).take(), isWhole, true);
            }
            usual.fill('\0');
            forUrls.fill('\0');
        }
    }
    sortParts();
}

SecretForms::~SecretForms()
{
    // Wiped, because the order of the parts, and which bytes are neighbours, give the secrets away.
    OPENSSL_cleanse(m_parts.data(), m_parts.size() * sizeof(Part));
    OPENSSL_cleanse(&m_pairs, sizeof m_pairs);
}

void SecretForms::add(QByteArray &&form, bool isWhole, bool isBase64)
{
    const auto size = form.size();
    auto &forms = isWhole || size < partLength ? m_wholes : m_long;
    forms.push_back({Secret::taking(std::move(form)), isBase64});
    if (&forms == &m_wholes) {
        return;
    }
    const auto bytes = forms.back().text.utf8();
    for (qsizetype at = 0; at + 1 < size; ++at) {
        m_pairs.set(pairAt(bytes, at));
    }
    for (qsizetype at = 0; at + partLength <= size; ++at) {
        m_parts.push_back({forms.size() - 1, at});
    }
}

void SecretForms::sortParts()
{
    std::sort(m_parts.begin(), m_parts.end(),
              [this](const Part &one, const Part &other) { return bytesOf(one) < bytesOf(other); });
}

QByteArrayView SecretForms::bytesOf(const Part &part) const
{
    return m_long[part.form].text.utf8().sliced(part.offset, partLength);
}

/// The part with which \a text begins.
const SecretForms::Part *SecretForms::partAt(QByteArrayView text) const
{
    const auto begin = text.first(partLength);
    const auto found = std::lower_bound(
        m_parts.begin(), m_parts.end(), begin,
        [this](const Part &part, QByteArrayView bytes) { return bytesOf(part) < bytes; });
    return found != m_parts.end() && bytesOf(*found) == begin ? &*found : nullptr;
}

std::vector<SecretForms::Hit> SecretForms::in(QByteArrayView text) const
{
    std::vector<Hit> hits;
    findWholes(text, hits);
    findParts(text, hits);
    return hits;
}

void SecretForms::findWholes(QByteArrayView text, std::vector<Hit> &hits) const
{
    for (const auto &form : m_wholes) {
        const auto bytes = form.text.utf8();
        for (auto at = text.indexOf(bytes); at >= 0; at = text.indexOf(bytes, at + bytes.size())) {
            hits.push_back({at, at + bytes.size(), form.isBase64});
        }
    }
}

void SecretForms::findParts(QByteArrayView text, std::vector<Hit> &hits) const
{
    for (qsizetype at = 0; !m_parts.empty() && at + partLength <= text.size();) {
        // From the end: a pair that no secret has rules out all parts before it. Nearly every pair
        // is such a one.
        auto known = at + partLength - 1;
        while (known > at && m_pairs.test(pairAt(text, known - 1))) {
            --known;
        }
        if (known > at) {
            at = known;
            continue;
        }
        if (const auto *part = partAt(text.sliced(at))) {
            const auto end = at + partLength;
            const bool isBase64 = m_long[part->form].isBase64;
            const bool goesOn =
                !hits.empty() && hits.back().end == end - 1 && hits.back().isBase64 == isBase64;
            if (goesOn) {
                hits.back().end = end;
            } else {
                hits.push_back({at, end, isBase64});
            }
        }
        ++at;
    }
}

} // namespace savehub
