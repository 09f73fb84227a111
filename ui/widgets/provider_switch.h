// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/provider.h"

#include <QWidget>

class QAbstractButton;

namespace savehub {

/// Mock and Twilio, side by side. Shows which one is in force. A click only requests the other one.
class ProviderSwitch : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderSwitch(QWidget *parent = nullptr);

    void setProvider(Provider provider);
    /// Makes Twilio unavailable. \a why says the reason.
    void lockToMock(const QString &why);

Q_SIGNALS:
    void wanted(savehub::Provider provider);

private:
    QAbstractButton *addSegment(Provider provider, const QString &toolTip);

    Provider m_provider = Provider::Mock;
    QAbstractButton *m_mock;
    QAbstractButton *m_twilio;
};

} // namespace savehub
