// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/constant_time.h"

namespace savehub {

bool isSameInConstantTime(const QByteArray &one, const QByteArray &other)
{
    if (one.size() != other.size()) {
        return false;
    }
    int difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i) {
        difference |= one[i] ^ other[i];
    }
    return difference == 0;
}

} // namespace savehub
