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
    Replay,   ///< is followed by the first one that was sent
    WrongPort ///< signed over an address with another port
};

/// A callback that was sent, and how it was answered.
struct FakeCallback {
    QByteArray url{};
    FormFields form{};
    QByteArray signature{};
    QString nextFor{}; ///< the call that goes on with the answer, if one does
    bool isAnswered = false;
    int status = 0; ///< 0: no answer came
    QByteArray answer{};
};

/// Reports to a console's webhooks what happens to calls, which keys are pressed and which texts
/// come in. Sends when it is told to, in the order things happened.
class FakeCallbacks
{
public:
    static constexpr Seconds delay{30};

    FakeCallbacks(QString accountSid, QByteArray authToken);

    void setRoute(FakeRoute route) { m_sender.setRoute(std::move(route)); }

    /// The next \a count callbacks that are not planned for yet.
    void onNext(FakeCallbackFault fault, int count = 1);
    /// Callback \a number of all, from 1.
    void onCallback(int number, FakeCallbackFault fault) { m_faults[number] = fault; }

    /// Sends what has happened to \a call by \a now and was not sent yet, the keys of its life too.
    void tell(const FakeCall &call, Instant now);
    /// Presses \a keys in a call that is talking. False where the call asks for none.
    bool press(const FakeCall &call, const QString &keys, Instant now);
    /// Reports a text to the address that the account's owner entered at Twilio.
    void text(const QByteArray &url, const QString &sid, const QString &from, const QString &to,
              const QString &body, Instant now);

    /// Reports how far a text of the account's own has come.
    void textProgress(const QByteArray &url, const FormFields &report, Instant now)
    {
        queue({url, report}, url, now);
    }

    const std::vector<FakeCallback> &sent() const { return m_sent; }
    /// Whether every callback that was sent has been answered or given up.
    bool isIdle() const;

private:
    struct Told {
        int events = 0; ///< of those that happened
        int reports = 0;
        bool hasPressed = false;
        QString twiml{}; ///< what the call says now
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
    FakeWebhookSender m_sender; ///< last: its end silences what refers to the others
};

} // namespace savehub
