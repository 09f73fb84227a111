// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/results_panel.h"

#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>

namespace savehub {

namespace {
constexpr int mostHeight = 150;
constexpr int noImport = -1;
} // namespace

ResultsPanel::ResultsPanel(QWidget *parent)
    : QFrame(parent),
      m_summary(wrappingLabel()),
      m_progress(new QProgressBar),
      m_cancel(new QPushButton(tr("&Cancel"))),
      m_close(new QPushButton(tr("&Close"))),
      m_problems(new QPlainTextEdit),
      m_answers(new QWidget)
{
    setFrameShape(QFrame::StyledPanel);
    setMaximumHeight(mostHeight);
    m_problems->setReadOnly(true);
    m_problems->setTabChangesFocus(true);
    m_problems->setMinimumHeight(m_problems->fontMetrics().lineSpacing() * 2); // it scrolls
    m_progress->setAccessibleName(tr("Progress of the import"));
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        Q_EMIT cancelWanted();
    });
    auto *buttons = new QHBoxLayout(m_answers);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(topRow());
    layout->addWidget(m_problems);
    layout->addWidget(m_answers);
    showOnly(Shows::Results);
    hide();
}

QHBoxLayout *ResultsPanel::topRow()
{
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(m_progress, 1);
    top->addWidget(m_cancel);
    top->addWidget(m_close);
    return top;
}

void ResultsPanel::setResults(const QString &summary, const QStringList &problems)
{
    m_summary->setText(summary);
    m_problems->setPlainText(problems.join(QLatin1Char('\n')));
    m_problems->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_problems->setAccessibleName(tr("Problems, line by line"));
    showOnly(Shows::Results);
    setVisible(!problems.isEmpty());
}

void ResultsPanel::setProgress(int done, int total)
{
    if (m_shows != Shows::Progress) {
        m_cancel->setEnabled(true);
    }
    m_summary->setText(tr("Importing: %1 of %2").arg(done).arg(total));
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    showOnly(Shows::Progress);
    setVisible(true);
}

void ResultsPanel::ask(const QString &question, const QStringList &answers)
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    m_problems->setPlainText(question);
    m_problems->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_problems->setAccessibleName(tr("What the import asks"));
    for (auto *former : m_answers->findChildren<QPushButton *>()) {
        former->hide();
        former->deleteLater(); // it may be the one that was just pressed
    }
    for (int i = 0; i < answers.size(); ++i) {
        addAnswer(answers.at(i), i);
    }
    addAnswer(tr("Do not import"), noImport);
    showOnly(Shows::Question);
    setVisible(true);
    if (hadFocus) { // Qt would give the lost focus to the next button
        m_problems->setFocus(Qt::OtherFocusReason);
    }
}

void ResultsPanel::addAnswer(const QString &text, int choice)
{
    auto *button = new QPushButton(text);
    button->setAccessibleDescription(m_problems->toPlainText());
    connect(button, &QPushButton::clicked, this, [this, choice] { answer(choice); });
    m_answers->layout()->addWidget(button);
    button->show();
}

void ResultsPanel::answer(int choice)
{
    if (m_shows == Shows::Question && isVisible()) {
        hide();
        showOnly(Shows::Results);
        Q_EMIT answered(choice);
    }
}

void ResultsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_shows == Shows::Question) {
        answer(noImport);
        return;
    }
    QFrame::keyPressEvent(event);
}

void ResultsPanel::showOnly(Shows what)
{
    m_shows = what;
    m_summary->setVisible(what != Shows::Question);
    m_progress->setVisible(what == Shows::Progress);
    m_cancel->setVisible(what == Shows::Progress);
    m_close->setVisible(what == Shows::Results);
    m_problems->setVisible(what != Shows::Progress);
    m_answers->setVisible(what == Shows::Question);
}

} // namespace savehub
