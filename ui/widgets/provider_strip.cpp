// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/provider_strip.h"

#include "ui/theme.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace savehub {

namespace {

constexpr int iconSize = 20;
constexpr int hazardWidth = 28;
constexpr int stripMargin = 10;
constexpr int stripLineMargin = 8;

/// Paints the black and yellow stripes of a barrier.
void paintHazard(QPainter &painter, const QRect &rect)
{
    painter.save();
    painter.setClipRect(rect);
    painter.fillRect(rect, QColor(0xffffcd3c));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0xff2b2b2b), 7));
    for (auto x = rect.left() - rect.height(); x < rect.right() + rect.height(); x += 18) {
        painter.drawLine(x, rect.bottom() + 4, x + rect.height() + 8, rect.top() - 4);
    }
    painter.restore();
}

} // namespace

ProviderStrip::ProviderStrip(QWidget *parent)
    : QFrame(parent),
      m_icon(new QWidget),
      m_headline(plainLabel()),
      m_explanation(plainLabel()),
      m_problem(plainLabel())
{
    auto bold = m_headline->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.25);
    m_headline->setFont(bold);
    m_explanation->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(this);
    layout->setSpacing(stripMargin);
    m_icon->setFixedSize(iconSize, iconSize);
    layout->addWidget(m_icon);
    layout->addWidget(m_headline);
    layout->addWidget(m_explanation, 1);
    layout->addWidget(m_problem, 2);
}

void ProviderStrip::setMessage(const ProviderMessage &message)
{
    m_message = message;
    layout()->setContentsMargins(side(), stripLineMargin, side(), stripLineMargin);
    m_headline->setText(message.headline);
    m_explanation->setText(message.explanation);
    m_problem->setHidden(message.problem.isEmpty());
    m_problem->setText(message.problem.isEmpty()
                           ? QString()
                           : tr("⚠ No call can be placed now: %1").arg(message.problem));
    auto colors = palette();
    const auto pair = modeColors(message);
    colors.setColor(QPalette::WindowText, pair.text);
    setPalette(colors);
    setAccessibleName(QStringList{message.headline, message.explanation, m_problem->text()}.join(
        QLatin1Char(' ')));
    update();
}

int ProviderStrip::side() const
{
    return m_message.holdsCalls() ? hazardWidth + stripMargin : stripMargin;
}

QString ProviderStrip::iconName() const
{
    if (m_message.holdsCalls()) {
        return QStringLiteral("stop-calls");
    }
    switch (m_message.mode) {
    case CallMode::Mock:
        return QStringLiteral("mock");
    case CallMode::Test:
        return QStringLiteral("test");
    case CallMode::Live:
        return QStringLiteral("live");
    }
    Q_UNREACHABLE();
}

void ProviderStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto colors = modeColors(m_message);
    painter.fillRect(rect(), colors.ground);
    if (m_message.holdsCalls()) {
        paintHazard(painter, QRect(0, 0, hazardWidth, height()));
        paintHazard(painter, QRect(width() - hazardWidth, 0, hazardWidth, height()));
    }
    paintIcon(painter, iconName(), m_icon->geometry(), colors.text);
}

} // namespace savehub
