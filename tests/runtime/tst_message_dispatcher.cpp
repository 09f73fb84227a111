// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/message_dispatcher.h"

#include "tests/runtime/program_fixture.h"

#include <QTest>

using namespace savehub;

namespace {

const auto textDue = sample::start() - Minutes{5};

/// Lets texts wait for their connections until connect() is called.
class SlowTexts : public SimulatedGateway
{
public:
    using SimulatedGateway::SimulatedGateway;
    using SimulatedGateway::withdraw;

    bool heedsWithdrawing = true;
    int left = 0;
    std::vector<PhoneNumber> numbers{}; ///< of those that left

    void send(const TextRequest &request, std::function<void(SendOutcome)> done) override
    {
        m_waiting.emplace(request.step, Waiting{request, std::move(done)});
    }
    void withdraw(const StepId &step) override
    {
        if (heedsWithdrawing) {
            m_waiting.extract(step).mapped().done(NotSent{QStringLiteral("withdrawn")});
        }
    }
    void connect()
    {
        for (auto &[step, text] : std::exchange(m_waiting, {})) {
            if (text.request.mayLeave()) {
                left += 1;
                numbers.push_back(text.request.to);
                text.done(Accepted{ProviderSid(QStringLiteral("SM%1").arg(left))});
            } else {
                text.done(NotSent{QStringLiteral("not to leave")});
            }
        }
    }
    size_t waiting() const { return m_waiting.size(); }

private:
    struct Waiting {
        TextRequest request;
        std::function<void(SendOutcome)> done;
    };
    std::map<StepId, Waiting> m_waiting;
};

class ReadingStore : public ForwardingStore
{
public:
    using ForwardingStore::ForwardingStore;
    int readings = 0;
    std::function<void()> beforeReading{}; ///< called once, before several records are read
    std::vector<Result<IncidentRecord>> loadAll(const std::vector<IncidentId> &incidents) override
    {
        readings += 1;
        if (const auto happen = std::exchange(beforeReading, nullptr)) {
            happen();
        }
        return m_inner.loadAll(incidents);
    }
};

/// Three people, whose texts have been claimed and wait for their connections.
class ThreeTexts
{
public:
    /// \a claimed is called when the texts are claimed and not read again yet.
    explicit ThreeTexts(const std::function<void(ThreeTexts &)> &claimed = [](ThreeTexts &) {})
    {
        engine.start();
        story.clock.runUntil(textDue - Milliseconds{1});
        store.beforeReading = [this, claimed] {
            claimed(*this);
        };
        story.clock.runUntil(textDue + Milliseconds{10});
    }
    /// Somebody else changes the first person's number.
    void changeNumber(const PhoneNumber &number)
    {
        auto person = story.store.load(story.incidents.front())->person;
        person.phone = number;
        QVERIFY(story.store.importPeople({person}, QStringLiteral("test"), story.clock.now(),
                                         anyNumberOfIncidents, {.confirmed = Confirmed::Yes}));
    }
    /// The step of that person's text.
    Step step(size_t person = 0) { return story.step(2, person); }
    Done joins(size_t person = 0)
    {
        return engine.answer(story.incidents[person], event::Joined{QStringLiteral("somebody")});
    }

    ProgramFixture story{3};
    ReadingStore store{story.store};
    SlowTexts gateway{story.network};
    MockProvider mock{story.clock, story.log, 1, [](const CallRequest &, int) {
                          return MockLife::AnswersOnly;
                      }};
    ObservedMail mail{story.clock, [](const EmailRequest &) {},
                      [] {
                          return Milliseconds{0};
                      }};
    PhoneNumbers phones;
    MessageCatalog messages;
    Engine engine{Ports{.store = store,
                        .clock = story.clock,
                        .ids = story.ids,
                        .phones = phones,
                        .providers = {mock, mock, gateway, gateway},
                        .mail = mail,
                        .messages = messages,
                        .log = story.log},
                  EngineObserver{}};
};

} // namespace

class TestMessageDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDidNotChangeIsNotReadAgain();
    void whatChangedIsReadAgain();
    void theDayIsAskedAnew();
    void aCorrectedNumberGetsTheText_data();
    void aCorrectedNumberGetsTheText();
    void anAnswerThatIsNotSavedYetHoldsIt();
    void whoIsSettledGetsNoText();
    void whatIsStoppedIsWithdrawn();
};

void TestMessageDispatcher::whatDidNotChangeIsNotReadAgain()
{
    ThreeTexts texts;
    QCOMPARE(texts.gateway.waiting(), size_t(3));
    const auto before = texts.store.readings;
    texts.gateway.connect();
    QCOMPARE(texts.gateway.left, 3);
    QCOMPARE(texts.store.readings, before);
}

void TestMessageDispatcher::whatChangedIsReadAgain()
{
    ThreeTexts texts;
    texts.gateway.heedsWithdrawing = false;
    QVERIFY(texts.joins());
    texts.gateway.connect();
    QCOMPARE(texts.gateway.left, 2);
    texts.story.clock.runFor(Milliseconds{10});
    QCOMPARE(texts.step().reason, Reason::IncidentNotActive);
    QCOMPARE(texts.step(1).status, StepStatus::Executed);
}

/// The spend that was read is that of one day, so it is read again on another day.
void TestMessageDispatcher::theDayIsAskedAnew()
{
    ThreeTexts texts;
    const auto before = texts.store.readings;
    texts.story.clock.setTo(texts.story.clock.now() + Hours{24});
    texts.gateway.connect();
    QCOMPARE(texts.gateway.left, 0);
    QVERIFY(texts.store.readings > before);
}

void TestMessageDispatcher::aCorrectedNumberGetsTheText_data()
{
    QTest::addColumn<bool>("isWhileItConnects");
    QTest::newRow("corrected while it connects") << true;
    QTest::newRow("corrected as soon as it was claimed") << false;
}

/// The text counts for the corrected number.
void TestMessageDispatcher::aCorrectedNumberGetsTheText()
{
    QFETCH(const bool, isWhileItConnects);
    const auto number = *PhoneNumber::fromE164(u"+12025550177");
    const auto correct = [&](ThreeTexts &texts) {
        texts.changeNumber(number);
    };
    auto texts =
        isWhileItConnects ? std::make_unique<ThreeTexts>() : std::make_unique<ThreeTexts>(correct);
    if (isWhileItConnects) {
        correct(*texts);
    }
    texts->gateway.connect();
    QCOMPARE(texts->gateway.left, 2);
    texts->story.clock.runFor(Seconds{1}); // the first person's text is tried again
    texts->gateway.connect();
    QCOMPARE(texts->gateway.left, 3);
    QCOMPARE(texts->gateway.numbers.back(), number);
    QCOMPARE(texts->step().to, std::optional(number));
}

void TestMessageDispatcher::anAnswerThatIsNotSavedYetHoldsIt()
{
    ThreeTexts texts;
    texts.gateway.heedsWithdrawing = false;
    texts.story.store.problem = Error{Error::Kind::Unavailable, QStringLiteral("locked"), {}};
    QVERIFY(!texts.joins());
    texts.gateway.connect();
    QCOMPARE(texts.gateway.left, 2);
}

void TestMessageDispatcher::whoIsSettledGetsNoText()
{
    ThreeTexts texts;
    QVERIFY(texts.joins());
    QCOMPARE(texts.gateway.waiting(), size_t(2)); // the text is withdrawn at once
    texts.story.clock.runFor(Milliseconds{10});
    QVERIFY(texts.step().status != StepStatus::Sending);
    QVERIFY(!texts.step().estimate);
}

void TestMessageDispatcher::whatIsStoppedIsWithdrawn()
{
    ThreeTexts texts;
    auto settings = *texts.engine.settings();
    settings.callsStopped = true;
    QVERIFY(texts.engine.changeSettings(settings, QStringLiteral("operator")));
    QCOMPARE(texts.gateway.waiting(), size_t(0));
    texts.story.clock.runFor(Seconds{10});
    QCOMPARE(texts.gateway.left, 0);
    QCOMPARE(texts.step().reason, Reason::CallsStopped);
}

QTEST_GUILESS_MAIN(TestMessageDispatcher)
#include "tst_message_dispatcher.moc"
