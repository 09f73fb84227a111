// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace savehub {

/// How a text may spell what it says. With both, the escapes are inside the percent encoding.
struct Spelling {
    bool percent = false; ///< %41
    bool escapes = false; ///< \" \u0041 \x41 &#65; &#x41; &amp;
};

/// The spellings by which \a text may be read. The text as it is is always among them.
std::vector<Spelling> spellingsIn(QByteArrayView text);

/// A text as it is read by one spelling. Leaves out what cannot be seen (unseen.h), and plus, which
/// forms write for a blank. Knows where in the text each of its bytes stands.
class TextReading
{
public:
    struct Place {
        qsizetype begin = 0;
        qsizetype end = 0;
    };

    explicit TextReading(QByteArrayView text, Spelling spelling = {});

    const QByteArray &bytes() const { return m_bytes; }
    /// Where in the text the bytes stand that go from \a begin to before \a end.
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
