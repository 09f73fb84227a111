// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// How good or bad something is. It decides a colour and a shape, which never carry a meaning
/// alone: the words say the same.
enum class Tone { Neutral, Info, Good, Warning, Bad };

} // namespace savehub
