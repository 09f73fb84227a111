// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alive_mark.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "ui/models/time_text.h"

#include <algorithm>

namespace savehub {

namespace {

/// A shorter absence in which nothing was missed is not reported. After a crash the mark is up to a
/// minute old, and a restart by hand takes less than the rest.
constexpr Minutes shortAbsence{2};
constexpr int mostIncidents = 1000;
constexpr qsizetype mostNames = 3;

/// Calls are due at whole minutes. So the mark, whose commit takes a moment, is written at the half
/// minute.
Instant nextMark(Instant now)
{
    const auto minute = std::chrono::floor<Minutes>(now);
    const auto middle = Instant(minute) + Seconds{30};
    return middle > now ? middle : middle + Minutes{1};
}

QString missedWords(const std::vector<OverdueStep> &missed)
{
    const auto count = [&](Channel channel) {
        return static_cast<int>(std::count_if(missed.begin(), missed.end(), [&](const auto &step) {
            return step.channel == channel;
        }));
    };
    QStringList parts;
    if (const auto calls = count(Channel::Call)) {
        parts.append(Words::tr("%n call(s)", nullptr, calls));
    }
    if (const auto texts = count(Channel::Text)) {
        parts.append(Words::tr("%n text(s)", nullptr, texts));
    }
    if (const auto emails = count(Channel::Email)) {
        parts.append(Words::tr("%n email(s)", nullptr, emails));
    }
    return parts.join(QStringLiteral(", "));
}

/// Names the people who missed a call before those who missed a message.
QString namesOf(std::vector<OverdueStep> missed)
{
    std::stable_partition(missed.begin(), missed.end(),
                          [](const auto &step) { return step.channel == Channel::Call; });
    QStringList names;
    for (const auto &step : missed) {
        const auto name = withoutNumbers(step.person, 60);
        if (!names.contains(name)) {
            names.append(name);
        }
    }
    const auto more = names.size() - mostNames;
    const auto first = names.mid(0, mostNames).join(QStringLiteral(", "));
    return more > 0 ? Words::tr("%1 and %n more", nullptr, static_cast<int>(more)).arg(first)
                    : first;
}

} // namespace

AliveMark::AliveMark(SqlStore &store, Clock &clock, std::function<void(const Notice &)> tell,
                     const QTimeZone &zone)
    : m_store(store),
      m_clock(clock),
      m_tell(std::move(tell)),
      m_zone(zone)
{
}

AliveMark::~AliveMark()
{
    if (m_wakeup) {
        // If this fails, nobody is left to be told. The next start then uses the last minute's
        // mark.
        static_cast<void>(m_store.setAlive(m_clock.now()));
    }
}

void AliveMark::start()
{
    tellAbsence();
    mark();
}

void AliveMark::tellAbsence()
{
    const auto now = m_clock.now();
    const auto last = m_store.lastAlive();
    const auto missed = m_store.missed(now, mostIncidents);
    if (!last || !missed) {
        m_tell({Notice::Severity::Warning, {}, (last ? missed.error() : last.error()).text()});
        return;
    }
    if (!*last || (missed->empty() && now - **last < shortAbsence)) {
        return;
    }
    const auto closed = Words::tr("The console was closed from %1 to %2.")
                            .arg(dayAndTime(**last, m_zone), dayAndTime(now, m_zone));
    if (missed->empty()) {
        m_tell({Notice::Severity::Info, {}, closed + u' ' + Words::tr("Nothing was missed.")});
        return;
    }
    const bool callsToo = std::any_of(missed->begin(), missed->end(), [](const auto &step) {
        return step.channel == Channel::Call;
    });
    m_tell({callsToo ? Notice::Severity::Alarm : Notice::Severity::Warning,
            {},
            closed + u' '
                + Words::tr("Missed: %1, for %2.").arg(missedWords(*missed), namesOf(*missed))});
}

void AliveMark::mark()
{
    const auto now = m_clock.now();
    if (const auto marked = m_store.setAlive(now); !marked) {
        m_tell({Notice::Severity::Warning, {}, marked.error().text()});
    }
    m_wakeup = m_clock.wakeAt(nextMark(now), [this] { mark(); });
}

} // namespace savehub
