// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/token_strength.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>
#include <vector>

#include <QRegularExpression>

namespace savehub {

namespace {

constexpr double fewestBits = 128;
/// About one in a million random tokens holds fewer bits that are not predicted.
constexpr double fewestUnpredicted = fewestBits / 2;
/// Shorter ones occur in any random text.
constexpr qsizetype shortestStretch = 3;

/// The bits of one random character from the smallest of these alphabets that has all of \a text.
double bitsOfOne(const QString &text)
{
    struct Alphabet {
        QLatin1String pattern;
        double size;
    };
    constexpr std::array alphabets{Alphabet{QLatin1String("[0-9]*"), 10},
                                   Alphabet{QLatin1String("[0-9a-f]*|[0-9A-F]*"), 16},
                                   Alphabet{QLatin1String("[a-z]*|[A-Z]*"), 26},
                                   Alphabet{QLatin1String("[0-9a-z]*|[0-9A-Z]*"), 36},
                                   Alphabet{QLatin1String("[0-9a-zA-Z]*"), 62},
                                   Alphabet{QLatin1String("[!-~]*"), 94}};
    const auto *found = std::find_if(alphabets.begin(), alphabets.end(), [&](const auto &alphabet) {
        return QRegularExpression(QRegularExpression::anchoredPattern(QString(alphabet.pattern)))
            .match(text)
            .hasMatch();
    });
    return found == alphabets.end() ? 0 : std::log2(found->size);
}

/// The length of the run at \a from, in which each character equals the one before it or is its
/// neighbour.
qsizetype runAt(const QString &text, qsizetype from)
{
    auto end = from + 1;
    while (end < text.size() && std::abs(text[end].unicode() - text[end - 1].unicode()) <= 1) {
        ++end;
    }
    return end - from;
}

/// The number of characters at \a from that stand in the same order earlier in \a text.
qsizetype repetitionAt(const QString &text, qsizetype from)
{
    qsizetype longest = 0;
    for (qsizetype before = 0; before < from; ++before) {
        qsizetype length = 0;
        while (from + length < text.size() && text[before + length] == text[from + length]) {
            ++length;
        }
        longest = std::max(longest, length);
    }
    return longest;
}

/// The number of characters that do not follow from those before them. The case of letters is
/// ignored.
qsizetype unpredicted(const QString &token)
{
    const auto text = token.toLower();
    std::vector<bool> isPredicted(static_cast<size_t>(text.size()), false);
    const auto predict = [&](qsizetype from, qsizetype count) {
        std::fill_n(isPredicted.begin() + from, count, true);
    };
    for (qsizetype i = 0; i < text.size();) {
        const auto run = runAt(text, i);
        if (run >= shortestStretch) {
            predict(i + 1, run - 1);
        }
        i += run;
    }
    for (qsizetype i = 1; i < text.size();) {
        const auto repetition = repetitionAt(text, i);
        const bool counts = repetition >= shortestStretch;
        predict(i, counts ? repetition : 0);
        i += counts ? repetition : 1;
    }
    return std::count(isPredicted.begin(), isPredicted.end(), false);
}

} // namespace

size_t differentCharacters(const QString &text)
{
    return std::set<QChar>(text.begin(), text.end()).size();
}

bool canBeGuessed(const QString &token)
{
    const auto bits = bitsOfOne(token);
    return static_cast<double>(token.size()) * bits < fewestBits
           || static_cast<double>(unpredicted(token)) * bits <= fewestUnpredicted
           || differentCharacters(token) < fewestDifferentCharacters;
}

} // namespace savehub
