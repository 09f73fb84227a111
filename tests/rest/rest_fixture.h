// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rest/rest_api.h"
#include "tests/store/test_database.h"

#include <QJsonObject>

#include <optional>

namespace savehub {

/// Notes what is reported to it.
class FakeReception : public Reception
{
public:
    QStringList heard;
    MeetingImport imported;
    std::optional<Error> error; ///< if set, the answer to everything

    Done callReported(const AttemptKey &, const CallReport &) override { return hear({}); }
    Done textReported(const StepId &, const TextReport &) override { return hear({}); }
    Result<SpokenCall> spokenCall(const AttemptKey &) override { return SpokenCall{}; }
    Result<TextReplyOutcome> textReceived(const ReceivedText &) override
    {
        return TextReplyOutcome{};
    }
    Done checkIn(const MeetingId &meeting, const PersonId &person, Answer answer,
                 const QString &actor) override;
    Done acknowledge(const IncidentId &incident, const QString &actor) override;
    Done resolve(const IncidentId &incident, const QString &note, const QString &actor) override;
    Result<MeetingsImported> importMeetings(const MeetingImport &import,
                                            const QString &actor) override;

private:
    Done hear(const QString &what);
};

/// The real reader, which fails if told to.
class FailingReader : public IncidentReader
{
public:
    explicit FailingReader(TestDatabase &database)
        : m_database(database)
    {
    }

    std::optional<Error> error; ///< if set, the answer to everything

    Result<std::vector<BoardRow>> live(Instant now, int limit,
                                       const std::optional<IncidentId> &after) const override;
    Result<std::vector<BoardRow>> board(Instant now, int limit) const override;
    Result<std::vector<WaitingStep>> waiting(Instant until, int limit) const override;
    Result<IncidentDetail> detail(const IncidentId &incident) const override;
    Result<std::vector<CallRow>> calls(const std::optional<AttemptKey> &after,
                                       int limit) const override;
    Result<std::vector<AuditRow>> audit(std::optional<qint64> before, int limit) const override;
    Result<Totals> totals(Instant now) const override;
    Result<Counts> counts(Instant now) const override;
    Result<std::vector<ExpectedCalls>> expectedCalls(Instant from, Instant until) const override;

private:
    template <typename Read>
    auto unlessFailing(Read read) const -> decltype(read(std::declval<IncidentReader &>()))
    {
        if (error) {
            return tl::make_unexpected(*error);
        }
        return read(m_database.reader());
    }

    TestDatabase &m_database;
};

/// A clock that stands still.
class StoppedClock : public Clock
{
public:
    Instant now() const override { return sample::before(); }
    std::unique_ptr<Wakeup> wakeAt(Instant, std::function<void()>) override { return {}; }
};

/// The API on a database of its own.
class RestFixture
{
public:
    RestFixture();

    /// Sends a request with the token, and with a JSON body if there is one.
    HttpReply ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {});
    HttpReply get(const QByteArray &target) { return ask("GET", target); }
    HttpReply post(const QByteArray &target, const QByteArray &body)
    {
        return ask("POST", target, body);
    }
    HttpReply send(const ReceivedRequest &request) { return api.handle(request); }

    /// Makes an open incident of \a name with two calls.
    IncidentId calledIncident(const QString &name = QStringLiteral("Ana"));

    TestDatabase database;
    FakeReception reception;
    FailingReader reader{database};
    StoppedClock clock;
    QString token = QStringLiteral("the-token");
    Redaction known; ///< no error may repeat these
    ServiceState standing;
    Refusals refusals;
    WrongTokens wrongTokens{clock, {}};
    RestApi api;
};

QJsonObject jsonIn(const HttpReply &reply);

/// "422 /userId", "400 limit": the status and what the problem's errors name.
QString problemIn(const HttpReply &reply);

} // namespace savehub
