// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/setup_check_dialog.h"

#include "ui/models/finding_words.h"
#include "ui/widgets/finding_view.h"
#include "ui/widgets/wrapped_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace savehub {

namespace {

constexpr QSize usualDialogSize(720, 600);
constexpr int besideTheParent = 40; ///< this much of a small window stays visible
constexpr int progressHeight = 8;
constexpr int besideButtonText = 16;

} // namespace

SetupCheckDialog::SetupCheckDialog(SetupCheck check, QWidget *parent)
    : QDialog(parent),
      m_check(std::move(check)),
      m_summary(new WrappedLabel({})),
      m_progress(new QProgressBar),
      m_area(new QScrollArea),
      m_again(new QPushButton(tr("Check &again"))),
      m_copy(new QPushButton(tr("&Copy as text")))
{
    setWindowTitle(tr("Check setup"));
    auto bold = m_summary->font();
    bold.setBold(true);
    m_summary->setFont(bold);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);
    auto policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // so that nothing jumps
    m_progress->setSizePolicy(policy);
    m_progress->setAccessibleName(tr("Checking"));
    m_area->setWidgetResizable(true);
    m_area->setAccessibleName(tr("Findings"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new WrappedLabel(
        tr("What stands between this console and a call, with the settings it was started with. "
           "Nobody is called, and nothing is sent to anybody.")));
    layout->addWidget(m_summary);
    layout->addWidget(m_progress);
    layout->addWidget(m_area, 1);
    layout->addWidget(buildButtons());
    const QSize margin(besideTheParent, besideTheParent);
    resize(parent ? usualDialogSize.boundedTo(parent->size() - margin) : usualDialogSize);
    m_area->setFocus(Qt::OtherFocusReason); // its keys scroll
    examine();
}

QWidget *SetupCheckDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    for (auto *button : {m_again, m_copy}) {
        button->setAutoDefault(false);
        button->setMinimumWidth(button->sizeHint().width() + besideButtonText);
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    }
    connect(m_again, &QPushButton::clicked, this, &SetupCheckDialog::examine);
    connect(m_copy, &QPushButton::clicked, this, &SetupCheckDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void SetupCheckDialog::examine()
{
    m_summary->setText(tr("Checking…"));
    m_progress->show();
    m_again->setEnabled(false);
    m_copy->setEnabled(false);
    showViews(
        {new WrappedLabel(tr("Twilio, the public address, the mail server, the keychain and the "
                             "database are asked. As a rule that takes seconds, at most two "
                             "minutes; the console runs on meanwhile."))});
    // The answer may come after the dialog is gone.
    m_check.examine([dialog = QPointer(this)](const Result<Findings> &result) {
        if (dialog) {
            dialog->showResult(result);
        }
    });
}

void SetupCheckDialog::showResult(const Result<Findings> &result)
{
    m_progress->hide();
    m_again->setEnabled(true);
    m_copy->setEnabled(result.has_value());
    if (!result) {
        m_summary->setText(tr("The check failed."));
        showViews({new WrappedLabel(result.error().text())});
        return;
    }
    m_findings = *result;
    m_summary->setText(findingsSummary(m_findings));
    std::vector<QWidget *> views;
    for (const auto &finding : worstFirst(m_findings)) {
        views.push_back(new FindingView(finding));
    }
    showViews(views);
}

void SetupCheckDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_check.toText(m_findings));
    m_summary->setText(findingsSummary(m_findings) + QLatin1Char(' ')
                       + tr("The text is in the clipboard."));
}

void SetupCheckDialog::showViews(const std::vector<QWidget *> &views)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    for (auto *view : views) {
        layout->addWidget(view);
    }
    layout->addStretch();
    m_area->setWidget(page); // deletes the previous one
}

} // namespace savehub
