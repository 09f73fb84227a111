# SPDX-License-Identifier: GPL-3.0-or-later
# As mutants.cmake, on the abuser's days: a mutant for each guard against what he does.
set(mutant_days --abuser --days 1000)

savehub_mutant(call-quota-forgotten engine/call_guards.cpp "calls to one phone an hour"
    "return why.isEmpty() ? Finding{figures} : Finding{figures, Reason::PhoneQuota, why};"
    "return Finding{figures};")
savehub_mutant(call-quota-of-the-day-forgotten engine/phone_use.cpp "calls to one phone a day"
    "if (use.callsLastDay >= std::min(quotas.callsADay, mostQuotas.callsADay)) {" "if (false) {")
savehub_mutant(call-quota-unbounded engine/phone_use.cpp "calls to one phone an hour"
    "std::min(quotas.callsAnHour, mostQuotas.callsAnHour)" "quotas.callsAnHour")
savehub_mutant(calls-of-others-uncounted store/others_use.cpp "calls to one phone an hour"
    "use.callsLastHour = each.lastHour;" "")
savehub_mutant(quota-from-the-intent-on engine/phone_use.cpp "calls to one phone an hour"
    "count(use.callsLastHour, use.callsLastDay, leftBy(attempt), now);"
    "count(use.callsLastHour, use.callsLastDay, attempt.createdAt, now);")
set(mutant_days --abuser --seed 1530 --days 1000) # it takes a rare day
savehub_mutant(quota-of-the-new-number-not-asked engine/call_guards.cpp "calls to one phone an hour"
    "own && own->to == record.person.phone" "own")
set(mutant_days --abuser --days 1000)
savehub_mutant(text-quota-forgotten engine/message_guards.cpp "texts to one phone an hour"
    "step.status == StepStatus::Pending ? whyNoText(use, settings.quotas) : Phrase();" "Phrase();")
savehub_mutant(text-quota-of-the-day-forgotten engine/phone_use.cpp "texts to one phone a day"
    "if (use.textsLastDay >= std::min(quotas.textsADay, mostQuotas.textsADay)) {" "if (false) {")
savehub_mutant(text-quota-unbounded engine/phone_use.cpp "texts to one phone an hour"
    "std::min(quotas.textsAnHour, mostQuotas.textsAnHour)" "quotas.textsAnHour")
savehub_mutant(texts-of-others-uncounted store/others_use.cpp "texts to one phone an hour"
    "use.textsLastHour = each.lastHour;" "")
savehub_mutant(special-number-called engine/destinations.cpp "only where calls and texts may go"
    "return NumberVerdict::Special;" "return NumberVerdict::Valid;")
savehub_mutant(foreign-number-called engine/destinations.cpp "only where calls and texts may go"
    "allowed.contains(facts.country) ? NumberVerdict::Valid : NumberVerdict::Abroad"
    "NumberVerdict::Valid")
savehub_mutant(destination-of-calls-not-asked engine/call_guards.cpp "only where calls and texts may go"
    "!why.isEmpty()) {
        return {q.phone == NumberVerdict::Special" "false) {
        return {q.phone == NumberVerdict::Special")
savehub_mutant(destination-of-texts-not-asked engine/message_guards.cpp "only where calls and texts may go"
    "return {Reason::DestinationNotAllowed,
                whyNotAllowed(phone, context.standing.settings.countries)};" "return {};")
savehub_mutant(cap-of-the-day-forgotten engine/budget.cpp "the caps on money hold"
    "spend.today + price <= caps.dailyCap && " "")
savehub_mutant(cap-of-the-month-forgotten engine/budget.cpp "the caps on money hold"
    " && spend.thisMonth + price <= caps.monthlyCap" "")
savehub_mutant(dear-call-placed engine/call_guards.cpp "no call is dearer than one may be"
    "if (q.estimate > caps.mostPerCall) {" "if (false) {")
savehub_mutant(texts-cost-nothing engine/message_guards.cpp "the caps on money hold"
    "return fitsSpendCaps(standing, estimateOf(step, context))" "return true")
savehub_mutant(calls-of-the-day-unlimited engine/budget.cpp "the caps on calls hold"
    "spend.callsToday < caps.dailyCallCap" "true")
savehub_mutant(calls-of-the-month-unlimited engine/budget.cpp "the caps on calls hold"
    "spend.callsThisMonth < caps.monthlyCallCap" "true")
savehub_mutant(text-to-the-old-number runtime/message_dispatcher.cpp "the number of now"
    "addressOf(record->person, *step) != address" "false")
savehub_mutant(lost-text-looked-for-elsewhere runtime/message_dispatcher.cpp "the provider's news is taken"
    "return step.to ? step.to : phoneOf(record.person, step.recipient);"
    "return phoneOf(record.person, step.recipient);")
savehub_mutant(forged-text-believed engine/decide_messages.cpp "forged news is refused"
    "if (!step->sid.isEmpty() && step->sid != event.report.sid) {" "if (false) {")
savehub_mutant(anothers-reminder-answered store/step_table.cpp "only a reminder is answered"
    "(+to_number IS NULL OR +to_number = people.phone)" "1")
savehub_mutant(put-back-and-called-again engine/meeting_plan.cpp "the guards come before the schema"
    "else if (incident.start == start && called) {" "else if (false) {")
