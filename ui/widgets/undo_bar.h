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

/// "Ann: resolved. Undo (9)", for as long as it can be undone; hidden while there is nothing to say.
/// When several can, the newest comes first, as with any undo. What cannot be undone says why, and
/// nothing older is undone in its place.
class UndoBar : public QFrame
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent = nullptr);

    /// \a how is Reason::Joined, Resolved or Acknowledged.
    void offer(const IncidentId &incident, const QString &person, Reason how, Instant now);
    /// The same of what cannot be undone; \a why is a sentence.
    void sayItStays(const IncidentId &incident, const QString &person, Reason how,
                    const QString &why, Instant now);
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
        QString whyItStays{}; ///< empty when it can be undone
    };
    void add(const Offer &offer);
    bool isOffering() const { return !m_offers.empty() && m_offers.back().whyItStays.isEmpty(); }
    void showNewest(Instant now);
    void say(const Offer &newest, Instant now);

    std::vector<Offer> m_offers; ///< the newest last
    QTimer m_secondPress;        ///< a double click means one person, not two
    ElidedLabel *m_text;
    QAbstractButton *m_undo;
};

} // namespace savehub
