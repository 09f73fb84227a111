// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// Random secrets of 128 bits have more; "aaaa…", 32 zeros and "abcabc…" do not.
constexpr size_t fewestDifferentCharacters = 8;
size_t differentCharacters(const QString &text);

/// Whether \a token, of visible ASCII characters, seems to hold fewer than 128 random bits. Judged
/// by its length and alphabet, by the number of different characters, and by the characters that
/// belong to no run ("4567", "ffff", "cba") and no repetition. Random tokens have such stretches,
/// too, so nearly half of the bits may lie in them.
bool canBeGuessed(const QString &token);

} // namespace savehub
