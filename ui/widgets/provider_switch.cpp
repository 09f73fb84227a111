// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/provider_switch.h"

#include "ui/models/safe_text.h"
#include "ui/models/wording.h"
#include "ui/widgets/segment_button.h"

#include <QHBoxLayout>

namespace savehub {

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
    auto *segment = new SegmentButton(providerWord(provider));
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

void ProviderSwitch::lockToMock(const QString &why)
{
    m_twilio->setEnabled(false);
    m_twilio->setToolTip(plainToolTip(why));
}

} // namespace savehub
