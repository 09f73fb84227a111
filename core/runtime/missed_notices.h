// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <vector>

namespace savehub {

/// Tells of what was found too late: of a few each by itself, of many, as after days of standing
/// still, one notice of each kind with their number.
class MissedNotices
{
public:
    /// Takes out of \a decided what is told together later. The history keeps every one.
    void fold(std::vector<Decided> &decided);
    /// What was folded so far, to be told now.
    std::vector<Notice> take();

private:
    Missed m_folded;
};

} // namespace savehub
