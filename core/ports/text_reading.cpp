// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/text_reading.h"

#include "domain/unseen.h"

#include <QString>

#include <algorithm>
#include <array>

namespace savehub {

namespace {

/// What stands at one place of a text.
struct Sign {
    QByteArray bytes{};   ///< what it says
    qsizetype length = 0; ///< how much of the text says it; 0: not what was looked for
};

Sign signOf(char32_t code, qsizetype length)
{
    return {QString::fromUcs4(&code, 1).toUtf8(), length};
}

/// 0 to 15, or -1 when \a c is no hexadecimal digit.
int digitValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// The number that all of \a digits write to \a base. -1 when they write none, or not that of a
/// character.
int number(QByteArrayView digits, int base)
{
    int read = digits.isEmpty() ? -1 : 0;
    for (const char c : digits) {
        const int value = digitValue(c);
        const bool isDigit = value >= 0 && value < base;
        read = isDigit && read >= 0 && read <= 0x10FFFF ? read * base + value : -1;
    }
    return read <= 0x10FFFF ? read : -1;
}

int hexNumber(QByteArrayView text, qsizetype at, qsizetype digits)
{
    return at + digits <= text.size() ? number(text.sliced(at, digits), 16) : -1;
}

Sign percentSign(QByteArrayView text)
{
    const int byte = text[0] == '%' ? hexNumber(text, 1, 2) : -1;
    return byte < 0 ? Sign{} : Sign{QByteArray(1, static_cast<char>(byte)), 3};
}

/// \u0041, or two of these for a character beyond 16 bits.
Sign unicodeSign(QByteArrayView text)
{
    const int first = hexNumber(text, 2, 4);
    if (first < 0) {
        return {};
    }
    const bool hasSecond = QChar::isHighSurrogate(static_cast<char32_t>(first)) && text.size() >= 12
                           && text[6] == '\\' && text[7] == 'u';
    const int second = hasSecond ? hexNumber(text, 8, 4) : -1;
    return second >= 0 ? signOf(
               QChar::surrogateToUcs4(static_cast<char16_t>(first), static_cast<char16_t>(second)),
               12)
                       : signOf(static_cast<char32_t>(first), 6);
}

Sign backslashSign(QByteArrayView text)
{
    if (text.size() < 2) {
        return {};
    }
    if (text[1] == 'u') {
        if (auto sign = unicodeSign(text); sign.length > 0) {
            return sign;
        }
    }
    if (const int byte = text[1] == 'x' ? hexNumber(text, 2, 2) : -1; byte >= 0) {
        return {QByteArray(1, static_cast<char>(byte)), 4};
    }
    const bool isGap = QByteArrayView("nrtbf").contains(text[1]);
    return {QByteArray(1, isGap ? ' ' : text[1]), 2};
}

/// &#65; and &#x41;, and the five names of XML.
Sign entitySign(QByteArrayView text)
{
    constexpr qsizetype longest = 10; // &#1114111;
    static const std::array<std::pair<QByteArrayView, char>, 5> signNames{
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    const auto end = text.first(qMin(longest, text.size())).indexOf(';');
    if (end < 3) {
        return {};
    }
    const auto name = text.sliced(1, end - 1);
    for (const auto &[word, sign] : signNames) {
        if (name == word) {
            return {QByteArray(1, sign), end + 1};
        }
    }
    const bool isHex = name[1] == 'x' || name[1] == 'X';
    const int code = name[0] != '#' ? -1
                     : isHex        ? number(name.sliced(2), 16)
                                    : number(name.sliced(1), 10);
    return code < 0 ? Sign{} : signOf(static_cast<char32_t>(code), end + 1);
}

Sign escapedSign(QByteArrayView text)
{
    return text[0] == '\\' ? backslashSign(text) : text[0] == '&' ? entitySign(text) : Sign{};
}

struct Character {
    char32_t code;
    qsizetype length; ///< in bytes
};

/// The first character of \a bytes, which may not be UTF-8 at all.
Character firstOf(QByteArrayView bytes)
{
    constexpr Character none{QChar::ReplacementCharacter, 1};
    const auto lead = static_cast<unsigned char>(bytes[0]);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const qsizetype length = lead < 0xC2   ? 1
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 1;
    if (length == 1 || length > bytes.size()) {
        return none;
    }
    char32_t code = lead & (0x7FU >> length);
    for (qsizetype i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(bytes[i]);
        if ((next & 0xC0U) != 0x80U) {
            return none;
        }
        code = code << 6U | (next & 0x3FU);
    }
    return {code, length};
}

} // namespace

std::vector<Spelling> spellingsIn(QByteArrayView text)
{
    const bool percent = text.contains('%');
    const bool escapes = text.contains('\\') || text.contains('&');
    std::vector<Spelling> spellings{{}};
    if (percent) {
        spellings.push_back({true, false});
    }
    if (escapes) {
        spellings.push_back({false, true});
    }
    if (percent && escapes) {
        spellings.push_back({true, true});
    }
    return spellings;
}

TextReading::TextReading(QByteArrayView text, Spelling spelling)
    : m_bytes(text.toByteArray()),
      m_places(static_cast<size_t>(text.size()))
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        m_places[static_cast<size_t>(at)] = {at, at + 1};
    }
    if (spelling.percent) {
        decode(percentSign);
    }
    if (spelling.escapes) {
        decode(escapedSign);
    }
    dropUnseen();
}

TextReading::Place TextReading::place(qsizetype begin, qsizetype end) const
{
    return {m_places[static_cast<size_t>(begin)].begin, m_places[static_cast<size_t>(end - 1)].end};
}

/// The decoded text is never longer than what it is decoded from.
template <typename SignOf>
void TextReading::decode(SignOf signOf)
{
    qsizetype kept = 0;
    auto *bytes = m_bytes.data();
    for (qsizetype at = 0; at < m_bytes.size();) {
        const auto sign = signOf(QByteArrayView(m_bytes).sliced(at));
        const auto length = qMax(sign.length, qsizetype(1));
        const auto said = sign.length > 0 ? sign.bytes : QByteArray(1, bytes[at]);
        const auto where = place(at, at + length);
        for (const char byte : said) {
            bytes[kept] = byte;
            m_places[static_cast<size_t>(kept)] = where;
            ++kept;
        }
        at += length;
    }
    shorten(kept);
}

void TextReading::dropUnseen()
{
    qsizetype kept = 0;
    auto *bytes = m_bytes.data();
    for (qsizetype at = 0; at < m_bytes.size();) {
        const auto character = firstOf(QByteArrayView(bytes, m_bytes.size()).sliced(at));
        const bool isDropped = isUnseen(character.code) || character.code == U'+';
        for (qsizetype i = 0; i < character.length; ++i, ++at) {
            if (!isDropped) {
                bytes[kept] = bytes[at];
                m_places[static_cast<size_t>(kept)] = m_places[static_cast<size_t>(at)];
                ++kept;
            }
        }
    }
    shorten(kept);
}

/// What is cut off is wiped: it may be a reading of a secret.
void TextReading::shorten(qsizetype size)
{
    std::fill(m_bytes.data() + size, m_bytes.data() + m_bytes.size(), '\0');
    m_bytes.truncate(size);
    m_places.resize(static_cast<size_t>(size));
}

} // namespace savehub
