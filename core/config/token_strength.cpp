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
/// Of random tokens about one in a million holds fewer that are not predicted.
constexpr double fewestUnpredicted = fewestBits / 2;
/// Shorter ones are met in any random text.
constexpr qsizetype shortestStretch = 3;

/// How many bits a random character holds that was drawn from the smallest of these alphabets that has
/// all of \a text.
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

/// How many characters from \a from on are each the same as the one before, or its neighbour.
qsizetype runAt(const QString &text, qsizetype from)
{
    auto end = from + 1;
    while (end < text.size() && std::abs(text[end].unicode() - text[end - 1].unicode()) <= 1) {
        ++end;
    }
    return end - from;
}

/// How many characters from \a from on stood in that order before.
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

/// How many characters nobody could tell from those before them, in small or capital letters.
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
