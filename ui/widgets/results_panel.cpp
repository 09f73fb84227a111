// SPDX-License-Identifier: GPL-3.0-or-later
#include "results_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>

namespace savehub {

namespace {
constexpr int mostHeight = 150;
} // namespace

ResultsPanel::ResultsPanel(QWidget *parent)
    : QFrame(parent),
      m_summary(new QLabel),
      m_progress(new QProgressBar),
      m_cancel(new QPushButton(tr("&Cancel"))),
      m_close(new QPushButton(tr("&Close"))),
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
    m_progress->setAccessibleName(tr("Progress of the import"));
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        Q_EMIT cancelWanted();
    });
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(m_progress, 1);
    top->addWidget(m_cancel);
    top->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_problems);
    showImporting(false);
    hide();
}

void ResultsPanel::setResults(const QString &summary, const QStringList &problems)
{
    m_summary->setText(summary);
    m_problems->setPlainText(problems.join(QLatin1Char('\n')));
    showImporting(false);
    setVisible(!problems.isEmpty());
}

void ResultsPanel::setProgress(int done, int total)
{
    if (m_progress->isHidden()) {
        m_cancel->setEnabled(true);
    }
    m_summary->setText(tr("Importing: %1 of %2").arg(done).arg(total));
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    showImporting(true);
    setVisible(true);
}

void ResultsPanel::showImporting(bool importing)
{
    m_progress->setVisible(importing);
    m_cancel->setVisible(importing);
    m_close->setVisible(!importing);
    m_problems->setVisible(!importing);
}

} // namespace savehub
