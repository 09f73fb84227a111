// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction.h"

#include "untrusted_text.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr qsizetype shortestSecret = 6; ///< bytes
constexpr qsizetype bitsOfByte = 8;
constexpr qsizetype bitsOfLetter = 6; ///< of base64

/// The letters of base64 that \a secret alone determines when \a before bytes stand before it.
QByteArray lettersOf(QByteArrayView secret, qsizetype before, QByteArray::Base64Options alphabet)
{
    auto whole = QByteArray(before, '\0') + secret.toByteArray();
    const auto first = (before * bitsOfByte + bitsOfLetter - 1) / bitsOfLetter;
    const auto end = whole.size() * bitsOfByte / bitsOfLetter;
    const auto letters = whole.toBase64(alphabet | QByteArray::OmitTrailingEquals);
    whole.fill('\0');
    return letters.mid(first, end - first);
}

/// 0 to 15; -1 of what is no hexadecimal digit.
int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// How much of \a text at \a at spells \a byte; 0 when something else stands there.
qsizetype spelled(QByteArrayView text, qsizetype at, char byte)
{
    const auto here = text.sliced(at);
    if (here[0] == '%' && here.size() >= 3) {
        const int high = hexValue(here[1]);
        const int low = hexValue(here[2]);
        if (high >= 0 && low >= 0 && static_cast<char>(high * 16 + low) == byte) {
            return 3;
        }
    }
    if (here[0] == '\\' && here.size() >= 2 && here[1] == byte) {
        return 2;
    }
    return here[0] == byte || (here[0] == '+' && byte == ' ') ? 1 : 0;
}

/// How much of \a text at \a at is \a secret in any spelling, or 0.
qsizetype spelled(QByteArrayView text, qsizetype at, QByteArrayView secret)
{
    if (text.sliced(at).startsWith(secret)) { // which may itself look encoded
        return secret.size();
    }
    auto end = at;
    for (const char byte : secret) {
        const auto length = end < text.size() ? spelled(text, end, byte) : 0;
        if (length == 0) {
            return 0;
        }
        end += length;
    }
    return end - at;
}

bool isBase64Letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || QByteArrayView("+/-_%").contains(c);
}

} // namespace

struct Redaction::Match {
    qsizetype length = 0; ///< 0: none
    bool isBase64 = false;
};

Redaction::Redaction(const std::vector<Secret> &secrets)
{
    for (const auto &secret : secrets) {
        const auto bytes = secret.utf8();
        if (bytes.size() < shortestSecret) {
            continue;
        }
        add(secret, false);
        for (const qsizetype before : {0, 1, 2}) {
            auto usual = lettersOf(bytes, before, QByteArray::Base64Encoding);
            auto forUrls = lettersOf(bytes, before, QByteArray::Base64UrlEncoding);
            if (forUrls != usual) {
                add(Secret::taking(std::move(forUrls)), true);
            }
            add(Secret::taking(std::move(usual)), true);
        }
    }
}

void Redaction::add(const Secret &text, bool isBase64)
{
    m_forms.push_back({text, isBase64});
    for (const char first : {text.utf8().front(), '%', '\\', '+'}) { // encoded, escaped, a space
        m_begins.set(static_cast<unsigned char>(first));
    }
}

Redaction::Match Redaction::matchAt(QByteArrayView text, qsizetype at) const
{
    if (!m_begins.test(static_cast<unsigned char>(text[at]))) { // nearly always
        return {};
    }
    for (const auto &form : m_forms) {
        if (const auto length = spelled(text, at, form.text.utf8()); length > 0) {
            return {length, form.isBase64};
        }
    }
    return {};
}

QByteArray Redaction::withoutSecrets(const QByteArray &text) const
{
    QByteArray clean;
    qsizetype done = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const auto match = matchAt(text, at);
        if (match.length == 0) {
            continue;
        }
        auto end = at + match.length;
        auto begin = at;
        if (match.isBase64) { // the letters beside it hold the rest of it, and the user
            while (begin > done && isBase64Letter(text[begin - 1])) {
                --begin;
            }
            while (end < text.size() && (isBase64Letter(text[end]) || text[end] == '=')) {
                ++end;
            }
        }
        clean += text.sliced(done, begin - done) + "****";
        done = end;
        at = end - 1;
    }
    return done == 0 ? text : clean + text.sliced(done);
}

QString Redaction::withoutSecrets(const QString &text) const
{
    return m_forms.empty() ? text : QString::fromUtf8(withoutSecrets(text.toUtf8()));
}

QString Redaction::words(const QString &text, int limit) const
{
    return withoutNumbers(withoutSecrets(text), limit);
}

} // namespace savehub
