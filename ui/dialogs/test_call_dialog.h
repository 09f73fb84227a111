// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/console.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace savehub {

/// Calls one of the operator's own numbers and shows how the call goes.
class TestCallDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a console must outlive the dialog.
    explicit TestCallDialog(Console &console, QWidget *parent = nullptr);

private:
    void call();
    void showPlan(const Settings &settings);
    void showCall(const Attempt &call);
    void say(const QString &standing, const QString &detail = {});

    Console &m_console;
    QLineEdit *m_number;
    QPushButton *m_call;
    QLabel *m_plan;
    QLabel *m_standing;
    QLabel *m_detail;
};

} // namespace savehub
