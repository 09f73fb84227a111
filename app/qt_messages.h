// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call_log.h"

#include <QtGlobal>

namespace savehub {

/// While it lives, what Qt has to say of itself goes through the log: by itself Qt writes to standard
/// error and waits there, on the engine's thread, too. One at a time.
class QtMessages
{
public:
    /// \a log must live longer.
    explicit QtMessages(CallLog &log);
    ~QtMessages();
    QtMessages(const QtMessages &) = delete;
    QtMessages &operator=(const QtMessages &) = delete;

private:
    QtMessageHandler m_before = nullptr;
};

} // namespace savehub
