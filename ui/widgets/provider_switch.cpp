// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider_switch.h"

#include "safe_text.h"
#include "wording.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyleOption>

namespace savehub {

namespace {

/// A checked segment is filled and ticked: neither colour nor shading alone tells it.
class Segment : public QAbstractButton
{
public:
    explicit Segment(const QString &text)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(shownText(true)) + 28, fontMetrics().height() + 12};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto &colors = palette();
        const auto frame = QRectF(rect()).adjusted(.5, .5, -.5, -.5);
        const auto ground = isChecked() ? QPalette::Highlight
            : underMouse()              ? QPalette::Light
                                        : QPalette::Button;
        painter.setPen(colors.color(QPalette::Dark));
        painter.setBrush(colors.color(ground));
        painter.drawRoundedRect(frame, 3, 3);
        painter.setPen(colors.color(isChecked() ? QPalette::HighlightedText : QPalette::ButtonText));
        painter.drawText(rect(), Qt::AlignCenter, shownText(isChecked()));
        if (hasFocus()) {
            painter.setPen(QPen(painter.pen().color(), 1, Qt::DotLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(frame.adjusted(3, 3, -3, -3));
        }
    }

private:
    QString shownText(bool checked) const
    {
        return checked ? QStringLiteral("✓ ") + text() : text();
    }
};

} // namespace

ProviderSwitch::ProviderSwitch(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_mock = addSegment(Provider::Mock, tr("Play calls out; nobody's phone rings"));
    m_twilio = addSegment(Provider::Twilio, tr("Place calls through Twilio"));
    setAccessibleName(tr("Provider"));
    setProvider(m_provider);
}

QAbstractButton *ProviderSwitch::addSegment(Provider provider, const QString &toolTip)
{
    auto *segment = new Segment(providerWord(provider));
    segment->setToolTip(plainToolTip(toolTip));
    segment->setAccessibleName(tr("Provider %1").arg(providerWord(provider)));
    layout()->addWidget(segment);
    connect(segment, &QAbstractButton::clicked, this, [this, provider] {
        setProvider(m_provider);
        if (provider != m_provider) {
            Q_EMIT wanted(provider);
        }
    });
    return segment;
}

void ProviderSwitch::setProvider(Provider provider)
{
    m_provider = provider;
    m_mock->setChecked(provider == Provider::Mock);
    m_twilio->setChecked(provider == Provider::Twilio);
}

} // namespace savehub
