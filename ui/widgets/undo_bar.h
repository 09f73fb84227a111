// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"
#include "instant.h"
#include "reason.h"

#include <QFrame>

#include <vector>

class QAbstractButton;
class QLabel;

namespace savehub {

/// "Ann: resolved. Undo (9)", for as long as it can be undone; hidden while nothing can. When
/// several can, the newest comes first, as with any undo.
class UndoBar : public QFrame
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent = nullptr);

    /// \a how is Reason::Joined, Resolved or Acknowledged.
    void offer(const IncidentId &incident, const QString &person, Reason how, Instant now);
    /// Counts down.
    void tick(Instant now);

public Q_SLOTS:
    /// Wants the newest undone.
    void undo();

Q_SIGNALS:
    void undoWanted(const savehub::IncidentId &incident, savehub::Reason what);
    /// Whether there is anything to undo.
    void offeringChanged(bool offering);

private:
    struct Offer {
        IncidentId incident;
        QString person;
        Reason how;
        Instant until;
    };
    void showNewest(Instant now);

    std::vector<Offer> m_offers; ///< the newest last
    QLabel *m_text;
    QAbstractButton *m_undo;
};

} // namespace savehub
