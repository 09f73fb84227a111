// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "engine/call_outcome.h"
#include "engine/text_tracking.h"
#include "tests/engine/random_world.h"

#include <QTest>

#include <algorithm>

using namespace savehub;
using namespace savehub::test;

namespace {

constexpr int sequences = 20'000;
constexpr int eventsPerSequence = 40;

bool sends(const Command &command)
{
    return std::holds_alternative<command::PlaceCall>(command)
           || std::holds_alternative<command::SendText>(command)
           || std::holds_alternative<command::SendEmail>(command);
}

bool mayRing(IncidentState state)
{
    return state == IncidentState::Open || state == IncidentState::Escalating;
}

// Each rule returns what was broken, or nothing.

/// Does not use the engine's own rule, which is judged here.
bool reachedNobody(const Attempt &attempt)
{
    switch (attempt.status) {
    case AttemptStatus::Busy:
    case AttemptStatus::NoAnswer:
    case AttemptStatus::Failed:
    case AttemptStatus::NotSent:
        return true;
    case AttemptStatus::Completed:
        return attempt.digit != QLatin1String("1") && attempt.digit != QLatin1String("2")
               && attempt.answeredBy.startsWith(QLatin1String("machine"));
    default:
        return false;
    }
}

QString twoAttemptsAtMost(const IncidentRecord &after)
{
    bool inOrder = true;
    for (size_t i = 0; i < after.attempts.size(); ++i) {
        inOrder = inOrder && after.attempts[i].number == int(i) + 1;
    }
    return after.attempts.size() <= 2 && inOrder
               ? QString()
               : QStringLiteral("more than two attempts, or numbered wrongly");
}

QString callsOnlyAsAllowed(const IncidentRecord &before, const Decision &decision, Instant now)
{
    for (const auto &command : decision.commands) {
        const auto *call = std::get_if<command::PlaceCall>(&command);
        if (!call) {
            continue;
        }
        const auto *attempt = decision.record.attempt(call->attempt);
        const auto *known = before.attempt(call->attempt);
        if (!attempt || (known && !known->waitsForTry())) {
            return QStringLiteral("a call for an attempt that may be out already");
        }
        if (!callWindow(meetingStart()).contains(now)) {
            return QStringLiteral("a call outside the window");
        }
        if (!mayRing(decision.record.incident.state)) {
            return QStringLiteral("a call for an incident that is not active");
        }
        if (!known && !before.attempts.empty() && !reachedNobody(before.attempts.back())) {
            return QStringLiteral("a second call after a first that may still ring or did");
        }
    }
    return {};
}

QString nothingGoesOutOnceResolved(const Decision &decision)
{
    const auto &commands = decision.commands;
    const bool isResolved = decision.record.incident.state == IncidentState::Resolved;
    return isResolved
                   && (std::any_of(commands.begin(), commands.end(), sends) || decision.candidate)
               ? QStringLiteral("something goes out after the incident was resolved")
               : QString();
}

QString resolvedIsForEver(const IncidentRecord &before, const IncidentRecord &after)
{
    return before.incident.state == IncidentState::Resolved && !(before.incident == after.incident)
               ? QStringLiteral("a resolved incident changed")
               : QString();
}

QString callsNeverGoBack(const IncidentRecord &before, const IncidentRecord &after,
                         const Event &event)
{
    for (const auto &was : before.attempts) {
        const auto *is = after.attempt(was.key);
        if (!is) {
            return QStringLiteral("an attempt vanished");
        }
        const bool lost =
            std::holds_alternative<event::CallLost>(event) && is->status == AttemptStatus::Unknown;
        if (attemptRank(is->status) < attemptRank(was.status) && !lost) {
            return QStringLiteral("a call went back from %1 to %2")
                .arg(toText(was.status), toText(is->status));
        }
    }
    return {};
}

QString textsNeverGoBack(const IncidentRecord &before, const IncidentRecord &after)
{
    for (const auto &was : before.steps) {
        const auto *is = after.step(was.id);
        if (was.delivery
            && (!is->delivery || deliveryRank(*is->delivery) < deliveryRank(*was.delivery)
                || (isFinal(*was.delivery) && is->delivery != was.delivery))) {
            return QStringLiteral("a text went back from %1").arg(toText(*was.delivery));
        }
    }
    return {};
}

/// A text of which nothing left is tried until its time is over. A text that may have left is tried
/// at most once more.
QString textsOnlyAsAllowed(const IncidentRecord &before, const Decision &decision,
                           const Event &event, Instant now)
{
    for (const auto &command : decision.commands) {
        const auto *text = std::get_if<command::SendText>(&command);
        const auto *step = text ? before.step(text->step) : nullptr;
        if (step && (step->status != StepStatus::Pending || !step->sid.isEmpty())) {
            return QStringLiteral("a text that may be out already");
        }
        if (step && (now < step->dueAt || now > step->lastAt)) {
            return QStringLiteral("a text outside its time");
        }
    }
    const auto *answer = std::get_if<event::TextReconciled>(&event);
    const auto *sought = answer ? before.step(answer->step) : nullptr;
    return sought && sought->status == StepStatus::Sending && sought->tries > 1
                   && decision.record.step(sought->id)->status == StepStatus::Pending
               ? QStringLiteral("a text that may have left twice is tried again")
               : QString();
}

QString refusalsChangeNothing(const IncidentRecord &before, const Decision &decision)
{
    return decision.refusal
                   && (!(before == decision.record) || !decision.commands.empty()
                       || !decision.audit.empty() || decision.candidate)
               ? QStringLiteral("a refused decision says something all the same")
               : QString();
}

QString unwantedCallsAreEnded(const Decision &decision)
{
    for (const auto &command : decision.commands) {
        const auto *watch = std::get_if<command::WatchCall>(&command);
        if (!watch) {
            continue;
        }
        const auto *attempt = decision.record.attempt(watch->attempt);
        const Command end = command::EndCall{watch->attempt};
        const auto &all = decision.commands;
        if (attempt->cancelWanted && std::find(all.begin(), all.end(), end) == all.end()) {
            return QStringLiteral("a call that nobody wants is watched and not ended");
        }
    }
    return {};
}

QString stepsKeepTheirRules(const IncidentRecord &after)
{
    for (const auto &step : after.steps) {
        const bool explains = step.reason != Reason::None;
        if ((step.status == StepStatus::Skipped || step.status == StepStatus::Failed)
            && !explains) {
            return QStringLiteral("step %1 ended without a reason").arg(step.number);
        }
        if (step.status == StepStatus::Executed && !step.executedAt) {
            return QStringLiteral("step %1 was executed at no time").arg(step.number);
        }
    }
    return {};
}

QString firstBroken(const IncidentRecord &before, const Decision &decision, const Event &event,
                    Instant now)
{
    for (const auto &broken :
         {refusalsChangeNothing(before, decision), twoAttemptsAtMost(decision.record),
          callsOnlyAsAllowed(before, decision, now),
          textsOnlyAsAllowed(before, decision, event, now), nothingGoesOutOnceResolved(decision),
          resolvedIsForEver(before, decision.record),
          callsNeverGoBack(before, decision.record, event),
          textsNeverGoBack(before, decision.record), unwantedCallsAreEnded(decision),
          stepsKeepTheirRules(decision.record)}) {
        if (!broken.isEmpty()) {
            return broken;
        }
    }
    return {};
}

/// A look at the due moment must change something or move that moment. Otherwise the engine would
/// spin.
QString dueGetsSomewhere(const IncidentRecord &record, DecisionContext around)
{
    const auto due = dues(record).earliest();
    if (!due) {
        return {};
    }
    around.now = std::max(around.now, *due);
    const auto decision = decide(record, event::Due{}, around);
    const auto next = dues(decision.record).earliest();
    const bool moved = !(decision.record == record) || decision.candidate || !next || *next > *due;
    return moved ? QString() : QStringLiteral("nothing happened at %1").arg(toIso(*due));
}

} // namespace

class TestDecideProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdInEveryOrderOfEvents_data();
    void holdInEveryOrderOfEvents();
    void everyStepEndsWhenEveryCommandIsAnswered_data();
    void everyStepEndsWhenEveryCommandIsAnswered();

private:
    static void addSeeds();
    static void answer(Story &story, RandomWorld &world, std::vector<Command> commands);
};

/// The sequences are split into ten rows, so that a failure names a small range of seeds.
void TestDecideProperties::addSeeds()
{
    QTest::addColumn<int>("firstSeed");
    for (int seed = 0; seed < sequences; seed += sequences / 10) {
        QTest::newRow(qPrintable(QStringLiteral("from seed %1").arg(seed))) << seed;
    }
}

void TestDecideProperties::holdInEveryOrderOfEvents_data()
{
    addSeeds();
}

void TestDecideProperties::holdInEveryOrderOfEvents()
{
    QFETCH(int, firstSeed);
    for (int seed = firstSeed; seed < firstSeed + sequences / 10; ++seed) {
        RandomWorld world(static_cast<std::uint32_t>(seed));
        auto record = freshIncident();
        const int length = 1 + world.below(eventsPerSequence);
        for (int i = 0; i < length; ++i) {
            const auto now = world.later(record);
            const auto around = world.context(now);
            const auto event = world.event(record);
            const auto decision = decide(record, event, around);
            auto broken = firstBroken(record, decision, event, now);
            if (!decision.refusal) {
                record = decision.record;
            }
            if (broken.isEmpty()) {
                broken = dueGetsSomewhere(record, around);
            }
            QVERIFY2(broken.isEmpty(),
                     qPrintable(QStringLiteral("seed %1, event %2 (kind %3, %4): %5")
                                    .arg(seed)
                                    .arg(i)
                                    .arg(event.index())
                                    .arg(toIso(now), broken)));
        }
    }
}

void TestDecideProperties::everyStepEndsWhenEveryCommandIsAnswered_data()
{
    addSeeds();
}

/// Answers commands as a runtime would, with any outcome, until no more come.
void TestDecideProperties::answer(Story &story, RandomWorld &world, std::vector<Command> commands)
{
    for (int i = 0; i < 1000 && !commands.empty(); ++i) {
        const auto command = commands.back();
        commands.pop_back();
        Event event;
        if (const auto *call = std::get_if<command::PlaceCall>(&command)) {
            event = world.rarely(10) ? Event(event::CallWithheld{call->attempt, Reason::DoNotCall})
                                     : Event(event::CallSent{call->attempt, world.outcome()});
        } else if (const auto *lost = std::get_if<command::ReconcileCall>(&command)) {
            event = event::CallReconciled{lost->attempt, world.reconciliation()};
        } else if (const auto *watch = std::get_if<command::WatchCall>(&command)) {
            event = event::CallReported{watch->attempt, CallEventSource::Poll, world.report()};
        } else if (const auto *text = std::get_if<command::SendText>(&command)) {
            event = event::MessageSent{text->step, world.outcome()};
        } else if (const auto *find = std::get_if<command::ReconcileText>(&command)) {
            event = event::TextReconciled{find->step, world.reconciliation()};
        } else if (const auto *email = std::get_if<command::SendEmail>(&command)) {
            event = event::MessageSent{email->step, world.outcome()};
        } else {
            continue; // the report of a call says that it was ended
        }
        const auto decision = story.at(story.around.now, event);
        commands.insert(commands.end(), decision.commands.begin(), decision.commands.end());
    }
}

void TestDecideProperties::everyStepEndsWhenEveryCommandIsAnswered()
{
    QFETCH(int, firstSeed);
    for (int seed = firstSeed; seed < firstSeed + sequences / 10; ++seed) {
        RandomWorld world(static_cast<std::uint32_t>(seed));
        Story story;
        int looks = 0;
        for (auto due = dues(story.record).earliest(); due; due = dues(story.record).earliest()) {
            const auto now = std::max(story.around.now, *due) + Seconds(world.below(40) / 20);
            story.around = world.context(now);
            if (story.around.line != LineTurn::Granted) {
                story.around.now += Seconds(20); // a turn takes its time
            }
            answer(story, world, story.at(story.around.now).commands);
            looks += 1;
            QVERIFY2(looks < 100, qPrintable(QStringLiteral("seed %1 never ends").arg(seed)));
        }
        for (const auto &step : story.record.steps) {
            QVERIFY2(step.isEnded(), qPrintable(QStringLiteral("seed %1: step %2 is %3")
                                                    .arg(seed)
                                                    .arg(step.number)
                                                    .arg(toText(step.status))));
        }
    }
}

QTEST_GUILESS_MAIN(TestDecideProperties)
#include "tst_decide_properties.moc"
