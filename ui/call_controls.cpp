// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call_controls.h"

#include "ui/models/provider_message.h"
#include "ui/models/safe_text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/provider_strip.h"
#include "ui/widgets/provider_switch.h"
#include "ui/widgets/question_bar.h"
#include "ui/widgets/segment_button.h"

#include <QAction>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

namespace savehub {

namespace {
/// A hasty second click must not resume the calls.
constexpr std::chrono::seconds pauseBeforeResuming{2};
} // namespace

CallControls::CallControls(Console &console, ProviderStrip &strip, QuestionBar &question,
                           bool isDemo, QObject *parent)
    : QObject(parent),
      m_console(console),
      m_strip(strip),
      m_question(question),
      m_isDemo(isDemo),
      m_switch(new ProviderSwitch),
      m_testToggle(new SegmentButton(tr("&Test mode"))),
      m_useMock(new QAction(tr("Use the &mock provider"), this)),
      m_useTwilio(new QAction(tr("Use T&wilio"), this)),
      m_testMode(new QAction(tr("&Test mode"), this)),
      m_detectMachines(new QAction(this)),
      m_stop(new QAction(this))
{
    buildActions();
    connect(m_switch, &ProviderSwitch::wanted, this, &CallControls::wantProvider);
    connect(m_testToggle, &QAbstractButton::clicked, this, &CallControls::wantTestMode);
    connect(&m_console, &Console::settingsChanged, this, &CallControls::showSettings);
    if (m_isDemo) {
        lockToDemo();
    }
    showSettings(m_console.settings(), m_console.providerProblem());
}

void CallControls::lockToDemo()
{
    const auto why = tr("The demo has no Twilio: start SaveHub Console without --demo.");
    m_switch->lockToMock(why);
    m_useTwilio->setEnabled(false);
    m_useTwilio->setToolTip(plainToolTip(why));
}

void CallControls::buildActions()
{
    m_testToggle->setToolTip(plainToolTip(tr("With Twilio: build everything, send nothing")));
    m_stop->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    m_stop->setShortcutContext(Qt::ApplicationShortcut); // also while a dialog has the keyboard
    for (auto *action : {m_useMock, m_useTwilio, m_testMode, m_detectMachines}) {
        action->setCheckable(true);
    }
    connect(m_useMock, &QAction::triggered, this, [this] { wantProvider(Provider::Mock); });
    connect(m_useTwilio, &QAction::triggered, this, [this] { wantProvider(Provider::Twilio); });
    connect(m_testMode, &QAction::triggered, this, &CallControls::wantTestMode);
    connect(m_detectMachines, &QAction::triggered, &m_console, &Console::setDetectMachines);
    connect(m_stop, &QAction::triggered, this, &CallControls::toggleStopped);
    m_justStopped.setSingleShot(true);
}

void CallControls::addModesTo(QToolBar &bar)
{
    auto *label = plainLabel(tr("Provider"));
    label->setContentsMargins(6, 0, 8, 0);
    bar.addWidget(label);
    bar.addWidget(m_switch);
    auto *gap = new QWidget;
    gap->setFixedWidth(12);
    bar.addWidget(gap);
    bar.addWidget(m_testToggle);
}

QWidget *CallControls::makeStopButton()
{
    auto *button = new QToolButton;
    button->setDefaultAction(m_stop);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

void CallControls::addTo(QMenu &menu)
{
    menu.addActions({m_useMock, m_useTwilio});
    menu.addSeparator();
    menu.addActions({m_testMode, m_detectMachines});
    menu.addSeparator();
    menu.addAction(m_stop);
}

void CallControls::showSettings(const Settings &settings, const QString &providerProblem)
{
    if (m_shown && *m_shown != settings) { // an open question was about other settings
        m_question.dismiss();
    }
    m_shown = settings;
    m_strip.setMessage(providerMessage(settings, providerProblem, m_spend, m_isDemo));
    Q_EMIT headlineChanged(m_strip.accessibleName());
    m_switch->setProvider(settings.provider);
    m_useMock->setChecked(settings.provider == Provider::Mock);
    m_useTwilio->setChecked(settings.provider == Provider::Twilio);
    m_testToggle->setChecked(settings.testMode);
    m_testMode->setChecked(settings.testMode);
    m_detectMachines->setChecked(settings.detectMachines);
    m_detectMachines->setText(
        tr("Tell answering &machines apart (%1 a call)").arg(toText(settings.pricePerDetection)));
    m_stop->setText(settings.callsStopped ? tr("&Resume calls") : tr("&Stop all calls"));
    m_stop->setIcon(
        lineIcon(settings.callsStopped ? QStringLiteral("demo") : QStringLiteral("stop-calls")));
    m_stop->setToolTip(settings.callsStopped
                           ? tr("Let calls and texts out again (Ctrl+Shift+S)")
                           : tr("No call and no text goes out any more (Ctrl+Shift+S)"));
}

void CallControls::setSpend(const Spend &spend)
{
    if (spend != m_spend) {
        m_spend = spend;
        showSettings(m_console.settings(), m_console.providerProblem());
    }
}

void CallControls::wantProvider(Provider provider)
{
    auto after = m_console.settings();
    after.provider = provider;
    change(after, tr("Real calls will be placed and charged. Switch to LIVE?"),
           tr("Switch to &LIVE"), [this, provider] { m_console.setProvider(provider); });
}

void CallControls::wantTestMode(bool on)
{
    auto after = m_console.settings();
    after.testMode = on;
    change(after, tr("Real calls will be placed and charged. Switch to LIVE?"),
           tr("Switch to &LIVE"), [this, on] { m_console.setTestMode(on); });
}

void CallControls::toggleStopped()
{
    auto after = m_console.settings();
    if (after.callsStopped && m_justStopped.isActive()) {
        return;
    }
    after.callsStopped = !after.callsStopped;
    if (after.callsStopped) {
        m_justStopped.start(pauseBeforeResuming);
    }
    change(after, tr("Real calls will be placed and charged again. Resume?"), tr("&Resume calls"),
           [this, stopped = after.callsStopped] { m_console.setCallsStopped(stopped); });
}

void CallControls::change(const Settings &after, const QString &question, const QString &yes,
                          std::function<void()> change)
{
    const auto before = m_console.settings();
    // The old settings are in force, and shown, until the engine reports new ones.
    showSettings(before, m_console.providerProblem());
    if (goesLive(before, after)) {
        m_question.ask(question, yes, tr("&Keep it as it is"), std::move(change));
    } else {
        change();
    }
}

} // namespace savehub
