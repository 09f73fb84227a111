// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/question_bar.h"

#include "ui/widgets/plain_label.h"

#include <utility>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace savehub {

QuestionBar::QuestionBar(QWidget *parent)
    : QFrame(parent),
      m_question(wrappingLabel()),
      m_yes(new QPushButton),
      m_keep(new QPushButton)
{
    setFrameShape(QFrame::StyledPanel);
    auto bold = m_question->font();
    bold.setBold(true);
    m_question->setFont(bold);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_question, 1);
    layout->addWidget(m_yes);
    layout->addWidget(m_keep);
    connect(m_yes, &QPushButton::clicked, this, &QuestionBar::answerYes);
    connect(m_keep, &QPushButton::clicked, this, &QuestionBar::dismiss);
    hide();
}

void QuestionBar::ask(const QString &question, const QString &yesText, const QString &keepText,
                      std::function<void()> yes)
{
    m_question->setText(question);
    m_yes->setText(yesText);
    m_keep->setText(keepText);
    m_yes->setAccessibleDescription(question);
    m_keep->setAccessibleDescription(question);
    m_whenYes = std::move(yes);
    show();
    Q_EMIT asked();
    // The harmless answer has the focus, so that a stray Return or Space changes nothing.
    m_keep->setFocus(Qt::OtherFocusReason);
}

void QuestionBar::dismiss()
{
    m_whenYes = nullptr;
    hide();
}

void QuestionBar::answerYes()
{
    const auto yes = std::exchange(m_whenYes, nullptr);
    hide();
    if (yes) {
        yes();
    }
}

void QuestionBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace savehub
