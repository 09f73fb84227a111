// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/sentences.h"

#include <QCoreApplication>

namespace savehub {

namespace {

constexpr Sentence imports[] = {
    {Say::NumberNone, "number_none", QT_TRANSLATE_NOOP("savehub::Words", "none")},
    {Say::PhoneChange, "phone_change", QT_TRANSLATE_NOOP("savehub::Words", "phone %1")},
    {Say::BackupPhoneChange, "backup_phone_change",
     QT_TRANSLATE_NOOP("savehub::Words", "backup phone %1")},
    {Say::SameLastDigits, "same_last_digits",
     QT_TRANSLATE_NOOP("savehub::Words", "%1 (another number with the same last digits)")},
    {Say::AndMore, "and_more", QT_TRANSLATE_NOOP("savehub::Words", "%1; and %2 more")},
    {Say::NumbersWouldChange, "numbers_would_change",
     QT_TRANSLATE_N_NOOP("savehub::Words",
                         "The phone numbers of %n person(s) would be changed: %2.")},
    {Say::ConfirmNumbers, "confirm_numbers",
     QT_TRANSLATE_NOOP(
         "savehub::Words",
         "Nobody was imported. Make sure that the new numbers are theirs, and confirm it.")},
    {Say::NumberUnconfirmed, "number_unconfirmed",
     QT_TRANSLATE_NOOP("savehub::Words",
                       "Left out, because the change of a number was not confirmed: %1.")},
    {Say::InvitationsOf, "invitations_of", QT_TRANSLATE_NOOP("savehub::Words", "%1 for %2 (%3)")},
    {Say::AndOneOther, "and_one_other",
     QT_TRANSLATE_NOOP("savehub::Words", "and too many for one other person")},
    {Say::AndOthers, "and_others",
     QT_TRANSLATE_NOOP("savehub::Words", "and too many for %1 other people")},
    {Say::TooManyInvitations, "too_many_invitations",
     QT_TRANSLATE_NOOP("savehub::Words", "It makes more than %1 invitations within an hour: %2.")},
    {Say::TooManyIncidents, "too_many_incidents",
     QT_TRANSLATE_NOOP("savehub::Words", "The import plans %1 incidents, more than %2 at once.")},
    {Say::PersonWithoutEmail, "person_without_email",
     QT_TRANSLATE_NOOP("savehub::Words", "%1 has no email address.")},
    {Say::EmailNeeded, "email_needed",
     QT_TRANSLATE_NOOP("savehub::Words", "Everybody needs one: calendars invite people by it.")},
    {Say::MeetingWithoutUid, "meeting_without_uid",
     QT_TRANSLATE_NOOP("savehub::Words", "The meeting \"%1\" has no UID.")},
    {Say::LeftOut, "left_out", QT_TRANSLATE_NOOP("savehub::Words", "%1 was left out: %2")},
    {Say::MeetingNamed, "meeting_named", QT_TRANSLATE_NOOP("savehub::Words", "The meeting \"%1\"")},
    {Say::MeetingNotListed, "meeting_not_listed",
     QT_TRANSLATE_NOOP("savehub::Words", "A meeting that its calendar does not list any more")},
    {Say::ImportStopped, "import_stopped",
     QT_TRANSLATE_NOOP("savehub::Words", "The import stopped after %1 of %2. %3")},
    {Say::ImportGoesOn, "import_goes_on",
     QT_TRANSLATE_NOOP("savehub::Words",
                       "What was taken stays; the same file again takes the rest.")},
    {Say::WasCancelled, "was_cancelled", QT_TRANSLATE_NOOP("savehub::Words", "It was cancelled.")},
    {Say::MeetingNotCancelled, "meeting_not_cancelled",
     QT_TRANSLATE_NOOP("savehub::Words", "A meeting was not cancelled: %1")},
    {Say::TakingBackStopped, "taking_back_stopped",
     QT_TRANSLATE_NOOP("savehub::Words", "Taking back stopped after %1 of %2 meetings. %3")},
    {Say::TakingBackGoesOn, "taking_back_goes_on",
     QT_TRANSLATE_NOOP("savehub::Words",
                       "What was cancelled stays so; the same command again takes back the rest.")},
};

} // namespace

std::span<const Sentence> importSentences()
{
    return imports;
}

} // namespace savehub
