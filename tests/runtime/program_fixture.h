// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phrases/in_words.h"
#include "store/sql_store.h"
#include "tests/features/running_program.h"
#include "tests/testlib/forwarding_store.h"
#include "tests/testlib/sample_data.h"

#include <QStringList>

#include <algorithm>
#include <memory>
#include <set>

namespace savehub {

/// The real store, which refuses what it is told to.
class RefusingStore : public ForwardingStore
{
public:
    using ForwardingStore::ForwardingStore;

    std::optional<Error> problem;      ///< the error of every decision
    std::set<IncidentId> unreadable{}; ///< only these records cannot be read
    bool knowsUnfinished = true;
    int commitsInDoubt = 0;        ///< of so many next commits: each is made, but reports an error
    int refusedAfterDoubt = 0;     ///< so many commits after those break a constraint
    std::vector<size_t> commits{}; ///< the number of decisions in each commit

    Result<std::vector<Result<Decision>>> transactAll(const std::vector<Question> &questions,
                                                      Instant now) override
    {
        if (problem) {
            return tl::make_unexpected(*problem);
        }
        commits.push_back(questions.size());
        if (commitsInDoubt > 0) {
            commitsInDoubt -= 1;
            (void)m_inner.transactAll(questions, now);
            return failure(Error::Kind::Unavailable, QStringLiteral("disk error"));
        }
        if (refusedAfterDoubt > 0) {
            refusedAfterDoubt -= 1;
            const auto broken = failure(Error::Kind::Conflict, QStringLiteral("a constraint"));
            return std::vector<Result<Decision>>(questions.size(), broken);
        }
        auto readable = questions;
        std::erase_if(readable, [this](const Question &q) { return isUnreadable(q); });
        return m_inner.transactAll(readable, now).map([&](const auto &decisions) {
            std::vector<Result<Decision>> all;
            auto next = decisions.begin();
            for (const auto &question : questions) {
                all.push_back(isUnreadable(question) ? Result<Decision>(unreadableRecord())
                                                     : *next++);
            }
            return all;
        });
    }
    Result<std::vector<IncidentId>> unfinished() override
    {
        return knowsUnfinished ? m_inner.unfinished()
                               : Result<std::vector<IncidentId>>(
                                   failure(Error::Kind::Unavailable, QStringLiteral("locked")));
    }

private:
    static tl::unexpected<Error> unreadableRecord()
    {
        return failure(Error::Kind::Corrupt, QStringLiteral("unreadable"));
    }
    bool isUnreadable(const Question &q) const { return unreadable.contains(q.incident); }
};

/// A program on a virtual clock, an hour before its people's meeting.
class ProgramFixture
{
public:
    explicit ProgramFixture(int people)
    {
        auto settings = inner->standing(clock.now())->settings;
        settings.provider = Provider::Twilio;
        settings.callsPerSecond = 5;
        settings.countries = {QStringLiteral("US")};
        (void)inner->saveSettings(settings, QStringLiteral("test"), clock.now());
        std::vector<Person> cast;
        std::vector<CalendarMeeting> meetings{
            {sample::meeting(QStringLiteral("many"), sample::start()), {}}};
        for (int i = 0; i < people; ++i) {
            auto person = sample::person(QStringLiteral("Ana%1").arg(i));
            person.phone =
                PhoneNumber::fromE164(QStringLiteral("+1202556%1").arg(i, 4, 10, QChar(u'0')));
            person.doNotCall = false;
            meetings.front().invitees.push_back({person.email, person.name, false});
            cast.push_back(person);
        }
        (void)inner->importPeople(cast, QStringLiteral("test"), clock.now());
        (void)inner->importMeetings(sample::import(meetings), QStringLiteral("test"), clock.now());
        incidents = inner->due(sample::start(), 100'000).value();
        network.onCallRequest = [this](const CallRequest &, WireFault) {
            textsBeforeCalls.push_back(texts);
        };
        network.onTextRequest = [this](const TextRequest &) {
            texts += 1;
        };
    }

    void start()
    {
        program = std::make_unique<RunningProgram>(Surroundings{
            .clock = clock,
            .store = store,
            .ids = ids,
            .network = network,
            .log = log,
            .mockLives = [](const CallRequest &, int) { return MockLife::AnswersOnly; },
            .mailSent = [this](const EmailRequest &) { emails += 1; },
            .mailWaits = [] { return Milliseconds{0}; },
            .noticed = [this](const Notice &notice) { notices.push_back(notice); },
            .testCallChanged = [](const Attempt &) {},
            .hasWebhook = [] { return true; },
            .reportsAreSilentSince =
                [](Instant) {
                    return false;
                }});
        program->engine().start();
    }

    int told(const QString &words) const
    {
        return static_cast<int>(
            std::count_if(notices.begin(), notices.end(), [&](const Notice &notice) {
                return inWords(notice.what).contains(words);
            }));
    }
    Step step(int number, size_t incident = 0)
    {
        return inner->load(incidents.at(incident))->steps.at(static_cast<size_t>(number - 1));
    }

    struct Lines : CallLog {
        void write(const QString &line) override { lines.append(line); }
        QStringList lines;
    };

    VirtualClock clock{sample::before()};
    sample::CountingIds ids;
    std::unique_ptr<SqlStore> inner = SqlStore::open({QStringLiteral(":memory:")}, ids).value();
    RefusingStore store{*inner};
    SimulatedCarrier network{clock};
    Lines log;
    std::vector<IncidentId> incidents;
    std::vector<Notice> notices;
    int emails = 0;
    int texts = 0;
    std::vector<int> textsBeforeCalls; ///< for each call: how many texts had left before
    std::unique_ptr<RunningProgram> program;
};

} // namespace savehub
