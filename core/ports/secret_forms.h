// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret.h"

#include <QByteArrayView>

#include <bitset>
#include <vector>

namespace savehub {

/// What is looked for to find secrets. Each secret is looked for as it is, in hexadecimal, and in
/// both alphabets of base64, at whatever offset it begins in the encoded text (HTTP's Basic and
/// SMTP's AUTH PLAIN put a user before it). All forms are as TextReading reads them.
///
/// Of a long secret every part is found, because whoever repeats a secret may cut it. A short one
/// is found only as a whole. One of less than six bytes is not looked for at all: it would be found
/// everywhere.
class SecretForms
{
public:
    struct Hit {
        qsizetype begin = 0;
        qsizetype end = 0;
        bool isBase64 = false;
    };

    explicit SecretForms(const std::vector<Secret> &secrets);
    ~SecretForms();
    SecretForms(const SecretForms &) = delete;
    SecretForms &operator=(const SecretForms &) = delete;

    bool isEmpty() const { return m_wholes.empty() && m_parts.empty(); }
    /// Where the secrets stand in \a text, short ones first. Takes time in proportion to the text,
    /// whatever is in it: one pass for each short form, and one pass for all the long ones
    /// together.
    std::vector<Hit> in(QByteArrayView text) const;

private:
    struct Form {
        Secret text;
        bool isBase64 = false;
    };
    /// The partLength bytes of a form from \c offset on.
    struct Part {
        size_t form = 0;
        qsizetype offset = 0;
    };

    void add(QByteArray &&form, bool isWhole, bool isBase64);
    void sortParts();
    QByteArrayView bytesOf(const Part &part) const;
    const Part *partAt(QByteArrayView text) const;
    void findWholes(QByteArrayView text, std::vector<Hit> &hits) const;
    void findParts(QByteArrayView text, std::vector<Hit> &hits) const;

    std::vector<Form> m_wholes;  ///< looked for as a whole
    std::vector<Form> m_long;    ///< looked for by their parts
    std::vector<Part> m_parts;   ///< sorted by their bytes
    std::bitset<65'536> m_pairs; ///< of bytes that stand side by side in a part
};

} // namespace savehub
