// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// Random secrets of 128 bits have more; "aaaa…", 32 zeros and "abcabc…" do not.
constexpr size_t fewestDifferentCharacters = 8;
size_t differentCharacters(const QString &text);

/// Whether \a token, of visible ASCII characters, holds fewer than 128 random bits, as far as it shows:
/// by its length and alphabet, and by what in it is no run ("4567", "ffff", "cba") and no repetition.
/// Who draws 128 random bits meets such stretches, too: half of the bits may lie in them.
bool canBeGuessed(const QString &token);

} // namespace savehub
