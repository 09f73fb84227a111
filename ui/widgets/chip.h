// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tone.h"

#include <QWidget>

namespace savehub {

/// A word on a background in the colour of its tone. The mark before it has its own shape, so that
/// the colour is never the only sign.
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
