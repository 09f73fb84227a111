// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mail/smtp_mail_gateway.h"

#include <QTest>

#include <array>
#include <optional>

namespace savehub::test {

inline SmtpAccount account(const QUrl &server)
{
    return {server, {}, QStringLiteral("reminders@example.com")};
}

inline EmailRequest request()
{
    return {QStringLiteral("step-1@savehub"), QStringLiteral("Ada"),
            QStringLiteral("ada@example.org"), QStringLiteral("Grüße"),
            QStringLiteral("First line\n.\n.dot\nÜ last line\n")};
}

/// The outcome of one email. OnlyBuilt, which no mail gateway returns, means that there was no
/// answer.
inline SendOutcome sendNow(MailGateway &gateway, const EmailRequest &email = request())
{
    std::optional<SendOutcome> answer;
    gateway.send(email, [&](const SendOutcome &outcome) { answer = outcome; });
    const bool answered = QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    return answered ? *answer : OnlyBuilt{};
}

/// "Accepted", "NotSent", …
inline QString kind(const SendOutcome &outcome)
{
    constexpr std::array names{"Accepted", "NotSent", "Rejected", "UnknownOutcome", "OnlyBuilt"};
    return QString::fromLatin1(names.at(outcome.index()));
}

} // namespace savehub::test
