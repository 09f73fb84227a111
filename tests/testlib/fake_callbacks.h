// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/fake_call.h"
#include "tests/testlib/fake_webhook.h"

#include <map>
#include <optional>
#include <vector>

namespace savehub {

/// Something that goes wrong with one callback.
enum class FakeCallbackFault {
    Duplicate, ///< comes twice
    Reorder,   ///< comes after the next one
    Delay,     ///< comes FakeCallbacks::delay later
    Drop,
    Forge,    ///< signed with another token
    Unsigned, ///< has no signature
    Replay,   ///< is followed by the first callback that was sent
    WrongPort ///< signed over an address with another port
};

/// A callback that was sent, and how it was answered.
struct FakeCallback {
    QByteArray url{};
    FormFields form{};
    QByteArray signature{};
    QString nextFor{}; ///< SID of the call that goes on with the answer, if any
    bool isAnswered = false;
    int status = 0; ///< 0: no answer came
    QByteArray answer{};
};

/// Reports to a console's webhooks what happens to calls, which keys are pressed and which texts
/// come in. Sends only when told to, in the order in which things happened.
class FakeCallbacks
{
public:
    static constexpr Seconds delay{30};

    FakeCallbacks(QString accountSid, QByteArray authToken);

    void setRoute(FakeRoute route) { m_sender.setRoute(std::move(route)); }

    /// Plans \a fault for the next \a count callbacks that have none yet.
    void onNext(FakeCallbackFault fault, int count = 1);
    /// Plans \a fault for callback \a number, counted from 1.
    void onCallback(int number, FakeCallbackFault fault) { m_faults[number] = fault; }

    /// Sends what has happened to \a call by \a now and was not sent yet, including the keys that
    /// its life presses.
    void tell(const FakeCall &call, Instant now);
    /// Presses \a keys in a call that is in progress. False if the call asks for none.
    bool press(const FakeCall &call, const QString &keys, Instant now);
    /// Reports a text to the address that the account's owner entered at Twilio.
    void text(const QByteArray &url, const QString &sid, const QString &from, const QString &to,
              const QString &body, Instant now);

    /// Reports how far a text that the account sent has come.
    void reportText(const QByteArray &url, const FormFields &report, Instant now)
    {
        queue({url, report}, url, now);
    }

    const std::vector<FakeCallback> &sent() const { return m_sent; }
    /// Whether every callback that was sent was answered or given up.
    bool isIdle() const;

private:
    struct Told {
        int events = 0; ///< how many of those that happened
        int reports = 0;
        bool hasPressed = false;
        QString twiml{}; ///< the TwiML that the call runs now
    };
    struct Held {
        FakeCallback callback;
        std::optional<Instant> until{}; ///< nothing: until the next one is sent
    };

    FormFields callFields(const FakeCall &call, const QString &status) const;
    FormFields report(const FakeCall &call, const FakeCallEvent &event, int sequence) const;
    void tellEvents(const FakeCall &call, Told &told, Instant now);
    void pressOfItself(const FakeCall &call, Told &told, Instant now);
    Told &toldOf(const FakeCall &call);
    std::optional<FakeCallbackFault> takeFault();
    void queue(FakeCallback callback, const QByteArray &signedUrl, Instant now);
    void send(FakeCallback callback);
    void sendHeldForOrder();
    void sendHeldUntil(Instant now);

    QString m_accountSid;
    QByteArray m_authToken;
    std::map<int, FakeCallbackFault> m_faults;
    std::map<QString, Told> m_told;
    std::vector<Held> m_held;
    std::vector<FakeCallback> m_sent;
    int m_queued = 0;
    FakeWebhookSender m_sender; ///< last, so that it is destroyed first: its callbacks use the
                                ///< members above
};

} // namespace savehub
