// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/provider_message.h"

#include <QFrame>

class QLabel;

namespace savehub {

/// The strip across the window that says what happens to a call that is due now.
class ProviderStrip : public QFrame
{
    Q_OBJECT

public:
    explicit ProviderStrip(QWidget *parent = nullptr);

    void setMessage(const ProviderMessage &message);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString iconName() const;
    int side() const; ///< from the edge to the icon

    ProviderMessage m_message;
    QWidget *m_icon; ///< where it is painted
    QLabel *m_headline;
    QLabel *m_explanation;
    QLabel *m_problem;
};

} // namespace savehub
