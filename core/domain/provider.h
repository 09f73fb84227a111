// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// Who carries calls and texts.
enum class Provider { Mock, Twilio };

} // namespace savehub
