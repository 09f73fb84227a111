// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/undo_bar.h"

#include "domain/untrusted_text.h"
#include "engine/undo.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace savehub {

namespace {

constexpr int roomForName = 60;
constexpr std::chrono::milliseconds pauseForSecondPress{800};

QString doneWords(Reason how)
{
    switch (how) {
    case Reason::Joined:
        return UndoBar::tr("joined");
    case Reason::Acknowledged:
        return UndoBar::tr("acknowledged");
    default:
        return UndoBar::tr("resolved");
    }
}

} // namespace

UndoBar::UndoBar(QWidget *parent)
    : QFrame(parent),
      m_text(new ElidedLabel),
      m_undo(new QPushButton)
{
    setAccessibleName(tr("Undo"));
    m_undo->setFocusPolicy(Qt::NoFocus); // Ctrl+Z is its key
    m_undo->setToolTip(tr("Take it back, if nothing went out in between (Ctrl+Z)"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_undo);
    connect(m_undo, &QAbstractButton::clicked, this, &UndoBar::undo);
    m_secondPress.setSingleShot(true);
    connect(&m_secondPress, &QTimer::timeout, m_undo, [this] { m_undo->setEnabled(true); });
    hide();
}

void UndoBar::offer(const IncidentId &incident, const QString &person, Reason how, Instant now)
{
    add({incident, withoutNumbers(person, roomForName), how, now + undoableFor});
}

void UndoBar::showNotUndoable(const IncidentId &incident, const QString &person, Reason how,
                              const QString &why, Instant now)
{
    add({incident, withoutNumbers(person, roomForName), how, now + undoableFor, why});
}

void UndoBar::add(const Offer &offer)
{
    std::erase_if(m_offers, [&](const Offer &each) { return each.incident == offer.incident; });
    m_offers.push_back(offer);
    showNewest(offer.until - undoableFor);
}

void UndoBar::tick(Instant now)
{
    if (!m_offers.empty()) {
        showNewest(now);
    }
}

void UndoBar::undo()
{
    if (!isOffering() || m_secondPress.isActive()) {
        return;
    }
    m_secondPress.start(pauseForSecondPress);
    m_undo->setEnabled(false);
    const auto wanted = m_offers.back();
    m_offers.pop_back();
    showNewest(wanted.until - undoableFor);
    Q_EMIT undoWanted(wanted.incident, wanted.how);
}

void UndoBar::showNewest(Instant now)
{
    std::erase_if(m_offers, [&](const Offer &each) {
        return each.until <= now || each.until > now + undoableFor;
    });
    if (!m_offers.empty()) {
        say(m_offers.back(), now);
    }
    setVisible(!m_offers.empty());
    Q_EMIT offeringChanged(isOffering());
}

void UndoBar::say(const Offer &newest, Instant now)
{
    const auto done =
        tr("%1: %2.", "a person, what was done").arg(newest.person, doneWords(newest.how));
    const auto left = std::chrono::ceil<Seconds>(newest.until - now).count();
    m_text->setText(newest.whyNotUndoable.isEmpty() ? done : done + u' ' + newest.whyNotUndoable);
    m_undo->setHidden(!newest.whyNotUndoable.isEmpty());
    m_undo->setText(tr("Undo (%1)", "seconds left").arg(left));
    m_undo->setAccessibleDescription(m_text->text());
}

} // namespace savehub
