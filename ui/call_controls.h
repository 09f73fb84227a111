// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decision_context.h"
#include "runtime/console.h"

#include <QObject>
#include <QTimer>

class QAbstractButton;
class QAction;
class QMenu;
class QToolBar;

namespace savehub {

class ProviderStrip;
class ProviderSwitch;
class QuestionBar;

/// Provider, test mode and the kill switch, in the toolbar and in a menu. With the strip that says
/// what is in force, and the question before real calls are let out.
class CallControls : public QObject
{
    Q_OBJECT

public:
    /// \a console, \a strip and \a question must outlive the controls. The demo has no Twilio.
    CallControls(Console &console, ProviderStrip &strip, QuestionBar &question, bool isDemo,
                 QObject *parent = nullptr);

    void addModesTo(QToolBar &bar);
    /// The Stop button, which stays whole and visible, however narrow the window is.
    QWidget *makeStopButton();
    void addTo(QMenu &menu);
    QAction *stopAction() const { return m_stop; }

    /// Sets what calls have cost. Once a cap is reached, the strip says so.
    void setSpend(const Spend &spend);

Q_SIGNALS:
    /// \a headline says what happens to a call that is due now: "LIVE".
    void headlineChanged(const QString &headline);

private:
    void buildActions();
    void showSettings(const Settings &settings, const QString &providerProblem);
    void lockToDemo();
    void wantProvider(Provider provider);
    void wantTestMode(bool on);
    void toggleStopped();
    /// Carries out \a change. Asks first if \a after would let real calls out.
    void change(const Settings &after, const QString &question, const QString &yes,
                std::function<void()> change);

    Console &m_console;
    ProviderStrip &m_strip;
    QuestionBar &m_question;
    const bool m_isDemo;
    Spend m_spend;
    std::optional<Settings> m_shown;
    ProviderSwitch *m_switch;
    QAbstractButton *m_testToggle;
    QAction *m_useMock;
    QAction *m_useTwilio;
    QAction *m_testMode;
    QAction *m_detectMachines;
    QAction *m_stop;
    QTimer m_justStopped; ///< while it runs, calls cannot be resumed
};

} // namespace savehub
