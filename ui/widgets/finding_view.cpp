// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/finding_view.h"

#include "domain/untrusted_text.h"
#include "ui/models/finding_words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/wrapped_label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace savehub {

namespace {

constexpr int longestFinding = 1000; ///< server names and paths are words of others

QString iconName(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Fine:
        return QStringLiteral("resolve");
    case Finding::Severity::Hint:
        return QStringLiteral("info");
    case Finding::Severity::Warning:
        return QStringLiteral("warning");
    case Finding::Severity::Problem:
        return QStringLiteral("alarm");
    }
    Q_UNREACHABLE();
}

class SeverityChip : public Chip
{
public:
    explicit SeverityChip(Finding::Severity severity)
        : m_icon(iconName(severity))
    {
        setContent(severityWord(severity), severityTone(severity));
    }

protected:
    void paintMark(QPainter &painter, const QRect &place, const QColor &color) override
    {
        paintIcon(painter, m_icon, place, color);
    }

private:
    QString m_icon;
};

WrappedLabel *labelOf(const QString &text)
{
    return new WrappedLabel(oneLine(text, longestFinding));
}

} // namespace

FindingView::FindingView(const Finding &finding, QWidget *parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(
        QStringLiteral("%1: %2").arg(severityWord(finding.severity), oneLine(finding.check)));
    auto *heading = labelOf(finding.check);
    auto bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(new SeverityChip(finding.severity));
    top->addWidget(heading, 1, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(labelOf(finding.what));
    addText(tr("Why it matters"), finding.why);
    addText(tr("What to do"), finding.advice);
}

void FindingView::addText(const QString &label, const QString &text)
{
    if (!text.isEmpty()) {
        layout()->addWidget(labelOf(tr("%1: %2", "What to do: …").arg(label, text)));
    }
}

} // namespace savehub
