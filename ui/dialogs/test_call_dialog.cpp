// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/test_call_dialog.h"

#include "engine/call_outcome.h"
#include "ui/models/test_call_words.h"
#include "ui/models/timeline.h"
#include "ui/widgets/wrapped_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace savehub {

namespace {

constexpr int usualWidth = 480;

} // namespace

TestCallDialog::TestCallDialog(Console &console, QWidget *parent)
    : QDialog(parent),
      m_console(console),
      m_number(new QLineEdit),
      m_call(new QPushButton(tr("&Call"))),
      m_plan(new WrappedLabel({})),
      m_standing(new WrappedLabel({})),
      m_detail(new WrappedLabel({}))
{
    setWindowTitle(tr("Test call"));
    m_number->setPlaceholderText(QStringLiteral("+34 600 123 456"));
    auto bold = m_standing->font();
    bold.setBold(true);
    m_standing->setFont(bold);
    auto *form = new QFormLayout;
    form->addRow(tr("&Number"), m_number);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_call, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new WrappedLabel(tr("Calls a phone of your own, once, outside any incident. "
                                          "One call a minute.")));
    layout->addWidget(m_plan);
    layout->addLayout(form);
    layout->addWidget(m_standing);
    layout->addWidget(m_detail);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_call, &QPushButton::clicked, this, &TestCallDialog::call);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_console, &Console::settingsChanged, this, &TestCallDialog::showPlan);
    connect(&m_console, &Console::testCallChanged, this, &TestCallDialog::showCall);
    connect(&m_console, &Console::testCallRefused, this, [this](const Error &why) {
        m_call->setEnabled(true);
        say(tr("Not called"), why.text());
    });
    showPlan(m_console.settings());
    if (const auto last = m_console.lastTestCall()) {
        showCall(*last);
    } else {
        say(tr("No call yet"));
    }
    m_call->setDefault(true); // else the button box makes it Close
    resize(usualWidth, sizeHint().height());
}

void TestCallDialog::call()
{
    const auto number = internationalNumber(m_number->text());
    if (!number) {
        say(tr("Not called"), tr("Write the number with + and the country code."));
        m_number->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_call->setEnabled(false); // until the call's outcome is known
    m_console.placeTestCall(*number, QLocale().name().section(u'_', 0, 0));
}

void TestCallDialog::showPlan(const Settings &settings)
{
    m_plan->setText(testCallPlan(settings));
}

void TestCallDialog::showCall(const Attempt &call)
{
    m_call->setEnabled(!isOpen(call.status));
    const auto key = call.digit.isEmpty() ? QString() : tr("Key %1 was pressed.").arg(call.digit);
    say(testCallStatusLine(call), QStringList{key, callDetail(call)}.join(u'\n').trimmed());
}

void TestCallDialog::say(const QString &standing, const QString &detail)
{
    m_standing->setText(standing);
    m_detail->setText(detail);
}

} // namespace savehub
