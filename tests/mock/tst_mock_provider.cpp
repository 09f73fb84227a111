// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mock_provider.h"

#include "domain/enum_text.h"
#include "tests/testlib/sample_data.h"
#include "tests/testlib/virtual_clock.h"

#include <QRegularExpression>
#include <QTest>

using namespace savehub;

namespace {

class Lines : public CallLog
{
public:
    void write(const QString &line) override { all.append(line); }
    QStringList all;
};

CallRequest request(const QString &key = QStringLiteral("key-1"))
{
    return {.key = AttemptKey(key),
            .meeting = MeetingId(QStringLiteral("m")),
            .person = PersonId(QStringLiteral("p")),
            .to = *PhoneNumber::fromE164(u"+12025550123"),
            .message = QStringLiteral("This is SaveHub checking in about Stand-up.")};
}

MockProvider::Script always(MockLife life)
{
    return [life](const CallRequest &, int) {
        return life;
    };
}

/// A provider and everything that it reports.
struct Desk {
    explicit Desk(MockProvider::Script script = {}, quint32 seed = 1)
        : provider(clock, log, seed, std::move(script))
    {
        provider.setListener([this](const AttemptKey &key, const CallReport &report) {
            told.append(key.text() + u' ' + toText(report.status) + report.digit);
            times.append(QString::number((clock.now() - sample::start()).count()));
            last = report;
        });
    }

    SendOutcome place(const CallRequest &what)
    {
        SendOutcome outcome = OnlyBuilt{};
        provider.place(what, [&](const SendOutcome &answer) { outcome = answer; });
        return outcome;
    }

    std::vector<ListedCall> list(Instant intentAt)
    {
        std::vector<ListedCall> listed;
        const CallSearch search{request().key, request().to, intentAt};
        provider.list(search, [&](const auto &answer) { listed = answer.value_or(listed); });
        return listed;
    }

    VirtualClock clock{sample::start()};
    Lines log;
    MockProvider provider;
    QStringList told, times;
    CallReport last;
};

ProviderSid sidOf(const SendOutcome &outcome)
{
    const auto *accepted = std::get_if<Accepted>(&outcome);
    return accepted ? accepted->sid : ProviderSid();
}

} // namespace

class TestMockProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAlwaysReady();
    void logsTheMaskedCall();
    void logsNoNumberOfTheMessage();
    void acceptsWithASidOfTwiliosShape();
    void tellsTheListenerWhatHappens();
    void refusesWhatItIsToldToRefuse();
    void listsACallWhoseAnswerGotLost();
    void listsOnlyWhatIsAskedFor();
    void fetchesACall();
    void knowsNoOtherCalls();
    void endsARingingCall();
    void endsATalkingCall();
    void endingIsNoErrorWhenItIsOver();
    void countsTheTimeTalked();
    void theSameSeedGivesTheSameLives();
    void tellsTheScriptHowOftenANumberWasCalled();
    void takesAndListsTexts();
    void isSilentAfterItsEnd();
};

void TestMockProvider::isAlwaysReady()
{
    QCOMPARE(Desk().provider.problem(), QString());
}

void TestMockProvider::logsTheMaskedCall()
{
    Desk desk(always(MockLife::PressesOne));
    desk.place(request());
    const QStringList expected{
        QStringLiteral("[CALL][MOCK] Mock call initiated"),
        QStringLiteral("[CALL][MOCK] To=****0123"),
        QStringLiteral("[CALL][MOCK] Message=\"This is SaveHub checking in about Stand-up.\"")};
    QCOMPARE(desk.log.all, expected);
}

void TestMockProvider::logsNoNumberOfTheMessage()
{
    Desk desk(always(MockLife::PressesOne));
    auto what = request();
    what.message = QStringLiteral("Call +12025550123\nnow");
    desk.place(what);
    QVERIFY(!desk.log.all.last().contains(QLatin1String("2025550123")));
    QVERIFY(!desk.log.all.last().contains(u'\n'));
}

void TestMockProvider::acceptsWithASidOfTwiliosShape()
{
    Desk desk(always(MockLife::PressesOne));
    const auto first = sidOf(desk.place(request()));
    const auto second = sidOf(desk.place(request(QStringLiteral("key-2"))));
    const QRegularExpression shape(QStringLiteral("^CA[0-9a-f]{32}$"));
    QVERIFY(shape.match(first.text()).hasMatch());
    QVERIFY(shape.match(second.text()).hasMatch());
    QVERIFY(first != second);
}

void TestMockProvider::tellsTheListenerWhatHappens()
{
    Desk desk(always(MockLife::PressesTwo));
    const auto sid = sidOf(desk.place(request()));
    QCOMPARE(desk.told, QStringList());
    desk.clock.runFor(Minutes{2});
    const QStringList expected{QStringLiteral("key-1 ringing"), QStringLiteral("key-1 in-progress"),
                               QStringLiteral("key-1 in-progress2"),
                               QStringLiteral("key-1 completed")};
    QCOMPARE(desk.told, expected);
    QCOMPARE(desk.last.sid, sid);
}

void TestMockProvider::refusesWhatItIsToldToRefuse()
{
    Desk desk(always(MockLife::IsRejected));
    QVERIFY(std::holds_alternative<Rejected>(desk.place(request())));
    desk.clock.runFor(Minutes{2});
    QVERIFY(desk.told.isEmpty());
    QVERIFY(desk.list(sample::start()).empty());
}

void TestMockProvider::listsACallWhoseAnswerGotLost()
{
    Desk desk(always(MockLife::LosesAnswer));
    QVERIFY(std::holds_alternative<UnknownOutcome>(desk.place(request())));
    const auto listed = desk.list(sample::start());
    QCOMPARE(listed.size(), size_t{1});
    QCOMPARE(listed.front().createdAt, sample::start());
    QCOMPARE(listed.front().status, AttemptStatus::Queued);
    QVERIFY(!listed.front().sid.isEmpty());
}

void TestMockProvider::listsOnlyWhatIsAskedFor()
{
    Desk desk(always(MockLife::NoAnswer));
    desk.place(request());
    auto other = request(QStringLiteral("key-2"));
    other.to = *PhoneNumber::fromE164(u"+12025550124");
    desk.place(other);
    QCOMPARE(desk.list(sample::start()).size(), size_t{1});
    QVERIFY(desk.list(sample::start() + Hours{1}).empty());
}

void TestMockProvider::fetchesACall()
{
    Desk desk(always(MockLife::Busy));
    const auto sid = sidOf(desk.place(request()));
    desk.clock.runFor(Minutes{1});
    Result<CallReport> fetched;
    desk.provider.fetch(sid, [&](const auto &answer) { fetched = answer; });
    QVERIFY(fetched.has_value());
    QCOMPARE(fetched->sid, sid);
    QCOMPARE(fetched->status, AttemptStatus::Busy);
}

void TestMockProvider::knowsNoOtherCalls()
{
    Desk desk;
    Result<CallReport> fetched;
    desk.provider.fetch(ProviderSid(QStringLiteral("CA1")),
                        [&](const auto &answer) { fetched = answer; });
    QVERIFY(!fetched.has_value());
    QCOMPARE(fetched.error().kind, Error::Kind::NotFound);
}

void TestMockProvider::endsARingingCall()
{
    Desk desk(always(MockLife::PressesOne));
    const auto sid = sidOf(desk.place(request()));
    desk.clock.runFor(Seconds{2});
    bool done = false;
    desk.provider.end(sid, HangUp::Always, [&](const Done &answer) { done = answer.has_value(); });
    QVERIFY(done);
    desk.clock.runFor(Minutes{2});
    const QStringList expected{QStringLiteral("key-1 ringing"), QStringLiteral("key-1 canceled")};
    QCOMPARE(desk.told, expected);
}

void TestMockProvider::endsATalkingCall()
{
    Desk desk(always(MockLife::Voicemail));
    const auto sid = sidOf(desk.place(request()));
    desk.clock.runFor(Seconds{21});
    QCOMPARE(desk.told.last(), QStringLiteral("key-1 in-progress"));
    bool spared = false;
    desk.provider.end(sid, HangUp::UnlessTalking,
                      [&](const Done &answer) { spared = answer.has_value(); });
    QVERIFY(spared);
    QCOMPARE(desk.told.last(), QStringLiteral("key-1 in-progress"));
    desk.provider.end(sid, HangUp::Always, [](const Done &) {});
    desk.clock.runFor(Minutes{2});
    QCOMPARE(desk.told.last(), QStringLiteral("key-1 completed"));
    QCOMPARE(desk.told.count(QStringLiteral("key-1 completed")), 1);
}

void TestMockProvider::endingIsNoErrorWhenItIsOver()
{
    Desk desk(always(MockLife::Fails));
    const auto sid = sidOf(desk.place(request()));
    desk.clock.runFor(Minutes{2});
    const auto before = desk.told;
    bool done = false;
    desk.provider.end(sid, HangUp::Always, [&](const Done &answer) { done = answer.has_value(); });
    QVERIFY(done);
    QCOMPARE(desk.told, before);
}

void TestMockProvider::countsTheTimeTalked()
{
    Desk desk(always(MockLife::Voicemail));
    auto detecting = request();
    detecting.detectMachine = true;
    desk.place(detecting);
    desk.clock.runFor(Minutes{2});
    QCOMPARE(desk.last.duration.value_or(Seconds{-1}).count(), 12);
    QCOMPARE(desk.last.answeredBy, QStringLiteral("machine_start"));

    Desk unanswered(always(MockLife::NoAnswer));
    unanswered.place(request());
    unanswered.clock.runFor(Minutes{2});
    QCOMPARE(unanswered.last.duration.value_or(Seconds{-1}).count(), 0);
}

void TestMockProvider::theSameSeedGivesTheSameLives()
{
    const auto day = [](quint32 seed) {
        Desk desk({}, seed);
        for (int i = 0; i < 30; ++i) {
            desk.place(request(QString::number(i)));
        }
        desk.clock.runFor(Minutes{2});
        return desk.told + desk.times;
    };
    QCOMPARE(day(7), day(7));
    QVERIFY(day(7) != day(8));
}

void TestMockProvider::tellsTheScriptHowOftenANumberWasCalled()
{
    QList<int> asked;
    Desk desk([&](const CallRequest &, int callsBefore) {
        asked.append(callsBefore);
        return MockLife::Busy;
    });
    desk.place(request());
    desk.place(request(QStringLiteral("key-2")));
    auto other = request(QStringLiteral("key-3"));
    other.to = *PhoneNumber::fromE164(u"+12025550124");
    desk.place(other);
    QCOMPARE(asked, (QList<int>{0, 1, 0}));
}

void TestMockProvider::takesAndListsTexts()
{
    Desk desk;
    QStringList sids;
    const auto send = [&](const char *body) {
        const TextRequest text{.step = StepId(QStringLiteral("step")),
                               .to = request().to,
                               .body = QString::fromLatin1(body)};
        desk.provider.send(text, [&](const SendOutcome &answer) { sids += sidOf(answer).text(); });
        desk.clock.runFor(Hours{1});
    };
    send("one");
    send("two");
    std::vector<ListedText> listed;
    const auto keep = [&](const auto &answer) {
        listed = answer.value_or(listed);
    };
    desk.provider.list(request().to, sample::start() + Hours{1}, keep);
    QCOMPARE(listed.size(), size_t{1});
    QCOMPARE(listed.front().body, QStringLiteral("two"));
    QCOMPARE(listed.front().sid.text(), sids.last());
    QVERIFY(sids.first().startsWith(QLatin1String("SM")));
    QVERIFY(sids.first() != sids.last());
    desk.provider.list(*PhoneNumber::fromE164(u"+12025550124"), sample::start(), keep);
    QVERIFY(listed.empty());
}

void TestMockProvider::isSilentAfterItsEnd()
{
    VirtualClock clock(sample::start());
    Lines log;
    int told = 0;
    {
        MockProvider provider(clock, log, 1, always(MockLife::PressesOne));
        provider.setListener([&](const AttemptKey &, const CallReport &) { ++told; });
        provider.place(request(), [](const SendOutcome &) {});
    }
    clock.runFor(Minutes{2});
    QCOMPARE(told, 0);
}

QTEST_GUILESS_MAIN(TestMockProvider)
#include "tst_mock_provider.moc"
