// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/call_log.h"
#include "ports/redaction.h"

#include <QtGlobal>

namespace savehub {

/// While it lives, Qt's own messages go into the log. Otherwise Qt would write them to standard
/// error and might block there, even on the engine's thread. Only one may exist at a time.
class QtMessages
{
public:
    /// \a known removes secrets from the messages. \a log must live longer.
    QtMessages(CallLog &log, const RedactionSource &known);
    ~QtMessages();
    QtMessages(const QtMessages &) = delete;
    QtMessages &operator=(const QtMessages &) = delete;

private:
    const RedactionSource m_known;
    QtMessageHandler m_before = nullptr;
};

} // namespace savehub
