// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/reason.h"

#include <QFrame>
#include <QTimer>

#include <vector>

class QAbstractButton;

namespace savehub {

class ElidedLabel;

/// "Ann: resolved. Undo (9)", as long as it can be undone; hidden while there is nothing to show.
/// Of several actions the newest is undone first. For an action that cannot be undone the bar says
/// why, and nothing older is undone in its place.
class UndoBar : public QFrame
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent = nullptr);

    /// \a how is Reason::Joined, Resolved or Acknowledged.
    void offer(const IncidentId &incident, const QString &person, Reason how, Instant now);
    /// Shows an action that cannot be undone. \a why is a sentence.
    void showNotUndoable(const IncidentId &incident, const QString &person, Reason how,
                         const QString &why, Instant now);
    /// Updates the seconds that are left.
    void tick(Instant now);

public Q_SLOTS:
    /// Asks for the undo of the newest action.
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
        QString whyNotUndoable{}; ///< empty when it can be undone
    };
    void add(const Offer &offer);
    bool isOffering() const
    {
        return !m_offers.empty() && m_offers.back().whyNotUndoable.isEmpty();
    }
    void showNewest(Instant now);
    void say(const Offer &newest, Instant now);

    std::vector<Offer> m_offers; ///< the newest last
    QTimer m_secondPress;        ///< a double click undoes one action, not two
    ElidedLabel *m_text;
    QAbstractButton *m_undo;
};

} // namespace savehub
