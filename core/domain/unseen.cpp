// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/unseen.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace savehub {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// What Unicode calls default ignorable but counts as letters, marks or unassigned; and the Braille
/// cell without a dot.
constexpr std::array<Range, 10> ignorable{{{0x034F, 0x034F},
                                           {0x115F, 0x1160},
                                           {0x17B4, 0x17B5},
                                           {0x180B, 0x180F},
                                           {0x2065, 0x2065},
                                           {0x2800, 0x2800},
                                           {0x3164, 0x3164},
                                           {0xFE00, 0xFE0F},
                                           {0xFFA0, 0xFFA0},
                                           {0xE0000, 0xE0FFF}}};

} // namespace

bool isUnseen(char32_t c)
{
    if (c < 0x80) {
        return c <= U' ' || c == 0x7F;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return std::any_of(ignorable.begin(), ignorable.end(),
                           [c](const Range &range) { return range.first <= c && c <= range.last; });
    }
}

} // namespace savehub
