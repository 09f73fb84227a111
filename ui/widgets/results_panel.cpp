// SPDX-License-Identifier: GPL-3.0-or-later
#include "results_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace savehub {

namespace {
constexpr int mostHeight = 150;
} // namespace

ResultsPanel::ResultsPanel(QWidget *parent)
    : QFrame(parent),
      m_summary(new QLabel),
      m_problems(new QPlainTextEdit)
{
    setFrameShape(QFrame::StyledPanel);
    setMaximumHeight(mostHeight);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_problems->setReadOnly(true);
    m_problems->setTabChangesFocus(true);
    m_problems->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_problems->setAccessibleName(tr("Problems, line by line"));
    auto *close = new QPushButton(tr("&Close"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_problems);
    hide();
}

void ResultsPanel::setResults(const QString &summary, const QStringList &problems)
{
    m_summary->setText(summary);
    m_problems->setPlainText(problems.join(QLatin1Char('\n')));
    setVisible(!problems.isEmpty());
}

} // namespace savehub
