// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// How good or bad something is. A colour and a shape follow from it, never a meaning alone: the
/// words say the same.
enum class Tone { Neutral, Info, Good, Warning, Bad };

} // namespace savehub
