// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirm_button.h"

#include "ui/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace savehub {

namespace {
constexpr int longestNote = 200;
} // namespace

ConfirmButton::ConfirmButton(const Texts &texts, QWidget *parent)
    : QWidget(parent),
      m_button(new QPushButton(texts.button)),
      m_yes(new QPushButton(texts.yes)),
      m_keep(new QPushButton(texts.keep)),
      m_note(new QLineEdit)
{
    m_row = questionRow(texts);
    m_row->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_button);
    layout->addWidget(m_row, 1);
    setFocusProxy(m_button);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_button, &QPushButton::clicked, this, &ConfirmButton::ask);
    connect(m_keep, &QPushButton::clicked, this, &ConfirmButton::keep);
    connect(m_yes, &QPushButton::clicked, this, &ConfirmButton::confirm);
    connect(m_note, &QLineEdit::returnPressed, this, &ConfirmButton::confirm);
}

QWidget *ConfirmButton::questionRow(const Texts &texts)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *question = plainLabel(texts.question);
    m_note->setPlaceholderText(texts.noteHint);
    m_note->setAccessibleName(texts.question + QLatin1Char(' ') + texts.noteHint);
    m_note->setMaxLength(longestNote);
    m_note->setMinimumWidth(60);
    layout->addWidget(question);
    layout->addWidget(m_note, 1);
    layout->addWidget(m_yes);
    // Last, where the button was: the second click of a double click changes nothing.
    layout->addWidget(m_keep);
    return row;
}

bool ConfirmButton::isAsking() const
{
    return !m_row->isHidden();
}

void ConfirmButton::ask()
{
    m_note->clear();
    setAsking(true);
    m_note->setFocus(Qt::OtherFocusReason);
}

void ConfirmButton::keep()
{
    if (!isAsking()) {
        return;
    }
    const bool hadFocus = isAncestorOf(focusWidget());
    setAsking(false);
    if (hadFocus && m_button->focusPolicy() != Qt::NoFocus) {
        m_button->setFocus(Qt::OtherFocusReason);
    }
}

void ConfirmButton::confirm()
{
    const auto note = m_note->text().trimmed();
    keep();
    Q_EMIT confirmed(note);
}

void ConfirmButton::setAsking(bool asking)
{
    m_button->setHidden(asking);
    setSizePolicy(asking ? QSizePolicy::Expanding : QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_row->setVisible(asking);
    setFocusProxy(asking ? static_cast<QWidget *>(m_note) : m_button);
    Q_EMIT askingChanged(asking);
}

void ConfirmButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isAsking()) {
        keep();
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ConfirmButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::EnabledChange && !isEnabled()) {
        keep();
    }
    QWidget::changeEvent(event);
}

} // namespace savehub
