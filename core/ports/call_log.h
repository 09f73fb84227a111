// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// Takes the "[CALL] …" lines that operators search their logs for. Numbers in them are masked
/// before they get here.
class CallLog
{
public:
    virtual ~CallLog() = default;
    virtual void write(const QString &line) = 0;
};

} // namespace savehub
