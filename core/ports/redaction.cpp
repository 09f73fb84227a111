// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/redaction.h"

#include "domain/untrusted_text.h"
#include "ports/secret_forms.h"
#include "ports/text_reading.h"

#include <algorithm>
#include <utility>

namespace savehub {

namespace {

using Hits = std::vector<SecretForms::Hit>;

bool isBase64Letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || QByteArrayView("+/-_%").contains(c);
}

/// Where the secrets stand in \a text itself, however they are spelled.
Hits hitsIn(QByteArrayView text, const SecretForms &forms)
{
    Hits hits;
    for (const auto spelling : spellingsIn(text)) {
        const TextReading reading(text, spelling);
        for (const auto &hit : forms.in(reading.bytes())) {
            const auto place = reading.place(hit.begin, hit.end);
            hits.push_back({place.begin, place.end, hit.isBase64});
        }
    }
    return hits;
}

/// Sorts the hits, and makes one of those that overlap.
Hits merged(Hits hits)
{
    std::sort(hits.begin(), hits.end(),
              [](const auto &one, const auto &other) { return one.begin < other.begin; });
    Hits apart;
    for (const auto &hit : hits) {
        if (!apart.empty() && hit.begin < apart.back().end) {
            apart.back().end = std::max(apart.back().end, hit.end);
            apart.back().isBase64 = apart.back().isBase64 || hit.isBase64;
        } else {
            apart.push_back(hit);
        }
    }
    return apart;
}

/// Takes in the base64 letters beside a hit, from \a done on: they hold the rest of the secret, and
/// the user.
SecretForms::Hit widened(SecretForms::Hit hit, QByteArrayView text, qsizetype done)
{
    while (hit.begin > done && isBase64Letter(text[hit.begin - 1])) {
        --hit.begin;
    }
    while (hit.end < text.size() && (isBase64Letter(text[hit.end]) || text[hit.end] == '=')) {
        ++hit.end;
    }
    return hit;
}

} // namespace

Redaction::Redaction(const std::vector<Secret> &secrets)
{
    const auto forms = std::make_shared<const SecretForms>(secrets);
    m_forms = forms->isEmpty() ? nullptr : forms;
}

/// Repeats until nothing is found: what stood around something that was taken out may together be a
/// secret. This ends, because everything that is found is longer than what replaces it.
QByteArray Redaction::withoutSecrets(const QByteArray &text) const
{
    auto clean = withoutThoseFound(text);
    for (auto before = text; clean != before;) {
        before = std::exchange(clean, withoutThoseFound(clean));
    }
    return clean;
}

QByteArray Redaction::withoutThoseFound(const QByteArray &text) const
{
    if (!m_forms) {
        return text;
    }
    QByteArray clean;
    qsizetype done = 0;
    for (auto hit : merged(hitsIn(text, *m_forms))) {
        if (hit.end <= done) {
            continue;
        }
        hit.begin = std::max(hit.begin, done);
        hit = hit.isBase64 ? widened(hit, text, done) : hit;
        clean += text.sliced(done, hit.begin - done) + "****";
        done = hit.end;
    }
    return done == 0 ? text : clean + text.sliced(done);
}

QString Redaction::withoutSecrets(const QString &text) const
{
    if (!m_forms) {
        return text;
    }
    const auto bytes = text.toUtf8();
    const auto clean = withoutSecrets(bytes);
    return clean == bytes ? text : QString::fromUtf8(clean);
}

QString Redaction::words(const QString &text, int limit) const
{
    return withoutNumbers(withoutSecrets(text), limit);
}

} // namespace savehub
