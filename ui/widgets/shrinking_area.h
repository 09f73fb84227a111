// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace savehub {

/// As high as its content when there is room. Otherwise it shrinks before all others and scrolls.
class ShrinkingArea : public QScrollArea
{
public:
    /// Takes ownership of \a content.
    explicit ShrinkingArea(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace savehub
