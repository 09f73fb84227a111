// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// Whether \a c is shown as nothing or as a gap: white space, control and format characters,
/// fillers, and variation selectors. Somebody who hides a word puts them inside it.
bool isUnseen(char32_t c);

} // namespace savehub
