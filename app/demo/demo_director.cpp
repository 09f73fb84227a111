// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_director.h"

namespace savehub {

namespace {
const auto demoActor = QStringLiteral("demo");
constexpr int manyIncidents = 1000;
} // namespace

DemoDirector::DemoDirector(EngineThread &engine, const IncidentReader &reader, Clock &clock,
                           DemoDay day, QObject *parent)
    : QObject(parent),
      m_engine(engine),
      m_reader(reader),
      m_clock(clock),
      m_day(std::move(day))
{
}

DemoDirector::~DemoDirector() = default;

void DemoDirector::play()
{
    const auto complain = [this](const Error &error) {
        Q_EMIT m_engine.failed(error);
    };
    const auto listen = [complain](const auto &imported) {
        if (!imported) {
            complain(imported.error());
        }
    };
    m_engine.importPeople(m_day.people, demoActor, listen, {}, {.confirmed = Confirmed::Yes});
    m_engine.importMeetings(m_day.meetings, demoActor, listen, {}, Confirmed::Yes);
    planAnswers(m_day.meetings.from);
}

void DemoDirector::planAnswers(Instant start)
{
    for (const auto &planned : m_day.answers) {
        m_wakeups.push_back(
            m_clock.wakeAt(start + planned.after, [this, planned] { answer(planned); }));
    }
    m_wakeups.push_back(m_clock.wakeAt(start + m_day.length, [this] { Q_EMIT dayIsOver(); }));
}

void DemoDirector::answer(const DemoAnswer &answer)
{
    const auto rows = m_reader.live(m_clock.now(), manyIncidents, {});
    for (const auto &row : rows ? *rows : std::vector<BoardRow>{}) {
        const auto detail = m_reader.detail(row.id);
        if (detail && detail->record.person.email == answer.email) {
            m_engine.ask([id = row.id, event = answer.event](Engine &engine) {
                // An error does no harm: the incident was settled in another way meanwhile.
                static_cast<void>(engine.answer(id, event));
            });
        }
    }
}

} // namespace savehub
