// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice_bar.h"

#include "ui/models/notice_list_model.h"
#include "ui/models/wording.h"
#include "ui/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace savehub {

namespace {

constexpr int symbolSize = 18;
constexpr int mostLines = 6;

QString symbolName(Notice::Severity severity)
{
    switch (severity) {
    case Notice::Severity::Info:
        return QStringLiteral("info");
    case Notice::Severity::Warning:
        return QStringLiteral("warning");
    case Notice::Severity::Alarm:
        return QStringLiteral("alarm");
    }
    Q_UNREACHABLE();
}

Notice::Severity severityAt(const QModelIndex &index)
{
    return static_cast<Notice::Severity>(index.data(NoticeListModel::SeverityRole).toInt());
}

/// Draws a symbol with the severity's own shape before the words.
class NoticeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = lineIcon(symbolName(severityAt(index)));
        option->decorationSize = {symbolSize, symbolSize};
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(),
                qMax(symbolSize, option.fontMetrics.height()) + 4};
    }
};

} // namespace

NoticeBar::NoticeBar(NoticeListModel &notices, QWidget *parent)
    : QFrame(parent),
      m_notices(notices),
      m_symbol(plainLabel()),
      m_severity(plainLabel()),
      m_text(new ElidedLabel),
      m_open(new QPushButton(tr("Sho&w"))),
      m_all(new QPushButton),
      m_dismiss(new QToolButton),
      m_list(new QListView),
      m_dismissAll(new QPushButton(tr("&Dismiss all")))
{
    setAccessibleName(tr("Notices"));
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 4, 6, 4);
    layout->setSpacing(4);
    buildLine();
    buildList();
    connect(&m_notices, &QAbstractItemModel::rowsInserted, this, &NoticeBar::showForemost);
    connect(&m_notices, &QAbstractItemModel::rowsRemoved, this, &NoticeBar::showForemost);
    connect(&m_notices, &QAbstractItemModel::modelReset, this, &NoticeBar::showForemost);
    connect(&m_notices, &NoticeListModel::unseenChanged, this, &NoticeBar::showForemost);
    setExpanded(false);
    showForemost();
}

void NoticeBar::buildLine()
{
    auto *line = new QHBoxLayout;
    auto bold = m_severity->font();
    bold.setBold(true);
    m_severity->setFont(bold);
    m_open->setToolTip(tr("Show the incident"));
    m_all->setCheckable(true);
    for (QWidget *part : std::initializer_list<QWidget *>{m_all, m_dismiss}) {
        auto keepsHeight = part->sizePolicy();
        keepsHeight.setRetainSizeWhenHidden(true);
        part->setSizePolicy(keepsHeight);
    }
    m_dismiss->setIcon(lineIcon(QStringLiteral("close")));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setAccessibleName(tr("Dismiss this notice"));
    m_dismiss->setToolTip(tr("Dismiss this notice"));
    m_dismiss->setFocusPolicy(Qt::StrongFocus);
    for (QWidget *part : std::initializer_list<QWidget *>{m_symbol, m_severity, m_text, m_open,
                                                          m_dismissAll, m_all, m_dismiss}) {
        line->addWidget(part, part == m_text ? 1 : 0);
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
    connect(m_open, &QPushButton::clicked, this, [this] { openIncident(shown()); });
    connect(m_all, &QPushButton::toggled, this, &NoticeBar::setExpanded);
    connect(m_dismiss, &QToolButton::clicked, this, [this] { m_notices.remove(shown().row()); });
}

void NoticeBar::buildList()
{
    m_list->setModel(&m_notices);
    m_list->setItemDelegate(new NoticeDelegate(m_list));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAlternatingRowColors(true);
    m_list->setAccessibleName(tr("All notices, newest first"));
    layout()->addWidget(m_list);
    connect(m_list, &QListView::activated, this, &NoticeBar::openIncident);
    connect(m_dismissAll, &QPushButton::clicked, this, [this] { m_notices.removeAll(); });
    auto *remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this,
            [this] { m_notices.remove(m_list->currentIndex().row()); });
}

QModelIndex NoticeBar::shown() const
{
    return m_notices.index(m_notices.foremost());
}

void NoticeBar::showForemost()
{
    const auto notice = shown();
    for (QWidget *part : std::initializer_list<QWidget *>{m_symbol, m_severity, m_all, m_dismiss}) {
        part->setVisible(notice.isValid());
    }
    if (!notice.isValid()) {
        showNone();
        return;
    }
    m_text->setCursor(Qt::PointingHandCursor);
    m_severity->setText(notice.data(NoticeListModel::HeadingRole).toString());
    m_text->setText(notice.data(NoticeListModel::TextRole).toString());
    m_open->setVisible(!notice.data(NoticeListModel::IncidentRole).toString().isEmpty());
    showColors();
    showCount();
}

void NoticeBar::showNone()
{
    m_all->setChecked(false);
    m_open->hide();
    m_text->unsetCursor();
    m_text->setText(tr("No notices"));
    showColors();
}

void NoticeBar::showCount()
{
    // A notice that arrives while the list is open counts as seen.
    if (m_all->isChecked() && m_notices.unseen() > 0) {
        m_notices.markSeen();
        return;
    }
    const auto lines = qBound(1, m_notices.rowCount(), mostLines);
    m_list->setFixedHeight(lines * (qMax(symbolSize, fontMetrics().height()) + 4)
                           + 2 * m_list->frameWidth());
    const auto all = tr("%n notice(s)", nullptr, m_notices.rowCount());
    const auto unseen = m_notices.unseen();
    const auto text = unseen > 0 ? tr("%1, %n new", nullptr, unseen).arg(all) : all;
    m_all->setText((m_all->isChecked() ? QStringLiteral("▴ ") : QStringLiteral("▾ ")) + text);
    m_all->setAccessibleName(text);
}

void NoticeBar::showColors()
{
    const auto notice = shown();
    const QPalette around; // the program's, since a parent may still have the old theme's
    if (!notice.isValid()) {
        setPalette(QPalette());
        auto words = around;
        words.setColor(QPalette::WindowText, secondaryText(around));
        m_text->setPalette(words);
        return;
    }
    const auto pair = toneColors(severityTone(severityAt(notice)), around);
    auto line = QPalette();
    line.setColor(QPalette::Window, pair.ground);
    setPalette(line);
    auto words = m_text->palette();
    words.setColor(QPalette::WindowText, pair.text);
    m_severity->setPalette(words);
    m_text->setPalette(words);
    QPixmap symbol(QSize(symbolSize, symbolSize) * devicePixelRatioF());
    symbol.setDevicePixelRatio(devicePixelRatioF());
    symbol.fill(Qt::transparent);
    QPainter painter(&symbol);
    paintIcon(painter, symbolName(severityAt(notice)), QRect(0, 0, symbolSize, symbolSize),
              pair.text);
    painter.end();
    m_symbol->setPixmap(symbol);
}

void NoticeBar::setExpanded(bool expanded)
{
    m_list->setVisible(expanded);
    m_dismissAll->setVisible(expanded);
    if (expanded) {
        m_notices.markSeen();
        m_list->setFocus(Qt::OtherFocusReason);
    }
    showCount();
}

void NoticeBar::openIncident(const QModelIndex &index)
{
    const auto incident = index.data(NoticeListModel::IncidentRole).toString();
    if (!incident.isEmpty()) {
        m_notices.markSeen(index.row());
        Q_EMIT incidentWanted(IncidentId(incident));
    }
}

/// A click on the line means that the notice was read.
void NoticeBar::mousePressEvent(QMouseEvent *)
{
    m_notices.markSeen(shown().row());
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange
        || event->type() == QEvent::PaletteChange) { // the second time it finds nothing to change
        showColors();
    }
    QFrame::changeEvent(event);
}

} // namespace savehub
