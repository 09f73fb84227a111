// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <vector>

namespace savehub {

/// Tells of what was found too late. A few are told one by one. Of many, as after days of
/// standstill, one notice of each kind gives the number.
class MissedNotices
{
public:
    /// Takes out of \a decided the notices that are told together later. The history keeps every
    /// one.
    void fold(std::vector<Decided> &decided);
    /// The notices for what was folded so far, to be told now.
    std::vector<Notice> take();

private:
    OverdueCounts m_folded;
};

} // namespace savehub
