// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QPlainTextEdit;

namespace savehub {

/// What an import could not use, line by line, beside the table instead of in front of it.
class ResultsPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ResultsPanel(QWidget *parent = nullptr);

    /// Hides the panel when there are no \a problems.
    void setResults(const QString &summary, const QStringList &problems);

private:
    QLabel *m_summary;
    QPlainTextEdit *m_problems;
};

} // namespace savehub
