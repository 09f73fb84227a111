// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secret.h"

#include <QByteArray>
#include <QString>

#include <bitset>
#include <vector>

namespace savehub {

/// Takes secrets out of the words of others before they go on: a server may repeat what it was sent.
/// Found are a secret as it is, percent-encoded, with backslashes before its signs, and in base64,
/// wherever in what was encoded it begins: HTTP's Basic and SMTP's AUTH PLAIN put a user before it.
/// One of less than six bytes is not looked for: it would be found everywhere.
class Redaction
{
public:
    Redaction() = default;
    explicit Redaction(const std::vector<Secret> &secrets);

    QByteArray withoutSecrets(const QByteArray &text) const;
    QString withoutSecrets(const QString &text) const;
    /// Without phone numbers, too, on one line of at most \a limit characters (untrusted_text.h). Cut
    /// last: half a secret is not found any more.
    QString words(const QString &text, int limit = 200) const;

private:
    struct Form {
        Secret text;
        bool isBase64 = false;
    };
    struct Match;

    Match matchAt(QByteArrayView text, qsizetype at) const;
    void add(const Secret &text, bool isBase64);

    std::vector<Form> m_forms;
    std::bitset<256> m_begins; ///< the bytes that a secret may begin with
};

} // namespace savehub
