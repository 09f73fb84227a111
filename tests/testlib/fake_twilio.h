// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/fake_account.h"
#include "tests/testlib/fake_callbacks.h"
#include "tests/testlib/fake_faults.h"
#include "tests/testlib/fake_http_server.h"
#include "tests/testlib/fake_number_rules.h"
#include "tests/testlib/fake_text.h"

#include <QJsonArray>

#include <functional>
#include <optional>
#include <vector>

namespace savehub {

/// A request that came in whole, and what became of it.
struct FakePost {
    QString resource; ///< "Calls.json", "Calls/CA….json", "Messages.json"
    FormFields form;
    int status = 0;        ///< of the answer before a fault changed it; 0 if not carried out
    bool accepted = false; ///< carried out and answered with 2xx
};

/// Plays Twilio's REST API on 127.0.0.1: credentials, number rules, calls that follow the test's
/// clock, texts, lists, callbacks, and any fault. Tests judge by its ledger, posts().
class FakeTwilio
{
public:
    struct Setup {
        QString accountSid = QStringLiteral("AC00000000000000000000000000000001");
        QString authToken = QStringLiteral("0123456789abcdef0123456789abcdef");
        QString apiKeySid{}; ///< also accepted as the user name, if given
        QString apiKeySecret{};
        FakeAccount account{};
        FakeNumberRules numbers{};
        FakeLife life{};
        FakeTextLife textLife{};
        int callsPerSecond = 1;
        Milliseconds listLag{0}; ///< how long a call takes to show up in lists
        bool sendsDate = true;
        std::function<Instant()> now{};                 ///< the server's clock; empty: the real one
        std::optional<QSslConfiguration> tls{};         ///< HTTPS when given
        std::function<void(const FakePost &)> onPost{}; ///< called for each entry of the ledger
    };

    FakeTwilio();
    explicit FakeTwilio(Setup setup);

    bool listen(quint16 port = 0) { return m_server.listen(port); }
    void stopListening() { m_server.stopListening(); }
    QUrl url() const { return m_server.url(); }
    int connections() const { return m_server.connections(); }

    FakeFaults &faults() { return m_faults; }
    FakeCallbacks &callbacks() { return m_callbacks; }
    Setup &setup() { return m_setup; }

    const std::vector<FakePost> &posts() const { return m_posts; }
    const std::vector<FakeCall> &calls() const { return m_calls; }
    const std::vector<FakeText> &texts() const { return m_texts; }
    /// Adds a call that no request ordered, as if created at \a createdAt. Returns its SID.
    QString addCall(const FormFields &form, Instant createdAt);

    /// Sends the callbacks for everything that has happened since the last time.
    void sendCallbacks();
    /// Presses \a keys in the call \a sid. False if it asks for none.
    bool press(const QString &sid, const QString &keys);
    /// Adds a text from \a from to the account's number \a to, and reports it to \a webhook unless
    /// that is empty. Returns its SID.
    QString takeText(const QString &from, const QString &to, const QString &body,
                     const QString &webhook = {});

private:
    struct Answer {
        int status = 200;
        QJsonObject body{};
    };

    FakeHttpReply handle(const FakeHttpRequest &request);
    Answer answer(const FakeHttpRequest &request);
    Answer post(const QString &resource, const FormFields &form);
    Answer createCall(const FormFields &form);
    Answer createText(const FormFields &form);
    Answer updateCall(FakeCall &call, const FormFields &form);
    Answer get(const QString &resource, const FakeHttpRequest &request) const;
    Answer listCalls(const FakeHttpRequest &request) const;
    Answer listTexts(const FakeHttpRequest &request) const;
    QByteArray bytes(const Answer &answer) const;
    bool isAuthorized(const FakeHttpRequest &request) const;
    /// Standard API keys may do everything except read the account itself.
    bool isAboutTheAccountItself(const FakeHttpRequest &request) const;
    FakeCall *findCall(const QString &resource);
    QString resourceOf(const FakeHttpRequest &request) const;
    QString nextSid(QLatin1String prefix);
    Instant now() const { return m_setup.now(); }
    static Answer error(int status, int code, const QString &message);

    Setup m_setup;
    FakeFaults m_faults;
    FakeCallbacks m_callbacks;
    std::vector<FakePost> m_posts;
    std::vector<FakeCall> m_calls;
    std::vector<FakeText> m_texts;
    int m_sids = 0;
    FakeHttpServer m_server;
};

} // namespace savehub
