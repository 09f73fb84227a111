// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/finding.h"
#include "domain/error.h"

#include <QDialog>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace savehub {

/// The doctor. The composition provides it.
struct SetupCheck {
    /// Answers once, possibly after the window is gone. Does not block.
    std::function<void(std::function<void(Result<Findings>)>)> examine{};
    /// The findings for a mail or a ticket.
    std::function<QString(const Findings &)> toText{};
};

/// Lets the doctor examine the running console and shows the findings, the worst first.
class SetupCheckDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SetupCheckDialog(SetupCheck check, QWidget *parent = nullptr);

private:
    QWidget *buildButtons();
    void examine();
    void copy();
    void showResult(const Result<Findings> &result);
    /// Shows \a views instead of what was shown before.
    void showViews(const std::vector<QWidget *> &views);

    SetupCheck m_check;
    Findings m_findings;
    QLabel *m_summary;
    QProgressBar *m_progress;
    QScrollArea *m_area;
    QPushButton *m_again;
    QPushButton *m_copy;
};

} // namespace savehub
