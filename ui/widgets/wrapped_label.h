// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace savehub {

/// Plain text in as many lines as it needs. A word that is longer than a line, such as a path, is
/// broken. QLabel would make the window as wide as the word.
class WrappedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(const QString &text, QWidget *parent = nullptr);

    int heightForWidth(int width) const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace savehub
