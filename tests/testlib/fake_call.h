// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "net/form_encoding.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace savehub {

/// How a call goes once its turn has come.
struct FakeLife {
    enum class Kind { Answered, AnsweredByMachine, Busy, NoAnswer, Failed };

    Kind kind = Kind::Answered;
    Seconds ringing{4}; ///< until it is answered, busy or failed; no-answer rings for Timeout
    Seconds talking{20};
    Seconds priceLag{0};  ///< how long after its end a call has a price
    QString keys{};       ///< pressed once, if the call asks for a key
    Seconds keysAfter{5}; ///< counted from the answer

    static std::optional<FakeLife> fromText(const QString &text);
};

/// Something that happened to a call: "initiated", "ringing", "in-progress" or how it ended.
struct FakeCallEvent {
    QString status;
    Instant at;
};

/// One call of the fake account. Its status follows from the time that is asked about.
struct FakeCall {
    QString sid;
    FormFields form; ///< as it was ordered
    FakeLife life;
    Instant createdAt;
    Instant startsAt;                   ///< its turn, at the account's calls per second
    std::optional<Instant> stoppedAt{}; ///< cancelled or hung up

    QString to() const { return firstValue(form, u"To"); }
    QString from() const { return firstValue(form, u"From"); }

    QString status(Instant now) const;
    bool isOver(Instant now) const;
    /// What has happened by \a now, in order.
    std::vector<FakeCallEvent> course(Instant now) const;
    /// Seconds talked by \a now.
    Seconds talked(Instant now) const;
    /// "human" or "machine_start" once it is known, if the call asked for it; else empty.
    QString answeredBy(Instant now) const;
    /// The resource as Twilio's API shows it.
    QJsonObject resource(Instant now) const;

private:
    Instant answeredAt() const;
    Instant endsByItself() const;
    Instant endsAt() const;
    bool isAnswered(Instant now) const;
    QString finalStatus() const;
};

/// "Tue, 18 Aug 2026 16:45:00 +0000"
QString toRfc2822(Instant instant);

} // namespace savehub
