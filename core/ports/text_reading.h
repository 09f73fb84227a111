// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace savehub {

/// How a text may spell what it says; with both, the escapes are inside of the percents.
struct Spelling {
    bool percent = false; ///< %41
    bool escapes = false; ///< \" \u0041 \x41 &#65; &#x41; &amp;
};

/// Those that \a text may be read by; as it is, always.
std::vector<Spelling> spellingsIn(QByteArrayView text);

/// A text as it is read by one spelling, without what is not seen (unseen.h) and without plus, which forms
/// write for a blank; and where each byte of that stands in the text.
class TextReading
{
public:
    struct Place {
        qsizetype begin = 0;
        qsizetype end = 0;
    };

    explicit TextReading(QByteArrayView text, Spelling spelling = {});

    const QByteArray &bytes() const { return m_bytes; }
    /// Where in the text the bytes from \a begin to before \a end stand.
    Place place(qsizetype begin, qsizetype end) const;
    /// For a reading of something secret.
    QByteArray take() { return std::move(m_bytes); }

private:
    template <typename SignOf>
    void decode(SignOf signOf);
    void dropUnseen();
    void shorten(qsizetype size);

    QByteArray m_bytes;
    std::vector<Place> m_places; ///< of each byte
};

} // namespace savehub
