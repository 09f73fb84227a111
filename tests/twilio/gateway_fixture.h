// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/send_outcome.h"
#include "phrases/in_words.h"
#include "ports/call_log.h"
#include "tests/testlib/fake_twilio.h"
#include "tests/testlib/sample_data.h"
#include "tests/testlib/test_certificates.h"
#include "tests/testlib/virtual_clock.h"
#include "twilio/twilio_account.h"

#include <QTest>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace savehub {

/// Keeps the log's lines.
class KeptLog : public CallLog
{
public:
    void write(const QString &line) override { lines << line; }

    QStringList lines;
};

/// Takes answers and counts them.
template <typename T>
class Answers
{
public:
    std::function<void(T)> taker()
    {
        return [this](T answer) {
            m_taken.push_back(std::move(answer));
        };
    }
    size_t count() const { return m_taken.size(); }
    /// Waits for the next answer. Returns the last one, or nothing if none came.
    std::optional<T> wait()
    {
        const auto before = m_waited++;
        const bool came = QTest::qWaitFor([&] { return count() > before; }, 25'000);
        return came ? std::optional(m_taken.back()) : std::nullopt;
    }

private:
    std::vector<T> m_taken;
    size_t m_waited = 0;
};

/// The alternatives of SendOutcome, in their order, for tables of tests.
enum OutcomeClass { IsAccepted, IsNotSent, IsRejected, IsUnknown, IsOnlyBuilt, NoAnswer };

inline OutcomeClass classOf(const std::optional<SendOutcome> &outcome)
{
    return outcome ? static_cast<OutcomeClass>(outcome->index()) : NoAnswer;
}

/// What \a outcome says to people; empty if nothing.
inline QString textOf(const SendOutcome &outcome)
{
    return inWords(whyNot(outcome));
}

/// A fake Twilio, an account on it, and a clock that both share.
struct TwilioWorld {
    explicit TwilioWorld(bool https = false)
        : clock(sample::start()),
          twilio(setup(https))
    {
        account.accountSid = twilio.setup().accountSid;
        account.authToken = twilio.setup().authToken;
        account.fromNumber = PhoneNumber::fromE164(u"+15005550006");
        isListening = twilio.listen();
        account.apiBaseUrl = twilio.url();
    }

    /// Made only once, because that takes a while.
    static const TestCertificates &certificates()
    {
        static const TestCertificates made;
        return made;
    }

    static PhoneNumber someone() { return *PhoneNumber::fromE164(u"+15550001234"); }
    static QString base64(const QString &text)
    {
        return QString::fromLatin1(text.toUtf8().toBase64());
    }
    /// Whether \a text contains nothing that only the provider and the store may see.
    bool isClean(const QString &text) const
    {
        return !text.contains(QStringLiteral("5550001234"))
               && !text.contains(QStringLiteral("5005550006"))
               && !text.contains(account.authToken.text())
               && !text.contains(base64(account.authToken.text()))
               && !text.contains(base64(account.accountSid + u':' + account.authToken.text()));
    }

    VirtualClock clock;
    FakeTwilio twilio;
    TwilioAccount account;
    KeptLog log;
    bool isListening = false;

private:
    FakeTwilio::Setup setup(bool https)
    {
        FakeTwilio::Setup setup;
        setup.now = [this] {
            return clock.now();
        };
        if (https) {
            setup.tls = certificates().goodServer();
        }
        return setup;
    }
};

} // namespace savehub
