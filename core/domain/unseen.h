// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// Whether nothing or a gap is seen of \a c: white space, control and format characters, fillers, and the
/// selectors of another look. Whoever hides a word puts them inside of it.
bool isUnseen(char32_t c);

} // namespace savehub
