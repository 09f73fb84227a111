// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segment_button.h"

#include <QPainter>

namespace savehub {

namespace {
constexpr int sideMargin = 14;
constexpr int segmentMargin = 6;
constexpr double corner = 3;
} // namespace

SegmentButton::SegmentButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

QSize SegmentButton::sizeHint() const
{
    const auto text = fontMetrics().size(Qt::TextShowMnemonic, shownText(true));
    return text + QSize(2 * sideMargin, 2 * segmentMargin);
}

void SegmentButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto &colors = palette();
    const auto frame = QRectF(rect()).adjusted(.5, .5, -.5, -.5);
    const auto ground = isChecked()    ? QPalette::Highlight
                        : underMouse() ? QPalette::Light
                                       : QPalette::Button;
    painter.setPen(colors.color(QPalette::Mid));
    painter.setBrush(colors.color(ground));
    painter.drawRoundedRect(frame, corner, corner);
    const auto text =
        !isEnabled() ? colors.color(QPalette::Disabled, QPalette::ButtonText)
                     : colors.color(isChecked() ? QPalette::HighlightedText : QPalette::ButtonText);
    painter.setPen(text);
    painter.drawText(rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextShowMnemonic,
                     shownText(isChecked()));
    if (hasFocus()) {
        painter.setPen(QPen(text, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(frame.adjusted(3, 3, -3, -3));
    }
}

QString SegmentButton::shownText(bool checked) const
{
    return checked ? QStringLiteral("✓ ") + text() : text();
}

} // namespace savehub
