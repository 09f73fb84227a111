// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/mock_life.h"
#include "ports/call_gateway.h"
#include "ports/message_gateway.h"
#include "tests/testlib/virtual_clock.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace savehub {

/// What can go wrong with one request. "Before" means that the provider never took the request,
/// "After" that it took it and only the answer was lost.
enum class WireFault {
    None,
    TooMany, ///< 429
    Refused, ///< the connection was refused
    Rejects, ///< refused with a 4xx
    LostBefore,
    LostAfter,
    ErrorBefore, ///< a 5xx
    ErrorAfter,
    HangsBefore,
    HangsAfter,
};

/// The truth about the telephone network, whatever the program believes: what was requested and
/// what was accepted. It goes on when the program crashes.
class SimulatedCarrier
{
public:
    struct Call {
        AttemptKey key;
        PhoneNumber to;
        Milliseconds acceptedAt; ///< by the clock's uptime, since a provider has its own clock
        CallReport report;
        std::optional<Instant> answeredAt{};
        std::optional<Milliseconds> endedAt{}; ///< by the clock's uptime, too
        std::vector<std::unique_ptr<Wakeup>> course{};
    };
    struct Text {
        StepId step;
        PhoneNumber to;
        Milliseconds acceptedAt; ///< by the clock's uptime, too
        ProviderSid sid;
        QString body;
        TextReport fate; ///< how it ends
    };
    using News = std::function<void(const AttemptKey &, const CallReport &)>;
    using TextNews = std::function<void(const StepId &, const TextReport &)>;

    explicit SimulatedCarrier(VirtualClock &clock);

    // How it behaves; the defaults are a good day.
    std::function<WireFault()> faultOfCall = [] {
        return WireFault::None;
    };
    std::function<WireFault()> faultOfText = [] {
        return WireFault::None;
    };
    std::function<MockLife(const AttemptKey &)> life = [](const auto &) {
        return MockLife::PressesOne;
    };
    std::function<Milliseconds()> latency = [] {
        return Milliseconds{120};
    };
    /// The delays after an event with which its report is delivered: none when it is dropped,
    /// several when it is repeated.
    std::function<std::vector<Milliseconds>()> deliveries = [] {
        return std::vector{Milliseconds{200}};
    };
    std::function<bool()> readFails = [] {
        return false;
    };
    /// How long it takes until a call's connection stands and its bytes can leave. Nothing: for
    /// ever.
    std::function<std::optional<Milliseconds>()> connecting = [] {
        return Milliseconds{0};
    };
    /// The same for a text; its connection always comes about.
    std::function<Milliseconds()> textConnecting = [] {
        return Milliseconds{0};
    };
    /// The Retry-After of a 429.
    std::function<std::optional<Seconds>()> retryAfter = [] {
        return std::optional<Seconds>();
    };
    Milliseconds listLag{0};
    /// How long the carrier holds a call before its course begins.
    Milliseconds queuesFor{0};
    /// How long after its acceptance a call becomes initiated. Nothing: it goes straight to
    /// ringing.
    std::optional<Milliseconds> initiatedAfter{};
    /// What a call costs, and how long after its end the price is known. Nothing: never.
    Money price = microDollars(14'000);
    std::optional<Milliseconds> pricedAfter{};
    /// How a text ends, textTravelsFor after its acceptance.
    std::function<TextReport(const TextRequest &)> textFate = [](const auto &) {
        return TextReport{.sid = {}, .status = TextDelivery::Delivered};
    };
    Milliseconds textTravelsFor{Seconds{3}};
    /// What a text costs. Known pricedAfter after it arrived, like a call's price.
    Money textPrice = microDollars(7'900);
    /// The price per minute in its price list, the same for any number.
    std::optional<Money> listPrice{};

    // For the judge. Called before anything else when a request's bytes leave, or would leave if
    // the connection were not refused.
    std::function<void(const CallRequest &, WireFault)> onCallRequest = [](const auto &, auto) {
    };
    std::function<void(const TextRequest &)> onTextRequest = [](const auto &) {
    };
    /// A 429 asks that the call with that key waits until then.
    std::function<void(const AttemptKey &, Instant)> onHeldOff = [](const auto &, auto) {
    };
    /// The price list was read for that number.
    std::function<void(const PhoneNumber &)> onPriceTold = [](const auto &) {
    };
    /// Called once the carrier has processed a request, before the program knows the answer.
    std::function<void()> onProcessed = [] {
    };

    const std::vector<Call> &calls() const { return m_calls; }
    const std::vector<Text> &texts() const { return m_texts; }

    /// Somebody writes to our number. The text is in the list of received texts, but is not
    /// reported.
    ReceivedText write(const PhoneNumber &from, const QString &body);
    const std::vector<ReceivedText> &written() const { return m_written; }

    ProviderSid accept(const CallRequest &request);
    ProviderSid accept(const TextRequest &request);
    Call *find(const ProviderSid &sid);
    void end(Call &call);
    void setNews(News news) { m_news = std::move(news); }
    void setTextNews(TextNews news) { m_textNews = std::move(news); }
    VirtualClock &clock() { return m_clock; }
    /// The answer to a query about \a call.
    CallReport reportOf(const Call &call) const;
    TextReport reportOf(const Text &text) const;
    /// Whether something accepted at that uptime is in the lists by now, and the time that they
    /// show.
    bool isListed(Milliseconds acceptedAt) const;
    Instant listedTime(Milliseconds acceptedAt) const;

private:
    ProviderSid nextSid(const char *prefix);
    void happen(const ProviderSid &sid, const MockBeat &beat);
    void spread(const Call &call);

    VirtualClock &m_clock;
    int m_sids = 0;
    News m_news;
    TextNews m_textNews;
    std::vector<Call> m_calls;
    std::vector<Text> m_texts;
    std::vector<ReceivedText> m_written;
    std::vector<std::unique_ptr<Wakeup>> m_deliveries;
};

/// The program's side of the connection. Once it is destroyed, no answer comes any more.
class SimulatedGateway : public CallGateway, public MessageGateway
{
public:
    explicit SimulatedGateway(SimulatedCarrier &carrier);
    ~SimulatedGateway() override;

    QString providerProblem; ///< what problem() returns

    QString problem() const override { return providerProblem; }
    void place(const CallRequest &request, std::function<void(SendOutcome)> done) override;
    void withdraw(const AttemptKey &key) override;
    /// Whether that call's request still waits for its connection.
    bool isConnecting(const AttemptKey &key) const { return m_connecting.contains(key); }
    void list(const CallSearch &search,
              std::function<void(Result<std::vector<ListedCall>>)> done) override;
    void fetch(const ProviderSid &sid, std::function<void(Result<CallReport>)> done) override;
    void end(const ProviderSid &sid, HangUp how, std::function<void(Done)> done) override;
    void pricePerMinute(const PhoneNumber &number, const QString &country,
                        std::function<void(Result<Money>)> done) override;
    void setListener(Listener listener) override;

    void send(const TextRequest &request, std::function<void(SendOutcome)> done) override;
    void withdraw(const StepId &step) override;
    void list(const PhoneNumber &to, Instant since,
              std::function<void(Result<std::vector<ListedText>>)> done) override;
    void fetchText(const ProviderSid &sid, std::function<void(Result<TextReport>)> done) override;
    void received(Instant since,
                  std::function<void(Result<std::vector<ReceivedText>>)> done) override;

private:
    void later(Milliseconds pause, std::function<void()> what);
    template <typename Request>
    SendOutcome hand(const Request &request, WireFault fault,
                     const std::function<void(SendOutcome)> &done);
    SendOutcome answerOf(WireFault fault, const ProviderSid &sid);

    struct Connecting {
        std::unique_ptr<Wakeup> next;
        std::function<void(SendOutcome)> done;
    };

    void leave(const CallRequest &request, const std::function<void(SendOutcome)> &done);
    void leave(const TextRequest &request, const std::function<void(SendOutcome)> &done);
    void giveUpConnecting(const Connecting &given, const QString &why);

    SimulatedCarrier &m_carrier;
    std::vector<std::unique_ptr<Wakeup>> m_underWay;
    std::map<AttemptKey, Connecting> m_connecting;
    std::map<StepId, Connecting> m_connectingTexts;
};

} // namespace savehub
