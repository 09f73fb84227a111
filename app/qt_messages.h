// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/call_log.h"
#include "ports/redaction.h"

#include <QtGlobal>

namespace savehub {

/// While it lives, what Qt has to say of itself goes through the log: by itself Qt writes to standard
/// error and waits there, on the engine's thread, too. One at a time.
class QtMessages
{
public:
    /// Without what \a known takes out. \a log must live longer.
    QtMessages(CallLog &log, const RedactionSource &known);
    ~QtMessages();
    QtMessages(const QtMessages &) = delete;
    QtMessages &operator=(const QtMessages &) = delete;

private:
    const RedactionSource m_known;
    QtMessageHandler m_before = nullptr;
};

} // namespace savehub
