// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/sentences.h"

#include <QCoreApplication>

namespace savehub {

namespace {

constexpr Sentence refusals[] = {
    {Say::NoSuchCall, "no_such_call",
     QT_TRANSLATE_NOOP("savehub::Words", "The incident has no such call.")},
    {Say::NoSuchMessage, "no_such_message",
     QT_TRANSLATE_NOOP("savehub::Words", "No such message is being sent.")},
    {Say::NoTextForStep, "no_text_for_step",
     QT_TRANSLATE_NOOP("savehub::Words", "No text was sent for that step.")},
    {Say::AboutAnotherText, "about_another_text",
     QT_TRANSLATE_NOOP("savehub::Words", "The news is about another text.")},
    {Say::AboutAnotherCall, "about_another_call",
     QT_TRANSLATE_NOOP("savehub::Words", "The news is about another call.")},
    {Say::SettledAlready, "settled_already",
     QT_TRANSLATE_NOOP("savehub::Words", "The incident is settled already.")},
    {Say::NotStartedYet, "not_started_yet",
     QT_TRANSLATE_NOOP("savehub::Words", "The incident has not started yet.")},
    {Say::ResolveIfNobodyToRemind, "resolve_if_nobody_to_remind",
     QT_TRANSLATE_NOOP("savehub::Words", "Resolve it if nobody is to be reminded.")},
    {Say::BackupIsBeingTold, "backup_is_being_told",
     QT_TRANSLATE_NOOP("savehub::Words", "The backup contact is being told already.")},
    {Say::ResolveWhenDone, "resolve_when_done",
     QT_TRANSLATE_NOOP("savehub::Words", "Resolve the incident when it is taken care of.")},
    {Say::CannotBeUndone, "cannot_be_undone",
     QT_TRANSLATE_NOOP("savehub::Words", "This cannot be undone any more. %1")},
    {Say::UndoTooLate, "undo_too_late",
     QT_TRANSLATE_NOOP("savehub::Words", "It was done more than ten seconds ago.")},
    {Say::NewsMeanwhile, "news_meanwhile",
     QT_TRANSLATE_NOOP("savehub::Words", "There was news of the person meanwhile, or an import.")},
    {Say::MeetingChangedMeanwhile, "meeting_changed_meanwhile",
     QT_TRANSLATE_NOOP("savehub::Words", "The meeting was cancelled or moved meanwhile.")},
    {Say::CallTakenBackAlready, "call_taken_back_already",
     QT_TRANSLATE_NOOP("savehub::Words", "The call was taken back already.")},
    {Say::IncidentChangedMeanwhile, "incident_changed_meanwhile",
     QT_TRANSLATE_NOOP("savehub::Words", "The incident has changed meanwhile.")},
    {Say::TestCallNotOver, "test_call_not_over",
     QT_TRANSLATE_NOOP("savehub::Words", "The last test call is not over yet.")},
    {Say::TestCallTooSoon, "test_call_too_soon",
     QT_TRANSLATE_NOOP("savehub::Words", "There was a test call less than a minute ago.")},
    {Say::TryAgainInSeconds, "try_again_in_seconds",
     QT_TRANSLATE_NOOP("savehub::Words", "Try again in %1 s.")},
    {Say::ThisNumberCannotBeCalled, "this_number_cannot_be_called",
     QT_TRANSLATE_NOOP("savehub::Words", "This number cannot be called.")},
    {Say::WriteWithCountryCode, "write_with_country_code",
     QT_TRANSLATE_NOOP("savehub::Words", "Write it with + and the country code.")},
    {Say::StoppedNow, "stopped_now", QT_TRANSLATE_NOOP("savehub::Words", "All calls are stopped.")},
    {Say::ResumeFirst, "resume_first", QT_TRANSLATE_NOOP("savehub::Words", "Resume them first.")},
    {Say::PeopleAreCalled, "people_are_called",
     QT_TRANSLATE_NOOP("savehub::Words", "People are called about a meeting now or very soon.")},
    {Say::TryAgainAfterwards, "try_again_afterwards",
     QT_TRANSLATE_NOOP("savehub::Words", "Try again when that is over.")},
    {Say::OwnerAskedNotToBeCalled, "owner_asked_not_to_be_called",
     QT_TRANSLATE_NOOP("savehub::Words", "Whoever has this number asked not to be called.")},
    {Say::TestCallExceedsCap, "test_call_exceeds_cap",
     QT_TRANSLATE_NOOP("savehub::Words", "The call would exceed the spend or call cap.")},
    {Say::InvariantBroken, "invariant_broken",
     QT_TRANSLATE_NOOP(
         "savehub::Words",
         "The program was about to save what cannot be (%1: %2). Nothing of it was saved.")},
    {Say::ReportInvariant, "report_invariant",
     QT_TRANSLATE_NOOP("savehub::Words", "Take care of it by hand, and report this with the log.")},
    {Say::NumberChangedBeforeCall, "number_changed_before_call",
     QT_TRANSLATE_NOOP("savehub::Words", "The phone number was changed just before the call.")},
    {Say::NumberChangedBeforeText, "number_changed_before_text",
     QT_TRANSLATE_NOOP("savehub::Words", "the phone number was changed just before the text")},
    {Say::DatabaseUnreadBeforeCall, "database_unread_before_call",
     QT_TRANSLATE_NOOP("savehub::Words", "The database could not be read just before the call.")},
    {Say::DatabaseUnreadBeforeMessage, "database_unread_before_message",
     QT_TRANSLATE_NOOP("savehub::Words", "the database could not be read just before the message")},
    {Say::ProviderSwitchedBeforeCall, "provider_switched_before_call",
     QT_TRANSLATE_NOOP("savehub::Words", "The provider was switched just before the call.")},
    {Say::ProviderSwitchedBeforeText, "provider_switched_before_text",
     QT_TRANSLATE_NOOP("savehub::Words", "the provider was switched just before the text")},
    {Say::TestModeSwitchedBeforeCall, "test_mode_switched_before_call",
     QT_TRANSLATE_NOOP("savehub::Words", "Test mode was switched just before the call.")},
    {Say::PhoneInAnotherCall, "phone_in_another_call",
     QT_TRANSLATE_NOOP("savehub::Words", "The phone is in another call.")},
    {Say::NoConnection, "no_connection",
     QT_TRANSLATE_NOOP("savehub::Words",
                       "No connection came about before the call window closed.")},
    {Say::CallNotEndedYet, "call_not_ended_yet",
     QT_TRANSLATE_NOOP(
         "savehub::Words",
         "%1: the call is not wanted any more and could not be ended yet. %2 It is tried again "
         "until the provider says that it is over. If it must not ring, end it in the "
         "provider's own console.")},
    {Say::CallOverAfterAll, "call_over_after_all",
     QT_TRANSLATE_NOOP("savehub::Words", "%1: the call that could not be ended is over.")},
    {Say::CallEndNeverCame, "call_end_never_came",
     QT_TRANSLATE_NOOP("savehub::Words", "the end of the call never came")},
    {Say::CallForgottenByProvider, "call_forgotten_by_provider",
     QT_TRANSLATE_NOOP("savehub::Words", "the provider does not know the call any more")},
    {Say::CallReportsLost, "call_reports_lost",
     QT_TRANSLATE_NOOP(
         "savehub::Words",
         "Twilio's reports of a call did not arrive at CALL_WEBHOOK_URL, so pressed keys are "
         "lost. Check setup, or savehub-console doctor, says what is wrong.")},
    {Say::OutcomesNotSaved, "outcomes_not_saved",
     QT_TRANSLATE_N_NOOP(
         "savehub::Words",
         "What became of calls and messages (%n so far) cannot be saved at the moment. It is "
         "kept, and saved as soon as that works. %2")},
    {Say::OutcomesSavedAgain, "outcomes_saved_again",
     QT_TRANSLATE_NOOP("savehub::Words", "What became of calls and messages is saved again.")},
    {Say::DueCannotBeRead, "due_cannot_be_read",
     QT_TRANSLATE_NOOP("savehub::Words", "What is due cannot be read or saved.")},
    {Say::DueGoesOn, "due_goes_on",
     QT_TRANSLATE_NOOP("savehub::Words", "The database can be used again: what is due goes on.")},
    {Say::IncidentSetAside, "incident_set_aside",
     QT_TRANSLATE_NOOP("savehub::Words",
                       "An incident is set aside: nobody is called or reminded for it. %1")},
    {Say::InboxCannotBeRead, "inbox_cannot_be_read",
     QT_TRANSLATE_NOOP("savehub::Words", "Answers by text cannot be read at the moment: %1")},
    {Say::StopIsSaved, "stop_is_saved",
     QT_TRANSLATE_NOOP("savehub::Words", "That all calls are stopped is saved now.")},
    {Say::StopNotSaved, "stop_not_saved",
     QT_TRANSLATE_NOOP(
         "savehub::Words",
         "All calls are stopped, but that could not be saved yet: %1 It is tried again; leave "
         "this console open until then.")},
    {Say::CallsMissed, "calls_missed",
     QT_TRANSLATE_N_NOOP(
         "savehub::Words",
         "%n call(s) were not placed: the call window had closed. Look into the history.")},
    {Say::TextsMissed, "texts_missed",
     QT_TRANSLATE_N_NOOP("savehub::Words", "%n text(s) were missed; their time had passed.")},
    {Say::EmailsMissed, "emails_missed",
     QT_TRANSLATE_N_NOOP("savehub::Words", "%n email(s) were missed; their time had passed.")},
    {Say::IncidentsExpired, "incidents_expired",
     QT_TRANSLATE_N_NOOP("savehub::Words",
                         "%n incident(s) have expired: nobody settled them within a day.")},
    {Say::NobodyRungUnsaved, "nobody_rung_unsaved",
     QT_TRANSLATE_NOOP("savehub::Words", "%1: nobody was rung. %2 Call by hand.")},
    {Say::CallsNotPlacedUnsaved, "calls_not_placed_unsaved",
     QT_TRANSLATE_NOOP("savehub::Words", "Calls could not be placed: nothing can be saved.")},
    {Say::StopNotWritten, "stop_not_written",
     QT_TRANSLATE_NOOP("savehub::Words", "It was written, and the database says otherwise.")},
    {Say::AnswerNotSaved, "answer_not_saved",
     QT_TRANSLATE_NOOP("savehub::Words", "Your answer is not saved yet: %1")},
    {Say::AnswerIsKept, "answer_is_kept",
     QT_TRANSLATE_NOOP("savehub::Words",
                       "It is kept, and saved as soon as that works. Nothing goes out for that "
                       "person meanwhile. Leave this console open.")},
    {Say::NotRemindedAgain, "not_reminded_again",
     QT_TRANSLATE_NOOP(
         "savehub::Words",
         "%1 is not reminded again of “%2”: a call was made for this start before the meeting "
         "was moved or cancelled. Call by hand.")},
    {Say::NobodyMadeCall, "nobody_made_call",
     QT_TRANSLATE_NOOP("savehub::Words", "Nobody has made such a call.")},
    {Say::NobodySentText, "nobody_sent_text",
     QT_TRANSLATE_NOOP("savehub::Words", "Nobody has sent such a text.")},
    {Say::AboutAnother, "about_another",
     QT_TRANSLATE_NOOP("savehub::Words", "The news is about another call or text.")},
    {Say::NotExpectedAtMeeting, "not_expected_at_meeting",
     QT_TRANSLATE_NOOP("savehub::Words", "That person is not expected at that meeting.")},
    {Say::PushCannotConfirm, "push_cannot_confirm",
     QT_TRANSLATE_NOOP("savehub::Words",
                       "Nothing was imported. A program cannot confirm that: push fewer, "
                       "or import the calendar as a file.")},
};

} // namespace

std::span<const Sentence> refusalSentences()
{
    return refusals;
}

} // namespace savehub
