// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/api_access_dialog.h"

#include "ui/widgets/question_bar.h"
#include "ui/widgets/wrapped_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace savehub {

namespace {

/// In characters. A token has 43 and is shown whole.
constexpr int tokenWidth = 46;

} // namespace

ApiAccessDialog::ApiAccessDialog(ApiAccess access, QWidget *parent)
    : QDialog(parent),
      m_access(std::move(access)),
      m_question(new QuestionBar),
      m_address(new QLabel),
      m_token(new QLineEdit),
      m_copy(new QPushButton(tr("&Copy"))),
      m_show(new QPushButton(tr("&Show"))),
      m_result(new WrappedLabel({}))
{
    setWindowTitle(tr("REST API"));
    m_address->setTextFormat(Qt::PlainText);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *about = new WrappedLabel(
        tr("Programs that send this token may push meetings, check people in and settle "
           "incidents. It is kept in the keychain."));
    auto *form = new QFormLayout;
    form->addRow(tr("Address"), m_address);
    form->addRow(tr("Token"), tokenRow());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *renew = buttons->addButton(tr("&Renew…"), QDialogButtonBox::ActionRole);
    renew->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetFixedSize); // grows when the question comes
    for (QWidget *part : std::initializer_list<QWidget *>{about, m_question}) {
        layout->addWidget(part);
    }
    layout->addLayout(form);
    layout->addWidget(m_result);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(renew, &QPushButton::clicked, this, &ApiAccessDialog::askToRenew);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showAccess();
}

QWidget *ApiAccessDialog::tokenRow()
{
    m_token->setReadOnly(true);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setMinimumWidth(tokenWidth * m_token->fontMetrics().averageCharWidth());
    m_show->setCheckable(true);
    m_show->setAutoDefault(false);
    m_copy->setAutoDefault(false);
    connect(m_show, &QPushButton::toggled, this, [this](bool shown) {
        m_token->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_token->text());
        m_result->setText(tr("The token is in the clipboard."));
    });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_token, 1);
    layout->addWidget(m_show);
    layout->addWidget(m_copy);
    return row;
}

void ApiAccessDialog::showAccess()
{
    const auto address = m_access.address();
    m_address->setText(address.isEmpty() ? tr("Nothing listens; the notices say why.") : address);
    const auto token = m_access.token();
    m_token->setText(token);
    m_token->setPlaceholderText(tr("none: the API answers nobody"));
    m_copy->setEnabled(!token.isEmpty());
    m_show->setEnabled(!token.isEmpty());
}

void ApiAccessDialog::askToRenew()
{
    m_question->ask(tr("The old token stops working. Renew it?"), tr("&Yes"), tr("&Keep"),
                    [this] { renew(); });
}

void ApiAccessDialog::renew()
{
    // The keychain may answer after the dialog is gone.
    m_access.renew([dialog = QPointer(this)](const Done &done) {
        if (dialog) {
            dialog->m_result->setText(done ? tr("The token is renewed.") : done.error().text());
            dialog->showAccess();
        }
    });
}

} // namespace savehub
