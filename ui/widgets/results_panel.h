// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace savehub {

/// How far an import is and what it could not use, line by line, beside the table instead of in front of it.
class ResultsPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ResultsPanel(QWidget *parent = nullptr);

    /// Hides the panel when there are no \a problems.
    void setResults(const QString &summary, const QStringList &problems);
    /// How far an import is, until its results come.
    void setProgress(int done, int total);

Q_SIGNALS:
    void cancelWanted();

private:
    void showImporting(bool importing);

    QLabel *m_summary;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_close;
    QPlainTextEdit *m_problems;
};

} // namespace savehub
