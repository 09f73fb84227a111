// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/say.h"

#include <QStringView>

#include <optional>
#include <span>

namespace savehub {

/// A code with its key in the database and its English sentence. A sentence may be written better;
/// its key stays. %1, %2 … stand for the figures; %n for the first one where the words depend on how
/// many there are.
struct Sentence {
    Say code;
    const char *key;
    const char *text;
};

// The sentences, in the order of the codes, in three tables.
std::span<const Sentence> decisionSentences();
std::span<const Sentence> refusalSentences();
std::span<const Sentence> importSentences();

const Sentence &sentenceOf(Say code);
std::optional<Say> codeOfKey(QStringView key);

} // namespace savehub
