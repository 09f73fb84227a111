// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/finding.h"

#include <QFrame>

namespace savehub {

/// One of the doctor's findings: its severity, what was found, why it matters and what to do. All
/// of it is plain text.
class FindingView : public QFrame
{
    Q_OBJECT

public:
    explicit FindingView(const Finding &finding, QWidget *parent = nullptr);

private:
    void addText(const QString &label, const QString &text);
};

} // namespace savehub
