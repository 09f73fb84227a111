// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tone.h"

#include <QWidget>

namespace savehub {

/// A word on the ground of its tone, with a mark of its own before it: never told by colour alone.
class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(QWidget *parent = nullptr);

    QString text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void setContent(const QString &text, Tone tone);
    virtual void paintMark(QPainter &painter, const QRect &place, const QColor &color) = 0;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace savehub
