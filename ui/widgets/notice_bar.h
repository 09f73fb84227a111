// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QFrame>

class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace savehub {

class ElidedLabel;
class NoticeListModel;

/// One notice on a line: the most severe that nobody has seen (clicked, opened or dismissed). Shows
/// all of them on request. The line is also there without a notice, so that nothing below it jumps.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    /// \a notices must outlive the bar.
    explicit NoticeBar(NoticeListModel &notices, QWidget *parent = nullptr);

Q_SIGNALS:
    void incidentWanted(const savehub::IncidentId &incident);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildLine();
    void buildList();
    QModelIndex shown() const;
    void showForemost();
    void showNone();
    void showCount();
    void showColors();
    void setExpanded(bool expanded);
    void openIncident(const QModelIndex &index);

    NoticeListModel &m_notices;
    QLabel *m_symbol;
    QLabel *m_severity;
    ElidedLabel *m_text;
    QPushButton *m_open;
    QPushButton *m_all;
    QToolButton *m_dismiss;
    QListView *m_list;
    QPushButton *m_dismissAll;
};

} // namespace savehub
