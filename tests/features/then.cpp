// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/enum_text.h"
#include "engine/schedule.h"
#include "phrases/in_words.h"
#include "tests/features/story.h"

#include <algorithm>

namespace savehub {

namespace {

int sentTo(const std::vector<Stage::Sent> &all, bool backup)
{
    return static_cast<int>(std::count_if(all.begin(), all.end(), [=](const Stage::Sent &sent) {
        return (sent.to == Stage::backupName) == backup;
    }));
}

QString endOf(StepStatus status, Reason reason)
{
    return QStringLiteral("%1 %2").arg(toText(status), toText(reason)).trimmed();
}

} // namespace

Then &Then::holds(bool condition, const QString &what, Where where)
{
    QTest::qVerify(condition, qUtf8Printable(what), "", where.file, where.line);
    return *this;
}

Then &Then::equal(const char *what, const QString &actual, const QString &expected, Where where)
{
    QTest::qCompare(actual, expected, what, "as told", where.file, where.line);
    return *this;
}

Then &Then::equal(const char *what, qint64 actual, qint64 expected, Where where)
{
    QTest::qCompare(actual, expected, what, "as told", where.file, where.line);
    return *this;
}

Then &Then::of(const QString &name)
{
    m_person = name;
    return *this;
}

Then &Then::ofFirstIncident()
{
    m_first = true;
    return *this;
}

IncidentRecord Then::incident() const
{
    const auto person = m_person.isEmpty() ? m_stage.incidents().front().person.name : m_person;
    const auto all = m_stage.incidentsOf(person);
    return m_first ? all.front() : all.back();
}

const Step *Then::stepOf(const IncidentRecord &record, int number) const
{
    const auto found = std::find_if(record.steps.begin(), record.steps.end(),
                                    [=](const Step &step) { return step.number == number; });
    return found == record.steps.end() ? nullptr : &*found;
}

Then &Then::emails(int count, Where where)
{
    return equal("emails", sentTo(m_stage.emails(), false), count, where);
}

Then &Then::texts(int count, Where where)
{
    return equal("texts", sentTo(m_stage.texts(), false), count, where);
}

Then &Then::callRequests(int count, Where where)
{
    return equal("call requests", static_cast<qint64>(m_stage.callRequests().size()), count, where);
}

Then &Then::callsPlaced(int count, Where where)
{
    const auto placed = static_cast<qint64>(m_stage.network().calls().size());
    return equal("calls placed", placed, count, where);
}

Then &Then::mockCalls(int count, Where where)
{
    return logSays(QStringLiteral("[CALL][MOCK] Mock call initiated"), count, where);
}

Then &Then::backupEmails(int count, Where where)
{
    return equal("emails to the backup", sentTo(m_stage.emails(), true), count, where);
}

Then &Then::backupTexts(int count, Where where)
{
    return equal("texts to the backup", sentTo(m_stage.texts(), true), count, where);
}

Then &Then::lastCallRequestAt(Milliseconds offset, Where where)
{
    const auto &requests = m_stage.callRequests();
    const auto at = requests.empty() ? QString() : toIso(requests.back().at);
    return equal("last call request", at, toIso(Stage::start() + offset), where);
}

Then &Then::lastCallIs(AttemptStatus status, Where where)
{
    const auto &calls = m_stage.network().calls();
    const auto found = calls.empty() ? QString() : toText(calls.back().report.status);
    return equal("last call", found, toText(status), where);
}

Then &Then::state(IncidentState state, Where where)
{
    return equal("state", toText(incident().incident.state), toText(state), where);
}

Then &Then::resolvedAs(Reason reason, Where where)
{
    state(IncidentState::Resolved, where);
    return equal("resolution", toText(incident().incident.resolution), toText(reason), where);
}

Then &Then::step(int number, StepStatus status, Reason reason, Where where)
{
    const auto record = incident();
    const auto *step = stepOf(record, number);
    const auto found = step ? endOf(step->status, step->reason) : QString();
    return equal("step", found, endOf(status, reason), where);
}

Then &Then::stepCarriedBy(int number, Provider provider, Where where)
{
    const auto record = incident();
    const auto *step = stepOf(record, number);
    const auto found = step && step->provider ? toText(*step->provider) : QString();
    return equal("provider of the step", found, toText(provider), where);
}

Then &Then::attempts(std::initializer_list<AttemptStatus> statuses, Where where)
{
    QStringList expected;
    for (const auto status : statuses) {
        expected.append(toText(status));
    }
    QStringList found;
    for (const auto &attempt : incident().attempts) {
        found.append(toText(attempt.status));
    }
    const auto comma = QStringLiteral(", ");
    return equal("attempts", found.join(comma), expected.join(comma), where);
}

Then &Then::logSays(const QString &line, int times, Where where)
{
    const auto what = QStringLiteral("times of \"%1\"").arg(line).toUtf8();
    return equal(what.constData(), m_stage.log().count(line), times, where);
}

Then &Then::operatorIsTold(Notice::Severity severity, const QString &part, Where where)
{
    const auto &notices = m_stage.notices();
    const bool told = std::any_of(notices.begin(), notices.end(), [&](const Notice &notice) {
        return notice.severity == severity && inWords(notice.what).contains(part);
    });
    QStringList texts;
    for (const auto &notice : notices) {
        texts.append(inWords(notice.what));
    }
    return holds(told, QStringLiteral("told \"%1\" among: %2").arg(part, texts.join(u'|')), where);
}

Then &Then::operatorIsNotAlarmed(Where where)
{
    const auto &notices = m_stage.notices();
    const auto alarm = std::find_if(notices.begin(), notices.end(), [](const Notice &notice) {
        return notice.severity == Notice::Severity::Alarm;
    });
    return holds(alarm == notices.end(),
                 QStringLiteral("alarmed: ")
                     + (alarm == notices.end() ? QString() : inWords(alarm->what)),
                 where);
}

void Then::playToTheEnd(Where where)
{
    m_stage.runUntil(std::max(m_stage.clock().now(), Stage::start()) + Hours{27});
    for (const auto &record : m_stage.incidents()) {
        equal("state in the end", toText(record.incident.state), toText(IncidentState::Resolved),
              where);
        for (const auto &step : record.steps) {
            holds(step.isEnded(),
                  QStringLiteral("step %1 ends, is %2").arg(step.number).arg(toText(step.status)),
                  where);
        }
    }
    noCallOutsideTheWindow(where);
}

Then &Then::nothingMoreGoesOut(Where where)
{
    const auto sent = [this] {
        return static_cast<qint64>(m_stage.emails().size() + m_stage.texts().size()
                                   + m_stage.callRequests().size());
    };
    const auto before = sent();
    playToTheEnd(where);
    return equal("what went out", sent(), before, where);
}

Then &Then::onlyTheBackupIsTold(Where where)
{
    const auto emailsBefore = sentTo(m_stage.emails(), false);
    const auto textsBefore = sentTo(m_stage.texts(), false);
    const auto callsBefore = static_cast<int>(m_stage.callRequests().size());
    playToTheEnd(where);
    return emails(emailsBefore, where)
        .texts(textsBefore, where)
        .callRequests(callsBefore, where)
        .backupEmails(1, where)
        .backupTexts(1, where);
}

Then &Then::noCallOutsideTheWindow(Where where)
{
    const auto incidents = m_stage.incidents();
    for (const auto &request : m_stage.callRequests()) {
        const bool inside = std::any_of(incidents.begin(), incidents.end(), [&](const auto &r) {
            return r.person.name == request.to && callWindow(r.incident.start).contains(request.at);
        });
        holds(inside, QStringLiteral("a call window at %1").arg(toIso(request.at)), where);
    }
    return *this;
}

} // namespace savehub
