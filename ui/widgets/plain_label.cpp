// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plain_label.h"

namespace savehub {

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    return label;
}

QLabel *wrappingLabel()
{
    auto *label = plainLabel();
    label->setWordWrap(true);
    return label;
}

} // namespace savehub
