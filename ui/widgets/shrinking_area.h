// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace savehub {

/// As high as its content where there is room; where there is not it gives way to all others and scrolls.
class ShrinkingArea : public QScrollArea
{
public:
    /// Takes \a content over.
    explicit ShrinkingArea(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace savehub
