# SPDX-License-Identifier: GPL-3.0-or-later
# savehub_mutant(NAME FILE PROMISE RIGHT WRONG …): the promise that the broken engine is caught at.
set(mutant_days --days 3000)

savehub_mutant(window-opens-early engine/schedule.cpp "invariant, calls are inside the window"
    "start - callWindowOpens" "start - callWindowOpens - Seconds{20}")
savehub_mutant(window-closes-late engine/schedule.cpp "invariant, calls are inside the window"
    "start - callWindowCloses" "start - callWindowCloses + Seconds{60}")
savehub_mutant(third-call-made engine/call_guards.cpp "invariant, two attempts at most"
    "if (q.attempts >= maxAttemptsPerIncident) {" "if (false) {")
savehub_mutant(settled-and-pending engine/decision_draft.cpp "invariant, what is settled is over"
    "cancelWaiting(reason, actor, true);" "")
savehub_mutant(settled-and-tried-again engine/decision_draft.cpp "invariant, what is settled is over"
    "withholdCall(*this, attempt, Reason::IncidentNotActive);
            continue;" "continue;")
savehub_mutant(price-taken-off engine/call_draft.cpp "invariant, money is not negative"
    "attempt.price = price;" "attempt.price = microDollars(-price.micros - 1);")
savehub_mutant(kill-switch-ignored engine/call_guards.cpp "kill switch"
    "if (q.standing.settings.callsStopped) {" "if (false) {")
savehub_mutant(do-not-call-ignored engine/call_guards.cpp "do not call"
    "if (q.doNotCall) {" "if (false) {")
savehub_mutant(voicemail-called-again engine/call_outcome.cpp "no second call beside the first"
    "return callOutcome(attempt) == CallOutcome::AnsweredByMachine;" "return true;")
savehub_mutant(lost-answer-called-again engine/decide_calls.cpp "no second call beside the first"
    "attempt.status = AttemptStatus::Reconciling;
        attempt.error = withoutNumbers(unknown.why);"
    "endUnplaced(draft, attempt, AttemptStatus::NotSent, unknown.why);
        return;")
savehub_mutant(restart-sends-again engine/decide_calls.cpp "history equals ledger"
    "if (attempt.status == AttemptStatus::Sending && !attempt.retryAt) {
            attempt.status = AttemptStatus::Reconciling;"
    "if (attempt.status == AttemptStatus::Sending && !attempt.retryAt) {
            attempt.status = AttemptStatus::NotSent;
            updateStepOf(draft, attempt);")
savehub_mutant(absence-too-soon engine/reconciliation.cpp "no second call beside the first"
    "now >= search.since + listSettlesAfter" "true"
    "search.emptyLists >= listsThatProveAbsence" "search.emptyLists >= 1")
savehub_mutant(acknowledge-does-nothing engine/decide_people.cpp "no call after an answer"
    "draft.answer(event.actor);
        break;" "break;")
savehub_mutant(lost-text-sent-again engine/decide_messages.cpp "one text per step"
    "if (step.channel == Channel::Text) {
            step.errorMessage" "if (false) {
            step.errorMessage")
savehub_mutant(refused-text-forgotten engine/decide_messages.cpp "every step ends"
    "draft.fail(step, Reason::Rejected, rejected.why);" "")
savehub_mutant(undelivered-ignored engine/decide_messages.cpp "every text's fate is told"
    "failDelivery(draft, *step, report);" "")
savehub_mutant(text-price-forgotten engine/decide_messages.cpp "every price is booked"
    "step.price = report.price;" "")
savehub_mutant(text-costs-nothing engine/decide_due.cpp "a text counts from its intent on"
    "step.estimate = estimateOf(step, draft.context());" "step.estimate = Money{};")
savehub_mutant(mail-not-asked-again runtime/message_dispatcher.cpp "no email after an answer or its time"
    "return found == Reason::None;" "return true;")
savehub_mutant(line-too-slow engine/line.cpp "the call that is due goes out on time"
    "*last + spacingAt(callsPerSecond)" "*last + spacingAt(callsPerSecond) * 20")
savehub_mutant(reports-go-back engine/decide_reports.cpp "invariant, ranks never fall"
    "if (attemptRank(report.status) > attemptRank(attempt->status)) {" "if (report.status != attempt->status) {")
savehub_mutant(made-up-sid-believed engine/decide_reports.cpp "forged news is refused"
    "if (isAboutAnother(draft.record(), *attempt, report.sid)) {" "if (false) {")
savehub_mutant(taken-sid-adopted runtime/reception_desk.cpp "a key acts on its own call alone"
    "if (known) {" "if (false) {")
savehub_mutant(text-heard-again runtime/reception_desk.cpp "a text is heard once"
    "if (*heard) {" "if (false) {")
savehub_mutant(kill-switch-leaves-queued engine/decision_draft.cpp "the kill switch takes back"
    "if (!stopped || attempt.status" "if (true || attempt.status")
savehub_mutant(stop-waits-for-the-disk runtime/engine.cpp "kill switch"
    "    m_ports.isStopped = std::move(isStopped);"
    "")
savehub_mutant(stop-saved-once runtime/kill_switch_saver.cpp "the stop is saved"
    "[this] { tryToSave(); }"
    "[] {}")
savehub_mutant(price-forgotten engine/call_draft.cpp "every price is booked"
    "attempt.price = price;" "")
savehub_mutant(phone-limit-forgotten engine/call_guards.cpp "the guards come before the schema"
    "if (q.callsToPhone >= maxCallsToPhone) {" "if (false) {")
savehub_mutant(phone-limit-for-the-day store/calls_by_other_incidents.cpp "the call that is due goes out"
    "start - meetingsAreApart" "start - meetingsAreApart * 100")
savehub_mutant(due-in-another-order store/incident_table.cpp "the store in memory is the store on disk"
    "ORDER BY %1, incidents.rowid LIMIT ?" "ORDER BY %1, incidents.rowid DESC LIMIT ?")
savehub_mutant(delivery-error-not-read store/step_table.cpp "the store in memory is the store on disk"
    "see(NullIfEmpty, \"delivery_error\", &Step::deliveryError);" "")
savehub_mutant(tries-end-too-soon engine/call_tries.cpp "the call that is due goes out"
    "if (step && isWanted && next <= step->lastAt) {"
    "if (step && isWanted && attempt.tries < 2 && next <= step->lastAt) {")
savehub_mutant(try-counted-as-attempt engine/call_tries.cpp "the call that is due goes out"
    "attempt.retryAt = next;"
    "attempt.status = AttemptStatus::NotSent;
    updateStepOf(draft, attempt);")
savehub_mutant(retry-after-ignored engine/call_tries.cpp "Retry-After is heeded"
    "return wanted ? std::max<Milliseconds>(*wanted, pauses.front()) : pause;" "return pause;")
savehub_mutant(last-look-skipped runtime/call_dispatcher.cpp "inside the window"
    "return m_sending.at(key).hasLeft = mayLeave(key);" "return m_sending.at(key).hasLeft = true;")
savehub_mutant(withdrawing-forgotten runtime/call_dispatcher.cpp "what connects is withdrawn"
    "if (sending != m_sending.end() && !sending->second.hasLeft && !mayLeave(key)) {" "if (false) {")
savehub_mutant(old-number-called runtime/call_dispatcher.cpp "the number of now"
    "record->person.phone && attempt->to != *record->person.phone" "false")
savehub_mutant(kept-answer-unheeded runtime/call_dispatcher.cpp "no call after an answer"
    "if (m_decisions.holdsAnswer(incident)) {" "if (false) {")
savehub_mutant(moved-not-settled engine/meeting_plan.cpp "no call for what was moved or cancelled"
    "change.settle.push_back({incident.id, Reason::MeetingMoved});" "")
savehub_mutant(outcome-not-kept runtime/decision_maker.cpp "every attempt ends"
    "m_unsaved.couldNotBeSaved(incident);" "m_unsaved.saved(incident);")
savehub_mutant(doubts-forgotten runtime/decision_maker.cpp "every attempt ends"
    "m_doubtful.add(decision);" "(void)decision;")
savehub_mutant(keyring-not-awaited engine/decide_due.cpp "the call that is due goes out"
    "verdict.refusal == Reason::ProviderNotReady && around.providerIsAwaited" "false")
savehub_mutant(engaged-phone-called engine/phone_limit.cpp "one call at a time to one phone"
    "return call.provider == provider && call.isUnderWay;" "return false;")
savehub_mutant(engaged-phone-not-waited-for runtime/due_work.cpp "the call that is due goes out"
    "look.now + pauseWhileEngaged" "look.now + pauseWhileEngaged * 100")
savehub_mutant(refused-text-given-up engine/decide_messages.cpp "the text that is due goes out"
    "std::optional(pauseBeforeTry(step.tries, notSent.retryAfter))"
    "(step.tries < 2 ? std::optional(pauseBeforeTry(step.tries, notSent.retryAfter)) : std::nullopt)")
savehub_mutant(calls-come-last runtime/due_work.cpp "calls come first"
    "    if (!m_stopped) {
        doCalls(look);
    }
    if (!look.hasMore) {
        doSlice(look);" "    doSlice(look);
    if (!look.hasMore && !m_stopped) {
        doCalls(look);"
    "!isShort && !m_stopped && holdsBack(look)" "false")
