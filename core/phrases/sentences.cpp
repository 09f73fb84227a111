// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/sentences.h"

#include <QString>

#include <array>

namespace savehub {

namespace {

/// In the order of the codes.
const std::array<std::span<const Sentence>, 3> &tables()
{
    static const std::array tables{decisionSentences(), refusalSentences(), importSentences()};
    return tables;
}

} // namespace

const Sentence &sentenceOf(Say code)
{
    auto place = static_cast<size_t>(code);
    for (const auto &table : tables()) {
        if (place < table.size()) {
            return table[place];
        }
        place -= table.size();
    }
    Q_UNREACHABLE();
}

std::optional<Say> codeOfKey(QStringView key)
{
    for (const auto &table : tables()) {
        for (const auto &sentence : table) {
            if (key == QLatin1String(sentence.key)) {
                return sentence.code;
            }
        }
    }
    return std::nullopt;
}

} // namespace savehub
